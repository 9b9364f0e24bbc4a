"""The lowest and the highest score that the answers still to come can give.

Answers already given stay. An open member may take any of its values; it may also end without a
value where the rule for missing bears an open member, or where it can still turn out not to
apply. So each scale is a small choice: which open members take part, and at which end of their
span. Every aggregate rises with each value, so only the ends matter.

The range contains every completion. It is exact as long as no two parts of a scale share items
that may end without a value.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring import aggregate
from scoring.instrument import Scale
from scoring.standing import Standing

ZERO = Fraction(0)


class _Part(NamedTuple):
    """What a member adds to ``numerator / denominator`` if it takes part."""

    numerator: Fraction
    denominator: Fraction
    optional: bool

    def gain(self, rate: Fraction) -> Fraction:
        """How far taking part lifts the score above *rate* (below zero: lowers it)."""
        return self.numerator - rate * self.denominator


def span(scale: Scale, standings: Sequence[Standing]) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest reachable score; None when no score can be reached any more."""
    lowest = _highest(scale, standings, mirrored=True)
    highest = _highest(scale, standings, mirrored=False)
    return None if lowest is None or highest is None else (-lowest, highest)


def can_vanish(scale: Scale, standings: Sequence[Standing]) -> bool:
    """Whether answers still to come may settle that too few members have a value."""
    bound = [s for s in standings if s.low is not None and not (s.open and s.may_leave)]
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
            return sum((p.numerator for p in _chosen(parts, need, ZERO)), ZERO)
    return _factor(scale) * _highest_ratio(parts, need)


def _parts(scale: Scale, standings: Sequence[Standing], *, mirrored: bool) -> Iterable[_Part]:
    percent = scale.aggregate == "percent"
    weighted = scale.aggregate not in ("min", "max")
    for standing in standings:
        value = standing.low if mirrored else standing.high
        if value is None:
            continue
        weight = standing.member.weight if weighted else Fraction(1)
        value = weight * (value - standing.floor) if percent else weight * value
        width = standing.ceiling - standing.floor if percent else Fraction(1)
        if width:
            yield _Part(-value if mirrored else value, weight * width, _optional(scale, standing))


def _optional(scale: Scale, standing: Standing) -> bool:
    """Whether an open member can end without a value while the scale still has a score."""
    return standing.open and (standing.may_leave or scale.missing.rule != "complete")


def _chosen(parts: Sequence[_Part], need: int, rate: Fraction) -> list[_Part]:
    """The parts that together lift the score most above *rate*, at least *need* of them."""
    bound = [part for part in parts if not part.optional]
    by_gain = sorted((p for p in parts if p.optional), key=lambda p: p.gain(rate), reverse=True)
    wanted = sum(part.gain(rate) > 0 for part in by_gain)
    return bound + by_gain[: max(wanted, need - len(bound))]


def _chosen_for_smallest(parts: Sequence[_Part], need: int) -> list[_Part]:
    """As few parts as must take part, the highest first: each further one can only lower."""
    bound = [part for part in parts if not part.optional]
    by_value = sorted((p for p in parts if p.optional), key=lambda p: p.numerator, reverse=True)
    return bound + by_value[: max(0, need - len(bound))]


def _highest_ratio(parts: Sequence[_Part], need: int) -> Fraction:
    """The highest ``sum of numerators / sum of denominators``, by Dinkelbach's method.

    From any choice the ratio only rises, and a choice that doesn't raise it is the best one.
    """
    rate, chosen = None, _chosen(parts, need, ZERO)
    while True:
        reached = sum((p.numerator for p in chosen), ZERO) / sum(
            (p.denominator for p in chosen), ZERO
        )
        if reached == rate:
            return reached
        rate, chosen = reached, _chosen(parts, need, reached)


def _factor(scale: Scale) -> Fraction:
    if scale.aggregate == "percent":
        return aggregate.HUNDRED
    return aggregate.total_weight(scale) if scale.missing.rule == "prorated" else Fraction(1)
