"""Which pictures a report shows, and what they say."""

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from reporting import pictures
from reporting.scales import ScaleView, scale_views
from scoring import instrument, responses, result
from tests.building import FIVE, compiled, item, response_file, scale
from tests.reporting import shown


def views(count, chosen, aggregate="sum") -> list[ScaleView]:
    """The scales of a profile, one for each item."""
    ids = [f"i{i}" for i in range(count)]
    parts = [
        scale(f"s{i}", aggregate if i else "sum", [id], bands=["1", "3"])
        for i, id in enumerate(ids)
    ]
    whole = scale("whole", "sum", ids)
    ready = instrument.from_plain(compiled([item(id, FIVE) for id in ids], [whole, *parts]))
    read = responses.read(ready, response_file(chosen))
    scales = scale_views(ready, result.compute(ready, read))
    return [scales[id] for id in ready.profile]


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_a_radar_is_drawn_from_three_scales_up(count):
    drawn = pictures.profile(views(count, {}), {})
    assert (drawn.radar is not None) == (count >= 3)


def test_the_radar_says_what_it_shows():
    drawn = pictures.profile(views(3, {"i0": "l2", "i1": "l5"}), {"s1": Fraction(4)})
    root = ElementTree.fromstring(drawn.radar)
    assert root.get("role") == "img"
    told = root.find("desc").text
    assert told.startswith("From 1 at the inner ring to 5 at the outer. 1, S0: 2 of 5;")
    assert "S1: 5 of 5, wanted 4;" in told
    assert "S2: 1 to 5 of 5." in told
    assert drawn.wanted == (None, "4", None)
    assert drawn.open
    assert not shown.plain(drawn.radar).endswith("0")


def test_scales_that_share_their_cut_scores_share_rings():
    drawn = pictures.profile(views(3, {}), {})
    assert [ring.text for ring in by_class(drawn.radar, "ring-number")] == ["3"]


def test_scales_with_other_ends_each_go_their_own_way():
    drawn = pictures.profile(views(3, {"i0": "l5"}, "percent"), {})
    assert by_class(drawn.radar, "ring-number") == []
    assert (
        "From each scale’s own lowest score"
        in ElementTree.fromstring(drawn.radar).find("desc").text
    )


def by_class(picture, kind):
    return [one for one in ElementTree.fromstring(picture).iter() if one.get("class") == kind]


def test_rows_have_the_numbers_of_the_radar_only_where_it_has_any():
    scales = [one._replace(title="A name that is much too long") for one in views(5, {})]
    drawn = pictures.profile(scales, {})
    assert drawn.numbered == "narrow"
    assert [one.text for one in by_class(drawn.bars, "ordinal narrow")] == list("12345")
    short = pictures.profile([one._replace(title="A") for one in scales], {})
    assert short.numbered == "never"
    assert by_class(short.bars, "ordinal never") == []
