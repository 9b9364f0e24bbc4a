"""Texts that mean something to what may open a result, and an instrument with places for them.

Each goes into every free field (`PLACES`) and out through every exporter.
"""

from scoring.response_faults import LONGEST_NOTE
from tests.building import compiled, item, response_file, scale, text

LONG = 100_000

HOSTILE = {
    "tag": "<b>bold</b><h1>big</h1><table><tr><td>",
    "script": "<script>alert(1)</script>",
    "end-of-script": "</script><script>alert(1)</script>",
    "end-of-style": "</style><style>*{display:none}</style>",
    "end-of-title": "</title><base href=//x.example><meta http-equiv=refresh content=0>",
    "event": "<img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "end-of-attribute": "' onmouseover='alert(1) \" onfocus=\"alert(1) autofocus `",
    "end-of-meta": "'><meta name=\"inkbubble-receipt\" content='{}'>",
    "end-of-comment": "--> <!-- --!> ]]> <![CDATA[ ?> <?php",
    "character-references": "&lt;b&gt; &#60;script&#62; &amp;lt; &copy &NotEqualTilde;",
    "javascript-address": "javascript:alert(1)",
    "addresses": "https://x.example www.x.example <https://x.example> //x.example ftp://x.example",
    "markdown-link": "[click](javascript:alert(1)) [x]: javascript:alert(1) [x] [^1]: note [^1]",
    "markdown-picture": '![x](https://x.example/pixel.png "t") *[HTML]: text HTML',
    "markdown-emphasis": "**b** _i_ __b__ ~~s~~ `code` ``c`` ***x*** ==m== ^s^ $x$ ~x~",
    "markdown-attributes": "{: onclick=alert(1) #id .class} {#id} { .a }",
    "markdown-table": "a | b || c\n|---|---|\n| x | y |",
    "markdown-heading": "# one\n## two\n===\n---\n",
    "markdown-list": "- a\n- b\n\n1. c\n2) d\n+ e\n* f\n- [ ] g\n- [x] h",
    "markdown-quote": "> quote\n> > deeper",
    "markdown-code": "```\ncode\n```\n    indented\n\tindented\n~~~\n",
    "markdown-note": "!!! note\n    text\n\nTerm\n: definition",
    "leading-number": "1. one",
    "leading-dash": "- [ ] one",
    "leading-plus": "+ one",
    "leading-colon": ": one",
    "leading-equals-signs": "===",
    "leading-dashes": "---",
    "leading-hash": "# one",
    "leading-quote": "> one",
    "leading-fence": "```",
    "leading-exclamation-marks": "!!! note",
    "leading-pipe": "| one",
    "backslashes": "\\ \\* \\\\* \\` \\| \\n \\, \\; C:\\new\\",
    "trailing-backslash": "end\\",
    "formula": '=HYPERLINK("http://x.example","click")',
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-wide": "\uff1d1+1",
    "formula-behind-tab": "x\t=1+1",
    "formula-behind-line": "x\r=1+1",
    "formula-behind-blank": " \u00a0=1+1",
    "formula-behind-nothing": "\u200b=1+1",
    "formula-behind-semicolon": 'x;=1+1;"=1+1"; @SUM(1);-cmd',
    "formula-behind-comma": 'x","=1+1',
    "dde": "=cmd|'/C calc'!'A1'",
    "negative-number": "-5",
    "quotes": "\"'`´‘’“”«»„‚",
    "line-ends": "one\r\ntwo\rthree\nfour\u2028five\u2029six\x85seven\x0beight\x0cnine",
    "calendar-end": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nATTACH:http://x.example\r\n ",
    "calendar-alarm": "x\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM",
    "calendar-values": 'a;b,c:d\\n\\N;VALUE=URI:"e"',
    "turned": "user\u202egnp.exe\u202c \u2066x\u2069 \u2067y\u202a\u202b\u202d\u2068",
    "unseen": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u200eh\u200fi\u061cj",
    "control": "a\x00b\x01c\x07d\x08e\x1bf[31m\x7fg\x80h\x9bi",
    "no-characters": "a\ufffeb\uffffc\ufffdd\U0001fffee",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇺 👍🏽 ✅ é e\u0301 ﷽ 𒐫",
    "right-to-left": "שלום مرحبا \u05d0b\u05d2",
    "template": "{{ 7*7 }} {% raw %} {# c #} {{ report.__class__ }} ${7*7} #{7*7} <%= 7 %>",
    "format": "%s %d %n %(name)s {0} {x.__class__} $HOME `id` $(id) %0a %00 \\u003c \\x3c",
    "sql": "'; DROP TABLE answers; --",
    "json": '","format":"inkbubble/receipt@1","x":"} ] \\',
    "word": "Donau" * 200,
    "one-letter": "A" * LONG,
    "one-mark": "a" + "\u0301" * LONG,
    "many-lines": "a\n" * (LONG // 2),
    "many-tags": "<b>" * 500,
}

HALF = "half \ud83d of a character"

PLACES = ("short", "long", "name", "role", "title", "owner", "note", "beside")
BENIGN = "word"

DETAILS = {
    "title": "Who answers",
    "intro": None,
    "fields": [
        {
            "id": id,
            "label": id.title(),
            "kind": "text",
            "required": False,
            "confirm": False,
            "max_length": 2 * LONG,
            "help": None,
            "options": [],
        }
        for id in ("name", "role")
    ],
    "statements": [],
    "reviewed": None,
}

INSTRUMENT = compiled(
    [item("a"), text("short", 2 * LONG), text("long", 2 * LONG, "long_text")],
    [scale("s", "sum", ["a"], bands=["0", "1"])],
    details=DETAILS,
)


def fitting(given, place):
    """As much of the text as the place takes: a note beside an answer is short."""
    return given[:LONGEST_NOTE] if place == "beside" else given


def responses(given, *places):
    """A response file with the text in these places, and a plain word in all others."""
    told = {id: fitting(given, id) if id in places else BENIGN for id in PLACES}
    return response_file(
        {"a": "yes", "short": told["short"], "long": told["long"]},
        details={"fields": {id: told[id] for id in ("name", "role")}, "shown": True},
        plan=[
            {"id": "own/1", "text": told["title"], "due": "2027-01-31"},
            {"id": "own/2", "text": "Plain", "owner": told["owner"], "due": "2028-02-29"},
            {"id": "own/3", "text": "Plain", "note": told["note"], "due": "2028-12-31"},
        ],
        notes={"a": told["beside"]},
    )


def request(format, given, *places, **more):
    """What the door is asked for a file of such responses, without the instrument."""
    return {
        "operation": "export",
        "format": format,
        "responses": responses(given, *places),
        "date": "2026-11-22",
        "style": "body { color: black }",
        **more,
    }
