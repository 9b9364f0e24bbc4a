"""One result as a file to take along, in the format that the visitor chooses.

`of` is the whole interface, in CPython and in the browser alike.

    receipt     one HTML file with everything in it, that can be opened on the site again
    json        the response file
    csv         one row an item; `codebook` says what the ids and values in it mean
    plan        one row a step of the plan, as CSV
    markdown    the report and the plan, for a wiki or an issue
    calendar    the steps of the plan that have a day

None of them holds details about the respondent, unless the visitor wants them shown; earlier
results are in the receipt's report and in Markdown if they are given, and in none as data.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from reporting import history_past
from reporting.exports import (
    calendar,
    codebook_csv,
    items_csv,
    markdown,
    plan_csv,
    receipt,
    responses_json,
)
from reporting.history_past import Past
from scoring import days
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

FORMATS = ("receipt", "json", "csv", "codebook", "plan", "markdown", "calendar")


class File(NamedTuple):
    """A file by its name, its media type and its text, to be written as UTF-8."""

    name: str
    type: str
    text: str


def of(
    format: str,
    instrument: Instrument,
    responses: ResponseSet,
    result: dict[str, Any],
    date: str | None,
    style: str = "",
    earlier: Past = history_past.NONE,
) -> File:
    """The file of one result.

    Args:
        format: one of `FORMATS`.
        instrument: what was asked.
        responses: what was answered.
        result: what came of it, as `scoring.result.compute` gives it.
        date: the day of the result, such as ``2026-11-22``; None for none.
        style: the style sheet of a receipt; the other formats have none.
        earlier: the results before this one, if the file is to tell how it changed.

    Raises:
        ValueError: there is no such format, or no such day.
    """
    responses = _as_shown(responses)
    match format:
        case "receipt":
            text = receipt.text(instrument, responses, result, date, style, earlier)
            return File(_name(instrument, date, "html"), "text/html", text)
        case "json":
            text = responses_json.text(instrument, responses, date)
            return File(_name(instrument, date, "json"), "application/json", text)
        case "csv":
            text = items_csv.text(instrument, responses)
            return File(_name(instrument, date, "csv"), "text/csv", text)
        case "plan":
            text = plan_csv.text(instrument, responses.plan)
            return File(_name(instrument, date, "csv", "plan"), "text/csv", text)
        case "codebook":
            text = codebook_csv.text(instrument)
            return File(f"{instrument.id}-codebook.csv", "text/csv", text)
        case "markdown":
            text = markdown.text(instrument, responses, result, date, earlier)
            return File(_name(instrument, date, "md"), "text/markdown", text)
        case "calendar":
            text = calendar.text(instrument, responses, date)
            return File(_name(instrument, date, "ics"), "text/calendar", text)
    raise ValueError(f"there is no format {format!r:.40}; there are: {', '.join(FORMATS)}")


def _as_shown(responses: ResponseSet) -> ResponseSet:
    """What the visitor does not want on the report is not to travel in its files unseen."""
    given = responses.details
    if given is not None and given.shown:
        return responses
    return responses._replace(details=None, set_aside=dict(_without_details(responses.set_aside)))


def _without_details(aside: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What was set aside of details is not told apart any more, so it stays behind as well."""
    for part, told in aside.items():
        if part == "older":
            yield part, [one for one in told if one["part"] != "details"]
        elif part != "details":
            yield part, told


def _name(instrument: Instrument, date: str | None, ending: str, part: str = "") -> str:
    """The file's name: an instrument's id and a day, which are safe in every file system."""
    day = "" if date is None else "-{:04}-{:02}-{:02}".format(*days.parts(date))
    return f"{instrument.id}{f'-{part}' if part else ''}{day}.{ending}"
