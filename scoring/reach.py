"""The lowest and the highest score that the answers still to come can give.

Answers already given stay. An open member may take any of its values; it may also end without a
value where the rule for missing bears an open member, or where it can still turn out not to
apply or to be hidden. So each scale is a small choice: which open members take part, and at which
end of their span. Every aggregate rises with each value, so only the ends matter.

The range contains every completion. It is exact as long as no answer decides on two parts of a
scale, by being in both or by a condition; where one does, their ends are taken as free of each
other.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring import aggregate
from scoring.scale import Scale
from scoring.standing import Standing

ZERO = Fraction(0)


class _Part(NamedTuple):
    """What a member adds if it takes part."""

    numerator: Fraction
    weight: Fraction
    optional: bool

    def gain(self, rate: Fraction) -> Fraction:
        """How far taking part lifts the score above *rate* (below zero: lowers it)."""
        return self.numerator - rate * self.weight if rate else self.numerator


def span(scale: Scale, standings: Sequence[Standing]) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest reachable score; None when no score can be reached any more."""
    lowest = _highest(scale, standings, mirrored=True)
    highest = _highest(scale, standings, mirrored=False)
    return None if lowest is None or highest is None else (-lowest, highest)


def can_vanish(scale: Scale, standings: Sequence[Standing]) -> bool:
    """Whether answers still to come may settle that too few members have a value."""
    bound = [s for s in standings if s.low is not None and not s.may_leave]
    return len(bound) < scale.missing.min_valid


def _highest(scale: Scale, standings: Sequence[Standing], *, mirrored: bool) -> Fraction | None:
    """The highest reachable score; mirrored, the highest with all values negated."""
    parts = list(_parts(scale, standings, mirrored=mirrored))
    need = scale.missing.min_valid
    if len(parts) < need:
        return None
    match scale.aggregate, mirrored:
        case ("min", False) | ("max", True):
            return min(part.numerator for part in _chosen_for_smallest(parts, need))
        case ("min", True) | ("max", False):
            return max(part.numerator for part in parts)
        case ("sum" | "count", _) if scale.missing.rule != "prorated":
            chosen = _chosen(parts, need, ZERO)
        case _:
            chosen = _chosen_for_ratio(parts, need)
    return aggregate.combined(scale, *_totals(chosen)).score


def _parts(scale: Scale, standings: Sequence[Standing], *, mirrored: bool) -> Iterable[_Part]:
    for standing in standings:
        value = standing.low if mirrored else standing.high
        if value is None:
            continue
        numerator, weight = aggregate.share(
            scale, standing.member, value, standing.floor, standing.ceiling
        )
        if weight:
            yield _Part(
                -numerator if mirrored else numerator, weight, may_stay_out(scale, standing)
            )


def may_stay_out(scale: Scale, standing: Standing) -> bool:
    """Whether a member can end without a value while the scale still has a score."""
    return standing.may_leave or (standing.open and scale.missing.rule != "complete")


def _chosen(parts: Sequence[_Part], need: int, rate: Fraction) -> list[_Part]:
    """The parts that together lift the score most above *rate*, at least *need* of them."""
    bound = [part for part in parts if not part.optional]
    gains = [(part.gain(rate), part) for part in parts if part.optional]
    lifting = [part for gain, part in gains if gain.numerator > 0]
    if len(bound) + len(lifting) >= need:
        return bound + lifting  # as mostly: the others need not be put in order
    gains.sort(key=lambda one: one[0], reverse=True)
    return bound + [part for _, part in gains[: need - len(bound)]]


def _chosen_for_smallest(parts: Sequence[_Part], need: int) -> list[_Part]:
    """As few parts as must take part, the highest first: each further one can only lower."""
    bound = [part for part in parts if not part.optional]
    by_value = sorted((p for p in parts if p.optional), key=lambda p: p.numerator, reverse=True)
    return bound + by_value[: max(0, need - len(bound))]


def _chosen_for_ratio(parts: Sequence[_Part], need: int) -> list[_Part]:
    """The parts with the highest ``sum of numerators / sum of weights``, by Dinkelbach's method.

    From any choice the ratio only rises, and a choice that doesn't raise it is the best one.
    """
    rate, chosen = None, _chosen(parts, need, ZERO)
    while True:
        numerator, weight = _totals(chosen)
        if numerator / weight == rate:
            return chosen
        rate = numerator / weight
        chosen = _chosen(parts, need, rate)


def _totals(parts: Sequence[_Part]) -> tuple[Fraction, Fraction]:
    return aggregate.total([p.numerator for p in parts]), aggregate.total([p.weight for p in parts])
