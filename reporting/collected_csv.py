"""Many results as CSV: one row for each file and scale; or, apart, how all of them are spread.

Columns of `table`: ``score_exact``, ``low`` and ``high`` (what can still be reached) are exact
fractions, ``score`` is rounded as people read it, ``reason`` says why there is none; ``open``
counts the questions left open, ``open_items`` names them. Columns of `summary`: ``version`` is that
of the files counted; ``figure`` is ``scored``, ``unscored``, one of a spread, or ``in_band`` with
the band of a scale; for an item ``answered``, ``open``, ``not_asked``, one of a spread, ``apart``
(see `scoring.agreement`), or ``chose`` with the option.
"""

from collections.abc import Iterable, Iterator

from reporting import collected, collected_items
from reporting.collected import Entry, Group
from reporting.exports import tables
from scoring import numbers
from scoring.agreement import Answers
from scoring.distribution import Distribution, Spread
from scoring.instrument import Instrument

COLUMNS = (
    *("file", "instrument", "version", "scale", "score_exact", "score", "band"),
    *("low", "high", "reason", "answered", "open", "open_items"),
)
SUMMARY_COLUMNS = (
    *("instrument", "version", "scale", "item", "figure", "band", "option", "exact", "shown"),
)


def table(instrument: Instrument, entries: Iterable[Entry]) -> str:
    """The results, file by file; ``version`` is the one that the answers were given in."""
    return tables.text(COLUMNS, (row for entry in entries for row in _rows(instrument, entry)))


def summary(instrument: Instrument, groups: Iterable[Group]) -> str:
    """What is spread, in the same form for every scale and every item of each group."""
    rows = (
        (instrument.id, group.version, *row)
        for group in groups
        for part in (map(_of_scale, group.distributions), map(_of_item, group.items))
        for some in part
        for row in some
    )
    return tables.text(SUMMARY_COLUMNS, rows)


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
            str(len(entry.open)),
            "; ".join(entry.open),
        )


def _of_scale(found: Distribution) -> Iterator[tuple[str, ...]]:
    id = found.scale.id
    for name, count in (("scored", found.scored), ("unscored", found.unscored)):
        yield id, "", name, "", "", str(count), str(count)
    for name, number, shown in _spread(found.spread, collected.figures(found)):
        yield id, "", name, "", "", number, shown
    for band, count in zip(found.scale.bands, found.bands, strict=True):
        yield id, "", "in_band", band.id, "", str(count), str(count)


def _of_item(found: Answers) -> Iterator[tuple[str, ...]]:
    id = found.item.id
    counts = {"answered": found.answered, "open": found.left_open, "not_asked": found.not_asked}
    for name, count in counts.items():
        yield "", id, name, "", "", str(count), str(count)
    for name, number, shown in _spread(found.spread, collected_items.figures(found)):
        yield "", id, name, "", "", number, shown
    if found.apart is not None:
        shown = collected_items.apart(found) or ""
        yield "", id, "apart", "", "", numbers.exact(found.apart), shown
    for option, count in zip(found.item.options, found.options, strict=True):
        yield "", id, "chose", "", option.id, str(count), str(count)


def _spread(spread: Spread | None, told: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    if spread is not None:
        shown = (number for _, number in told)
        yield from zip(collected.FIGURES, map(numbers.exact, spread), shown, strict=True)
