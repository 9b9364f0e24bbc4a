"""Pictures: well-formed, named, laid out for any width, and true to the numbers."""

from fractions import Fraction
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from reporting import svg
from reporting.shapes import Picture, Span

PICTURE = Picture("p", "A & B", "<described>")
SHARES = st.fractions(0, 1, max_denominator=50)


def profile(bars, ends=None):
    return ElementTree.fromstring(svg.profile(PICTURE, bars, ends))


def shape(root, kind):
    return [element for element in root.iter() if element.get("class") == kind]


def test_a_picture_has_a_title_and_a_description():
    root = profile([])
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p_title p_description"
    assert [root.find("title").text, root.find("desc").text] == ["A & B", "<described>"]


@given(st.lists(st.tuples(st.text("ab <&c", max_size=80), SHARES), max_size=12))
def test_bars_are_as_long_as_their_shares_and_do_not_overlap(rows):
    bars = [svg.Bar(label, "1 of 2", share, None) for label, share in rows]
    root = profile(bars)
    widths = [Fraction(fill.get("width").rstrip("%")) for fill in shape(root, "fill")]
    assert all(abs(width - 100 * share) < 1 for width, (_, share) in zip(widths, rows, strict=True))
    tops = [int(track.get("y")) for track in shape(root, "track")]
    assert tops == sorted(set(tops))
    assert all(top + 10 <= int(root.get("height")) for top in tops)


def test_the_lowest_score_is_seen_and_the_ends_are_named():
    root = profile([svg.Bar("a", "1 of 5", Fraction(0), None)], ends=("1", "5"))
    (bubble,) = shape(root, "marker")
    assert bubble.get("cx") == "0.00%"
    assert [label.text for label in shape(root, "label")] == ["a", "1", "5"]


def test_what_is_uncertain_is_hatched_not_filled():
    root = profile([svg.Bar("a", "1 to 2", None, Span(Fraction(1, 4), Fraction(1, 2)))])
    (reachable,) = shape(root, "range")
    assert reachable.get("fill") == "url(#p_hatching)"
    assert (reachable.get("x"), reachable.get("width")) == ("25.00%", "25.00%")
    assert shape(root, "fill") == []


@given(SHARES, st.lists(SHARES, max_size=4, unique=True))
def test_the_marker_and_the_cuts_stand_where_the_numbers_are(place, cuts):
    root = ElementTree.fromstring(
        svg.band_scale(
            PICTURE,
            cuts=[(cut, "x") for cut in sorted(cuts)],
            ends=("0", "1"),
            here=None,
            marker=(place, "You"),
            reachable=None,
        )
    )
    (marker,) = shape(root, "marker")
    assert abs(Fraction(marker.get("cx").rstrip("%")) - 100 * place) < 1
    assert len(shape(root, "cut")) == len(cuts)
    assert root.get("viewBox") is None  # it would scale the text with the width


@given(st.lists(st.tuples(st.none() | SHARES, SHARES), min_size=1, max_size=12))
def test_a_way_leads_from_now_to_what_is_wanted(rows):
    ways = [svg.Way("a", "1 to go", now, wanted) for now, wanted in rows]
    root = ElementTree.fromstring(svg.ways(PICTURE, ways, ("1", "5")))
    assert len(shape(root, "wanted")) == len(rows)
    known = [(now, wanted) for now, wanted in rows if now is not None]
    for line, ends in zip(shape(root, "way"), known, strict=True):
        drawn = [Fraction(line.get(end).rstrip("%")) for end in ("x1", "x2")]
        assert all(abs(at - 100 * end) < 1 for at, end in zip(drawn, sorted(ends), strict=True))
    assert len(shape(root, "marker")) == len(known)
    assert max(int(track.get("y")) for track in shape(root, "track")) < int(root.get("height"))


@given(st.text("<>&\"'a{}", max_size=20))
def test_whatever_a_picture_says_comes_out_as_text(words):
    said = Picture("p", words, words)
    root = ElementTree.fromstring(svg.profile(said, [svg.Bar("a", words, None, None)], None))
    assert root.find("title").text == (words or None)
