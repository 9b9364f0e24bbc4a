"""The ground that a path is sought on: an instrument, its answers, and what may be changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial

from scoring import counting
from scoring.instrument import Instrument
from scoring.items import Item, Response
from scoring.lift import moves
from scoring.lift.model import Best, NotApart, Pick, Point, Work, common
from scoring.scale import Scale
from scoring.standing import Outcome, Standing


class Ground:
    """An instrument with what has been answered, and the items that may be changed.

    Where items are in several parts of the scale `top`, `divided` takes each part as free of the
    others and lets each change cost its part of the whole: no path costs less than then.
    """

    def __init__(
        self,
        instrument: Instrument,
        outcomes: Mapping[str, Outcome],
        chosen: Mapping[str, Response],
        movable: Mapping[str, Item],
        top: Outcome,
        work: Work,
        *,
        divided: bool = False,
    ) -> None:
        self.instrument, self.outcomes, self.chosen = instrument, outcomes, chosen
        self.movable, self.top, self.divided = movable, top, divided
        self.work = work

    @cached_property
    def ways(self) -> Counter[str]:
        """In how many ways each item that may be changed comes into the top scale."""
        return Counter(self._under(self.top))

    @cached_property
    def unit(self) -> int:
        """What one effort costs."""
        found = 1
        for ways in set(self.ways.values()) if self.divided else ():
            found = common(found, ways)
        return found

    def cost(self, id: str, ways: int = 1) -> int:
        """What it costs to change an item as far as it comes in by so many *ways*."""
        effort = self.movable[id].effort
        return effort * self.unit * ways // self.ways[id] if self.divided else effort

    @cached_property
    def scales(self) -> list[Outcome]:
        """The top scale and all below it, members before the scales made of them."""
        found: dict[str, Outcome] = {}

        def add(now: Outcome) -> None:
            for member in now.scale.members:
                if member.kind == "scale":
                    add(self.outcomes[member.id])
            found[now.scale.id] = now

        add(self.top)
        return list(found.values())

    @cached_property
    def places(self) -> dict[str, list[tuple[Scale, Standing]]]:
        """Where each item stands in the top scale and below it."""
        found: dict[str, list[tuple[Scale, Standing]]] = {}
        for now in self.scales:
            for standing in now.standings:
                if standing.member.kind == "item":
                    found.setdefault(standing.member.id, []).append((now.scale, standing))
        return found

    @cached_property
    def _may_lose(self) -> bool:
        return any(
            member.kind == "scale" and may_lose(now.scale, self.outcomes[member.id].scale)
            for now in self.scales
            for member in now.scale.members
        )

    def agrees_on(self, id: str) -> bool:
        """Whether a better answer to an item is better everywhere, and can never be worse."""
        places = self.places[id]
        alone = len(places) == 1 or all(scale.aggregate != "count" for scale, _ in places)
        return alone and not self._may_lose

    def moves(self, now: Outcome) -> bool:
        """Whether something under the scale may be changed."""
        return next(self._under(now), None) is not None

    @cached_property
    def _shares(self) -> bool:
        return any(ways > 1 for ways in self.ways.values())

    def must_be_apart(self, now: Outcome) -> None:
        """See to it that what is under the scale comes into the top scale nowhere else.

        Raises:
            NotApart: it does.
        """
        if not self.divided and self._shares and any(self.ways[id] > 1 for id in self._under(now)):
            raise NotApart

    def best(self, scale: Scale, item: Item) -> Best:
        """The best answer to an item in a scale, whatever the answer is now."""
        key = (item.id, scale.id if scale.aggregate == "count" else None)
        if key not in self.work.best:
            worth = partial(counting.value, item, scale)
            if item.kind == "single_choice" and scale.aggregate != "count":
                to = moves.highest(item)
            else:
                to = moves.best(item, moves.current(item, self.chosen), worth)
            self.work.best[key] = Best(to, worth(to))
        return self.work.best[key]

    def raised(self, scale: Scale, standing: Standing) -> Point | None:
        """The best that an item can be changed to in a scale, if that is better than now."""
        item = self.movable.get(standing.member.id)
        if item is None:
            return None
        to, value = self.best(scale, item)
        if standing.value is not None and value <= standing.value:
            return None
        return Point(self.cost(item.id), value, Pick(item.id, to))

    def rungs(self, scale: Scale, item: Item, above: Fraction | None) -> Sequence[Response]:
        """The answers to an item that count more than *above* in a scale, by rising value."""
        now = moves.current(item, self.chosen)
        return moves.rungs(item, now, partial(counting.value, item, scale), above)

    def _under(self, now: Outcome) -> Iterator[str]:
        for member in now.scale.members:
            if member.kind == "scale":
                yield from self._under(self.outcomes[member.id])
            elif member.id in self.movable:
                yield member.id


def may_lose(scale: Scale, inner: Scale) -> bool:
    """Whether a count leaves out a band above one that it counts: to rise can be to lose."""
    counted = [band.id in scale.counted for band in inner.bands]
    return scale.aggregate == "count" and counted != sorted(counted)
