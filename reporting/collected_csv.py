"""Many results as CSV: one row for each file and scale; or, apart, how the scores are spread.

Columns of `table`: ``score_exact``, ``low`` and ``high`` (what can still be reached) are exact
fractions, ``score`` is rounded as people read it, ``reason`` says why there is none. Columns of
`summary`: ``figure`` is ``scored``, ``unscored``, one of a spread, or ``in_band`` with the band.
"""

from collections.abc import Iterable, Iterator

from reporting import collected
from reporting.collected import Entry
from reporting.exports import tables
from scoring import numbers
from scoring.distribution import Distribution
from scoring.instrument import Instrument

COLUMNS = (
    *("file", "instrument", "version", "scale", "score_exact", "score", "band"),
    *("low", "high", "reason", "answered", "open"),
)
SUMMARY_COLUMNS = ("instrument", "version", "scale", "figure", "band", "exact", "shown")


def table(instrument: Instrument, entries: Iterable[Entry]) -> str:
    """The results, file by file; ``version`` is the one that the answers were given in."""
    return tables.text(COLUMNS, (row for entry in entries for row in _rows(instrument, entry)))


def summary(instrument: Instrument, distributions: Iterable[Distribution]) -> str:
    """The distributions, in the same form for every scale."""
    about = (instrument.id, instrument.version)
    rows = (row for found in distributions for row in _figures(found))
    return tables.text(SUMMARY_COLUMNS, ((*about, *row) for row in rows))


def _rows(instrument: Instrument, entry: Entry) -> Iterator[tuple[str, ...]]:
    for scale, one in zip(instrument.scales, entry.scores, strict=True):
        yield (
            entry.file,
            instrument.id,
            entry.version,
            scale.id,
            numbers.optional_exact(one.score) or "",
            "" if one.score is None else numbers.display(one.score, scale.digits),
            one.band or "",
            numbers.optional_exact(one.low) or "",
            numbers.optional_exact(one.high) or "",
            one.reason or "",
            str(entry.answered),
            str(entry.open),
        )


def _figures(found: Distribution) -> Iterator[tuple[str, ...]]:
    for name, count in (("scored", found.scored), ("unscored", found.unscored)):
        yield found.scale.id, name, "", str(count), str(count)
    if found.spread is not None:
        exact = map(numbers.exact, found.spread)
        shown = (number for _, number in collected.figures(found))
        for name, number, told in zip(collected.FIGURES, exact, shown, strict=True):
            yield found.scale.id, name, "", number, told
    for band, count in zip(found.scale.bands, found.bands, strict=True):
        yield found.scale.id, "in_band", band.id, str(count), str(count)
