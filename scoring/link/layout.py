"""How the answers of one edition lie in a link: its items in order, and what each can be.

A layout is made from an instrument, or from the record of a past edition (a committed file of the
format inkbubble/published@1, whose items have the same keys as those of a compiled instrument).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from scoring import numbers
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.link import digits

TAG_LENGTH = 4
TAGS: int = digits.BASE**TAG_LENGTH
DAYS = 10_000 * 12 * 31  # states of the day: none, and every day of the years 1 to 9999


class Slot(NamedTuple):
    """One item: `options` by their ids, `alone` those that stand beside no other.

    `lowest` and `highest` bound a number, counted in steps of its last decimal; None: no bound.
    """

    id: str
    kind: str
    options: tuple[str, ...]
    alone: frozenset[str]
    at_most: int | None
    lowest: int | None
    highest: int | None
    decimals: int
    max_length: int | None

    @property
    def is_wording(self) -> bool:
        """Whether an answer is written out: a text, or a number without two bounds."""
        if self.kind == "number":
            return self.lowest is None or self.highest is None
        return not self.options

    @property
    def states(self) -> int:
        """How many answers there are to choose from, and none; 1 if they are written out."""
        if self.is_wording:
            return 1
        if self.kind == "multiple_choice":
            return 1 << len(self.options)
        if self.lowest is not None and self.highest is not None:
            return self.highest - self.lowest + 2
        return len(self.options) + 1


class Layout:
    """The slots of one edition of an instrument, in the order of its page."""

    def __init__(self, instrument: str, version: str, slots: Iterable[Slot]) -> None:
        self.instrument = instrument
        self.version = version
        self.slots = tuple(slots)

    @cached_property
    def tag(self) -> int:
        """A number for this layout; that another has the same is a chance of 1 in 14 million."""
        told = json.dumps([self.instrument, *map(_told, self.slots)], separators=(",", ":"))
        found = int.from_bytes(hashlib.sha256(told.encode()).digest(), "big")
        return found % TAGS

    @cached_property
    def states(self) -> tuple[int, ...]:
        """How many states the day has, and each slot."""
        return (DAYS, *(slot.states for slot in self.slots))

    @cached_property
    def width(self) -> int:
        """How many characters hold the day and all that is chosen."""
        every = 1
        for many in self.states:
            every *= many
        return digits.width(every)

    def ids(self, among: Mapping[str, Any]) -> list[str]:
        """The ids of the slots that are in the mapping, in order."""
        return [slot.id for slot in self.slots if slot.id in among]


def of(instrument: Instrument) -> Layout:
    """The layout of an instrument as it is now."""
    return Layout(instrument.id, instrument.version, map(_of_item, instrument.items.values()))


def from_record(record: Mapping[str, Any]) -> Layout:
    """The layout of a past edition, from its record."""
    slots = map(_of_record, record["items"])
    return Layout(record["instrument"], record["version"], slots)


def _of_item(item: Item) -> Slot:
    return Slot(
        item.id,
        item.kind,
        tuple(item.by_option),
        frozenset(option.id for option in item.options if option.alone),
        item.at_most,
        *_steps(item.minimum, item.maximum, item.decimals),
        item.decimals,
        item.max_length,
    )


def _of_record(item: Mapping[str, Any]) -> Slot:
    decimals = item.get("decimals", 0)
    low, high = (numbers.optional(item.get(end)) for end in ("minimum", "maximum"))
    return Slot(
        item["id"],
        item.get("type", "single_choice"),
        tuple(option["id"] for option in item["options"]),
        frozenset(
            option["id"]
            for option in item["options"]
            if option["missing"] is not None or option.get("exclusive", False)
        ),
        item.get("at_most"),
        *_steps(low, high, decimals),
        decimals,
        item.get("max_length"),
    )


def _steps(
    low: Fraction | None, high: Fraction | None, decimals: int
) -> tuple[int | None, int | None]:
    """The bounds counted in steps of the last decimal, inwards where they lie between two."""
    step = Fraction(10**decimals)
    lowest = None if low is None else -((-low * step).__floor__())
    highest = None if high is None else (high * step).__floor__()
    return lowest, highest


def _told(slot: Slot) -> list[Any]:
    """What of a slot decides how an answer is read; its order decides, too."""
    bounds = (slot.at_most, slot.lowest, slot.highest, slot.decimals, slot.max_length)
    alone = [id for id in slot.options if id in slot.alone]
    return [slot.id, slot.kind, slot.options, alone, *bounds]
