"""Items: what is asked, in which way, and what an answer to it can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, NamedTuple

from scoring import numbers
from scoring.advice import Advice

Kind = Literal["single_choice", "multiple_choice", "number", "short_text", "long_text"]
MissingKind = Literal["not_applicable", "dont_know"]

Response = str | tuple[str, ...] | Fraction
"""An answer: an option's id or a text, the ids of several options, or a number."""


class Option(NamedTuple):
    """A response option; it has a value, or a kind of missing, or, in an unscored item, neither.

    One that is `alone` can't be chosen together with others. `renamed_from` has the ids that it had
    in earlier editions.
    """

    id: str
    label: str
    value: Fraction | None
    missing: MissingKind | None
    short: str | None
    alone: bool
    renamed_from: tuple[str, ...] = ()


class Requirement(NamedTuple):
    """An item's need of a capability, with its weight (above zero)."""

    capability: str
    text: str
    weight: Fraction


@dataclass(frozen=True, eq=False)
class Item:
    """One question. A reverse-keyed item counts low values as high ones.

    `at_most` bounds how many options may be chosen; `minimum`, `maximum` and `decimals` bound a
    number, `max_length` a text, in characters. `effort` says what a better answer costs, from 1
    (little) to 9. `advice` is by option, `renamed_from` the ids of earlier editions.
    """

    id: str
    kind: Kind
    stem: str
    help: str | None
    source_ref: str | None
    reverse: bool
    options: tuple[Option, ...]
    at_most: int | None
    minimum: Fraction | None
    maximum: Fraction | None
    decimals: int
    unit: str | None
    max_length: int | None
    effort: int
    requirements: tuple[Requirement, ...]
    advice: Mapping[str, Advice]
    renamed_from: tuple[str, ...] = ()

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
        if not self.reverse:
            return value
        if self.minimum is not None and self.maximum is not None:
            return self.minimum + self.maximum - value
        return min(self.values) + max(self.values) - value

    def chosen(self, response: Response | None) -> tuple[Option, ...]:
        """The options that a response chooses; none for a number, a text, or no response."""
        if isinstance(response, tuple):
            return tuple(self.by_option[id] for id in response)
        if isinstance(response, str) and self.options:
            return (self.by_option[response],)
        return ()

    def missing(self, response: Response) -> MissingKind | None:
        """The kind of missing that the response stands for, if it does."""
        return next((option.missing for option in self.chosen(response) if option.missing), None)


def from_plain(data: Mapping[str, Any]) -> Item:
    """The record for an item's plain data."""
    return Item(
        id=data["id"],
        kind=data.get("type", "single_choice"),
        stem=data["stem"],
        help=data["help"],
        source_ref=data["source_ref"],
        reverse=data["reverse"],
        options=tuple(map(_option, data["options"])),
        at_most=data.get("at_most"),
        minimum=numbers.optional(data.get("minimum")),
        maximum=numbers.optional(data.get("maximum")),
        decimals=data.get("decimals", 0),
        unit=data.get("unit"),
        max_length=data.get("max_length"),
        effort=data.get("effort", 1),
        requirements=tuple(
            Requirement(one["capability"], one["text"], numbers.parse(one["weight"]))
            for one in data.get("requirements", ())
        ),
        advice={option: Advice(**advice) for option, advice in data.get("advice", {}).items()},
        renamed_from=tuple(data.get("renamed_from", ())),
    )


def _option(data: Mapping[str, Any]) -> Option:
    missing = data["missing"]
    return Option(
        data["id"],
        data["label"],
        numbers.optional(data["value"]),
        missing,
        data.get("short"),
        missing is not None or data.get("exclusive", False),
        tuple(data.get("renamed_from", ())),
    )
