"""Scales: what is scored, how it is put together, and what the number means."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from scoring import numbers
from scoring.advice import Advice

Aggregate = Literal["sum", "mean", "percent", "min", "max", "count"]


class Band(NamedTuple):
    """A labelled interval of a scale, from its lower cut score up to the next band's."""

    id: str
    title: str
    cut: Fraction
    text: str
    advice: Advice | None
    renamed_from: tuple[str, ...] = ()


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
    """What is scored: members, how they are put together, and what the number means.

    `renamed_from` has the ids that it had in earlier editions; a band has them, too.
    """

    id: str
    title: str
    description: str | None
    aggregate: Aggregate
    members: tuple[Member, ...]
    counted: frozenset[str]
    missing: MissingRule
    digits: int
    bands: tuple[Band, ...]
    renamed_from: tuple[str, ...] = ()


def from_plain(data: Mapping[str, Any]) -> Scale:
    """The record for a scale's plain data."""
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
        bands=tuple(map(_band, data["bands"])),
        renamed_from=tuple(data.get("renamed_from", ())),
    )


def _band(data: Mapping[str, Any]) -> Band:
    advice = data.get("advice")
    return Band(
        data["id"],
        data["title"],
        numbers.parse(data["from"]),
        data["text"],
        None if advice is None else Advice(**advice),
        tuple(data.get("renamed_from", ())),
    )
