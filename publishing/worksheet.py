"""An instrument on paper: its page's view, with what each answer counts and the table to score it.

The sources are paper forms: a bubble for each option, and a table to add up. Questions that share
short options stand below each other in one table, as they do there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from publishing import view, worksheet_table
from publishing.edition import Entry
from publishing.item_view import ItemView
from publishing.view import InstrumentView, SectionView
from publishing.worksheet_table import HandTable
from scoring import numbers, visibility
from scoring.instrument import Instrument
from scoring.items import Item, MissingKind, Option

MOST_COLUMNS = 6
LONGEST_HEADING = 16  # characters of an option's label


@dataclass(frozen=True)
class Mark:
    """What is printed beside an answer: what it counts, or which kind of missing it stands for.

    Nothing is printed where no number is made of it, and nothing else hangs on it.
    """

    counts: str | None = None
    missing: MissingKind | None = None


@dataclass(frozen=True)
class Block:
    """Questions that share one table of bubbles, or, where `shared` is false, a single question."""

    items: tuple[ItemView, ...]
    shared: bool


@dataclass(frozen=True)
class Part:
    """A section of the worksheet; the blocks of a matrix are its table."""

    section: SectionView
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Worksheet:
    """Everything on the paper.

    `marks` has what stands beside each option, by item and option. `mirrored` has the numbers
    that are answered the other way round: by item, what the answer is taken off from.
    """

    page: InstrumentView
    parts: tuple[Part, ...]
    marks: Mapping[str, Mapping[str, Mark]]
    mirrored: Mapping[str, str]
    table: HandTable

    @property
    def may_not_be_known(self) -> bool:
        """Whether some answer that is counted says "don't know"."""
        return self._has("dont_know")

    @property
    def may_not_apply(self) -> bool:
        """Whether some answer that is counted says that the question does not apply."""
        return self._has("not_applicable")

    def _has(self, missing: MissingKind) -> bool:
        return any(
            mark.missing == missing for marks in self.marks.values() for mark in marks.values()
        )


def of(entry: Entry, *, details: bool = True) -> Worksheet:
    """The worksheet of an instrument; without *details*, nobody is asked who they are."""
    instrument, page = entry.instrument, view.of(entry, details=details)
    marks = _marks(instrument)
    return Worksheet(
        page=page,
        parts=tuple(Part(section, tuple(_blocks(section, marks))) for section in page.sections),
        marks=marks,
        mirrored=dict(_mirrored(instrument)),
        table=worksheet_table.of(instrument),
    )


def _marks(instrument: Instrument) -> dict[str, dict[str, Mark]]:
    """The marks of every item; a count asks for the names of answers, and not for their values."""
    added_up = {
        member.id
        for scale in instrument.scales
        if scale.aggregate != "count"
        for member in scale.members
        if member.kind == "item"
    }
    deciding = {
        id for condition in instrument.show_if.values() for id in visibility.asked_about(condition)
    }
    matters = instrument.scored_items | deciding
    return {
        item.id: {
            option.id: Mark(
                _counts(item, option) if item.id in added_up else None,
                option.missing if item.id in matters else None,
            )
            for option in item.options
        }
        for item in instrument.items.values()
    }


def _counts(item: Item, option: Option) -> str | None:
    return None if option.value is None else numbers.plain(item.keyed(option.value))


def _mirrored(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for item in instrument.items.values():
        if item.reverse and item.minimum is not None and item.maximum is not None:
            yield item.id, numbers.plain(item.minimum + item.maximum)


def _blocks(section: SectionView, marks: Mapping[str, Mapping[str, Mark]]) -> Iterator[Block]:
    def heads(item: ItemView) -> tuple[tuple[str, Mark], ...] | None:
        """The headings under which the item's bubbles can stand beside those of others."""
        short = all(len(option.label) <= LONGEST_HEADING for option in item.options)
        if item.kind != "single_choice" or len(item.options) > MOST_COLUMNS or not short:
            return None
        return tuple((option.label, marks[item.id][option.id]) for option in item.options)

    for shared, items in groupby(section.items, heads):
        together = tuple(items)
        if shared and len(together) > 1:
            yield Block(together, shared=True)
        else:
            yield from (Block((item,), shared=False) for item in together)
