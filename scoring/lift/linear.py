"""Scores that are added up from answers, through any number of scales: each answer has its gain.

A sum, a mean, a percentage and a prorated sum over a fixed number of values are all the same here:
the score is at the cut when the numerators' gains come to what it lacks. That also holds of the
outermost scale when open answers join it, since it is held against a cut that is known: a mean is
at least 3 when each value's distance from 3, by its weight, adds up to no less than 0. Where an
item comes into a score in several ways, its gains add up. What is no such sum, such as the
smallest value of some items, comes in as a part, with what it can be raised to.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from scoring import aggregate
from scoring.lift import choice
from scoring.lift.choice import Choice, Group
from scoring.lift.gains import BestGain, Gains, Term, best_gain
from scoring.lift.ground import Ground
from scoring.lift.model import ONE, Pick, Picks, Point, coefficient, common, is_added_up, is_sum
from scoring.scale import Scale
from scoring.standing import Outcome, Standing

ZERO = Fraction(0)

Raised = Callable[[Scale, Standing], Sequence[Point]]
"""What a scale can be raised to as a member of another one."""


class Solved(NamedTuple):
    """The cheapest way, and, where it is made of items alone, what each of them gains."""

    cost: int
    picks: Picks
    gains: Gains | None


class _Part(NamedTuple):
    """A member scale that is no sum of answers, and how it comes into the score."""

    points: Sequence[Point]
    factor: Fraction
    taken: Fraction


def cheapest(ground: Ground, now: Outcome, cut: Fraction, raised: Raised) -> Solved | None:
    """The cheapest way to raise a scale that has a score to the cut; None if there is none.

    Raises:
        NotApart, TooManyWays: it can't be found this way.
    """
    whole = coefficient(now.scale)
    if is_sum(now.scale):
        assert now.score is not None, "only a scale with a score is raised this way"
        rate, lacking = ZERO, cut - now.score
    else:
        rate = cut / whole
        lacking = sum((-_above(now.scale, s, rate) for s in now.standings), ZERO)
    terms: dict[str, list[Term]] = {}
    parts = list(_gather(ground, now, ONE, rate, raised, terms))
    return _solved(ground, terms, parts, lacking)


def _above(scale: Scale, standing: Standing, rate: Fraction) -> Fraction:
    """How far a member lifts the numerator above the rate by its weight."""
    if standing.value is None:
        return ZERO
    numerator, weight = _share(scale, standing, standing.value)
    return numerator - rate * weight


def _share(scale: Scale, standing: Standing, value: Fraction) -> aggregate.Share:
    return aggregate.share(scale, standing.member, value, standing.floor, standing.ceiling)


def _gather(
    ground: Ground,
    now: Outcome,
    factor: Fraction,
    rate: Fraction,
    raised: Raised,
    terms: dict[str, list[Term]],
) -> Iterator[_Part]:
    """Add a term for every way in which an item comes in below the scale; give the other parts.

    Args:
        ground: what may be changed.
        now: the scale.
        factor: what one unit of its numerator adds.
        rate: what one unit of the weight of a member without a value takes, before the factor.
        raised: says what a part can be raised to.
        terms: those of each item, to be added to.
    """
    for standing in now.standings:
        member, by = standing.member, factor * standing.member.weight
        taken = ZERO if standing.value is None else by * standing.value
        if standing.value is None:
            numerator, weight = _share(now.scale, standing, ZERO)
            taken = factor * (rate * weight - numerator)
        if member.kind == "item":
            if member.id in ground.movable:
                terms.setdefault(member.id, []).append(Term(now.scale, by, taken))
            continue
        inner = ground.outcomes[member.id]
        if now.scale.aggregate != "count" and _is_settled_sum(ground, inner):
            one = coefficient(inner.scale, _weight(inner))
            yield from _gather(ground, inner, by * one, ZERO, raised, terms)
        elif ground.moves(inner):
            ground.must_be_apart(inner)
            yield _Part(raised(now.scale, standing), by, taken)


def _is_settled_sum(ground: Ground, now: Outcome) -> bool:
    """Whether a scale is a sum of its members, with the same ones whatever is changed."""
    if now.score is None or not is_added_up(now.scale):
        return False
    return is_sum(now.scale) or not any(_may_join(ground, one) for one in now.standings)


def _may_join(ground: Ground, standing: Standing) -> bool:
    if standing.value is not None or standing.state == "not_applicable":
        return False
    if standing.member.kind == "item":
        return standing.member.id in ground.movable
    return ground.moves(ground.outcomes[standing.member.id])


def _weight(now: Outcome) -> Fraction:
    return sum(
        (_share(now.scale, s, s.value).weight for s in now.standings if s.value is not None), ZERO
    )


def _solved(
    ground: Ground, terms: Mapping[str, Sequence[Term]], parts: Sequence[_Part], lacking: Fraction
) -> Solved | None:
    every = {id: best_gain(ground, id, terms[id]) for id in terms}
    best = {id: one for id, one in every.items() if one.gain > 0}
    gained = [[_gained(part, point) for point in part.points] for part in parts]
    unit = 1
    for number in (lacking, *(gain for _, gain in best.values()), *chain.from_iterable(gained)):
        if unit % number.denominator:
            unit = common(unit, number.denominator)
    whole = {id: _in_units(gain, unit) for id, (_, gain) in best.items()}
    groups: list[Group] = list(_by_effort(ground, terms, best, whole))
    need = _in_units(lacking, unit)
    for part, gains in zip(parts, gained, strict=True):
        for_nothing, group = _group([_in_units(gain, unit) for gain in gains], part.points)
        groups.append(group)
        need -= for_nothing
    found = choice.cheapest(groups, need, ground.work)
    if found is None:
        return None
    return Solved(
        found.cost, found.picks, None if parts else Gains(ground, terms, need, whole, unit, best)
    )


def _in_units(number: Fraction, unit: int) -> int:
    return number.numerator * (unit // number.denominator)


def _gained(part: _Part, point: Point) -> Fraction:
    return ZERO if point.value is None else part.factor * point.value - part.taken


def _by_effort(
    ground: Ground,
    terms: Mapping[str, Sequence[Term]],
    best: Mapping[str, BestGain],
    gains: Mapping[str, int],
) -> Iterator[Group]:
    """The items of each effort as one group: the best of them, the best two, and so on."""
    efforts: dict[int, list[str]] = {}
    for id in best:
        efforts.setdefault(ground.cost(id, len(terms[id])), []).append(id)
    for cost in sorted(efforts):
        group = [choice.NOTHING]
        for id in sorted(efforts[cost], key=gains.__getitem__, reverse=True):
            one = Choice(cost, gains[id], Pick(id, best[id].to))
            group.append(choice.together(group[-1], one))
        yield group


def _group(gains: Sequence[int], points: Sequence[Point]) -> tuple[int, Group]:
    """What a part gains for nothing, and what it can gain beyond that."""
    for_nothing = max([0, *(g for g, point in zip(gains, points, strict=True) if not point.cost)])
    found = [choice.NOTHING]
    for gain, point in zip(gains, points, strict=True):
        if gain - for_nothing > found[-1].gain:
            found.append(Choice(point.cost, gain - for_nothing, point.picks))
    return for_nothing, found
