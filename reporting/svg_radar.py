"""A profile around a point: the higher a score, the farther out.

The picture keeps its size and stands in the middle of its place. At the spokes are the names where
there is room, and numbers where there is none; a wide place may show names instead of numbers.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from reporting import shapes, svg_spokes
from reporting.directions import around, at
from reporting.shapes import Picture, Span
from reporting.svg_spokes import Numbered

INNER, OUTER = 16, 90
"""How far from the middle the lowest and the highest score are: the lowest is not the middle, so
that low scores stand apart from each other, and apart from what has no score."""

FEWEST = 3
"""How many spokes make a picture; fewer have no area between them."""


class Spoke(NamedTuple):
    """One scale: its place, or, without a score, what can be reached; and what is wanted."""

    label: str
    place: Fraction | None
    reachable: Span | None
    wanted: Fraction | None


class Ring(NamedTuple):
    """A place that all scales share, with its number, if they share that too."""

    place: Fraction
    number: str | None


class Radar(NamedTuple):
    """The picture, and where numbers stand for the names of its spokes."""

    drawn: Markup
    numbered: Numbered


Point = tuple[int, int]


def radar(picture: Picture, spokes: Sequence[Spoke], rings: Sequence[Ring]) -> Radar:
    """The scores joined around the middle; a scale without a score leaves a gap.

    What such a scale can still reach is hatched along its spoke. What is wanted is dashed.

    Raises:
        ValueError: there are fewer than three spokes.
    """
    if len(spokes) < FEWEST:
        raise ValueError(f"{len(spokes)} spokes have no area between them")
    ways = around(len(spokes))
    now = [_point(way, one.place) for way, one in zip(ways, spokes, strict=True)]
    wanted = [_point(way, one.wanted) for way, one in zip(ways, spokes, strict=True)]
    labels = svg_spokes.labels([one.label for one in spokes], ways, OUTER)
    drawn = [
        *_path("area", "".join(f"M0 0L{_xy(a)}L{_xy(b)}Z" for a, b in _sides(now))),
        *(shapes.circle("ring", 0, 0, radius) for radius in (INNER, OUTER)),
        *(shapes.circle("ring", 0, 0, _radius(ring.place)) for ring in rings),
        *_path("ring", "".join(f"M{_xy(at(way, INNER))}L{_xy(at(way, OUTER))}" for way in ways)),
        *_path("outline", _joined(now)),
        *_path("wish", _joined(wanted)),
        *(
            _reach(picture.id, way, one.reachable)
            for way, one in zip(ways, spokes, strict=True)
            if one.place is None and one.reachable is not None
        ),
        *(shapes.circle("wanted", *point, 7) for point in wanted if point),
        *(
            shapes.circle("marker", *point, 4 if point == wish else 6)
            for point, wish in zip(now, wanted, strict=True)
            if point
        ),
        *_numbers(rings, around(2 * len(spokes))[1]),
        *labels.drawn,
    ]
    middle = shapes.within("radar", {"x": "50%", "y": labels.above}, drawn)
    height = labels.above + labels.below
    drawn = [shapes.hatching(picture.id), middle]
    return Radar(shapes.picture(picture, height, drawn), labels.numbered)


def _radius(place: Fraction) -> int:
    return INNER + shapes.rounded(place, OUTER - INNER)


def _point(way: Point, place: Fraction | None) -> Point | None:
    return None if place is None else at(way, _radius(place))


def _sides(points: Sequence[Point | None]) -> list[tuple[Point, Point]]:
    """The neighbours, all around, that both are there."""
    beside = zip(points, (*points[1:], points[0]), strict=True)
    return [(one, next) for one, next in beside if one is not None and next is not None]


def _joined(points: Sequence[Point | None]) -> str:
    return "".join(f"M{_xy(a)}L{_xy(b)}" for a, b in _sides(points))


def _reach(id: str, way: Point, span: Span) -> Markup:
    """The stretch of a spoke, as wide as a bar."""
    (right, up), half = way, 5
    x, y = at((up, -right), half)
    (x1, y1), (x2, y2) = (at(way, _radius(end)) for end in span)
    corners = ((x1 + x, y1 + y), (x2 + x, y2 + y), (x2 - x, y2 - y), (x1 - x, y1 - y))
    d = "M" + "L".join(map(_xy, corners)) + "Z"
    return shapes.element("path", {"class": "range", "d": d, "fill": shapes.hatched(id)})


def _numbers(rings: Sequence[Ring], way: Point) -> list[Markup]:
    """The numbers of the rings in the first gap between spokes, none too near to the one before."""
    drawn, until = [], INNER
    for ring in rings:
        radius = _radius(ring.place)
        if ring.number is not None and radius >= until:
            x, y = at(way, radius)
            drawn.append(shapes.label("ring-number", x, y + 5, "middle", ring.number))
            until = radius + 16
    return drawn


def _path(kind: str, d: str) -> list[Markup]:
    return [shapes.element("path", {"class": kind, "d": d})] if d else []


def _xy(point: Point) -> str:
    return f"{point[0]} {point[1]}"
