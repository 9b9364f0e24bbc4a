"""Each way of putting values together, on numbers that can be checked by hand."""

import pytest

from tests.building import FIVE, compiled, everything, item, scale, score

THREE = [item("a", FIVE), item("b", FIVE), item("c", FIVE)]
CHOSEN = {"a": "l1", "b": "l4", "c": "l5"}


@pytest.mark.parametrize(
    ("aggregate", "weights", "exact"),
    [
        ("sum", {}, "10"),
        ("sum", {"b": "1/2"}, "8"),
        ("mean", {}, "10/3"),
        ("mean", {"a": "3"}, "12/5"),
        ("percent", {}, "175/3"),
        ("percent", {"a": "2"}, "175/4"),
        ("min", {}, "1"),
        ("max", {}, "5"),
    ],
)
def test_values_are_put_together(aggregate, weights, exact):
    sample = compiled(THREE, [scale("s", aggregate, ["a", "b", "c"], weights=weights)])
    assert score(sample, CHOSEN)["score"]["exact"] == exact


def test_a_count_counts_the_options_named():
    sample = compiled(THREE, [scale("s", "count", ["a", "b", "c"], counted=["l4", "l5"])])
    assert score(sample, CHOSEN)["score"]["exact"] == "2"


def test_a_reverse_keyed_item_counts_the_other_way_round():
    sample = compiled([item("a", FIVE, reverse=True)], [scale("s", "sum", ["a"])])
    assert score(sample, {"a": "l2"})["score"]["exact"] == "4"


def test_a_scale_can_be_made_of_scales():
    scales = [
        scale("top", "mean", ["left", "right"], over="scale", weights={"left": "3"}),
        scale("left", "sum", ["a", "b"]),
        scale("right", "max", ["c"]),
    ]
    assert score(compiled(THREE, scales), CHOSEN)["score"]["exact"] == "5"


def test_a_count_over_scales_counts_their_bands():
    scales = [
        scale("top", "count", ["left", "right"], over="scale", counted=["b3"]),
        scale("left", "max", ["a"], bands=["1", "3"]),
        scale("right", "max", ["c"], bands=["1", "3"]),
    ]
    sample = compiled(THREE, scales)
    assert score(sample, CHOSEN)["score"]["exact"] == "1"
    assert score(sample, {"a": "l1"})["range"] == {"low": "0", "high": "1"}


def test_a_band_begins_exactly_at_its_cut_score():
    sample = compiled(THREE, [scale("s", "mean", ["a", "b", "c"], bands=["1", "3"])])
    assert score(sample, {"a": "l3", "b": "l3", "c": "l3"})["band"] == "b3"
    just_below = score(sample, {"a": "l3", "b": "l3", "c": "l2"})
    assert just_below["score"] == {"exact": "8/3", "display": "3"}  # rounding lifts nobody
    assert just_below["band"] == "b1"


def test_the_next_band_says_what_is_missing():
    sample = compiled(THREE, [scale("s", "mean", ["a", "b", "c"], bands=["1", "3"])])
    result = everything(sample, {"a": "l3", "b": "l3", "c": "l2"})
    assert result["next_band"] == [{"scale": "s", "band": "b3", "from": "3", "short_by": "1/3"}]


def test_the_trace_explains_a_number_down_to_weights_and_exclusions():
    items = [item("a", FIVE), item("b", FIVE, reverse=True), item("c", FIVE, extra="dont_know")]
    rule = ("left_out", "2")
    sample = compiled(
        items, [scale("s", "mean", ["a", "b", "c"], weights={"a": "2"}, missing=rule)]
    )
    (trace,) = everything(sample, {"a": "l4", "b": "l1", "c": "dont_know"})["trace"]
    assert trace["arithmetic"] == {
        "numerator": "13",
        "denominator": "3",
        "factor": "1",
        "deciding": [],
    }
    told = [(m["id"], m["state"], m["value"], m["weight"], m["share"]) for m in trace["members"]]
    assert told == [
        ("a", "valued", "4", "2", "8"),
        ("b", "valued", "5", "1", "5"),
        ("c", "dont_know", None, "1", None),
    ]
    assert [m["reversed"] for m in trace["members"]] == [False, True, False]


def test_the_trace_of_an_extreme_names_what_decides_it():
    sample = compiled(THREE, [scale("s", "min", ["a", "b", "c"])])
    (trace,) = everything(sample, {"a": "l2", "b": "l2", "c": "l5"})["trace"]
    assert trace["arithmetic"]["deciding"] == ["a", "b"]
