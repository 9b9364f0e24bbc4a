"""Whatever somebody types comes out of every export as text, and as nothing but text.

The proof reads each file with a parser that is not ours, and holds it against the file of a plain
word in the same place: same structure, other words.
"""

import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest

from reporting import door, exports, plain_text
from reporting.exports import responses_json
from scoring import instrument, receipt, response_file
from scoring import responses as response_sets
from tests.reporting import hostile
from tests.reporting.hostile import BENIGN, HOSTILE, LONG, PLACES

TEXT = json.dumps(hostile.INSTRUMENT)
READY = instrument.from_plain(hostile.INSTRUMENT)
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")
TRAPS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")


def exported(format, place, given):
    answer = door.call(json.dumps({**hostile.request(format, given, place), "instrument": TEXT}))
    answer = json.loads(answer)
    assert answer["ok"], answer
    return answer["file"]


class Page(HTMLParser):
    """What stands in a page beside its words, and its words."""

    def __init__(self, markup):
        super().__init__()
        self.structure, self.words = [], []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if told.get("name") == "inkbubble-receipt":
            told.pop("content")
        self.structure.append((tag, told))

    def handle_endtag(self, tag):
        self.structure.append(tag)

    def handle_data(self, data):
        self.words.append(data)

    def note(self, data):
        self.structure.append(data)

    handle_comment = handle_decl = handle_pi = unknown_decl = note

    @property
    def text(self):
        return " ".join("".join(self.words).split())


def of_receipt(text, place, given):
    page = Page(text)
    assert plain_text.line(given) in page.text
    assert receipt.read(text).data == canonical(place, given)
    assert not TRAPS.search(text)
    return page.structure


def of_json(text, place, given):
    data = response_file.parse(text)
    assert data == {**canonical(place, given), "date": "2026-11-22"}
    assert given.strip() in strings(data)
    assert not TRAPS.search(text)
    return list(data)


def canonical(place, given):
    return responses_json.data(READY, response_sets.read(READY, hostile.responses(given, place)))


def strings(data):
    if isinstance(data, dict):
        return [one for told in data.values() for one in strings(told)]
    if isinstance(data, list):
        return [one for told in data for one in strings(told)]
    return [data]


def of_csv(text, place, given):
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    for cell in (cell for row in rows for cell in row):
        for part in (cell, *(part.lstrip(' "') for part in cell.split(";"))):
            visible = part.lstrip("\u200b\u200c\u200d\u2060\ufeff \u00a0")
            assert not visible.startswith(RUN) or NUMBER.fullmatch(part), part[:50]
    if place in ("short", "long", "beside"):
        column, item = (8, "a") if place == "beside" else (4, place)
        found = next(row[column] for row in rows if row[0] == item)
        assert found.replace("'", "") == plain_text.line(given).replace("'", "")
    assert not TRAPS.search(text)
    return [len(row) for row in rows]


def of_plan(text, place, given):
    column = {"title": "step", "owner": "owner", "note": "note"}.get(place)
    if column:
        steps = csv.DictReader(io.StringIO(text[1:], newline=""), strict=True)
        told = [step[column].replace("'", "") for step in steps]
        assert plain_text.line(given).replace("'", "") in told
    return of_csv(text, None, given)


def of_markdown(text, place, given):
    page = Page(markdown.markdown(text, extensions=["extra", "admonition"]))
    assert plain_text.line(given) in page.text
    assert not TRAPS.search(text)
    return page.structure


def of_calendar(text, place, given):
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in "".join(lines) and "\r" not in "".join(lines)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    values = [unescaped(line.partition(":")[2]) for line in unfolded]
    if place in ("title", "owner", "note"):
        assert plain_text.line(given) in " ".join(" ".join(values).split())
    assert not TRAPS.search(text)
    return [line.partition(":")[0] for line in unfolded]


def unescaped(value):
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)


STRUCTURE = {
    "receipt": of_receipt,
    "json": of_json,
    "csv": of_csv,
    "codebook": of_csv,
    "plan": of_plan,
    "markdown": of_markdown,
    "calendar": of_calendar,
}


@cache
def plain_structure(format):
    return STRUCTURE[format](exported(format, "note", BENIGN)["text"], "note", BENIGN)


def test_every_format_is_looked_at():
    assert set(STRUCTURE) == set(exports.FORMATS)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format", exports.FORMATS)
def test_hostile_text_comes_out_as_text(format, name):
    for place in PLACES:
        given = hostile.fitting(HOSTILE[name], place)
        file = exported(format, place, given)
        assert file["name"] in {"sample-codebook.csv", "sample-plan-2026-11-22.csv"} | {
            f"sample-2026-11-22.{ending}" for ending in ("html", "json", "csv", "md", "ics")
        }
        if format == "codebook":
            assert file == exported(format, place, BENIGN)
        else:
            assert STRUCTURE[format](file["text"], place, given) == plain_structure(format), place


@pytest.mark.parametrize("place", PLACES)
def test_half_a_character_is_refused_with_a_sentence(place):
    request = hostile.request("json", hostile.HALF, place)
    answer = json.loads(door.call(json.dumps({**request, "instrument": TEXT})))
    assert [problem["code"] for problem in answer["problems"]] == ["not-a-text"]
    assert "half of a character" in answer["problems"][0]["message"]


def test_a_style_sheet_cannot_end_its_element():
    request = hostile.request("receipt", BENIGN, style="</style><b>\r\n</STYLE\0")
    file = json.loads(door.call(json.dumps({**request, "instrument": TEXT})))["file"]
    starts = [one[0] for one in Page(file["text"]).structure if isinstance(one, tuple)]
    assert starts.count("style") == 1
    assert "b" not in starts[: starts.index("body")]


def history_of(given, operation="later", **more):
    """The page's history between two results with these texts in all places, and such a name."""
    earlier = [
        {"date": date, "name": given, "id": date, "responses": hostile.responses(given, place)}
        for date, place in (("2025-11-22", "short"), ("2026-05-22", "long"))
    ]
    request = hostile.request("", given, "short", operation=operation, earlier=earlier, **more)
    answer = json.loads(door.call(json.dumps({**request, "instrument": TEXT})))
    assert answer["ok"], answer
    return answer["html"] if operation == "history" else answer["blocks"]["history"]


@pytest.mark.parametrize("name", [name for name in HOSTILE if len(HOSTILE[name]) < LONG])
def test_hostile_text_and_names_are_text_in_a_history(name):
    given = HOSTILE[name]
    page = Page(history_of(given))
    # Two words that differ, so that as many answers changed as with every hostile text.
    assert page.structure == Page(history_of("word of another kind")).structure
    assert plain_text.line(given)[:100] in page.text
    assert not TRAPS.search(history_of(given))
    assert not TRAPS.search(history_of(given, "history", **{"with": "2025-11-22"}))
