"""What could be done as well, where a change has no gain of its own: by trying it out.

Not everything is tried where there is much of it; what is found holds.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice

from scoring.items import Response
from scoring.lift import moves
from scoring.lift.ground import Ground
from scoring.lift.model import flat
from scoring.lift.recount import Recount
from scoring.lift.ties import MOST_TOLD, Ways, interchangeable, told

MOST_TRIED = 150
"""How many other items are tried for all changes of a path: some 10 milliseconds."""

MOST_CHOICES = 200
MOST_LOWERED = 12


def of_path(ground: Ground, path: Mapping[str, Response], cut: Fraction) -> Ways:
    """The ways to the cut that cost as much as a cheapest path, in the order of the page."""
    trying = _Trying(ground, path, cut)
    instead = {id: trying.instead(id) for id in path}
    every = interchangeable(ground.movable, instead)
    if every and trying.any_will_do(every):
        any_of = {id: trying.whole[id] for id in every}
        if len(path) == 1:
            any_of = {
                id: trying.lowest(id, {other: trying.now[other] for other in path}) for id in every
            }
        return told(instead, {id: any_of[id] for id in path}, {}, any_of)
    # Lowered together, changes would leave less room for what goes instead of one of them.
    alone = len(path) == 1 or not any(instead.values())
    changes = trying.just_enough() if alone and len(path) <= MOST_LOWERED else path
    shown = {
        id: {other: trying.lowest(other, {id: trying.now[id]}) for other in others[:MOST_TOLD]}
        for id, others in instead.items()
    }
    return told(instead, changes, shown, {})


class _Trying:
    """A path whose changes are tried otherwise, for some time.

    `whole` has the best answers of all items that have one, `now` their answers before the path.
    """

    def __init__(self, ground: Ground, path: Mapping[str, Response], cut: Fraction) -> None:
        self._ground, self._path, self._cut = ground, path, cut
        self._recount = Recount(ground, path)
        raised = (ground.raised(*places[0]) for places in ground.places.values())
        best = {id: to for one in raised if one for id, to in flat(one.picks).items()}
        self.whole = {**best, **path}
        self.now = {id: moves.current(ground.movable[id], ground.chosen) for id in self.whole}

    def instead(self, id: str) -> list[str]:
        """The items that can take the place of one change, in the order of the page.

        Those beside it in a scale are tried first, since they are the likeliest.
        """
        items = self._ground.movable
        alike = [
            other
            for other in items
            if other in self.whole
            and other not in self._path
            and items[other].effort == items[id].effort
        ]
        scales = {scale.id for scale, _ in self._ground.places[id]}
        alike.sort(key=lambda other: not self._is_in(other, scales))
        found = {
            other
            for other in alike[: MOST_TRIED // len(self._path)]
            if self._reaches({id: self.now[id], other: self.whole[other]})
        }
        return [other for other in items if other in found]

    def any_will_do(self, every: Sequence[str]) -> bool:
        """Whether any of the items will do, as many as there are changes."""
        choices = list(islice(combinations(every, len(self._path)), MOST_CHOICES + 1))
        none = {id: self.now[id] for id in self._path}
        return len(choices) <= MOST_CHOICES and all(
            self._reaches(none | {id: self.whole[id] for id in choice}) for choice in choices
        )

    def lowest(self, id: str, beside: Mapping[str, Response | None]) -> Response:
        """The lowest answer to an item that will do, with the path changed in other places."""
        ground = self._ground
        scale, standing = ground.places[id][0]
        rungs = ground.rungs(scale, ground.movable[id], standing.value)
        if ground.agrees_on(id):
            return moves.lowest(rungs, lambda to: self._reaches({**beside, id: to}))
        # What is better here may be worse elsewhere, so nothing follows from one answer for others.
        tried = (to for to in rungs[:MOST_LOWERED] if self._reaches({**beside, id: to}))
        return next(tried, self.whole[id])

    def just_enough(self) -> dict[str, Response]:
        """The path with each answer raised no further than it must be beside the others."""
        lowered: dict[str, Response] = {}
        for id in self._path:
            lowered[id] = self.lowest(id, lowered)
        return lowered

    def _is_in(self, item: str, scales: set[str]) -> bool:
        return any(scale.id in scales for scale, _ in self._ground.places[item])

    def _reaches(self, changes: Mapping[str, Response | None]) -> bool:
        score = self._recount.score(changes)
        return score is not None and score >= self._cut
