"""The report and the plan as Markdown, to be pasted into a wiki, a note or an issue."""

from collections.abc import Iterator
from typing import Any

from reporting import history_past, view
from reporting.exports import markdown_blocks
from reporting.exports.markdown_text import said
from reporting.history_past import Past
from reporting.text_blocks import standing_of
from reporting.view import Report
from scoring.instrument import Instrument
from scoring.responses import ResponseSet
from scoring.version import VERSION

# Pictures say nothing here, scores and answers stand in tables of their own, and how each number
# came about is in the receipt.
LEFT_OUT = ("scale", "matrix", "profile", "what-if", "computed")


def text(
    instrument: Instrument,
    response_set: ResponseSet,
    result: dict[str, Any],
    date: str | None,
    earlier: Past = history_past.NONE,
) -> str:
    """The file's text."""
    report = view.of(instrument, response_set, result, date, earlier=earlier, later=LEFT_OUT)
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {said(report.title)}"
    yield ""
    yield from _head(report)
    yield from markdown_blocks.scores(report)
    for name in report.blocks:
        if name in markdown_blocks.BLOCKS:
            yield from markdown_blocks.BLOCKS[name](report)
    yield "---"
    yield ""
    yield said(
        f"{report.title}, version {report.version}, digest {report.digest}; engine {VERSION}."
    )
    if report.answered_version:
        yield said(f"The answers were given in version {report.answered_version}.")


def _head(report: Report) -> Iterator[str]:
    open = report.completeness.open
    told = [report.date, report.completeness.answered, open and f"open: {open}"]
    yield said(", ".join(one for one in told if one)) + "."
    yield ""
    for detail in report.respondent:
        yield f"- {said(detail.label)}: {said(detail.text)}"
    if report.respondent:
        yield ""
    headline = report.headline
    yield f"**{said(headline.title)}: {said(standing_of(headline))}**"
    yield ""
    told = [headline.band and headline.band.text, headline.reason]
    told += [headline.next_step and f"{headline.next_step}."]
    for one in told:
        if one:
            yield said(one)
            yield ""
