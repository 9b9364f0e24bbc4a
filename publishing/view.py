"""An instrument as its page shows it: numbers, addresses and layout worked out for the template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from publishing import by_hand
from publishing.by_hand import ByHand
from publishing.edition import Entry
from scoring.instrument import Instrument, Section
from scoring.items import Item, Option

# Fragments that the page and the report use; ids of the instrument give way to them.
REPORT_HEADINGS = ("result", "partial", "profile", "responses", "computed")
OWN_FRAGMENTS = ("check", "result", *(f"{name}-heading" for name in REPORT_HEADINGS))
SIDE_BY_SIDE = 3
SHORT_LABEL = 16


@dataclass(frozen=True)
class OptionView:
    """A radio: its option's id and label, and the value printed before it, if any."""

    id: str
    label: str
    printed_value: str | None


@dataclass(frozen=True)
class ItemView:
    """A question: `anchor` is its fragment on the page, `number` its place in the instrument."""

    anchor: str
    id: str
    number: int
    stem: str
    help: str | None
    side_by_side: bool
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class SectionView:
    """A step of the page."""

    anchor: str
    title: str
    intro: str | None
    items: tuple[ItemView, ...]


@dataclass(frozen=True)
class InstrumentView:
    """What the instrument's own page needs."""

    id: str
    version: str
    title: str
    summary: str
    minutes: str
    language: str
    sections: tuple[SectionView, ...]
    by_hand: ByHand | None

    @property
    def count(self) -> int:
        """How many questions there are."""
        return sum(len(section.items) for section in self.sections)


@dataclass(frozen=True)
class Card:
    """What the home page tells about an instrument; `sections` counts each one's questions."""

    id: str
    title: str
    summary: str
    minutes: str
    language: str
    sections: tuple[int, ...]


def of(entry: Entry) -> InstrumentView:
    """The view of an instrument's page."""
    instrument = entry.instrument
    anchors = fragments(instrument)
    numbers = by_hand.question_numbers(instrument)
    return InstrumentView(
        **_facts(entry.compiled),
        version=instrument.version,
        sections=tuple(_section(section, anchors, numbers) for section in instrument.sections),
        by_hand=by_hand.of(instrument),
    )


def card(entry: Entry) -> Card:
    """The view of an instrument's card on the home page."""
    counts = tuple(len(section["items"]) for section in entry.compiled["sections"])
    return Card(**_facts(entry.compiled), sections=counts)


def fragments(instrument: Instrument) -> Mapping[tuple[str, str], str]:
    """The fragment of every section and item, by ("section" or "item", id).

    It is the id itself wherever that is free. Sections come before items; one whose id is taken
    gets an underscore, which no id has.
    """
    taken = set(OWN_FRAGMENTS)

    def name(kind: str, ids: Iterable[str]) -> dict[tuple[str, str], str]:
        names = {(kind, id): f"{kind}_{id}" if id in taken else id for id in ids}
        taken.update(names.values())
        return names

    sections = name("section", (section.id for section in instrument.sections))
    return sections | name("item", instrument.items)


def _facts(compiled: Mapping[str, Any]) -> dict[str, Any]:
    return {key: compiled[key] for key in ("id", "title", "summary", "minutes", "language")}


def _section(
    section: Section, anchors: Mapping[tuple[str, str], str], numbers: Mapping[str, int]
) -> SectionView:
    items = tuple(_item(item, anchors["item", item.id], numbers[item.id]) for item in section.items)
    return SectionView(anchors["section", section.id], section.title, section.intro, items)


def _item(item: Item, anchor: str, number: int) -> ItemView:
    printed = by_hand.has_printed_values(item)
    return ItemView(
        anchor=anchor,
        id=item.id,
        number=number,
        stem=item.stem,
        help=item.help,
        side_by_side=not printed and is_short(item.options),
        options=tuple(
            OptionView(
                option.id,
                option.label,
                str(option.value) if printed and option.value is not None else None,
            )
            for option in item.options
        ),
    )


def is_short(options: tuple[Option, ...]) -> bool:
    """Whether the options fit beside each other on a phone."""
    return len(options) <= SIDE_BY_SIDE and all(
        len(option.label) <= SHORT_LABEL for option in options
    )
