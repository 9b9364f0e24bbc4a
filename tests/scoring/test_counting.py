"""What an answer counts: one option, several, a number, each by its scale's way of counting."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import counting
from tests.building import FIVE, item, number, ready, scale, score, several
from tests.scoring import drawn

SIZES = {"small": "1", "middle": "2", "large": "4", "none": "-1"}


def exact(one, response, aggregate="sum", **more):
    return score(ready([one], [scale("s", aggregate, ["a"], **more)]), {"a": response})["score"][
        "exact"
    ]


@pytest.mark.parametrize(
    ("chosen", "counts"),
    [
        (("small",), "1"),
        (("small", "large"), "5"),
        (("large", "middle", "small"), "7"),
        (("none",), "-1"),
    ],
)
def test_several_options_count_the_sum_of_their_values(chosen, counts):
    assert exact(several("a", SIZES, alone="none"), chosen) == counts


def test_an_empty_choice_is_unanswered():
    sample = ready([several("a", SIZES)], [scale("s", "sum", ["a"])])
    assert score(sample, {"a": []})["reason"] == "unanswered"


def test_several_options_may_hold_one_that_says_it_does_not_apply():
    sample = ready([several("a", SIZES, extra="not_applicable")], [scale("s", "sum", ["a"])])
    assert score(sample, {"a": ("not_applicable",)})["reason"] == "nothing-to-score"


@pytest.mark.parametrize(
    ("one", "span"),
    [
        # The lowest is the lowest of the exclusive one and of the smallest choice there can be.
        (several("a", SIZES, alone="none"), ("-1", "7")),
        (several("a", SIZES, alone="none", at_most=2), ("-1", "6")),
        (several("a", SIZES, alone="none large", at_most=1), ("-1", "4")),
        (several("a", {"x": "-1", "y": "-2", "z": "3"}), ("-3", "3")),
        (several("a", {"x": "-1", "y": "-2"}), ("-3", "-1")),
        (several("a", {"x": "2", "y": "3", "z": "9"}, alone="z"), ("2", "9")),
        (number("a", "2", "7"), ("2", "7")),
        (item("a", FIVE, extra="dont_know"), ("1", "5")),
    ],
)
def test_min_and_max_of_a_score_follow_from_the_way_of_asking(one, span):
    entry = score(ready([one], [scale("s", "sum", ["a"])]), {})
    assert (entry["min"], entry["max"]) == span


@given(st.data())
def test_the_ends_are_those_of_all_answers_there_are(data):
    one = data.draw(drawn.one_item("a", drawn.MISSING, ["single", "several", "number"]))
    counts = [] if not one["options"] else [scale("c", "count", ["a"], counted=["v1"])]
    sample = ready([one], [scale("s", "sum", ["a"]), *counts])
    found = sample.items["a"]
    for scored in sample.scales:
        values = [
            counting.value(found, scored, response)
            for response in drawn.choices(sample, "a")
            if not found.missing(response)
        ]
        assert counting.ends(found, scored) == (min(values), max(values))


@pytest.mark.parametrize(
    ("given", "counts"),
    [(3, "3"), ("3", "3"), (" 2.5 ", "5/2"), ("0.1", "1/10"), ("10", "10"), ("1e1", "10")],
)
def test_a_number_counts_itself(given, counts):
    assert exact(number("a", "0", "10", decimals=1), given) == counts


def test_a_reverse_keyed_number_counts_from_the_other_end():
    assert exact(number("a", "1", "10", decimals=1, reverse=True), "2.5") == "17/2"


def test_a_number_stands_in_a_percentage_by_its_way_from_the_lowest():
    assert exact(number("a", "10", "30"), 15, "percent") == "25"


def test_a_count_adds_one_for_each_option_chosen_that_it_counts():
    items = [several("a", SIZES), several("b", SIZES), item("c", SIZES)]
    sample = ready(items, [scale("s", "count", ["a", "b", "c"], counted=["small", "large"])])
    chosen = {"a": ("small", "middle", "large"), "b": ("middle",), "c": "large"}
    found = score(sample, chosen)
    assert found["score"]["exact"] == "3"
    assert (found["min"], found["max"]) == ("0", "5")


def test_values_add_up_exactly():
    tenths = {f"t{n}": "0.1" for n in range(10)}
    assert exact(several("a", tenths), tuple(tenths)) == "1"
    assert exact(several("a", {"x": "1/3", "y": "1/6"}), ("x", "y")) == str(Fraction(1, 2))
