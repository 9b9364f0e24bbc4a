"""Conditions: structured statements about answers, scores and bands, and when they hold.

A condition is weighed by what is known of its statements. Where an answer is still to come a
statement may become true or false, so each weighing gives three things: whether it holds now, and
whether it may hold and may fail in the end (Kleene's three-valued logic, both bounds at once).
Statements are taken as free of each other, so a bound can be wider than needed, never narrower.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from scoring import numbers


class Chosen(NamedTuple):
    """The item has one of these options chosen."""

    item: str
    options: tuple[str, ...]


class InBand(NamedTuple):
    """The scale's score is in one of these bands."""

    scale: str
    bands: tuple[str, ...]


class Scored(NamedTuple):
    """The scale's score is at least the one number, and below the other; None: no such bound."""

    scale: str
    at_least: Fraction | None
    below: Fraction | None


class Every(NamedTuple):
    """All of these hold."""

    of: tuple["Condition", ...]


class Some(NamedTuple):
    """At least one of these holds."""

    of: tuple["Condition", ...]


class Not(NamedTuple):
    """This does not hold."""

    of: "Condition"


Statement = Chosen | InBand | Scored
Condition = Statement | Every | Some | Not


class Truth(NamedTuple):
    """Whether something holds now, and whether it may hold and may fail in the end."""

    now: bool
    may_hold: bool
    may_fail: bool

    @property
    def settled(self) -> bool:
        """Whether it holds whatever else is answered."""
        return not self.may_fail


TRUE, FALSE = Truth(True, True, False), Truth(False, False, True)
UNKNOWN = Truth(False, True, True)

Known = Callable[[Statement], Truth]
"""What is known of a statement."""


def certain(truth: bool) -> Truth:
    """The truth of what is settled."""
    return TRUE if truth else FALSE


def from_plain(data: Mapping[str, Any]) -> Condition:
    """The record for a condition's plain data, whose form is that of the YAML."""
    match data:
        case {"all": parts}:
            return Every(tuple(map(from_plain, parts)))
        case {"any": parts}:
            return Some(tuple(map(from_plain, parts)))
        case {"not": part}:
            return Not(from_plain(part))
        case {"item": item, "is": options}:
            return Chosen(item, tuple(options))
        case {"scale": scale, "band": bands}:
            return InBand(scale, tuple(bands))
    bounds = (numbers.optional(data.get(end)) for end in ("at_least", "below"))
    return Scored(data["scale"], *bounds)


def weigh(condition: Condition, known: Known) -> Truth:
    """Whether the condition holds, by what is known of its statements."""
    match condition:
        case Every(of=parts):
            truths = [weigh(part, known) for part in parts]
            return Truth(
                all(truth.now for truth in truths),
                all(truth.may_hold for truth in truths),
                any(truth.may_fail for truth in truths),
            )
        case Some(of=parts):
            truths = [weigh(part, known) for part in parts]
            return Truth(
                any(truth.now for truth in truths),
                any(truth.may_hold for truth in truths),
                all(truth.may_fail for truth in truths),
            )
        case Not(of=part):
            truth = weigh(part, known)
            return Truth(not truth.now, truth.may_fail, truth.may_hold)
    return known(condition)


def statements(condition: Condition) -> Iterator[Statement]:
    """Every statement in a condition, in its order."""
    match condition:
        case Every(of=parts) | Some(of=parts):
            for part in parts:
                yield from statements(part)
        case Not(of=part):
            yield from statements(part)
        case _:
            yield condition


def support(
    condition: Condition, known: Known, *, holds: bool = True
) -> Iterator[tuple[Statement, bool]]:
    """The statements that settle that the condition holds (or fails), each with its own truth."""
    match condition:
        case Every(of=parts) | Some(of=parts):
            for part in parts:
                truth = weigh(part, known)
                if not (truth.may_fail if holds else truth.may_hold):
                    yield from support(part, known, holds=holds)
        case Not(of=part):
            yield from support(part, known, holds=not holds)
        case _:
            yield condition, holds
