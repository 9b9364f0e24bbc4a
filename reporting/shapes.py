"""The shapes that pictures are drawn with, placed in per cent of the width.

Colours come from classes alone, so that dark mode, forced colours and print can have their own.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup, escape


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


def within(kind: str, place: Mapping[str, int | str], shapes: Iterable[Markup]) -> Markup:
    """A part of a picture with coordinates of its own, at *place*; it hides nothing beyond it."""
    return element("svg", {"class": kind, "overflow": "visible", **place}, *shapes)


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


def hatched(id: str) -> str:
    """The fill that is the pattern of the picture of that id."""
    return f"url(#{id}_hatching)"


def rect(kind: str, span: Span, y: int, height: int, radius: int, id: str | None = None) -> Markup:
    """A stretch as a bar, hatched with the pattern of the picture of that *id*, if one is given."""
    attributes: dict[str, int | str] = {
        "class": kind,
        "x": percent(span.start),
        "width": percent(span.end - span.start),
        "y": y,
        "height": height,
        "rx": radius,
    }
    if id:
        attributes["fill"] = hatched(id)
    return element("rect", attributes)


def bubble(place: Fraction, y: int, radius: int, kind: str = "marker") -> Markup:
    """A bubble at a place."""
    return circle(kind, percent(place), y, radius)


def circle(kind: str, x: int | str, y: int, radius: int) -> Markup:
    """A circle around a point."""
    return element("circle", {"class": kind, "cx": x, "cy": y, "r": radius})


def stroke(kind: str, span: Span, y: int) -> Markup:
    """A line along a stretch."""
    return line(kind, (percent(span.start), y), (percent(span.end), y))


def upright(kind: str, place: Fraction, top: int, bottom: int) -> Markup:
    """A line across the scale at a place."""
    x = percent(place)
    return line(kind, (x, top), (x, bottom))


def line(kind: str, start: tuple[str, int], end: tuple[str, int]) -> Markup:
    """A line from a point to another."""
    return element(
        "line", {"class": kind, "x1": start[0], "x2": end[0], "y1": start[1], "y2": end[1]}
    )


def text(kind: str, place: Fraction, y: int, words: str) -> Markup:
    """Words at a place, kept inside the picture near its ends."""
    return label(kind, percent(place), y, _anchor(place), words)


def extent(place: Fraction, width: int, whole: int) -> tuple[int, int]:
    """Where `text` of that width begins and ends, in a picture that is as wide as *whole*."""
    x = rounded(place, whole)
    start = {"start": x, "middle": x - width // 2, "end": x - width}[_anchor(place)]
    return start, start + width


def _anchor(place: Fraction) -> str:
    edge = Fraction(1, 8)
    return "start" if place < edge else "end" if place > 1 - edge else "middle"


def label(kind: str, x: int | str, y: int, anchor: str, *words: str) -> Markup:
    """Words that begin (`start`), end (`end`) or have their `middle` at a point."""
    return element("text", {"class": kind, "x": x, "y": y, "text-anchor": anchor}, *words)


def percent(share: Fraction) -> str:
    """The share as a length: ``33.33%``."""
    hundredths = rounded(share, 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def rounded(share: Fraction, whole: int) -> int:
    """That share of the whole, rounded half up."""
    numerator, denominator = share.numerator, share.denominator
    return (2 * whole * numerator + denominator) // (2 * denominator)


def element(name: str, attributes: Mapping[str, int | str], *children: str) -> Markup:
    """An element with its attributes and children, everything escaped."""
    # By hand, as Markup's own formatting takes several times as long.
    written = "".join(
        [
            f' {key}="{value if type(value) is int else escape(value)}"'
            for key, value in attributes.items()
        ]
    )
    inner = "".join([one if isinstance(one, Markup) else escape(one) for one in children])
    return Markup(f"<{name}{written}>{inner}</{name}>")
