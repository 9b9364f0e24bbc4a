"""A scale's score from the members that have a value."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.instrument import Scale
from scoring.standing import Standing

HUNDRED = Fraction(100)


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


def put_together(scale: Scale, standings: Sequence[Standing]) -> Sum | None:
    """The score of the members that have a value; None when they give no number.

    percent is the share of the way from the lowest to the highest possible: with weights w and
    values v, ``100 * sum(w*(v - lowest)) / sum(w*(highest - lowest))``. A prorated sum is scaled
    up by all weights over the weights that have a value.
    """
    valued = [(s, s.value) for s in standings if s.value is not None]
    one = Fraction(1)
    if not valued:
        return None
    match scale.aggregate:
        case "min":
            return Sum(min(value for _, value in valued), one, one)
        case "max":
            return Sum(max(value for _, value in valued), one, one)
        case "mean":
            return Sum(_weighted(valued), _weights(valued), one)
        case "percent":
            reached = sum((s.member.weight * (v - s.floor) for s, v in valued), Fraction(0))
            width = sum((s.member.weight * (s.ceiling - s.floor) for s, _ in valued), Fraction(0))
            return Sum(reached, width, HUNDRED) if width else None
        case "sum" | "count":
            return Sum(_weighted(valued), one, _proration(scale, valued))


def total_weight(scale: Scale) -> Fraction:
    """The weights of all members of the scale."""
    return sum((member.weight for member in scale.members), Fraction(0))


def _proration(scale: Scale, valued: Sequence[tuple[Standing, Fraction]]) -> Fraction:
    if scale.missing.rule != "prorated":
        return Fraction(1)
    return total_weight(scale) / _weights(valued)


def _weighted(valued: Sequence[tuple[Standing, Fraction]]) -> Fraction:
    return sum((s.member.weight * value for s, value in valued), Fraction(0))


def _weights(valued: Sequence[tuple[Standing, Fraction]]) -> Fraction:
    return sum((s.member.weight for s, _ in valued), Fraction(0))
