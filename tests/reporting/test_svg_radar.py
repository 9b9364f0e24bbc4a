"""The radar: true directions, gaps where nothing is known, labels that leave each other room."""

import math
import re
from fractions import Fraction
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import lettering, svg
from reporting.directions import UNIT, around, at
from reporting.shapes import Picture, Span
from reporting.svg_radar import INNER, OUTER
from reporting.svg_spokes import WIDE

PICTURE = Picture("p", "A & B", "<described>")
SHARES = st.integers(0, 48).map(lambda part: Fraction(part, 48))
NAMES = st.text("ab ißمW<&-", max_size=60)


def spokes(places, wanted=None):
    reach = Span(Fraction(1, 4), Fraction(3, 4))
    return [
        svg.Spoke(f"s{i}", place, None if place is not None else reach, wanted)
        for i, place in enumerate(places)
    ]


def drawn(given_spokes, rings=()):
    return ElementTree.fromstring(svg.radar(PICTURE, given_spokes, rings).drawn)


def shape(root, kind):
    return [element for element in root.iter() if element.get("class") == kind]


def points(path):
    return [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path.get("d"))]


@pytest.mark.parametrize("count", [3, 4, 5, 7, 12, 24])
def test_spokes_stand_at_equal_angles_from_the_top(count):
    for i, (right, up) in enumerate(around(count)):
        assert right == pytest.approx(UNIT * math.sin(2 * math.pi * i / count), abs=2)
        assert up == pytest.approx(UNIT * math.cos(2 * math.pi * i / count), abs=2)


def test_the_directions_are_the_same_in_every_python():
    assert around(5) == (
        (0, 1000000000),
        (951056516, 309016994),
        (587785252, -809016994),
        (-587785252, -809016994),
        (-951056516, 309016994),
    )


@settings(deadline=None)
@given(st.lists(st.none() | SHARES, min_size=3, max_size=12))
def test_a_scale_without_a_score_leaves_a_gap_and_is_hatched(places):
    root = drawn(spokes(places))
    scored = [place for place in places if place is not None]
    assert len(shape(root, "marker")) == len(scored)
    assert len(shape(root, "range")) == len(places) - len(scored)
    assert all(one.get("fill") == "url(#p_hatching)" for one in shape(root, "range"))
    known = [None not in (one, places[i - 1]) for i, one in enumerate(places)]
    sides = [side for path in shape(root, "outline") for side in path.get("d").split("M")[1:]]
    assert len(sides) == sum(known)


@settings(deadline=None)
@given(st.lists(SHARES, min_size=3, max_size=12))
def test_the_higher_a_score_the_farther_out_and_the_lowest_is_not_the_middle(places):
    markers = shape(drawn(spokes(places)), "marker")
    for marker, place in zip(markers, places, strict=True):
        distance = math.hypot(int(marker.get("cx")), int(marker.get("cy")))
        assert distance == pytest.approx(INNER + (OUTER - INNER) * place, abs=1.5)


def test_what_is_wanted_is_open_and_dashed():
    root = drawn(spokes([Fraction(1, 2), None, Fraction(1)], wanted=Fraction(1)))
    assert [one.get("r") for one in shape(root, "wanted")] == ["7"] * 3
    (wish,) = shape(root, "wish")
    assert points(wish)[0] == at(around(3)[0], OUTER)
    # Where the wanted is reached, its ring is still seen around the bubble.
    assert [one.get("r") for one in shape(root, "marker")] == ["6", "4"]


def test_rings_have_the_numbers_that_scales_share():
    rings = [svg.Ring(Fraction(1, 2), "50"), svg.Ring(Fraction(51, 100), "51")]
    root = drawn(spokes([Fraction(0)] * 3), rings)
    # Two numbers so near to each other would collide: the first is written.
    assert [one.text for one in shape(root, "ring-number")] == ["50"]


def test_fewer_than_three_scales_are_no_radar():
    with pytest.raises(ValueError, match="2 spokes have no area"):
        svg.radar(PICTURE, spokes([None, None]), [])


def extents(root, kinds):
    """Where the words of these classes are, by the widths that are guessed."""
    for text in root.iter("text"):
        if text.get("class") in kinds:
            x, y, width = int(text.get("x")), int(text.get("y")), lettering.width(text.text or "")
            left = {"start": x, "middle": x - width // 2, "end": x - width}[text.get("text-anchor")]
            yield left, left + width, y - 12, y + 4


@settings(deadline=None)
@given(st.lists(NAMES, min_size=3, max_size=24))
def test_labels_stay_inside_and_apart_on_a_phone_and_on_a_desk(names):
    given_spokes = [svg.Spoke(name, Fraction(1), None, None) for name in names]
    picture, numbered = svg.radar(PICTURE, given_spokes, [])
    root = ElementTree.fromstring(picture)
    (middle,) = shape(root, "radar")
    narrow, wide = {"label", "label narrow"}, {"label", "label wide"}
    for kinds, width in ((narrow, lettering.NARROWEST), (wide, WIDE)):
        boxes = list(extents(root, kinds))
        assert boxes
        for left, right, top, bottom in boxes:
            assert -width // 2 <= left <= right <= width // 2
            assert int(middle.get("y")) + top >= 0
            assert int(middle.get("y")) + bottom <= int(root.get("height"))
        for one, other in combinations(boxes, 2):
            assert (
                one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
            )
    shown = {text.text for text in root.iter("text") if text.get("class") in narrow}
    assert ("1" in shown) == (numbered != "never")


@settings(deadline=None)
@given(NAMES, st.text(max_size=8))
def test_whatever_a_spoke_is_called_comes_out_as_text(name, other):
    given_spokes = [svg.Spoke(one, None, None, None) for one in (name, "b", "c")]
    ElementTree.fromstring(svg.radar(PICTURE, given_spokes, []).drawn)
