"""Every score that responses can give a scale, for judging its bands.

The scores of a scale are built up member by member, by the rules of `scoring.aggregate`. A part of
a scale that is itself a scale is taken as free to be any of its scores, and an item with a
condition as free to be hidden, whatever the others are: so a score that is not in the set can
certainly not be reached, and one that is in it nearly always can. Where there would be more than
`LIMIT` partial results, the answer is None: too many to tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from scoring import aggregate, counting, outcome, reach
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.scale import Scale
from scoring.standing import Standing

LIMIT = 4_000
ZERO, ONE = Fraction(0), Fraction(1)

Scores = Mapping[str, Sequence[Fraction] | None]
"""The scores of scales, the lowest first; None where they are too many to tell."""

# A partial result: the numerator so far, the weight so far if it matters, and how many have a
# value, up to as many as are enough; both numbers in units of a common denominator.
_State = tuple[int, int, int]


class _Part(NamedTuple):
    """A member that can have a value: all its values, and whether it can end without one."""

    standing: Standing
    values: set[Fraction]
    optional: bool


def scores(instrument: Instrument, asked: Iterable[str] | None = None) -> Scores:
    """For each scale asked for (by default all), and each it is made of, all its scores."""
    wanted = set(instrument.scale if asked is None else asked)
    for scale in reversed(instrument.members_first):
        if scale.id in wanted:
            wanted |= {member.id for member in scale.members if member.kind == "scale"}
    found: dict[str, set[Fraction] | None] = {}
    by_shape: dict[Any, set[Fraction] | None] = {}  # the rows of a matrix are all alike
    for scale in instrument.members_first:
        if scale.id in wanted:
            parts = _parts(instrument, scale, found)
            if parts is None:
                found[scale.id] = None
                continue
            shape = _shape(scale, parts)
            if shape not in by_shape:
                by_shape[shape] = _scores(scale, parts)
            found[scale.id] = by_shape[shape]
    return {id: None if every is None else sorted(every) for id, every in found.items()}


def _shape(scale: Scale, parts: list[_Part]) -> Any:
    """All that the scores depend on; ids are no part of it."""
    members = [
        (one.member.weight, one.floor, one.ceiling, frozenset(values), optional)
        for one, values, optional in parts
    ]
    weights = [member.weight for member in scale.members]
    return scale.aggregate, scale.missing, tuple(weights), tuple(members)


def _parts(
    instrument: Instrument, scale: Scale, found: dict[str, set[Fraction] | None]
) -> list[_Part] | None:
    """The members that can have a value; None where one has too many."""
    parts: list[_Part] = []
    for member in outcome.without_responses(instrument)[scale.id].standings:
        values = _values(instrument, scale, member, found)
        if values is None:
            return None
        if values:
            parts.append(_Part(member, values, reach.may_stay_out(scale, member)))
    return parts


def _scores(scale: Scale, parts: list[_Part]) -> set[Fraction] | None:
    return _extremes(scale, parts) if scale.aggregate in ("min", "max") else _sums(scale, parts)


def _values(
    instrument: Instrument,
    scale: Scale,
    member: Standing,
    found: dict[str, set[Fraction] | None],
) -> set[Fraction] | None:
    id = member.member.id
    if member.member.kind == "item":
        return _item_values(instrument.items[id], scale)
    return {ZERO, ONE} if scale.aggregate == "count" and found[id] else found[id]


def _item_values(item: Item, scale: Scale) -> set[Fraction] | None:
    """What the answers to an item can count."""
    if item.kind == "number":
        low, high = counting.ends(item, scale)
        steps = (high - low) * 10**item.decimals
        if steps > LIMIT:
            return None
        return {low + Fraction(step, 10**item.decimals) for step in range(int(steps) + 1)}
    alone, together = counting.option_values(item, scale)
    if item.kind == "single_choice":
        return {*alone, *together}
    sums = {(ZERO, 0)}
    for value in together:
        sums |= {
            (total + value, many + 1)
            for total, many in sums
            if many < (item.at_most or len(together))
        }
        if len(sums) > LIMIT:
            return None
    return {*alone, *(total for total, many in sums if many)}


def _extremes(scale: Scale, parts: list[_Part]) -> set[Fraction]:
    """The values that can be the smallest (or largest) of enough members.

    All that always have a value must be able to reach beyond it, and so must as many of the
    others as the rule for missing asks for.
    """
    sign = 1 if scale.aggregate == "min" else -1
    beyond = [max(sign * value for value in part.values) for part in parts]
    bound = [end for end, part in zip(beyond, parts, strict=True) if not part.optional]
    return {
        value
        for value in set[Fraction]().union(*(part.values for part in parts))
        if all(sign * value <= end for end in bound)
        and sum(sign * value <= end for end in beyond) >= scale.missing.min_valid
    }


def _sums(scale: Scale, parts: list[_Part]) -> set[Fraction] | None:
    weighs = scale.aggregate in ("mean", "percent") or scale.missing.rule == "prorated"
    enough = scale.missing.min_valid
    every = [_steps(scale, part) for part in parts]
    # In units of the common denominator, the many additions are of whole numbers.
    unit = lcm(*(number.denominator for steps in every for step in steps for number in step[:2]))
    states: set[_State] = {(0, 0, 0)}
    for steps in every:
        if len(states) * len(steps) > LIMIT * 10:
            return None
        wholes = [(int(more * unit), int(heavier * unit), one) for more, heavier, one in steps]
        states = {
            (numerator + more, weight + heavier if weighs else unit, min(valued + one, enough))
            for numerator, weight, valued in states
            for more, heavier, one in wholes
        }
        if len(states) > LIMIT:
            return None
    return {
        aggregate.combined(scale, Fraction(numerator, unit), Fraction(weight, unit)).score
        for numerator, weight, valued in states
        if valued >= enough and weight
    }


def _steps(scale: Scale, part: _Part) -> set[tuple[Fraction, Fraction, int]]:
    floor, ceiling = part.standing.floor, part.standing.ceiling
    steps = {
        (*aggregate.share(scale, part.standing.member, value, floor, ceiling), 1)
        for value in part.values
    }
    return steps | {(ZERO, ZERO, 0)} if part.optional else steps
