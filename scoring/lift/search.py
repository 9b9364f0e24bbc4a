"""The cheapest way where parts of a scale share answers, by branch and bound.

The best bound comes first, and among equal ones what is settled most. The bound takes each part as
free of the others, and lets a change cost in each part its share of the whole: any true way costs
as much. Where the way so found holds truly, it is the cheapest; where it does not, an item of it is
either changed or left for good, and both are looked into.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import combinations, count
from typing import NamedTuple

from scoring import outcome
from scoring.items import Item, Response
from scoring.lift import frontier, moves
from scoring.lift.ground import Ground
from scoring.lift.model import TooManyWays, each, flat

LOOKS_A_MEMBER = 40
"""What it takes to score one member of a scale anew, twice."""

MOST_TOGETHER = 5
MOST_NUMBERS = 32


class Way(NamedTuple):
    """Changes with what they cost."""

    cost: int
    changes: Mapping[str, Response]


class _Branch(NamedTuple):
    """What is settled: some changes, and which items may still be changed."""

    changes: Mapping[str, Response]
    movable: Mapping[str, Item]


class _Bound(NamedTuple):
    """The least that a branch costs, and the changes that this stands for, with how often each."""

    cost: int
    changes: Mapping[str, Response]
    often: Mapping[str, int]
    ground: Ground


def cheapest(ground: Ground, cut: Fraction) -> Way | None:
    """The cheapest way to raise the ground's top scale to the cut; None if there is none.

    Raises:
        TooManyWays: the limit was passed before it was found.
    """
    order = count()
    branches: list[tuple[int, int, int, _Branch, _Bound]] = []
    known: Way | None = None
    members = sum(len(scale.members) for scale in ground.instrument.scales)

    def look_into(branch: _Branch) -> None:
        nonlocal known
        ground.work.look(LOOKS_A_MEMBER * members)
        bound = _bound(ground, branch, cut)
        if bound is None or (known is not None and bound.cost >= known.cost):
            return
        whole = {**branch.changes, **bound.changes}
        cost = sum(ground.movable[id].effort for id in whole)
        if (known is None or cost < known.cost) and _holds(ground, whole, cut):
            known = Way(cost, whole)
        if known is None or bound.cost < known.cost:
            settled = len(branch.changes)
            heappush(branches, (bound.cost, -settled, next(order), branch, bound))

    look_into(_Branch({}, ground.movable))
    while branches:
        cost, _, _, branch, bound = heappop(branches)
        if known is not None and cost >= known.cost:
            break
        for further in _further(branch, bound):
            look_into(further)
    return known


def _bound(ground: Ground, branch: _Branch, cut: Fraction) -> _Bound | None:
    """The least that the branch can cost; None if it leads to no way at all."""
    chosen = {**ground.chosen, **branch.changes}
    outcomes = outcome.of_all(ground.instrument, chosen)
    top = outcomes[ground.top.scale.id]
    free = Ground(
        ground.instrument, outcomes, chosen, branch.movable, top, ground.work, divided=True
    )
    found = frontier.to_the_cut(free, top, cut)
    if found is None:
        return None
    often = Counter(pick.item for pick in each(found.picks))
    spent = sum(ground.movable[id].effort for id in branch.changes)
    return _Bound(spent - (-found.cost // free.unit), flat(found.picks), often, free)


def _holds(ground: Ground, changes: Mapping[str, Response], cut: Fraction) -> bool:
    found = outcome.of_all(ground.instrument, {**ground.chosen, **changes})
    score = found[ground.top.scale.id].score
    return score is not None and score >= cut


def _further(branch: _Branch, bound: _Bound) -> list[_Branch]:
    """The branch with one more item settled: left as it is, or changed to what may be of use."""
    often = bound.often or bound.ground.ways
    id = max(often, key=lambda id: often[id], default=None)
    if id is None:
        return []
    rest = {other: item for other, item in branch.movable.items() if other != id}
    return [
        _Branch(branch.changes, rest),
        *(
            _Branch({**branch.changes, id: response}, rest)
            for response in _answers(bound.ground, branch.movable[id])
        ),
    ]


def _answers(ground: Ground, item: Item) -> Sequence[Response]:
    """The answers that may be of use: the best one, if it is the best in every scale.

    Raises:
        TooManyWays: they are too many.
    """
    if not ground.agrees_on(item.id):
        return _every_answer(item)
    best = ground.raised(*ground.places[item.id][0])
    return [] if best is None else list(flat(best.picks).values())


def _every_answer(item: Item) -> Sequence[Response]:
    options = [option for option in item.options if option.value is not None]
    if item.kind == "single_choice":
        return [option.id for option in options]
    together = [option.id for option in options if not option.alone]
    if item.kind == "number":
        numbers = moves.numbers(item)
        if len(numbers) > MOST_NUMBERS:
            raise TooManyWays
        return numbers
    if len(together) > MOST_TOGETHER:
        raise TooManyWays
    most = item.at_most or len(together)
    return [
        *((option.id,) for option in options if option.alone),
        *(some for many in range(1, most + 1) for some in combinations(together, many)),
    ]
