"""An instrument as its page shows it: numbers, addresses and layout worked out for the template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from publishing import by_hand, item_view, only_if, target_view
from publishing.by_hand import ByHand
from publishing.edition import Entry
from publishing.item_view import ItemView, OptionView
from publishing.target_view import TargetsView
from scoring.details import Details
from scoring.instrument import Heading, Instrument, Section

# Fragments that the page and the report use; ids of the instrument give way to them.
REPORT_HEADINGS = (
    "result",
    "partial",
    "profile",
    "responses",
    "computed",
    "advice",
    "gaps",
    "targets",
    "matrix",
)
OWN_FRAGMENTS = (
    "check",
    "details",
    "entry",
    "result",
    "targets",
    *(f"{name}-heading" for name in REPORT_HEADINGS),
)


@dataclass(frozen=True)
class MatrixView:
    """A table of questions: the columns, each row with its cells, and the states that all share."""

    stem: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Heading, tuple[ItemView, ...]], ...]
    states: tuple[OptionView, ...]


@dataclass(frozen=True)
class SectionView:
    """A step of the page."""

    anchor: str
    title: str
    module: str | None
    intro: str | None
    only_if: str | None
    items: tuple[ItemView, ...]
    matrix: MatrixView | None


@dataclass(frozen=True)
class InstrumentView:
    """What the instrument's own page needs."""

    id: str
    version: str
    digest: str
    title: str
    summary: str
    when: str | None
    minutes: str
    language: str
    sections: tuple[SectionView, ...]
    targets: TargetsView | None
    details: Details | None
    by_hand: ByHand | None
    conditional: bool

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
    when: str | None
    minutes: str
    language: str
    sections: tuple[int, ...]
    conditional: bool


def of(entry: Entry, *, details: bool = True) -> InstrumentView:
    """The view of an instrument's page; without *details*, nobody is asked who they are."""
    instrument = entry.instrument
    anchors = fragments(instrument)
    places = by_hand.question_numbers(instrument)
    return InstrumentView(
        **_facts(entry.compiled),
        version=instrument.version,
        digest=instrument.digest,
        sections=tuple(
            _section(instrument, section, anchors, places) for section in instrument.sections
        ),
        targets=target_view.of(instrument),
        details=instrument.details if details else None,
        by_hand=by_hand.of(instrument),
        conditional=bool(instrument.show_if),
    )


def card(entry: Entry) -> Card:
    """The view of an instrument's card on the home page."""
    counts = tuple(len(section["items"]) for section in entry.compiled["sections"])
    conditional = bool(entry.instrument.show_if)
    return Card(**_facts(entry.compiled), sections=counts, conditional=conditional)


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
    facts = {key: compiled[key] for key in ("id", "title", "summary", "minutes", "language")}
    return {**facts, "when": compiled.get("when")}


def _section(
    instrument: Instrument,
    section: Section,
    anchors: Mapping[tuple[str, str], str],
    places: Mapping[str, int],
) -> SectionView:
    items = tuple(
        item_view.of(instrument, section, item, anchors, places) for item in section.items
    )
    return SectionView(
        anchor=anchors["section", section.id],
        title=section.title,
        module=section.module,
        intro=section.intro,
        only_if=None
        if section.show_if is None
        else only_if.words(section.show_if, instrument, places),
        items=items,
        matrix=_matrix(section, items),
    )


def _matrix(section: Section, items: tuple[ItemView, ...]) -> MatrixView | None:
    if section.matrix is None:
        return None
    width = len(section.matrix.columns)
    rows = tuple(
        (row, items[place * width : (place + 1) * width])
        for place, row in enumerate(section.matrix.rows)
    )
    return MatrixView(section.matrix.stem, section.matrix.columns, rows, items[0].options)
