"""Which band a score is in, and which bands a range touches.

A band begins at its lower cut score, which belongs to it, and ends where the next one begins:
there are no gaps and no overlaps. Scores are compared exactly, never as they are shown.
"""

from fractions import Fraction

from scoring.scale import Band, Scale


def of(scale: Scale, score: Fraction) -> str | None:
    """The id of the band that the score is in; None on a scale without bands."""
    reached = [band.id for band in scale.bands if band.cut <= score]
    return reached[-1] if reached else None


def possible(scale: Scale, low: Fraction, high: Fraction) -> list[str]:
    """The ids of the bands that the range from *low* to *high* touches, lowest first."""
    return [
        band.id
        for band, above in zip(scale.bands, _cuts_above(scale), strict=True)
        if band.cut <= high and (above is None or low < above)
    ]


def next_above(scale: Scale, score: Fraction) -> Band | None:
    """The band above the one that the score is in; None in the highest and without bands."""
    return next((band for band in scale.bands if band.cut > score), None)


def _cuts_above(scale: Scale) -> list[Fraction | None]:
    return [*(band.cut for band in scale.bands[1:]), None][: len(scale.bands)]
