"""What the parts of a scale can raise it to together, for every cost: by the way of its aggregate.

A part without a value may stay so or join; a mean, a percentage and a prorated sum are therefore
worked out apart for every weight that they can come to.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring import aggregate
from scoring.lift.model import Picks, Point, Work, coefficient, common, is_sum
from scoring.scale import Scale
from scoring.standing import Outcome, Standing

ZERO, ONE = Fraction(0), Fraction(1)


class Part(NamedTuple):
    """What a member can become; one that `must` have a value can't stay without."""

    standing: Standing
    points: Sequence[Point]
    must: bool

    @property
    def takes_part(self) -> bool:
        """Whether it has a value in any case."""
        return self.must or self.points[0].value is not None


def extreme(now: Outcome, parts: Sequence[Part]) -> Iterator[Point]:
    """For every value that some part can take, the cheapest way to a score as high as that."""
    there = [part for part in parts if part.takes_part]
    others = [part for part in parts if not part.takes_part and part.points[-1].value is not None]
    joining = max(0, now.scale.missing.min_valid - len(there))
    as_high_as = _every_one if now.scale.aggregate == "min" else _one
    for cut in sorted({p.value for part in parts for p in part.points if p.value is not None}):
        found = as_high_as(there, others, joining, cut)
        if found is not None:
            yield found._replace(value=cut)


def _every_one(
    there: Sequence[Part], others: Sequence[Part], joining: int, cut: Fraction
) -> Point | None:
    """The cheapest way for all parts that take part to be at the cut."""
    return all_of([_reach(part, cut) for part in there] + _join(others, joining, cut))


def _one(
    there: Sequence[Part], others: Sequence[Part], joining: int, cut: Fraction
) -> Point | None:
    """The cheapest way for one part to be at the cut, and for as many as are needed to be there."""
    ways = []
    for part in (*there, *others):
        rest = [_reach(other, None) for other in there if other is not part]
        free = [other for other in others if other is not part]
        more = joining if len(free) == len(others) else joining - 1
        ways.append(all_of([_reach(part, cut), *rest, *_join(free, more, None)]))
    return min((way for way in ways if way), key=lambda way: way.cost, default=None)


def _join(others: Sequence[Part], many: int, cut: Fraction | None) -> list[Point | None]:
    """The cheapest ways for so many of the parts to come in; None for each that can't."""
    ways = [way for part in others if (way := _reach(part, cut))]
    cheapest = sorted(ways, key=lambda way: way.cost)[: max(0, many)]
    return [*cheapest, *([None] * (many - len(cheapest)))]


def _reach(part: Part, cut: Fraction | None) -> Point | None:
    """The cheapest way for a part to have a value, at the cut if one is given."""
    return next(
        (p for p in part.points if p.value is not None and (cut is None or p.value >= cut)), None
    )


def all_of(ways: Sequence[Point | None]) -> Point | None:
    """All of the ways together; None if there is not each of them."""
    cost, picks = 0, None
    for way in ways:
        if way is None:
            return None
        cost += way.cost
        picks = way.picks if picks is None else (picks, way.picks)
    return Point(cost, None, picks)


class _Sum(NamedTuple):
    """What the parts so far cost, and the numerator that they come to, in whole units."""

    cost: int
    numerator: int
    picks: Picks


def added_up(work: Work, now: Outcome, parts: Sequence[Part]) -> Iterator[Point]:
    """The frontier of a scale that adds up shares: part by part, for every weight apart."""
    scale, need = now.scale, now.scale.missing.min_valid
    weighs = not is_sum(scale)
    shares = {id(part): [_share(scale, part, point) for point in part.points] for part in parts}
    every = [share for one in shares.values() for share in one]
    unit, unit_of_weight = 1, 1
    for share in every:
        unit = common(unit, share.numerator.denominator)
        unit_of_weight = common(unit_of_weight, share.weight.denominator)
    rows: dict[tuple[int, int], list[_Sum]] = {(0, 0): [_Sum(0, 0, None)]}
    for part in sorted(parts, key=lambda part: part.points[0].value is None):
        further: dict[tuple[int, int], dict[int, _Sum]] = {}
        for point, share in zip(part.points, shares[id(part)], strict=True):
            joins = point.value is not None
            if part.must and not joins:
                continue
            more, weight = int(share.numerator * unit), int(share.weight * unit_of_weight) * weighs
            for (weighed, valid), row in rows.items():
                found = further.setdefault((weighed + weight, min(need, valid + joins)), {})
                work.look(len(row))
                _extend(found, row, point, more)
        rows = {key: _rising(found) for key, found in further.items()}
    for (weighed, valid), row in rows.items():
        if valid == need and (weighed or not weighs):
            over = Fraction(weighed, unit_of_weight) if weighs else ONE
            one = coefficient(scale, over) / unit
            yield from (Point(s.cost, s.numerator * one, s.picks) for s in row)


def _share(scale: Scale, part: Part, point: Point) -> aggregate.Share:
    if point.value is None:
        return aggregate.Share(ZERO, ZERO)
    standing = part.standing
    return aggregate.share(scale, standing.member, point.value, standing.floor, standing.ceiling)


def _extend(found: dict[int, _Sum], row: Sequence[_Sum], point: Point, more: int) -> None:
    """Add each sum of a row with the point to those found, if it is the best of its cost."""
    for cost, numerator, picks in row:
        known = found.get(cost + point.cost)
        if known is None or known.numerator < numerator + more:
            both = picks if point.picks is None else (picks, point.picks)
            found[cost + point.cost] = _Sum(cost + point.cost, numerator + more, both)


def _rising(found: dict[int, _Sum]) -> list[_Sum]:
    kept: list[_Sum] = []
    for cost in sorted(found):
        if not kept or found[cost].numerator > kept[-1].numerator:
            kept.append(found[cost])
    return kept
