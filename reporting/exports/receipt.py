"""The receipt: one HTML file with the report and everything that it was made from.

It opens anywhere, offline and without script. Its policy allows nothing but its own style sheet,
by that sheet's hash. What the report was made from stands in a <meta> as JSON in which no
character has a meaning in HTML, so that nothing in it can end it, and reading it needs no HTML
parser (`scoring.receipt`)::

    {"format": "inkbubble/receipt@1", "date": "2026-11-22" or null, "engine": "…",
     "instrument": {"id", "version", "digest"}, "responses": {…}, "result": {… without "trace"}}
"""

import json
from binascii import b2a_base64
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from reporting import html, plain_text, view
from reporting.exports import responses_json
from scoring import receipt
from scoring.instrument import Instrument
from scoring.responses import ResponseSet
from scoring.version import VERSION

# A page of the site has room around its report, this one has nothing else to give it.
_OWN_STYLE = """\
main.result { padding-block: 2rem }
.receipt-foot { margin-block-start: 1rem; font-size: .875rem; color: var(--ink-2) }
.receipt-foot p { margin: 0 0 .5rem }
.receipt-foot .digest { font-family: ui-monospace, Consolas, monospace; overflow-wrap: anywhere }
@media print { main.result { padding-block: 0 } }
"""
_IN_HTML = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&'"}


def text(
    instrument: Instrument,
    response_set: ResponseSet,
    result: dict[str, Any],
    date: str | None,
    style: str,
) -> str:
    """The file's text."""
    report = view.of(instrument, response_set, result, date)
    style = _contained(f"{style}\n{_OWN_STYLE}")
    return (
        html.environment()
        .get_template("receipt.html")
        .render(
            report=report,
            body=Markup(html.article(report)),
            style=Markup(style),
            style_hash=b2a_base64(sha256(style.encode()).digest(), newline=False).decode(),
            engine=VERSION,
            data=Markup(_data(instrument, response_set, result, date)),
        )
    )


def _data(
    instrument: Instrument, response_set: ResponseSet, result: dict[str, Any], date: str | None
) -> str:
    written = json.dumps(
        {
            "format": receipt.FORMAT,
            "date": date,
            "engine": VERSION,
            "instrument": result["instrument"],
            "responses": responses_json.data(instrument, response_set),
            "result": {key: told for key, told in result.items() if key != "trace"},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return plain_text.escaped(written).translate(_IN_HTML)


def _contained(style: str) -> str:
    r"""The style sheet so that it can't end its element, and has the bytes that a browser hashes.

    In style, “<\/” says the same as “</” wherever that can stand: in a text.
    """
    return style.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("</", r"<\/")
