"""Proposals for a plan: what a result calls for, ordered by what it would lift."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import proposals, responses, result
from tests.building import advice, item, needs, ready, rule, scale
from tests.building import response_file as plain

THREE = {"none": "0", "half": "1", "whole": "2"}
SAMPLE = ready(
    [
        item("a", THREE, requirements=needs("view", "data")),
        item("b", THREE, requirements=needs("data"), extra="dont_know not_applicable"),
        item("c", THREE, advice={"none": advice(1)}),
        item("d", THREE, reverse=True),
    ],
    [
        scale("s", "sum", ["a", "b", "c", "d"], weights={"c": "3"}, missing=("left_out", "1")),
        scale("part", "mean", ["a", "d"], missing=("left_out", "1")),
    ],
    capabilities=["view", "data"],
    recommendations=[
        rule("low", {"scale": "part", "at_least": "0", "below": "1"}, priority=2),
        rule("caution", {"scale": "s", "at_least": "0"}, priority=9),
        rule("talk", {"item": "b", "is": ["none"]}, priority=3),
    ],
    targets={"items": ["a", "d"], "scales": ["part"]},
)


def proposed(chosen, **more):
    given = responses.read(SAMPLE, plain(chosen, **more))
    return proposals.of_all(SAMPLE, given, result.compute(SAMPLE, given))


def effects(chosen, **more):
    return {one["id"]: one["effect"] for one in proposed(chosen, **more)}


def test_an_effect_is_what_the_headline_would_rise_by():
    found = effects({"a": "none", "b": "none", "c": "none", "d": "whole"}, targets={"a": "half"})
    assert found == {
        "recommendation/c/none": "6",
        "gap/data": "4",
        "recommendation/low": "4",
        "recommendation/talk": "2",
        "gap/view": "2",
        "target/a": "1",
        "recommendation/caution": None,
    }


def test_what_lifts_most_comes_first_and_then_what_is_most_urgent():
    found = [one["id"] for one in proposed({"a": "none", "b": "none", "c": "none", "d": "whole"})]
    assert found[:3] == ["recommendation/c/none", "recommendation/low", "gap/data"]
    assert found[3:] == ["recommendation/talk", "gap/view", "recommendation/caution"]


def test_what_is_not_known_or_does_not_apply_lifts_nothing():
    for nothing in ("dont_know", "not_applicable"):
        chosen = {"a": "whole", "b": nothing, "c": "whole", "d": "none"}
        assert effects(chosen) == {"recommendation/caution": None}


def test_only_targets_that_are_higher_than_now_are_proposed():
    found = effects({"a": "whole", "d": "half"}, targets={"a": "half", "d": "none"})
    assert [id for id in found if id.startswith("target/")] == ["target/d"]
    assert found["target/d"] == "1"


def test_a_target_of_a_scale_is_proposed_where_its_items_have_none():
    chosen = {"a": "none", "d": "none"}
    assert "target-scale/part" in effects(chosen, scale_targets={"part": 2})
    assert "target-scale/part" not in effects(
        chosen, scale_targets={"part": 2}, targets={"a": "whole"}
    )


@pytest.mark.parametrize("chosen", [{}, {"b": "not_applicable"}])
def test_without_a_score_there_is_no_effect(chosen):
    assert set(effects(chosen).values()) <= {None}


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(list(THREE))))
def test_the_order_follows_the_effects_and_no_gap_would_lower_the_score(chosen):
    found = proposed(chosen)
    rises = [Fraction(one["effect"]) for one in found if one["effect"] is not None]
    assert rises == sorted(rises, reverse=True)
    assert all(rise >= 0 for rise in rises)
    assert [one["effect"] is None for one in found] == sorted(
        one["effect"] is None for one in found
    )
