"""What a changed answer gains, where it comes into a score as part of a sum."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring import counting
from scoring.items import Item, Response
from scoring.lift import moves
from scoring.lift.ground import Ground
from scoring.scale import Scale

ZERO = Fraction(0)


class Term(NamedTuple):
    """One way in which an item comes into a score: ``factor * value - taken``."""

    scale: Scale
    factor: Fraction
    taken: Fraction


class BestGain(NamedTuple):
    """The best answer to an item, and what it gains."""

    to: Response
    gain: Fraction


class Gains:
    """What every change gains, in units of which `need` is lacking.

    `best` has the gain of the best answer to each item that has one.
    """

    def __init__(
        self,
        ground: Ground,
        terms: Mapping[str, Sequence[Term]],
        need: int,
        best: Mapping[str, int],
        unit: int,
        answers: Mapping[str, BestGain],
    ) -> None:
        self.ground, self.need, self.best = ground, need, best
        self._terms, self._unit, self._answers = terms, unit, answers
        self._lowest: dict[tuple[str, Fraction | int], Response] = {}

    def gain(self, id: str, response: Response) -> Fraction:
        """What an answer to an item gains."""
        return _worth(self.ground.movable[id], self._terms[id], response) * self._unit

    def lowest(self, id: str, gain: Fraction | int) -> Response:
        """The lowest answer to an item that gains as much; the best, if none does."""
        if gain >= self.best[id]:
            return self._answers[id].to
        key = (id, gain)
        if key not in self._lowest:
            item = self.ground.movable[id]
            now = moves.current(item, self.ground.chosen)
            worth = partial(_worth, item, self._terms[id])
            rungs = moves.rungs(item, now, worth, ZERO)
            self._lowest[key] = moves.lowest(rungs, lambda to: self.gain(id, to) >= gain)
        return self._lowest[key]


def best_gain(ground: Ground, id: str, terms: Sequence[Term]) -> BestGain:
    """The best answer for all terms together; the same for each, unless some count options."""
    item = ground.movable[id]
    if len(terms) == 1 or all(term.scale.aggregate != "count" for term in terms):
        best, value = ground.best(terms[0].scale, item)
        return BestGain(best, sum((term.factor * value - term.taken for term in terms), ZERO))
    now = moves.current(item, ground.chosen)
    to = moves.best(item, now, partial(_worth, item, terms))
    return BestGain(to, _worth(item, terms, to))


def _worth(item: Item, terms: Sequence[Term], response: Response) -> Fraction:
    return sum(
        (term.factor * counting.value(item, term.scale, response) - term.taken for term in terms),
        ZERO,
    )
