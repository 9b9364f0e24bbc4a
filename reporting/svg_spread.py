"""How scores are spread over a scale, as a picture: all of them, the middle half, the median.

With a score of one's own, the bubble is at that score, and a line marks the median.
"""

from fractions import Fraction

from markupsafe import Markup

from reporting import shapes
from reporting.shapes import WHOLE, Picture, Span
from scoring import numbers
from scoring.distribution import Spread


def spread(
    picture: Picture,
    ends: tuple[Fraction, Fraction],
    found: Spread,
    median: str,
    own: tuple[Fraction, str] | None = None,
) -> Markup | None:
    """The picture; None on a scale without a width.

    Args:
        picture: its title and description.
        ends: the lowest and the highest possible score.
        found: where the scores lie.
        median: what is said over the median.
        own: one's own score, and what is said over it.
    """
    least, most = ends
    if least == most:
        return None

    def place(number: Fraction) -> Fraction:
        return min(max((number - least) / (most - least), Fraction(0)), Fraction(1))

    drawn = [
        shapes.rect("track", WHOLE, 30, 14, 7),
        shapes.rect("here", Span(place(found.lowest), place(found.highest)), 30, 14, 0),
        shapes.rect(
            "fill", Span(place(found.lower_quartile), place(found.upper_quartile)), 30, 14, 0
        ),
    ]
    if own is None:
        drawn += [
            shapes.bubble(place(found.median), 37, 11),
            shapes.text("value", place(found.median), 15, median),
        ]
    else:
        score, told = own
        drawn += [
            shapes.upright("cut", place(found.median), 25, 49),
            shapes.bubble(place(score), 37, 11),
            shapes.text("value", place(score), 15, told),
        ]
    drawn += [
        shapes.text("label", Fraction(0), 66, numbers.plain(least)),
        shapes.text("label", Fraction(1), 66, numbers.plain(most)),
    ]
    return shapes.picture(picture, 74, drawn)
