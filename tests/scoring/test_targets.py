"""Targets: what is wanted of items and scales, beside what is, and never a part of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.instrument import Targets
from tests.building import FIVE, answer, everything, item, ready, scale
from tests.scoring import drawn

ITEMS = [item(id, FIVE, extra="dont_know") for id in "abc"]
SCALES = [
    scale("total", "sum", ["a", "b", "c"]),
    scale("pair", "mean", ["a", "b"], bands=["0", "3", "5"]),
    scale("last", "sum", ["c"]),
    scale("top", "min", ["pair", "last"], over="scale"),
]
WANTED = {"items": ["a", "b", "c"], "scales": ["total", "pair", "top"]}


def targets(chosen, items=ITEMS, scales=SCALES, wanted=WANTED, **more):
    return everything(ready(items, scales, targets=wanted), chosen, **more)["targets"]


def of_scales(*args, **more):
    """Each scale for which something is wanted: the scale, what is, what is wanted, the gap."""
    return [tuple(entry.values()) for entry in targets(*args, **more)["scales"]]


def of_items(*args, **more):
    return [tuple(entry.values()) for entry in targets(*args, **more)["items"]]


def test_without_targets_there_is_nothing_to_tell():
    assert targets({"a": "l1"}) == {"scales": [], "items": []}
    plain = ready(ITEMS, SCALES)
    assert everything(plain, {"a": "l1"})["targets"] == {"scales": [], "items": []}


def test_an_item_tells_its_gap_in_values():
    found = of_items({"a": "l2", "b": "l5"}, targets={"a": "l4", "b": "l4"})
    assert found == [("a", "l2", "l4", "2"), ("b", "l5", "l4", "-1")]


def test_the_gap_of_a_reverse_keyed_item_grows_towards_its_better_end():
    items = [item("a", FIVE, reverse=True)]
    scales = [scale("s", "sum", ["a"])]
    wanted = {"items": ["a"], "scales": []}
    found = of_items({"a": "l4"}, items, scales, wanted, targets={"a": "l1"})
    assert found == [("a", "l4", "l1", "3")]


@pytest.mark.parametrize(("chosen", "current"), [({}, None), ({"a": "dont_know"}, "dont_know")])
def test_where_nothing_is_known_of_the_present_there_is_no_gap(chosen, current):
    assert of_items(chosen, targets={"a": "l4"}) == [("a", current, "l4", None)]


def test_the_widest_gap_comes_first_then_the_order_of_the_instrument_and_the_unknown_last():
    chosen = {"b": "l3", "c": "l4"}
    found = of_items(chosen, targets={"a": "l5", "b": "l2", "c": "l5"})
    assert [(id, gap) for id, *_, gap in found] == [("c", "1"), ("b", "-1"), ("a", None)]
    found = of_items({**chosen, "a": "l2"}, targets={"c": "l5", "b": "l4", "a": "l5"})
    assert [(id, gap) for id, *_, gap in found] == [("a", "3"), ("b", "1"), ("c", "1")]


def test_targets_of_items_give_every_scale_made_of_them_a_wanted_score():
    chosen = {"a": "l1", "b": "l3", "c": "l2"}
    assert of_scales(chosen, targets={"a": "l5"}) == [
        ("total", "6", "10", "4"),
        ("pair", "2", "4", "2"),
        # The scale of scales is held back by the part without a target.
        ("top", "2", "2", "0"),
    ]


def test_items_without_a_target_count_as_they_are():
    assert of_scales({"c": "l2"}, targets={"c": "l4"}) == [("last", "2", "4", "2")]
    assert of_scales({"a": "l2"}, targets={"c": "l4"}) == [("last", None, "4", None)]


def test_a_score_wanted_of_a_scale_goes_before_what_its_items_come_to():
    chosen = dict.fromkeys("abc", "l1")
    found = of_scales(chosen, targets={"a": "l3"}, scale_targets={"total": "7.5"})
    assert found == [
        ("total", "3", "15/2", "9/2"),
        ("pair", "1", "2", "1"),
        ("top", "1", "1", "0"),
    ]


def test_the_target_of_a_scale_that_has_no_score_has_no_gap():
    assert of_scales({}, scale_targets={"total": 12}) == [("total", None, "12", None)]


@pytest.mark.parametrize(("band", "wanted"), [("b5", "5"), ("b3", "3"), ("b0", "1")])
def test_a_band_stands_for_the_lowest_score_in_it_that_there_can_be(band, wanted):
    found = of_scales({"a": "l1", "b": "l1"}, scale_targets={"pair": band})
    assert found == [("pair", "1", wanted, str(int(wanted) - 1))]


HIDING = [item("a"), item("b", FIVE, show_if=answer("a", "yes"))]
ABOUT_B = ([scale("s", "sum", ["b"])], {"items": ["a", "b"], "scales": []})


def test_a_hidden_item_has_no_target():
    chosen = {"a": "no", "b": "l2"}
    scales, wanted = ABOUT_B
    whole = [*scales, scale("whole", "sum", ["a", "b"])]
    for made in (scales, whole):
        found = targets(chosen, HIDING, made, wanted, targets={"b": "l4"})
        assert found == {"scales": [], "items": []}


def test_a_target_can_bring_an_item_in_that_is_not_asked_at_present():
    found = targets({"a": "no", "b": "l2"}, HIDING, *ABOUT_B, targets={"a": "yes", "b": "l4"})
    assert [tuple(entry.values()) for entry in found["items"]] == [
        ("a", "no", "yes", "1"),
        ("b", None, "l4", None),
    ]
    assert [tuple(entry.values()) for entry in found["scales"]] == [("s", None, "4", None)]


@st.composite
def with_targets(draw):
    """An instrument, and a response file's targets for it."""
    sample = draw(drawn.samples(hiding=True, ways=["single", "single", "several"]))
    items = [id for id, one in sample.items.items() if one.kind == "single_choice"]
    chosen = {
        id: draw(st.sampled_from([o.id for o in sample.items[id].options if o.value is not None]))
        for id in items
        if draw(st.booleans())
    }
    bands = {
        one.id: draw(st.sampled_from([band.id for band in one.bands]))
        for one in sample.scales
        if one.bands and draw(st.booleans())
    }
    targets = Targets(tuple(items), tuple(sample.scale))
    return replace(sample, targets=targets), {"targets": chosen, "scale_targets": bands}


@given(with_targets(), st.data())
def test_targets_change_nothing_else_in_a_result(made, data):
    sample, more = made
    chosen = data.draw(drawn.answers(sample))
    with_them, without = everything(sample, chosen, **more), everything(sample, chosen)
    assert {**with_them, "targets": None} == {**without, "targets": None}
    assert without["targets"] == {"scales": [], "items": []}


@given(with_targets(), st.data())
def test_wanting_what_is_makes_no_gap(made, data):
    sample, _ = made
    chosen = data.draw(drawn.answers(sample))
    same = {
        id: response
        for id, response in chosen.items()
        if id in sample.targets.items and not sample.items[id].missing(response)
    }
    found = everything(sample, chosen, targets=same)["targets"]
    assert {entry["gap"] for entry in [*found["items"], *found["scales"]]} <= {"0"}
