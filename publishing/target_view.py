"""The step that asks for the wanted state, of items and of scales."""

from collections.abc import Iterator
from dataclasses import dataclass

from publishing import by_hand
from scoring import numbers, outcome
from scoring.instrument import Heading, Instrument
from scoring.items import Item, Option

LONGEST_LABEL = 24  # characters that fit into a choice in a table


@dataclass(frozen=True)
class ScaleTarget:
    """A scale for which something is wanted: one of its bands, or a number within its ends."""

    id: str
    title: str
    lowest: str
    highest: str
    bands: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ItemTarget:
    """An item for which a state is wanted: the ids and labels of its states."""

    id: str
    number: int
    stem: str
    states: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TargetTable:
    """The items of a section; of a matrix with its columns, and its rows beside their cells."""

    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Heading | None, tuple[ItemTarget, ...]], ...]


@dataclass(frozen=True)
class TargetsView:
    """Everything that is asked about the wanted state."""

    scales: tuple[ScaleTarget, ...]
    tables: tuple[TargetTable, ...]


def of(instrument: Instrument) -> TargetsView | None:
    """What is asked about the wanted state; None where nothing is."""
    targets = instrument.targets
    if not targets.items and not targets.scales:
        return None
    return TargetsView(
        scales=tuple(_scale(instrument, id) for id in targets.scales),
        tables=tuple(_tables(instrument)),
    )


def _scale(instrument: Instrument, id: str) -> ScaleTarget:
    scale, ever = instrument.scale[id], outcome.without_responses(instrument)[id]
    assert ever.low is not None and ever.high is not None, "a scale can have a score"
    return ScaleTarget(
        id=id,
        title=scale.title,
        lowest=numbers.plain(ever.low),
        highest=numbers.plain(ever.high),
        bands=tuple((band.id, band.title) for band in scale.bands),
    )


def _tables(instrument: Instrument) -> Iterator[TargetTable]:
    places = by_hand.question_numbers(instrument)
    wanted = set(instrument.targets.items)
    for section in instrument.sections:
        asked = [item for item in section.items if item.id in wanted]
        cells = tuple(_item(item, places[item.id]) for item in asked)
        if not cells:
            continue
        if section.matrix is None:
            yield TargetTable(section.title, (), ((None, cells),))
            continue
        width = len(section.matrix.columns)
        rows = tuple(
            (row, cells[place * width : (place + 1) * width])
            for place, row in enumerate(section.matrix.rows)
        )
        yield TargetTable(section.title, section.matrix.columns, rows)


def _label(option: Option, *, printed: bool) -> str:
    """What a state is called in a choice, where a whole statement has no room."""
    if len(option.label) <= LONGEST_LABEL:
        return option.label
    return option.short or (str(option.value) if printed else option.label)


def _item(item: Item, number: int) -> ItemTarget:
    printed = by_hand.has_printed_values(item)
    return ItemTarget(
        id=item.id,
        number=number,
        stem=item.stem,
        states=tuple(
            (option.id, _label(option, printed=printed))
            for option in item.options
            if option.value is not None
        ),
    )
