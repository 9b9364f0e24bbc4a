"""Rows under each other as pictures: bars of a profile, ways from where one is to the wanted."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from reporting import lettering, shapes
from reporting.shapes import WHOLE, Picture, Span
from reporting.svg_spokes import Numbered

LINES, LINE, APART = (
    3,
    18,
    12,
)  # lines of a label at most; pixels a line, and to the value beside it
INDENT = 22  # of a label behind the number of its row; the style sheet takes it back


class Bar(NamedTuple):
    """One row of a profile: how far it is filled, or, without a score, what can be reached."""

    label: str
    value: str
    filled: Fraction | None
    reachable: Span | None


class Way(NamedTuple):
    """One row of targets: the place of now, if there is one, and the wanted place."""

    label: str
    value: str
    now: Fraction | None
    wanted: Fraction


def profile(
    picture: Picture,
    bars: Sequence[Bar],
    ends: tuple[str, str] | None,
    numbered: Numbered = "never",
) -> Markup:
    """Horizontal bars, one under the other, each with its label above it.

    A bubble ends each bar, so that the lowest score is seen too.

    Args:
        picture: its title and description.
        bars: the rows.
        ends: the numbers at both ends, where all bars share them.
        numbered: where each row begins with its number, as a radar beside it has it.
    """
    drawn = [shapes.hatching(picture.id)]
    y = 0
    for number, bar in enumerate(bars, start=1):
        if numbered != "never":
            drawn.append(shapes.label(f"ordinal {numbered}", 0, y + LINE, "start", str(number)))
        y += _heading(drawn, bar.label, bar.value, y, numbered)
        drawn.append(shapes.rect("track", WHOLE, y + 8, 10, 5))
        if bar.filled is not None:
            drawn.append(shapes.rect("fill", Span(Fraction(0), bar.filled), y + 8, 10, 5))
            drawn.append(shapes.bubble(bar.filled, y + 13, 7))
        elif bar.reachable is not None:
            drawn.append(shapes.rect("range", bar.reachable, y + 8, 10, 0, picture.id))
        y += 30
    return shapes.picture(picture, _ended(drawn, y, ends if bars else None), drawn)


def ways(picture: Picture, rows: Sequence[Way], ends: tuple[str, str] | None) -> Markup:
    """For each row a filled bubble where it is and an open one where it is wanted."""
    drawn: list[Markup] = []
    y = 0
    for row in rows:
        y += _heading(drawn, row.label, row.value, y, "never")
        drawn.append(shapes.rect("track", WHOLE, y + 10, 6, 3))
        if row.now is not None:
            span = Span(min(row.now, row.wanted), max(row.now, row.wanted))
            drawn.append(shapes.stroke("way", span, y + 13))
        drawn.append(shapes.bubble(row.wanted, y + 13, 8, "wanted"))
        if row.now is not None:
            drawn.append(shapes.bubble(row.now, y + 13, 7 if row.now != row.wanted else 4))
        y += 30
    return shapes.picture(picture, _ended(drawn, y, ends if rows else None), drawn)


def _heading(drawn: list[Markup], label: str, value: str, y: int, numbered: Numbered) -> int:
    """Draws a row's label at its start and its value at its end; how high they are.

    On a phone the value may need a line of its own.
    """
    indent = 0 if numbered == "never" else INDENT
    kind = "label indented" if numbered == "narrow" else "label"
    room = lettering.NARROWEST - indent
    lines = lettering.lines(label, room, LINES)
    beside = lettering.width(lines[-1]) + APART + lettering.width(value) <= room
    for line, words in enumerate(lines, start=1):
        drawn.append(shapes.label(kind, indent, y + LINE * line, "start", words))
    height = LINE * (len(lines) if beside else len(lines) + 1)
    drawn.append(shapes.label("value", "100%", y + height, "end", value))
    return height


def _ended(drawn: list[Markup], y: int, ends: tuple[str, str] | None) -> int:
    """Draws the numbers at both ends under all rows; how high the picture is then."""
    if ends is None:
        return max(y, 1)
    drawn.append(shapes.text("label", Fraction(0), y + 6, ends[0]))
    drawn.append(shapes.text("label", Fraction(1), y + 6, ends[1]))
    return y + 12
