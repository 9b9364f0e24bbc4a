"""What could be done as well: items that can each take the place of one change of a path.

Where every choice of as many items out of some reaches the cut, these stand for all of that. An
answer is raised no further than it must be, unless that would lose one of these ways. Here, each
change has a gain of its own; `trying` finds the ways where that is not so.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.items import Response
from scoring.lift.gains import Gains

MOST_TOLD = 6


class Ways(NamedTuple):
    """The ways to the cut at the same cost: by item, what its response is changed to.

    `instead` has, for each change, items that can take its place, all else as in `changes`, and
    `further` how many more of those there are. `any_of` has the items of which any will do, as
    many as there are changes; where it has some, `instead` has none.
    """

    changes: Mapping[str, Response]
    instead: Mapping[str, Mapping[str, Response]]
    further: Mapping[str, int]
    any_of: Mapping[str, Response]


def of_gains(path: Sequence[str], gains: Gains) -> Ways:
    """The ways where each change has a gain of its own.

    Args:
        path: the items of a cheapest path, each changed to its best answer, as on the page.
        gains: what every change gains.
    """
    best, spare = gains.best, sum(gains.best[id] for id in path) - gains.need
    others = _Others(gains, path)
    instead = {id: others.at_least(id, best[id] - spare) for id in path}
    every = interchangeable(gains.ground.movable, instead)
    if every and sum(sorted(best[id] for id in every)[: len(path)]) >= gains.need:
        share = Fraction(gains.need, len(path))
        if any(best[id] < share for id in every):
            share = Fraction(max(best[id] for id in every))
        any_of = {id: gains.lowest(id, share) for id in every}
        return told(instead, {id: any_of[id] for id in path}, {}, any_of)
    if len(path) > 1:  # what goes instead of one change needs the others no lower than this
        for id, found in instead.items():
            spare = min([spare, *(spare + best[other] - best[id] for other in found)])
    return _just_enough(gains, instead, spare)


class _Others:
    """The items beside a path that gain something, ready to be asked for again and again."""

    def __init__(self, gains: Gains, path: Sequence[str]) -> None:
        self._gains = gains
        self._beside = [id for id in gains.best if id not in set(path)]
        self._found: dict[tuple[int, int], list[str]] = {}

    def at_least(self, id: str, gain: int) -> list[str]:
        """Those of the same effort as an item that gain as much, in the order of the page."""
        items, best = self._gains.ground.movable, self._gains.best
        key = (items[id].effort, gain)
        if key not in self._found:
            self._found[key] = [
                other
                for other in self._beside
                if best[other] >= gain and items[other].effort == key[0]
            ]
        return self._found[key]


def interchangeable(items: Iterable[str], instead: Mapping[str, Sequence[str]]) -> list[str]:
    """The items of a path and those instead, if each of these could replace each of the others."""
    others = next(iter(instead.values()))
    if not others or any(one != others for one in instead.values()):
        return []
    return [id for id in items if id in instead or id in others]


def told(
    found: Mapping[str, Sequence[str]],
    changes: Mapping[str, Response],
    instead: Mapping[str, Mapping[str, Response]],
    any_of: Mapping[str, Response],
) -> Ways:
    """The ways, with how many are left to tell of those that were found instead."""
    if any_of:
        return Ways(changes, {id: {} for id in changes}, dict.fromkeys(changes, 0), any_of)
    further = {id: len(found[id]) - len(instead[id]) for id in changes}
    return Ways(changes, instead, further, {})


def _just_enough(gains: Gains, instead: Mapping[str, Sequence[str]], spare: Fraction | int) -> Ways:
    changes: dict[str, Response] = {}
    gained: dict[str, Fraction] = {}
    for id in instead:
        changes[id] = gains.lowest(id, gains.best[id] - spare)
        gained[id] = gains.gain(id, changes[id])
        spare -= gains.best[id] - gained[id]
    lacking = gains.need - sum(gained.values())
    shown = {
        id: {other: gains.lowest(other, lacking + gained[id]) for other in others[:MOST_TOLD]}
        for id, others in instead.items()
    }
    return told(instead, changes, shown, {})
