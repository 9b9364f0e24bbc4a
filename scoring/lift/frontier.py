"""What each cost can raise a scale to at best: its frontier, of points that cost and bring more.

Every score rises with each of its values, so of each part only the best that a cost can bring
matters. Parts must be free of each other: no answer decides on two of them.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from scoring.lift import linear, members
from scoring.lift.ground import Ground, may_lose
from scoring.lift.members import Part, all_of
from scoring.lift.model import NotApart, Point, TooManyWays, first, is_added_up, rising
from scoring.scale import Scale
from scoring.standing import Outcome, Standing

ZERO, ONE = Fraction(0), Fraction(1)


def to_the_cut(ground: Ground, now: Outcome, cut: Fraction) -> Point | None:
    """The cheapest way to raise a scale to the cut; None if there is none.

    Raises:
        NotApart, TooManyWays: it can't be found this way.
    """
    if now.score is not None and now.score >= cut:
        return Point(0, now.score, None)
    if now.score is None:
        return first(of_scale(ground, now), cut)
    if is_added_up(now.scale):
        found = linear.cheapest(ground, now, cut, raising(ground))
        return None if found is None else Point(found.cost, cut, found.picks)
    if now.scale.aggregate == "min":
        ground.must_be_apart(now)
    ways = [
        _member_to_the_cut(ground, now.scale, standing, cut)
        for standing in now.standings
        if now.scale.aggregate == "max" or standing.value is not None
    ]
    if now.scale.aggregate == "min":
        return all_of(ways)
    return min((way for way in ways if way), key=lambda way: way.cost, default=None)


def of_scale(ground: Ground, now: Outcome) -> list[Point]:
    """The frontier of a scale, from how it stands now.

    Raises:
        NotApart, TooManyWays: it can't be found this way.
    """
    ground.must_be_apart(now)
    start = Point(0, now.score, None)
    parts = _parts(ground, now)
    if parts is None:
        return [start]
    found = (
        members.added_up(ground.work, now, parts)
        if is_added_up(now.scale)
        else members.extreme(now, parts)
    )
    return rising([start, *found])


def raising(ground: Ground) -> Callable[[Scale, Standing], Sequence[Point]]:
    """What says to what a member of a scale can be raised there."""
    return partial(as_member, ground)


def as_member(ground: Ground, scale: Scale, standing: Standing) -> Sequence[Point]:
    """What a member of a scale can be raised to there."""
    if standing.member.kind == "item":
        start = Point(0, standing.value, None)
        best = ground.raised(scale, standing)
        return [start] if best is None else [start, best]
    inner = ground.outcomes[standing.member.id]
    return (
        _counted(ground, scale, standing, inner)
        if scale.aggregate == "count"
        else of_scale(ground, inner)
    )


def _member_to_the_cut(
    ground: Ground, scale: Scale, standing: Standing, cut: Fraction
) -> Point | None:
    if standing.member.kind == "item":
        return first(as_member(ground, scale, standing), cut)
    return to_the_cut(ground, ground.outcomes[standing.member.id], cut)


def _counted(ground: Ground, scale: Scale, standing: Standing, now: Outcome) -> Sequence[Point]:
    """Whether a scale is, or can be raised to, a band that is counted.

    Raises:
        NotApart: a band above a counted one is not counted, so that to rise can also be to lose.
    """
    start = Point(0, standing.value, None)
    if may_lose(scale, now.scale):
        if ground.divided:
            return [Point(0, ONE, None)]
        raise NotApart
    there = of_scale(ground, now)[1:2] if now.score is None else []
    joining = [Point(one.cost, ZERO, one.picks) for one in there]
    cut = next((band.cut for band in now.scale.bands if band.id in scale.counted), None)
    reached = None if cut is None else to_the_cut(ground, now, cut)
    return rising([start, *joining, *([] if reached is None else [reached._replace(value=ONE)])])


def _parts(ground: Ground, now: Outcome) -> list[Part] | None:
    """What each member can become; None if the scale stays without a score.

    Raises:
        TooManyWays: it is not settled whether a member with a value keeps it.
    """
    complete = now.scale.missing.rule == "complete" and now.score is None
    parts = []
    for standing in now.standings:
        if complete and standing.unsettled and not standing.open:
            if standing.member.kind == "scale":
                raise TooManyWays
            return None
        points = as_member(ground, now.scale, standing)
        parts.append(Part(standing, points, complete and standing.open))
        if parts[-1].must and points[-1].value is None:
            return None
    return parts
