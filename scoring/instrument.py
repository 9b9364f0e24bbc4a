"""The compiled instrument: what a questionnaire asks and how it is scored, as records.

`from_plain` trusts its input: the authoring room has checked it before it was written. The texts
that only people read (stems, labels, band texts) travel along for the reporting room.

Records are named tuples here and in the reporting room: in the browser, making a dataclass takes
nearly 20 times as long, and there are enough of them for a visitor to feel it. What remembers
something that it worked out is a dataclass all the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, NamedTuple

from scoring import numbers

FORMAT = "inkbubble/instrument@1"

Aggregate = Literal["sum", "mean", "percent", "min", "max", "count"]
MissingKind = Literal["not_applicable", "dont_know"]


class Option(NamedTuple):
    """A response option; it has either a value or a kind of missing, never both."""

    id: str
    label: str
    value: Fraction | None
    missing: MissingKind | None


@dataclass(frozen=True, eq=False)
class Item:
    """One question. A reverse-keyed item counts low values as high ones."""

    id: str
    stem: str
    help: str | None
    source_ref: str | None
    reverse: bool
    options: tuple[Option, ...]

    @cached_property
    def by_option(self) -> dict[str, Option]:
        """Its options by id."""
        return {option.id: option for option in self.options}

    @cached_property
    def values(self) -> tuple[Fraction, ...]:
        """The values of its options, as written."""
        return tuple(option.value for option in self.options if option.value is not None)

    @property
    def may_not_apply(self) -> bool:
        """Whether one of its options settles that the item does not apply."""
        return any(option.missing == "not_applicable" for option in self.options)

    def keyed(self, value: Fraction) -> Fraction:
        """The value as it counts: mirrored within the item's values when reverse-keyed."""
        return min(self.values) + max(self.values) - value if self.reverse else value


class Section(NamedTuple):
    """A group of items on the page; never scored as such."""

    id: str
    title: str
    intro: str | None
    items: tuple[Item, ...]


class Band(NamedTuple):
    """A labelled interval of a scale, from its lower cut score up to the next band's."""

    id: str
    title: str
    cut: Fraction
    text: str


class Member(NamedTuple):
    """An item's or another scale's part in a scale, with its weight (above zero)."""

    kind: Literal["item", "scale"]
    id: str
    weight: Fraction


class MissingRule(NamedTuple):
    """What open members do to a score.

    ``complete``: no score while one is open. ``left_out`` and ``prorated``: a score as soon as
    `min_valid` members have a value; the rest is left out, or a sum is scaled up to all weights.
    """

    rule: Literal["complete", "left_out", "prorated"]
    min_valid: int


class Scale(NamedTuple):
    """What is scored: members, how they are put together, and what the number means."""

    id: str
    title: str
    description: str | None
    aggregate: Aggregate
    members: tuple[Member, ...]
    counted: frozenset[str]
    missing: MissingRule
    digits: int
    bands: tuple[Band, ...]


@dataclass(frozen=True, eq=False)
class Instrument:
    """A versioned questionnaire with its scoring rules; equal only to itself."""

    id: str
    version: str
    title: str
    language: str
    digest: str
    sections: tuple[Section, ...]
    scales: tuple[Scale, ...]
    headline: str
    profile: tuple[str, ...]

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order of the page."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def scale(self) -> dict[str, Scale]:
        """All scales by id, in the order of the instrument."""
        return {scale.id: scale for scale in self.scales}

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
    return Instrument(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        language=data["language"],
        digest=data["digest"],
        sections=tuple(map(_section, data["sections"])),
        scales=tuple(map(_scale, data["scales"])),
        headline=data["headline"],
        profile=tuple(data["profile"]),
    )


def _section(data: Mapping[str, Any]) -> Section:
    items = tuple(map(_item, data["items"]))
    return Section(data["id"], data["title"], data["intro"], items)


def _item(data: Mapping[str, Any]) -> Item:
    options = tuple(
        Option(
            option["id"],
            option["label"],
            None if option["value"] is None else numbers.parse(option["value"]),
            option["missing"],
        )
        for option in data["options"]
    )
    return Item(
        data["id"], data["stem"], data["help"], data["source_ref"], data["reverse"], options
    )


def _scale(data: Mapping[str, Any]) -> Scale:
    missing = data["missing"]
    return Scale(
        id=data["id"],
        title=data["title"],
        description=data["description"],
        aggregate=data["aggregate"],
        members=tuple(
            Member(member["kind"], member["id"], numbers.parse(member["weight"]))
            for member in data["members"]
        ),
        counted=frozenset(data["counted"]),
        missing=MissingRule(missing["rule"], int(missing["min_valid"] or 1)),
        digits=data["digits"],
        bands=tuple(
            Band(band["id"], band["title"], numbers.parse(band["from"]), band["text"])
            for band in data["bands"]
        ),
    )


def _members_first(scales: Mapping[str, Scale]) -> Iterator[Scale]:
    done: set[str] = set()

    def visit(scale: Scale) -> Iterator[Scale]:
        if scale.id in done:
            return
        done.add(scale.id)
        for member in scale.members:
            if member.kind == "scale":
                yield from visit(scales[member.id])
        yield scale

    for scale in scales.values():
        yield from visit(scale)
