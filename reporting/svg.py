"""Pictures of scales: one band scale, a profile of bars, ways from where one is to the wanted.

A picture has no view box and is laid out in per cent of its width, so that its text keeps the
size that the style sheet gives it, on a phone as on a desk. What is uncertain is hatched, not
merely paler. Every picture has a title and a description, and its numbers stand in a table beside
it.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import NamedTuple

from markupsafe import Markup

from reporting import shapes
from reporting.shapes import WHOLE, Picture, Span

# How many characters fit beside each other on the narrowest phone.
LINE = 34


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
    drawn = [shapes.rect("track", WHOLE, 30, 14, 7)]
    if here:
        drawn.append(shapes.rect("here", here, 30, 14, 0))
    if reachable:
        drawn += [
            shapes.hatching(picture.id),
            shapes.rect("range", reachable, 30, 14, 0, picture.id),
        ]
    for place, number in cuts:
        drawn.append(shapes.upright("cut", place, 25, 49))
        drawn.append(shapes.text("label", place, 66, number))
    drawn += _end_labels(cuts, ends)
    if marker:
        place, words = marker
        drawn.append(shapes.bubble(place, 37, 11))
        drawn.append(shapes.text("value", place, 15, words))
    return shapes.picture(picture, 74, drawn)


def profile(picture: Picture, bars: Sequence[Bar], ends: tuple[str, str] | None) -> Markup:
    """Horizontal bars, one under the other, each with its label above it.

    A bubble ends each bar, so that the lowest score is seen too. *ends* are the numbers at both
    ends, where all bars share them.
    """
    drawn = [shapes.hatching(picture.id)]
    y = 0
    for bar in bars:
        y += _heading(drawn, bar.label, bar.value, y)
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
        y += _heading(drawn, row.label, row.value, y)
        drawn.append(shapes.rect("track", WHOLE, y + 10, 6, 3))
        if row.now is not None:
            span = Span(min(row.now, row.wanted), max(row.now, row.wanted))
            drawn.append(shapes.stroke("way", span, y + 13))
        drawn.append(shapes.bubble(row.wanted, y + 13, 8, "wanted"))
        if row.now is not None:
            drawn.append(shapes.bubble(row.now, y + 13, 7 if row.now != row.wanted else 4))
        y += 30
    return shapes.picture(picture, _ended(drawn, y, ends if rows else None), drawn)


def _heading(drawn: list[Markup], label: str, value: str, y: int) -> int:
    """Draws a row's label at its start and its value at its end; how high they are."""
    # Long words stay whole: Pythons differ in how they break them, and nobody likes to read it.
    lines = wrap(label, max(LINE - len(value), 16), break_long_words=False) or [""]
    for line in lines:
        y += 18
        drawn.append(shapes.text("label", Fraction(0), y, line))
    drawn.append(shapes.text("value", Fraction(1), y, value))
    return 18 * len(lines)


def _ended(drawn: list[Markup], y: int, ends: tuple[str, str] | None) -> int:
    """Draws the numbers at both ends under all rows; how high the picture is then."""
    if ends is None:
        return max(y, 1)
    drawn.append(shapes.text("label", Fraction(0), y + 6, ends[0]))
    drawn.append(shapes.text("label", Fraction(1), y + 6, ends[1]))
    return y + 12


def _end_labels(cuts: Sequence[tuple[Fraction, str]], ends: tuple[str, str]) -> Iterable[Markup]:
    """The numbers at both ends, unless a cut score stands so near that they would collide."""
    near = Fraction(1, 12)
    if all(place > near for place, _ in cuts):
        yield shapes.text("label", Fraction(0), 66, ends[0])
    if all(place < 1 - near for place, _ in cuts):
        yield shapes.text("label", Fraction(1), 66, ends[1])
