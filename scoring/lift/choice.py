"""The cheapest choice of one point from each of several groups that together gain enough.

It is exact: a search that keeps, for each cost, the best gain, and leaves out whatever cannot come
to less than the best choice known, however the groups to come are chosen from. What they can add
at best is told by their steepest rises (the upper hulls), taken in order and in fractions.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cmp_to_key, reduce
from itertools import pairwise
from typing import NamedTuple

from scoring.lift.model import Picks, Work


class Choice(NamedTuple):
    """What some changes cost, and what they gain, in whole units."""

    cost: int
    gain: int
    picks: Picks


Group = Sequence[Choice]
"""Choices that exclude each other, by rising cost and gain; the first one costs nothing."""


class _Rise(NamedTuple):
    """The way from one choice of a group to the next one on its upper hull."""

    cost: int
    gain: int
    group: int
    to: Choice


def cheapest(groups: Sequence[Group], need: int, work: Work) -> Choice | None:
    """The choice that gains as much as is needed at the least cost; None if none does.

    Raises:
        TooManyWays: it was not found in time.
    """
    if sum(group[-1].gain for group in groups) < need:
        return None
    if need <= 0:
        return NOTHING
    rises = [_rises(at, group) for at, group in enumerate(groups)]
    known, least = _by_steepest(groups, _steepest_first(rises), need)
    return (
        known if known.cost == least else _below(groups, rises, need, known.cost - 1, work) or known
    )


def _rises(at: int, group: Group) -> list[_Rise]:
    """The upper hull of a group: each further rise is less steep than the one before."""
    hull: list[Choice] = []
    for choice in group:
        while len(hull) > 1 and not _bends(hull[-2], hull[-1], choice):
            hull.pop()
        hull.append(choice)
    return [_Rise(to.cost - of.cost, to.gain - of.gain, at, to) for of, to in pairwise(hull)]


def _bends(one: Choice, two: Choice, three: Choice) -> bool:
    up, on = two.gain - one.gain, three.gain - two.gain
    return up * (three.cost - two.cost) > on * (two.cost - one.cost)


def _steepest_first(rises: Sequence[Sequence[_Rise]]) -> list[_Rise]:
    every = [rise for one in rises for rise in one]
    return sorted(every, key=cmp_to_key(_less_steep))


def _less_steep(one: _Rise, two: _Rise) -> int:
    return two.gain * one.cost - one.gain * two.cost


def _by_steepest(groups: Sequence[Group], rises: Sequence[_Rise], need: int) -> tuple[Choice, int]:
    """A good choice: the steepest rises, and one more at last; and what none can cost less than."""
    chosen = [group[0] for group in groups]
    cost = gain = 0
    for rise in rises:
        if gain + rise.gain >= need:
            break
        chosen[rise.group] = rise.to
        cost, gain = cost + rise.cost, gain + rise.gain
    lacking = need - gain
    least = cost - (-lacking * rise.cost // rise.gain)
    last = min(
        (choice.cost - chosen[at].cost, at, choice)
        for at, group in enumerate(groups)
        if (choice := _first(group, chosen[at].gain + lacking)) is not None
    )
    chosen[last[1]] = last[2]
    return reduce(together, chosen, NOTHING), least


def _first(group: Group, gain: int) -> Choice | None:
    at = bisect_left(group, gain, key=lambda choice: choice.gain)
    return group[at] if at < len(group) else None


def _below(
    groups: Sequence[Group], rises: Sequence[Sequence[_Rise]], need: int, budget: int, work: Work
) -> Choice | None:
    """The cheapest choice of no more than the budget that gains enough."""
    states = [NOTHING]
    for at, group in enumerate(groups):
        to_come = _most(_steepest_first(rises[at + 1 :]), budget)
        best: dict[int, Choice] = {}
        for state in states:
            work.look(min(len(group), budget + 1 - state.cost))
            for choice in group:
                cost, gain = state.cost + choice.cost, state.gain + choice.gain
                if cost > budget:
                    break
                if gain + to_come[budget - cost] >= need:
                    known = best.get(cost)
                    if known is None or known.gain < gain:
                        best[cost] = together(state, choice)
        states = _rising(best)
    return next((state for state in states if state.gain >= need), None)


def _most(rises: Sequence[_Rise], budget: int) -> list[int]:
    """For each cost up to the budget, what the rises gain at best, the last one in part."""
    found: list[int] = []
    gain = 0
    for rise in rises:
        if len(found) > budget:
            break
        found += [gain + rise.gain * part // rise.cost for part in range(rise.cost)]
        gain += rise.gain
    return found + [gain] * (budget + 1 - len(found))


def _rising(best: dict[int, Choice]) -> list[Choice]:
    found: list[Choice] = []
    for cost in sorted(best):
        if not found or best[cost].gain > found[-1].gain:
            found.append(best[cost])
    return found


def together(one: Choice, other: Choice) -> Choice:
    """Both choices as one."""
    if other.picks is None:
        return one
    picks = other.picks if one.picks is None else (one.picks, other.picks)
    return Choice(one.cost + other.cost, one.gain + other.gain, picks)


NOTHING = Choice(0, 0, None)
