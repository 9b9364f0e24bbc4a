"""Pictures of scales: one band scale, one profile of bars.

A picture has no view box and is laid out in per cent of its width, so that its text keeps the
size that the style sheet gives it, on a phone as on a desk. Colours come from classes alone, so
that dark mode, forced colours and print can have their own; what is uncertain is hatched, not
merely paler. Every picture has a title and a description, and its numbers stand in a table
beside it.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import NamedTuple

from markupsafe import Markup

from scoring import numbers

ROW = 48
# How many characters fit beside each other on the narrowest phone.
LINE = 34


class Span(NamedTuple):
    """A stretch of a scale, as shares (0 to 1) of the way from its lowest to its highest."""

    start: Fraction
    end: Fraction


class Bar(NamedTuple):
    """One row of a profile: how far it is filled, or, without a score, what can be reached."""

    label: str
    value: str
    filled: Fraction | None
    reachable: Span | None


class Picture(NamedTuple):
    """What a picture says to those who don't see it; *id* is unique on the page."""

    id: str
    title: str
    description: str


def band_scale(
    picture: Picture,
    cuts: Sequence[tuple[Fraction, str]],
    ends: tuple[str, str],
    here: Span | None,
    marker: tuple[Fraction, str] | None,
    reachable: Span | None,
) -> Markup:
    """A scale with its cut scores, the band reached, and a marker or the reachable range.

    Args:
        picture: its title and description.
        cuts: for each cut score its place (share from 0 to 1) and its number.
        ends: the numbers at both ends.
        here: the band that the score is in.
        marker: the place of the score and its words.
        reachable: what answers still to come can give.
    """
    shapes = [_rect("track", Span(Fraction(0), Fraction(1)), 30, 14, 7)]
    if here:
        shapes.append(_rect("here", here, 30, 14, 0))
    if reachable:
        shapes += [_hatching(picture.id), _rect("range", reachable, 30, 14, 0, picture.id)]
    for place, number in cuts:
        x = _percent(place)
        shapes.append(_element("line", {"class": "cut", "x1": x, "x2": x, "y1": 25, "y2": 49}))
        shapes.append(_text("label", place, 66, number))
    shapes += _end_labels(cuts, ends)
    if marker:
        place, words = marker
        shapes.append(_bubble(place, 37, 11))
        shapes.append(_text("value", place, 15, words))
    return _picture(picture, 74, shapes)


def profile(picture: Picture, bars: Sequence[Bar], ends: tuple[str, str] | None) -> Markup:
    """Horizontal bars, one under the other, each with its label above it.

    A bubble ends each bar, so that the lowest score is seen too. *ends* are the numbers at both
    ends, where all bars share them.
    """
    shapes: list[Markup] = []
    y = 0
    for bar in bars:
        lines = wrap(bar.label, max(LINE - len(bar.value), 12)) or [""]
        for line in lines:
            y += 18
            shapes.append(_text("label", Fraction(0), y, line))
        shapes.append(_text("value", Fraction(1), y, bar.value))
        shapes.append(_rect("track", Span(Fraction(0), Fraction(1)), y + 8, 10, 5))
        if bar.filled is not None:
            shapes.append(_rect("fill", Span(Fraction(0), bar.filled), y + 8, 10, 5))
            shapes.append(_bubble(bar.filled, y + 13, 7))
        elif bar.reachable is not None:
            shapes.append(_rect("range", bar.reachable, y + 8, 10, 0, picture.id))
        y += ROW - 18
    if ends and bars:
        shapes.append(_text("label", Fraction(0), y + 6, ends[0]))
        shapes.append(_text("label", Fraction(1), y + 6, ends[1]))
        y += 12
    return _picture(picture, max(y, 1), [_hatching(picture.id), *shapes])


def _end_labels(cuts: Sequence[tuple[Fraction, str]], ends: tuple[str, str]) -> Iterable[Markup]:
    """The numbers at both ends, unless a cut score stands so near that they would collide."""
    near = Fraction(1, 12)
    if all(place > near for place, _ in cuts):
        yield _text("label", Fraction(0), 66, ends[0])
    if all(place < 1 - near for place, _ in cuts):
        yield _text("label", Fraction(1), 66, ends[1])


def _picture(picture: Picture, height: int, shapes: Iterable[Markup]) -> Markup:
    title, description = f"{picture.id}_title", f"{picture.id}_description"
    return _element(
        "svg",
        {
            "class": "picture",
            "role": "img",
            "width": "100%",
            "height": height,
            "aria-labelledby": f"{title} {description}",
        },
        _element("title", {"id": title}, picture.title),
        _element("desc", {"id": description}, picture.description),
        *shapes,
    )


def _hatching(id: str) -> Markup:
    line = _element("line", {"class": "hatch", "x1": 0, "y1": 0, "x2": 0, "y2": 6})
    return _element(
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


def _rect(
    kind: str, span: Span, y: int, height: int, radius: int, hatched: str | None = None
) -> Markup:
    attributes: dict[str, object] = {
        "class": kind,
        "x": _percent(span.start),
        "width": _percent(span.end - span.start),
        "y": y,
        "height": height,
        "rx": radius,
    }
    if hatched:
        attributes["fill"] = f"url(#{hatched}_hatching)"
    return _element("rect", attributes)


def _bubble(place: Fraction, y: int, radius: int) -> Markup:
    return _element("circle", {"class": "marker", "cx": _percent(place), "cy": y, "r": radius})


def _text(kind: str, place: Fraction, y: int, words: str) -> Markup:
    """Words at a place, kept inside the picture near its ends."""
    edge = Fraction(1, 8)
    anchor = "start" if place < edge else "end" if place > 1 - edge else "middle"
    return _element(
        "text", {"class": kind, "x": _percent(place), "y": y, "text-anchor": anchor}, words
    )


def _percent(share: Fraction) -> str:
    return numbers.display(share * 100, 2) + "%"


def _element(name: str, attributes: dict[str, object], *children: str) -> Markup:
    written = Markup("").join(
        Markup(' {}="{}"').format(key, value) for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, Markup("").join(children))
