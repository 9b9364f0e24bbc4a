"""A scale's score from the members that have a value: here alone values are put together."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.scale import Member, Scale
from scoring.standing import Standing

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)


class Share(NamedTuple):
    """What one member adds to a score's numerator, and the weight that it adds with."""

    numerator: Fraction
    weight: Fraction


class Sum(NamedTuple):
    """How a score was put together: ``factor * numerator / denominator``.

    For the smallest and the largest value the numerator is that value, the rest 1.
    """

    numerator: Fraction
    denominator: Fraction
    factor: Fraction

    @property
    def score(self) -> Fraction:
        """The number itself."""
        return self.factor * self.numerator / self.denominator


def share(
    scale: Scale, member: Member, value: Fraction, floor: Fraction, ceiling: Fraction
) -> Share:
    """What a member adds with this value, which could be from *floor* to *ceiling*.

    In a percentage a member adds its way from the lowest, and weighs as much as its whole way.
    """
    match scale.aggregate:
        case "percent":
            # The lowest mostly is 0: nothing to take away, which takes most of the time.
            way, whole = (value - floor, ceiling - floor) if floor else (value, ceiling)
            return Share(_weighted(member, way), _weighted(member, whole))
        case "min" | "max":
            return Share(value, ONE)
    return Share(_weighted(member, value), member.weight)


def combined(scale: Scale, numerator: Fraction, weight: Fraction) -> Sum:
    """The score of shares that add up to this numerator and this weight (above zero).

    percent is the share of the way from the lowest to the highest possible: with weights w and
    values v, ``100 * sum(w*(v - lowest)) / sum(w*(highest - lowest))``. A prorated sum is scaled
    up by all weights over the weights that have a value.
    """
    match scale.aggregate:
        case "mean":
            return Sum(numerator, weight, ONE)
        case "percent":
            return Sum(numerator, weight, HUNDRED)
    if scale.missing.rule == "prorated":
        all_weights = total([member.weight for member in scale.members])
        return Sum(numerator, ONE, all_weights / weight)
    return Sum(numerator, ONE, ONE)


def put_together(scale: Scale, standings: Sequence[Standing]) -> Sum | None:
    """The score of the members that have a value; None when they give no number."""
    shares = [
        share(scale, s.member, s.value, s.floor, s.ceiling)
        for s in standings
        if s.value is not None
    ]
    weight = total([one.weight for one in shares])
    if not weight:
        return None
    if scale.aggregate in ("min", "max"):
        extreme = min if scale.aggregate == "min" else max
        return Sum(extreme(one.numerator for one in shares), ONE, ONE)
    return combined(scale, total([one.numerator for one in shares]), weight)


def total(some: Sequence[Fraction]) -> Fraction:
    """What they come to. Whole numbers are added as such: in a tenth of the time."""
    if all(one.denominator == 1 for one in some):
        return Fraction(sum(one.numerator for one in some))
    return sum(some, ZERO)


def _weighted(member: Member, value: Fraction) -> Fraction:
    """The value by the member's weight, which mostly is 1: nothing to multiply by."""
    return value if member.weight == 1 else member.weight * value
