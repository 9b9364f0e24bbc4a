"""Missing is never zero: what each kind of missing does under each rule."""

import pytest

from tests.building import FIVE, compiled, everything, item, scale, score

ITEMS = [item(id, FIVE, extra="dont_know not_applicable") for id in "abc"]


def outcome(aggregate, rule, chosen):
    sample = compiled(ITEMS, [scale("s", aggregate, ["a", "b", "c"], missing=rule)])
    found = score(sample, chosen)
    return found["score"]["exact"], found["reason"], found["range"]


COMPLETE = ("complete", None)
NONE = {"low": None, "high": None}


def span(low, high):
    return {"low": low, "high": high}


@pytest.mark.parametrize(
    ("aggregate", "rule", "chosen", "score", "reason", "reach"),
    [
        # Complete only: an open answer, of either kind, keeps the score away.
        ("sum", COMPLETE, {"a": "l4", "b": "l4"}, None, "unanswered", span("8", "13")),
        (
            "sum",
            COMPLETE,
            {"a": "l4", "b": "l4", "c": "dont_know"},
            None,
            "unanswered",
            span("8", "13"),
        ),
        # Not applicable is settled: it leaves the scale, and the rest is complete.
        (
            "mean",
            COMPLETE,
            {"a": "l4", "b": "l5", "c": "not_applicable"},
            "9/2",
            None,
            span("9/2", "9/2"),
        ),
        # Enough values: the open one is left out, and may still come.
        ("mean", ("left_out", "2"), {"a": "l4", "b": "l4"}, "4", None, span("3", "13/3")),
        ("mean", ("left_out", "2"), {"a": "l4"}, None, "too-few-responses", span("2", "14/3")),
        # A prorated sum stands for all three.
        ("sum", ("prorated", "2"), {"a": "l4", "b": "l5"}, "27/2", None, span("10", "14")),
        # Too much is settled away, or all of it.
        (
            "mean",
            ("left_out", "2"),
            {"a": "l4", "b": "not_applicable", "c": "not_applicable"},
            None,
            "too-few-responses",
            NONE,
        ),
        (
            "sum",
            COMPLETE,
            dict.fromkeys("abc", "not_applicable"),
            None,
            "nothing-to-score",
            NONE,
        ),
        # An open answer can lower the smallest value, never raise it.
        ("min", ("left_out", "1"), {"a": "l3"}, "3", None, span("1", "3")),
        ("max", ("left_out", "1"), {"a": "l3"}, "3", None, span("3", "5")),
    ],
)
def test_missing_has_its_stated_effect(aggregate, rule, chosen, score, reason, reach):
    assert outcome(aggregate, rule, chosen) == (score, reason, reach)


def test_completeness_tells_the_kinds_of_missing_apart():
    sample = compiled(ITEMS, [scale("s", "sum", ["a", "b", "c"])])
    chosen = {"a": "l1", "b": "dont_know"}
    assert everything(sample, chosen)["completeness"] == {
        "answered": "1",
        "missing": "2",
        "unanswered": "1",
        "dont_know": "1",
        "not_applicable": "0",
        "hidden": "0",
        "total": "3",
        "unscored": "0",
    }


def test_a_scale_of_scales_waits_for_a_scale_that_is_open():
    scales = [
        scale("top", "mean", ["left", "right"], over="scale"),
        scale("left", "sum", ["a"]),
        scale("right", "sum", ["b"]),
    ]
    sample = compiled(ITEMS, scales)
    assert score(sample, {"a": "l4"})["reason"] == "unanswered"
    assert score(sample, {"a": "l4", "b": "not_applicable"})["score"]["exact"] == "4"


def test_possible_bands_are_those_that_the_range_touches():
    sample = compiled(ITEMS, [scale("s", "sum", ["a", "b", "c"], bands=["1", "9", "12"])])
    assert score(sample, {"a": "l1", "b": "l4"})["possible_bands"] == ["b1", "b9"]
