"""Attainable scores, held against every way to answer."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from authoring import attainable
from scoring import instrument
from tests.building import YES_NO, compiled, everything, item, scale
from tests.scoring.test_properties import completions, samples


def by_brute_force(sample):
    """The scores of each scale over all ways to answer."""
    found = {scale.id: set() for scale in sample.scales}
    for way in completions(sample, {}):
        for entry in everything(sample, way)["scales"]:
            if entry["score"]["exact"] is not None:
                found[entry["id"]].add(Fraction(entry["score"]["exact"]))
    return found


@settings(max_examples=50, deadline=None)
@given(samples())
def test_every_score_is_found_and_over_items_no_other(sample):
    scores = attainable.scores(sample)
    for id, reached in by_brute_force(sample).items():
        if all(member.kind == "item" for member in sample.scale[id].members):
            assert scores[id] == reached
        else:
            assert scores[id] >= reached


def test_counted_bands_count_by_their_weights():
    scales = [
        scale("s", "count", ["a", "b"], over="scale", counted=["b1"], weights={"a": "3"}),
        scale("a", "sum", ["a"], bands=["0", "1"]),
        scale("b", "sum", ["b"], bands=["0", "1"]),
    ]
    sample = instrument.from_plain(compiled([item("a"), item("b")], scales))
    assert attainable.scores(sample)["s"] == by_brute_force(sample)["s"] == {0, 1, 3, 4}


@pytest.mark.parametrize("aggregate", ["sum", "mean", "min", "count"])
def test_a_scale_over_one_that_never_has_a_score_has_none_either(aggregate):
    """A percentage of what can't differ is no number."""
    scales = [
        scale("s", aggregate, ["share"], over="scale", bands=["0"]),
        scale("share", "percent", ["fixed"], over="scale"),
        scale("fixed", "sum", ["a"]),
    ]
    sample = instrument.from_plain(compiled([item("a", {"one": "1", "two": "1"})], scales))
    assert attainable.scores(sample)["s"] == by_brute_force(sample)["s"] == set()


def test_too_many_scores_to_tell_are_not_told():
    items = [item(f"i{n}", {"no": "0", "yes": f"1/{101 + 2 * n}"}) for n in range(20)]
    sample = instrument.from_plain(compiled(items, [scale("s", "sum", [i["id"] for i in items])]))
    assert attainable.scores(sample) == {"s": None}


def test_many_items_of_one_kind_are_told_at_once():
    items = [item(f"i{n}", YES_NO, extra="not_applicable") for n in range(200)]
    sample = instrument.from_plain(compiled(items, [scale("s", "sum", [i["id"] for i in items])]))
    assert attainable.scores(sample)["s"] == set(map(Fraction, range(201)))
