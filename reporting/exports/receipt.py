"""The receipt: one HTML file with the report and everything that it was made from.

It opens anywhere, offline and without script. Its policy allows nothing but its own style sheet,
by that sheet's hash. What the report was made from stands in a <meta> as JSON in which no
character has a meaning in HTML, so that nothing in it can end it, and reading it needs no HTML
parser (`scoring.receipt`)::

    {"format": "inkbubble/receipt@1", "date": "2026-11-22" or null, "engine": "…",
     "instrument": {"id", "version", "digest"}, "responses": {…}, "result": {… without "trace"}}
"""

import json
from typing import Any

from markupsafe import Markup

from reporting import history_past, html, own_style, plain_text, view
from reporting.exports import responses_json
from reporting.history_past import Past
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
    earlier: Past = history_past.NONE,
) -> str:
    """The file's text; earlier results are in the report alone, not in the data."""
    report = view.of(instrument, response_set, result, date, earlier=earlier)
    style = own_style.contained(f"{style}\n{_OWN_STYLE}")
    return (
        html.environment()
        .get_template("receipt.html")
        .render(
            report=report,
            body=Markup(html.article(report)),
            style=Markup(style),
            style_hash=own_style.hash_of(style),
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
