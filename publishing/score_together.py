"""Scoring many response files at once: nothing of a file is kept but its line in the table."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from publishing import assets
from publishing.scoring_files import Reader
from reporting import (
    collected_csv,
    collected_html,
    collected_json,
    collected_markdown,
    collected_text,
    collecting,
)
from reporting.collected import Collected, Entry
from reporting.collecting import Tally
from scoring import result as results
from scoring.instrument import Instrument

STYLE = (*assets.PAGE, *assets.REPORT, "collected")


def written(
    root: Path, format: str, instrument: Instrument, reader: Reader, *, summary: bool
) -> Iterator[str]:
    """What the files came to in the format, piece by piece; a *summary* lists no file."""
    tally = Tally(instrument)
    if format == "json" and not summary:
        yield collected_json.head(instrument)
        yield from collected_json.results(_results(instrument, reader, tally))
        yield collected_json.foot(tally, reader.left_out)
        return
    entries = [entry for entry in _entries(instrument, reader, tally) if not summary]
    left_out = tuple(reader.left_out)
    told = Collected(instrument, entries, tally.distributions, tally.versions, left_out)
    match format:
        case "json":
            yield collected_json.head(instrument) + collected_json.foot(tally, left_out)
        case "csv" if summary:
            yield collected_csv.summary(instrument, told.distributions)
        case "csv":
            yield collected_csv.table(instrument, entries)
        case "markdown":
            yield collected_markdown.text(told)
        case "html":
            style = assets.stylesheet(root / "theme" / "style", STYLE)
            yield collected_html.document(told, style)
        case "text":
            yield from (f"{line}\n" for line in collected_text.lines(told))


def _entries(instrument: Instrument, reader: Reader, tally: Tally) -> Iterator[Entry]:
    """Each file's line in the table, counted on the way."""
    for given in reader.given():
        entry = collecting.entry(instrument, given.file, given.responses)
        tally.count(entry.version, [one.score for one in entry.scores])
        yield entry


def _results(
    instrument: Instrument, reader: Reader, tally: Tally
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each file's whole result, counted on the way."""
    for given in reader.given():
        result = results.compute(instrument, given.responses)
        exact = (scale["score"]["exact"] for scale in result["scales"])
        scores = [None if number is None else Fraction(number) for number in exact]
        tally.count(given.responses.version, scores)
        yield given.file, result
