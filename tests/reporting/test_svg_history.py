"""The history line: true to time and score, with gaps where there was no score."""

from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import svg
from reporting.shapes import Picture, Span
from reporting.svg_history import FLOOR, HEIGHT, TOP

PICTURE = Picture("p", "A & B", "<described>")
SHARES = st.integers(0, 48).map(lambda part: Fraction(part, 48))
CUTS = [(Fraction(2, 5), "4"), (Fraction(7, 10), "7")]


def drawn(points, cuts=CUTS):
    return ElementTree.fromstring(svg.history(PICTURE, points, ("0", "10"), cuts))


def shape(root, kind):
    return [element for element in root.iter() if element.get("class") == kind]


@st.composite
def histories(draw):
    times = sorted(draw(st.lists(SHARES, min_size=2, max_size=24)))
    reach = Span(Fraction(1, 5), Fraction(4, 5))
    places = [draw(st.none() | SHARES) for _ in times]
    return [
        svg.Point(time, place, None if place is not None else reach, "<1>", f"day {i}")
        for i, (time, place) in enumerate(zip(times, places, strict=True))
    ]


@settings(deadline=None)
@given(histories())
def test_results_stand_at_their_time_and_score_and_missing_ones_leave_a_gap(points):
    root = drawn(points)
    scored = [point for point in points if point.place is not None]
    for bubble, point in zip(shape(root, "marker"), scored, strict=True):
        assert abs(Fraction(bubble.get("cx").rstrip("%")) - 100 * point.time) < 1
        assert abs(int(bubble.get("cy")) - (FLOOR - HEIGHT * point.place)) < 1
    ranges = shape(root, "range")
    assert len(ranges) == len(points) - len(scored)
    assert all(one.get("fill") == "url(#p_hatching)" for one in ranges)
    joined = [None not in (a.place, b.place) for a, b in pairwise(points)]
    assert len(shape(root, "line")) == sum(joined)
    assert all(0 <= int(text.get("y")) <= int(root.get("height")) for text in root.iter("text"))


@settings(deadline=None)
@given(histories())
def test_only_the_first_and_the_last_are_named(points):
    root = drawn(points)
    assert [one.text for one in shape(root, "value")] == ["<1>", "<1>"]
    days = [one.text for one in shape(root, "label") if one.text.startswith("day")]
    assert days == [points[0].day, points[-1].day]


@settings(deadline=None)
@given(st.lists(SHARES.filter(bool), max_size=9, unique=True))
def test_numbers_at_the_side_do_not_touch(cuts):
    point = svg.Point(Fraction(0), Fraction(1), None, "1", "day")
    levels = [(cut, "x") for cut in sorted(cuts)]
    root = drawn([point, point._replace(time=Fraction(1))], levels)
    numbers = [int(one.get("y")) for one in shape(root, "label") if one.get("x") == "-10"]
    assert all(low - high >= 15 for low, high in pairwise(numbers))
    assert len(shape(root, "level")) == len(cuts) + 1
    assert min(numbers) >= TOP


def test_very_many_results_are_dots_on_the_line_between_two_bubbles():
    points = [
        svg.Point(Fraction(n, 60), Fraction(n % 7, 7), None, str(n), f"day {n}") for n in range(61)
    ]
    root = drawn(points)
    assert [one.get("cx") for one in shape(root, "marker")] == ["0.00%", "100.00%"]
    assert len(shape(root, "dot")) == 59
    assert len(shape(root, "line")) == 60
