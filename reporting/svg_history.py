"""One scale over time as a picture: results as bubbles, joined from day to day."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from reporting import shapes
from reporting.shapes import Picture, Span

TOP, HEIGHT, BELOW = 26, 136, 48  # pixels above the highest score, down to the lowest, below it
FLOOR = TOP + HEIGHT
APART = 15  # pixels between numbers at the side
CROWD, MANY = 12, 24  # more bubbles than these are smaller, and dots on the line


class Point(NamedTuple):
    """A result: when, as a share of all the time shown; its place, or what could be reached."""

    time: Fraction
    place: Fraction | None
    reachable: Span | None
    value: str
    day: str


def history(
    picture: Picture,
    points: Sequence[Point],
    ends: tuple[str, str],
    cuts: Sequence[tuple[Fraction, str]],
) -> Markup:
    """The results from the earliest to the last; one without a score leaves a gap in the line.

    What it could have come to is hatched. The first and the last have their value and their day.

    Args:
        picture: its title and description.
        points: at least two, in the order of time.
        ends: the numbers of the lowest and the highest possible score.
        cuts: for each cut score its place and its number.
    """
    many = len(points) > MANY
    first, last = points[0], points[-1]
    drawn = [
        *_levels(ends, cuts),
        *(_joined(one, next) for one, next in pairwise(points)),
        *(
            shapes.upright("tick", one.time, FLOOR, FLOOR + 6)
            for one in ((first, last) if many else points)
        ),
        *(
            _reach(picture.id, one.time, one.reachable, 4 if many else 10)
            for one in points
            if one.place is None
        ),
    ]
    drawn += [
        _bubble(one, len(points), end=one in (first, last))
        for one in points
        if one.place is not None
    ]
    drawn += [_value(first, points[1], "start"), _value(last, points[-2], "end")]
    drawn.append(shapes.label("label", "0%", FLOOR + 42, "start", first.day))
    if last.day != first.day:
        drawn.append(shapes.label("label", "100%", FLOOR + 42, "end", last.day))
    plot = shapes.within("plot", {"x": "15%", "width": "81%"}, drawn)
    return shapes.picture(picture, FLOOR + BELOW, [shapes.hatching(picture.id), plot])


def _bubble(one: Point, number: int, *, end: bool) -> Markup:
    """A result that has a score, among that *number* of results."""
    y = _y(one.place or Fraction(0))
    if number > MANY and not end:
        return shapes.bubble(one.time, y, 2, "dot")
    return shapes.bubble(one.time, y, 4 if number > CROWD else 6)


def _y(place: Fraction) -> int:
    return FLOOR - shapes.rounded(place, HEIGHT)


def _levels(ends: tuple[str, str], cuts: Sequence[tuple[Fraction, str]]) -> Iterable[Markup]:
    """A line for each cut score and each end, with its number where it does not crowd another."""
    last = FLOOR + APART
    levels = [(FLOOR, ends[0]), *((_y(place), number) for place, number in cuts), (TOP, ends[1])]
    for y, number in levels:
        kind = "axis" if y == FLOOR else "level"
        yield shapes.line(kind, ("0%", y), ("100%", y))
        if last - y >= APART:
            yield shapes.label("label", -10, y + 5, "end", number)
            last = y


def _joined(one: Point, next: Point) -> Markup:
    if one.place is None or next.place is None:
        return Markup()
    start = shapes.percent(one.time), _y(one.place)
    return shapes.line("line", start, (shapes.percent(next.time), _y(next.place)))


def _reach(id: str, time: Fraction, span: Span | None, width: int) -> Markup:
    """What could be reached, as an upright bar around its time."""
    if span is None:
        return Markup()
    attributes: dict[str, int | str] = {
        "class": "range",
        "x": shapes.percent(time),
        "width": width,
        "y": _y(span.end),
        "height": _y(span.start) - _y(span.end),
        "transform": f"translate({-width // 2})",
        "fill": shapes.hatched(id),
    }
    return shapes.element("rect", attributes)


def _value(one: Point, beside: Point, anchor: str) -> Markup:
    """The value of a point, on the side of it that the line to its neighbour leaves free."""
    if one.place is None:
        y = FLOOR if one.reachable is None else _y(one.reachable.end)
        return shapes.label("value", shapes.percent(one.time), y - 9, anchor, one.value)
    above = beside.place is None or beside.place <= one.place
    y = _y(one.place) + (-12 if above else 23)
    return shapes.label("value", shapes.percent(one.time), y, anchor, one.value)
