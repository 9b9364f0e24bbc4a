"""One scale as a picture: its cut scores, and where the score is on it or can come to be."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from markupsafe import Markup

from reporting import lettering, shapes
from reporting.shapes import WHOLE, Picture, Span

Numbered = tuple[Fraction, str]
"""A place (share from 0 to 1) with the number that stands for it."""

BESIDE = 8  # pixels between numbers that stand in one line


def band_scale(
    picture: Picture,
    cuts: Sequence[Numbered],
    ends: tuple[str, str],
    here: Span | None,
    marker: Numbered | None,
    reachable: Span | None,
) -> Markup:
    """A scale with its cut scores, the band reached, and a marker or the reachable range.

    Args:
        picture: its title and description.
        cuts: the cut scores, from the lowest.
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
    for place, _ in cuts:
        drawn.append(shapes.upright("cut", place, 25, 49))
    height = 74
    for place, number, line in _in_lines(_numbers(cuts, ends)):
        drawn.append(shapes.text("label", place, 66 + 16 * line, number))
        height = max(height, 74 + 16 * line)
    if marker:
        place, words = marker
        drawn.append(shapes.bubble(place, 37, 11))
        drawn.append(shapes.text("value", place, 15, words))
    return shapes.picture(picture, height, drawn)


def _numbers(cuts: Sequence[Numbered], ends: tuple[str, str]) -> Iterator[Numbered]:
    """The cut scores, and each end unless a cut score stands so near that it would be crowded."""
    near = Fraction(1, 12)
    if not cuts or cuts[0][0] > near:
        yield Fraction(0), ends[0]
    yield from cuts
    if not cuts or cuts[-1][0] < 1 - near:
        yield Fraction(1), ends[1]


def _in_lines(numbers: Iterator[Numbered]) -> Iterator[tuple[Fraction, str, int]]:
    """Each number with the line to write it in, so that none touches another on a phone."""
    taken: list[int] = []  # how far each line is written
    for place, number in numbers:
        start, end = shapes.extent(place, lettering.width(number), lettering.NARROWEST)
        line = next((i for i, until in enumerate(taken) if until + BESIDE <= start), len(taken))
        taken[line : line + 1] = [end]
        yield place, number, line
