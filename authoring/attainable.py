"""Every score that responses can give a scale, for judging its bands.

The scores of a scale are built up member by member. A part of a scale that is itself a scale is
taken as free to be any of its scores, whatever the others are: so a score that is not in the set
can certainly not be reached, and one that is in it nearly always can. Where there would be more
than `LIMIT` partial results, the answer is None: too many to tell.
"""

from collections.abc import Iterable
from fractions import Fraction

from scoring import outcome
from scoring.instrument import Instrument, Member, Scale

LIMIT = 20_000
ZERO, ONE = Fraction(0), Fraction(1)

# A partial result: the sum so far, the weight (or width) so far if it matters, and how many have
# a value, up to as many as are enough.
_State = tuple[Fraction, Fraction, int]


def scores(instrument: Instrument) -> dict[str, set[Fraction] | None]:
    """For each scale, the set of its scores."""
    found: dict[str, set[Fraction] | None] = {}
    for scale in instrument.members_first:
        found[scale.id] = _scores(instrument, scale, found)
    return found


def _scores(
    instrument: Instrument, scale: Scale, found: dict[str, set[Fraction] | None]
) -> set[Fraction] | None:
    values: list[tuple[Member, set[Fraction]]] = []
    for member in scale.members:
        of_member = _values(instrument, scale, member, found)
        if of_member is None:
            return None
        if of_member:
            values.append((member, of_member))
    if scale.aggregate in ("min", "max"):
        return _extremes(instrument, scale, values)
    return _sums(instrument, scale, values)


def _values(
    instrument: Instrument, scale: Scale, member: Member, found: dict[str, set[Fraction] | None]
) -> set[Fraction] | None:
    if member.kind == "scale":
        return {ZERO, ONE} if scale.aggregate == "count" and found[member.id] else found[member.id]
    item = instrument.items[member.id]
    if scale.aggregate == "count":
        counted = {
            option.id in scale.counted for option in item.options if option.value is not None
        }
        return {Fraction(int(counts)) for counts in counted}
    return {item.keyed(value) for value in item.values}


def _extremes(
    instrument: Instrument, scale: Scale, values: list[tuple[Member, set[Fraction]]]
) -> set[Fraction]:
    """The values that can be the smallest (or largest) of enough members.

    All that always have a value must be able to reach beyond it, and so must as many of the
    others as the rule for missing asks for.
    """
    sign = 1 if scale.aggregate == "min" else -1
    beyond = [max(sign * value for value in possible) for _, possible in values]
    bound = [
        furthest
        for furthest, (member, _) in zip(beyond, values, strict=True)
        if not _may_be_missing(instrument, scale, member)
    ]
    return {
        value
        for value in set[Fraction]().union(*(possible for _, possible in values))
        if all(sign * value <= furthest for furthest in bound)
        and sum(sign * value <= furthest for furthest in beyond) >= scale.missing.min_valid
    }


def _sums(
    instrument: Instrument, scale: Scale, values: list[tuple[Member, set[Fraction]]]
) -> set[Fraction] | None:
    weighs = scale.aggregate in ("mean", "percent") or scale.missing.rule == "prorated"
    enough = scale.missing.min_valid
    states: set[_State] = {(ZERO, ZERO, 0)}
    for member, possible in values:
        steps = set(_steps(scale, member, possible))
        if _may_be_missing(instrument, scale, member):
            steps.add((ZERO, ZERO, 0))
        if len(states) * len(steps) > LIMIT * 10:
            return None
        states = {
            (total + more, weight + heavier if weighs else ONE, min(valued + one, enough))
            for total, weight, valued in states
            for more, heavier, one in steps
        }
        if len(states) > LIMIT:
            return None
    return {
        _score(scale, total, weight)
        for total, weight, valued in states
        if valued >= enough and weight
    }


def _steps(scale: Scale, member: Member, possible: set[Fraction]) -> Iterable[_State]:
    lowest, highest = min(possible), max(possible)
    for value in possible:
        if scale.aggregate == "percent":
            yield member.weight * (value - lowest), member.weight * (highest - lowest), 1
        else:
            yield member.weight * value, member.weight, 1


def _score(scale: Scale, total: Fraction, weight: Fraction) -> Fraction:
    match scale.aggregate:
        case "mean":
            return total / weight
        case "percent":
            return 100 * total / weight
    if scale.missing.rule == "prorated":
        return total * sum((member.weight for member in scale.members), ZERO) / weight
    return total


def _may_be_missing(instrument: Instrument, scale: Scale, member: Member) -> bool:
    if scale.missing.rule != "complete":
        return True
    if member.kind == "item":
        return instrument.items[member.id].may_not_apply
    return outcome.without_responses(instrument)[member.id].can_vanish
