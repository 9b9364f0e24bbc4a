"""One scale over time as a line of a few pixels, to stand in a card: no numbers, no days."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from reporting import shapes
from reporting.shapes import Picture
from reporting.svg_history import Point

TOP, HEIGHT, BELOW = 8, 40, 8  # pixels above the highest score, down to the lowest, below it
FLOOR = TOP + HEIGHT
CROWD = 12  # with more results than these, only the ends are bubbles


def course(picture: Picture, points: Sequence[Point]) -> Markup:
    """The results from the earliest to the last, joined where both have a score.

    Args:
        picture: its title and description.
        points: at least two, in the order of time.
    """
    placed = [one for one in points if one.place is not None]
    shown = placed if len(points) <= CROWD else [placed[0], placed[-1]] if placed else []
    drawn = [
        shapes.line("axis", ("0%", FLOOR), ("100%", FLOOR)),
        shapes.line("level", ("0%", TOP), ("100%", TOP)),
        *_joined(points),
        *(shapes.bubble(one.time, _y(one), 4) for one in shown),
    ]
    plot = shapes.within("plot", {"x": "3%", "width": "94%"}, drawn)
    return shapes.picture(picture, FLOOR + BELOW, [plot])


def _joined(points: Sequence[Point]) -> Iterator[Markup]:
    for one, next in pairwise(points):
        if one.place is not None and next.place is not None:
            start = shapes.percent(one.time), _y(one)
            yield shapes.line("line", start, (shapes.percent(next.time), _y(next)))


def _y(one: Point) -> int:
    return FLOOR - shapes.rounded(one.place or Fraction(0), HEIGHT)
