"""Scoring many response files at once: nothing of a file is kept but its line in the table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publishing import assets, scoring_files
from publishing.scoring_files import Given, Reader
from reporting import (
    collected_csv,
    collected_html,
    collected_json,
    collected_markdown,
    collected_text,
    gathering,
)
from reporting.collected import Collected, Entry
from reporting.collecting import Tally
from scoring import result as results
from scoring.instrument import Instrument

STYLE = (*assets.PAGE, *assets.REPORT, "collected")


def written(
    root: Path, format: str, instrument: Instrument, reader: Reader, *, summary: bool, each: bool
) -> Iterator[str]:
    """What the files came to in the format, piece by piece.

    A *summary* lists no file; *each* counts files of the same answers each.
    """
    tally = Tally(instrument, each=each)
    if format == "json" and not summary:
        yield collected_json.head(instrument)
        yield from collected_json.results(_results(instrument, reader, tally))
        yield collected_json.foot(tally.groups, tally.twins, reader.left_out)
        return
    entries = [entry for entry, _ in _entries(instrument, reader, tally) if not summary]
    left_out = tuple(reader.left_out)
    told = Collected(instrument, entries, tally.groups, tally.twins, left_out)
    match format:
        case "json":
            yield collected_json.text(told)
        case "csv" if summary:
            yield collected_csv.summary(instrument, told.groups)
        case "csv":
            yield collected_csv.table(instrument, entries)
        case "markdown":
            yield collected_markdown.text(told)
        case "html":
            style = assets.stylesheet(root / "theme" / "style", STYLE)
            yield collected_html.document(told, style)
        case "text":
            yield from (f"{line}\n" for line in collected_text.lines(told))


def _entries(instrument: Instrument, reader: Reader, tally: Tally) -> Iterator[tuple[Entry, Given]]:
    """Each file's line in the table, counted on the way, and what was read."""
    for place, given in enumerate(reader.given()):
        sheet = gathering.sheet_of(instrument, given.file, place, given.read)
        twin = tally.add(sheet)
        if twin is None:
            yield sheet.entry, given
        else:
            scoring_files.tell_twin(twin)


def _results(
    instrument: Instrument, reader: Reader, tally: Tally
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each file's whole result, counted on the way."""
    for _, given in _entries(instrument, reader, tally):
        yield given.file, results.compute(instrument, given.read.responses)
