"""What the search for a path works with: changes, what they cost and bring, and its limit."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring import aggregate
from scoring.items import Response
from scoring.scale import Scale

ONE = Fraction(1)
LOOKS = 100_000


class TooManyWays(Exception):
    """There are more ways than can be looked through."""


class NotApart(Exception):
    """Parts of a scale are not free of each other, as the quick methods need them to be."""


class Pick(NamedTuple):
    """An item and the response that it is changed to."""

    item: str
    to: Response


Picks = Pick | tuple["Picks", "Picks"] | None
"""Changes put together without copying them: one, two lots of them, or none."""


class Point(NamedTuple):
    """What some changes cost, and the value that they bring; None where there is still none."""

    cost: int
    value: Fraction | None
    picks: Picks


class Best(NamedTuple):
    """The best answer to an item, and what it counts."""

    to: Response
    value: Fraction


class Work:
    """What is remembered, and how much may still be looked at, while a scale's path is sought.

    One look is some 0.4 microseconds; `best` may be shared by all scales of an instrument.
    """

    def __init__(self, best: dict[tuple[str, str | None], Best], looks: int = LOOKS) -> None:
        self.best, self._left = best, looks

    def look(self, often: int) -> None:
        """Look at something.

        Raises:
            TooManyWays: there is nothing left to spend.
        """
        self._left -= often
        if self._left < 0:
            raise TooManyWays


def is_sum(scale: Scale) -> bool:
    """Whether what has no value takes nothing from a score: it adds nothing and weighs nothing."""
    return scale.aggregate in ("sum", "count") and scale.missing.rule != "prorated"


def is_added_up(scale: Scale) -> bool:
    """Whether a score is put together from shares, as all are but the smallest and the largest."""
    return scale.aggregate not in ("min", "max")


def coefficient(scale: Scale, weight: Fraction = ONE) -> Fraction:
    """What one unit of a numerator makes in the score, over this weight."""
    return aggregate.combined(scale, ONE, weight).score


def flat(picks: Picks) -> dict[str, Response]:
    """The changes by item."""
    return {pick.item: pick.to for pick in each(picks)}


def each(picks: Picks) -> Iterator[Pick]:
    """The changes one by one; the same item can be there again."""
    lots = [picks]
    while lots:
        lot = lots.pop()
        if isinstance(lot, Pick):
            yield lot
        elif lot is not None:
            lots.extend(lot)


def rising(points: Sequence[Point]) -> list[Point]:
    """Those of the points that bring more than every cheaper one, the cheapest first."""
    found: list[Point] = []
    for point in sorted(points, key=lambda one: (one.cost, -(one.value or 0))):
        best = found[-1].value if found else None
        if not found or (point.value is not None and (best is None or point.value > best)):
            found.append(point)
    return found


def first(points: Sequence[Point], cut: Fraction) -> Point | None:
    """The cheapest of rising points that reaches the cut."""
    return next((one for one in points if one.value is not None and one.value >= cut), None)


def common(one: int, other: int) -> int:
    """The least common multiple."""
    return one * Fraction(other, one).numerator
