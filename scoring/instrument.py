"""The compiled instrument: what a questionnaire asks and how it is scored, as records.

`from_plain` trusts its input: the authoring room has checked it before it was written. The texts
that only people read (stems, labels, band texts) travel along for the reporting room.

Records are named tuples here and in the reporting room: in the browser, making a dataclass takes
nearly 20 times as long, and there are enough of them for a visitor to feel it. What remembers
something that it worked out is a dataclass all the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from scoring import advice, benchmark, conditions, details, items
from scoring import scale as scales
from scoring.advice import Group, Rule
from scoring.benchmark import Benchmark
from scoring.conditions import Condition, Every
from scoring.details import Details
from scoring.items import Item
from scoring.scale import Scale

FORMAT = "inkbubble/instrument@1"

BLOCKS = (
    *("scale", "bands", "lift", "others", "benchmark", "matrix", "profile", "history", "targets"),
    *("gaps", "advice", "plan", "what-if", "responses", "computed"),
)
"""The blocks of a report in their usual order; each stands only where there is something to say."""


class Heading(NamedTuple):
    """A row or a column of a matrix."""

    id: str
    title: str
    help: str | None


class Matrix(NamedTuple):
    """The shape of a section whose items are the cells ``row.column``."""

    stem: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]


class Section(NamedTuple):
    """A group of items on the page; never scored as such."""

    id: str
    title: str
    module: str | None
    intro: str | None
    show_if: Condition | None
    items: tuple[Item, ...]
    matrix: Matrix | None


class Capability(NamedTuple):
    """Something that an organisation needs; requirements refer to it."""

    id: str
    title: str
    text: str


class Targets(NamedTuple):
    """The items and scales for which the wanted state is asked, in the instrument's order."""

    items: tuple[str, ...]
    scales: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Instrument:
    """A versioned questionnaire with its scoring rules; equal only to itself.

    `show_if` has the whole condition of every item that is not always asked; `report` the blocks
    of its report, in order.
    """

    id: str
    version: str
    title: str
    language: str
    digest: str
    sections: tuple[Section, ...]
    show_if: Mapping[str, Condition]
    scales: tuple[Scale, ...]
    headline: str
    profile: tuple[str, ...]
    capabilities: tuple[Capability, ...]
    targets: Targets
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    details: Details | None
    report: tuple[str, ...]
    benchmark: Benchmark | None = None

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order of the page."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def scale(self) -> dict[str, Scale]:
        """All scales by id, in the order of the instrument."""
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def scored_items(self) -> frozenset[str]:
        """The ids of the items that some scale counts."""
        return frozenset(
            member.id for scale in self.scales for member in scale.members if member.kind == "item"
        )

    @cached_property
    def members_first(self) -> tuple[Scale, ...]:
        """The scales in an order in which every scale comes after the scales it is made of."""
        return tuple(_members_first(self.scale))


def from_plain(data: Mapping[str, Any]) -> Instrument:
    """The records for a compiled instrument's plain data.

    Raises:
        ValueError: the data is of another format.
    """
    if data.get("format") != FORMAT:
        raise ValueError(f"not a compiled instrument of the format {FORMAT}")
    targets = data.get("targets", {"items": (), "scales": ()})
    return Instrument(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        language=data["language"],
        digest=data["digest"],
        sections=tuple(map(_section, data["sections"])),
        show_if=dict(_conditions(data["sections"])),
        scales=tuple(map(scales.from_plain, data["scales"])),
        headline=data["headline"],
        profile=tuple(data["profile"]),
        capabilities=tuple(Capability(**one) for one in data.get("capabilities", ())),
        targets=Targets(tuple(targets["items"]), tuple(targets["scales"])),
        groups=tuple(Group(**one) for one in data.get("advice_groups", ())),
        rules=tuple(map(advice.rule_from_plain, data.get("recommendations", ()))),
        details=details.from_plain(data["details"]) if "details" in data else None,
        report=tuple(data.get("report", BLOCKS)),
        benchmark=benchmark.from_plain(data["benchmark"]) if "benchmark" in data else None,
    )


def _section(data: Mapping[str, Any]) -> Section:
    matrix = data.get("matrix")
    return Section(
        data["id"],
        data["title"],
        data.get("module"),
        data["intro"],
        conditions.from_plain(data["show_if"]) if "show_if" in data else None,
        tuple(map(items.from_plain, data["items"])),
        None if matrix is None else _matrix(matrix),
    )


def _matrix(data: Mapping[str, Any]) -> Matrix:
    rows, columns = (tuple(Heading(**one) for one in data[side]) for side in ("rows", "columns"))
    return Matrix(data["stem"], rows, columns)


def _conditions(sections: list[Mapping[str, Any]]) -> Iterator[tuple[str, Condition]]:
    """The whole condition of each item that has one: the section's and its own."""
    for section in sections:
        for item in section["items"]:
            both = [
                conditions.from_plain(one["show_if"]) for one in (section, item) if "show_if" in one
            ]
            if both:
                yield item["id"], both[0] if len(both) == 1 else Every(tuple(both))


def _members_first(every: Mapping[str, Scale]) -> Iterator[Scale]:
    done: set[str] = set()

    def visit(scale: Scale) -> Iterator[Scale]:
        if scale.id in done:
            return
        done.add(scale.id)
        for member in scale.members:
            if member.kind == "scale":
                yield from visit(every[member.id])
        yield scale

    for one in every.values():
        yield from visit(one)
