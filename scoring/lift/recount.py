"""What a scale comes to with some answers changed, counted anew only where they come in."""

from collections.abc import Mapping
from fractions import Fraction

from scoring import aggregate, bands, counting
from scoring.items import Response
from scoring.lift.ground import Ground
from scoring.lift.model import coefficient, is_added_up
from scoring.scale import Scale
from scoring.standing import Outcome, Standing

ZERO, ONE = Fraction(0), Fraction(1)


class Recount:
    """The top scale of a ground with a path taken, ready to be scored with other changes."""

    def __init__(self, ground: Ground, path: Mapping[str, Response]) -> None:
        self._ground = ground
        self._held: list[_Held] = []
        self._places: dict[str, list[_Held]] = {}
        self._scores: dict[str, Fraction | None] = {}
        for now in ground.scales:
            held = _Held(now, self._values(now, path))
            self._held.append(held)
            self._scores[now.scale.id] = held.score({})
            for standing in now.standings:
                self._places.setdefault(standing.member.id, []).append(held)

    def score(self, changes: Mapping[str, Response | None]) -> Fraction | None:
        """What the scale comes to if the path is changed; None if it has no score then.

        An item that is changed to None is without an answer.
        """
        scores: dict[str, Fraction | None] = {}
        touched = {id(held) for item in changes for held in self._places[item]}
        for held in self._held:
            new: dict[str, Fraction | None] = {}
            scale = held.now.scale
            if id(held) in touched:
                new = {id: self._counts(id, scale, to) for id, to in changes.items() if id in held}
            for member in held.scales:
                if member in scores:
                    new[member] = self._counted(scale, member, scores[member])
            if new:
                scores[scale.id] = held.score(new)
        top = self._ground.top.scale.id
        return scores[top] if top in scores else self._scores[top]

    def _values(self, now: Outcome, path: Mapping[str, Response]) -> dict[str, Fraction | None]:
        values = {}
        for standing in now.standings:
            id = standing.member.id
            if standing.member.kind == "scale":
                values[id] = self._counted(now.scale, id, self._scores[id])
            elif id in path:
                values[id] = self._counts(id, now.scale, path[id])
            else:
                values[id] = standing.value
        return values

    def _counts(self, id: str, scale: Scale, response: Response | None) -> Fraction | None:
        item = self._ground.instrument.items[id]
        return None if response is None else counting.value(item, scale, response)

    def _counted(self, scale: Scale, member: str, score: Fraction | None) -> Fraction | None:
        """What a member scale with this score counts."""
        if scale.aggregate != "count" or score is None:
            return score
        return (
            ONE if bands.of(self._ground.instrument.scale[member], score) in scale.counted else ZERO
        )


class _Held:
    """A scale with what its members add, so that only what changes is added anew."""

    def __init__(self, now: Outcome, values: Mapping[str, Fraction | None]) -> None:
        self.now, self._values = now, values
        self._standings = {standing.member.id: standing for standing in now.standings}
        self.scales = [s.member.id for s in now.standings if s.member.kind == "scale"]
        self._valid = sum(value is not None for value in values.values())
        self._waiting = sum(
            one.unsettled and not (one.open and values[id] is not None)
            for id, one in self._standings.items()
        )
        self._outermost_first: list[tuple[Fraction, str]] = []
        if not is_added_up(now.scale):
            valued = [(value, id) for id, value in values.items() if value is not None]
            self._outermost_first = sorted(valued, reverse=now.scale.aggregate == "max")
        shares = [self._share(self._standings[id], value) for id, value in values.items()]
        self._numerator = aggregate.total([share.numerator for share in shares])
        self._weight = aggregate.total([share.weight for share in shares])

    def __contains__(self, item: str) -> bool:
        return item in self._standings and item not in self.scales

    def score(self, new: Mapping[str, Fraction | None]) -> Fraction | None:
        """The score with other values of some members."""
        scale, valid, waiting = self.now.scale, self._valid, self._waiting
        numerator, weight = self._numerator, self._weight
        for id, value in new.items():
            standing, before = self._standings[id], self._values[id]
            if value == before:
                continue
            less, more = self._share(standing, before), self._share(standing, value)
            numerator += more.numerator - less.numerator
            weight += more.weight - less.weight
            joins = (value is not None) - (before is not None)
            valid += joins
            waiting -= joins if standing.open else 0
        if valid < scale.missing.min_valid or not weight:
            return None
        if scale.missing.rule == "complete" and waiting:
            return None
        if is_added_up(scale):
            return numerator * coefficient(scale, weight)
        kept = next((value for value, id in self._outermost_first if id not in new), None)
        extreme = min if scale.aggregate == "min" else max
        return extreme(value for value in (kept, *new.values()) if value is not None)

    def _share(self, standing: Standing, value: Fraction | None) -> aggregate.Share:
        if value is None:
            return aggregate.Share(ZERO, ZERO)
        scale, member = self.now.scale, standing.member
        return aggregate.share(scale, member, value, standing.floor, standing.ceiling)
