"""What stands at the spokes of a radar: names where they fit, numbers where they don't."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from markupsafe import Markup

from reporting import lettering, shapes
from reporting.directions import UNIT, at

WIDE = 440
"""The width from which on names may take the place of numbers; the style sheet says the same."""

BESIDE, LINE, LINES = 12, 16, 3  # pixels from a spoke's end; pixels a line; lines at most
NARROW_LINES = 2


Numbered = Literal["never", "narrow", "always"]
"""In which places numbers stand for names: in none, in those that are not wide, in all."""


class Box(NamedTuple):
    """A label with the rectangle that it takes; `x` is where its anchor stands."""

    lines: tuple[str, ...]
    x: int
    anchor: str
    left: int
    right: int
    top: int
    bottom: int


class Labels(NamedTuple):
    """The labels, how far they reach above and below the middle, and where they are numbers."""

    drawn: tuple[Markup, ...]
    above: int
    below: int
    numbered: Numbered


def labels(names: Sequence[str], ways: Sequence[tuple[int, int]], radius: int) -> Labels:
    """The labels around a circle of that radius, in those directions."""
    always = _placed(names, ways, radius, lettering.NARROWEST, NARROW_LINES)
    if always:
        return _labels([("label", always)], radius, "never")
    numbers = [str(number) for number in range(1, len(names) + 1)]
    narrow = [_box((number,), way, radius) for number, way in zip(numbers, ways, strict=True)]
    wide = _placed(names, ways, radius, WIDE, LINES)
    if wide is None:
        return _labels([("label", narrow)], radius, "always")
    return _labels([("label narrow", narrow), ("label wide", wide)], radius, "narrow")


def _labels(groups: Sequence[tuple[str, list[Box]]], radius: int, numbered: Numbered) -> Labels:
    boxes = [box for _, group in groups for box in group]
    drawn = tuple(text for kind, group in groups for box in group for text in _text(kind, box))
    above = max(radius, *(-box.top for box in boxes)) + 4
    return Labels(drawn, above, max(radius, *(box.bottom for box in boxes)) + 4, numbered)


def _placed(
    names: Sequence[str], ways: Sequence[tuple[int, int]], radius: int, width: int, most: int
) -> list[Box] | None:
    """The names around the circle in a picture of that width; None where they don't fit."""
    boxes: list[Box] = []
    for name, way in zip(names, ways, strict=True):
        x, _ = at(way, radius + BESIDE)
        room = width // 2 - abs(x)
        room = 2 * room if _anchor(way) == "middle" else room
        if any(lettering.width(word) > room for word in name.split()):
            return None
        lines = lettering.lines(name, room, most + 1)
        if len(lines) > most:
            return None
        boxes.append(_box(tuple(lines), way, radius))
    apart = not any(_touch(one, other) for one, other in combinations(boxes, 2))
    return boxes if apart else None


def _anchor(way: tuple[int, int]) -> str:
    right, _ = way
    return "middle" if abs(right) * 5 < UNIT else "start" if right > 0 else "end"


def _box(lines: tuple[str, ...], way: tuple[int, int], radius: int) -> Box:
    x, y = at(way, radius + BESIDE)
    width, height = max(map(lettering.width, lines)), LINE * len(lines)
    # It hangs from the spoke's end below, stands on it above, and is centred at its sides.
    top = y - height // 2 - height * way[1] // (2 * UNIT)
    anchor = _anchor(way)
    left = {"start": x, "middle": x - width // 2, "end": x - width}[anchor]
    return Box(lines, x, anchor, left, left + width, top, top + height)


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _text(kind: str, box: Box) -> list[Markup]:
    return [
        shapes.label(kind, box.x, box.top + 12 + LINE * line, box.anchor, words)
        for line, words in enumerate(box.lines)
    ]
