"""The shapes that pictures are drawn with, placed in per cent of the width.

Colours come from classes alone, so that dark mode, forced colours and print can have their own.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup, escape

from scoring import numbers


class Span(NamedTuple):
    """A stretch of a scale, as shares (0 to 1) of the way from its lowest to its highest."""

    start: Fraction
    end: Fraction


class Picture(NamedTuple):
    """What a picture says to those who don't see it; *id* is unique on the page."""

    id: str
    title: str
    description: str


WHOLE = Span(Fraction(0), Fraction(1))


def picture(said: Picture, height: int, shapes: Iterable[Markup]) -> Markup:
    """The shapes as one picture, as wide as its place."""
    title, description = f"{said.id}_title", f"{said.id}_description"
    return element(
        "svg",
        {
            "class": "picture",
            "role": "img",
            "width": "100%",
            "height": height,
            "aria-labelledby": f"{title} {description}",
        },
        element("title", {"id": title}, said.title),
        element("desc", {"id": description}, said.description),
        *shapes,
    )


def hatching(id: str) -> Markup:
    """The pattern of what is uncertain, for the picture of that id."""
    line = element("line", {"class": "hatch", "x1": 0, "y1": 0, "x2": 0, "y2": 6})
    return element(
        "pattern",
        {
            "id": f"{id}_hatching",
            "width": 6,
            "height": 6,
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
        line,
    )


def rect(
    kind: str, span: Span, y: int, height: int, radius: int, hatched: str | None = None
) -> Markup:
    """A stretch as a bar, *hatched* with the pattern of the picture of that id."""
    attributes: dict[str, object] = {
        "class": kind,
        "x": percent(span.start),
        "width": percent(span.end - span.start),
        "y": y,
        "height": height,
        "rx": radius,
    }
    if hatched:
        attributes["fill"] = f"url(#{hatched}_hatching)"
    return element("rect", attributes)


def bubble(place: Fraction, y: int, radius: int, kind: str = "marker") -> Markup:
    """A bubble at a place."""
    return element("circle", {"class": kind, "cx": percent(place), "cy": y, "r": radius})


def stroke(kind: str, span: Span, y: int) -> Markup:
    """A line along a stretch."""
    return element(
        "line",
        {"class": kind, "x1": percent(span.start), "x2": percent(span.end), "y1": y, "y2": y},
    )


def upright(kind: str, place: Fraction, top: int, bottom: int) -> Markup:
    """A line across the scale at a place."""
    x = percent(place)
    return element("line", {"class": kind, "x1": x, "x2": x, "y1": top, "y2": bottom})


def text(kind: str, place: Fraction, y: int, words: str) -> Markup:
    """Words at a place, kept inside the picture near its ends."""
    edge = Fraction(1, 8)
    anchor = "start" if place < edge else "end" if place > 1 - edge else "middle"
    return element(
        "text", {"class": kind, "x": percent(place), "y": y, "text-anchor": anchor}, words
    )


def percent(share: Fraction) -> str:
    """The share as a length: ``33.33%``."""
    return numbers.display(share * 100, 2) + "%"


def element(name: str, attributes: dict[str, object], *children: str) -> Markup:
    """An element with its attributes and children, everything escaped."""
    # By hand, as Markup's own formatting takes several times as long.
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    inner = "".join(map(escape, children))
    return Markup(f"<{name}{written}>{inner}</{name}>")
