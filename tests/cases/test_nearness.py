"""Being one answer away from a cut score: what cases must be where no nearest score is known."""

from fractions import Fraction

import pytest

from tests.building import FIVE, item, number, ready, scale, several
from tests.cases import nearness

ITEMS = [
    item("a", FIVE),
    item("b", FIVE, reverse=True),
    several("c", {"x": "1", "y": "3"}),
    number("d", "0", "9", decimals=1),
]
SAMPLE = ready(ITEMS, [scale("s", "sum", ["a", "b", "c", "d"])])
CHOSEN = {"a": "l2", "b": "l2", "c": ("x",), "d": Fraction(4)}  # 2 + 4 + 1 + 4 = 11


@pytest.mark.parametrize(
    ("cut", "below"),
    [("11", False), ("11.1", True), ("12", True), ("14", True), ("14.1", False)],
)
def test_a_score_is_one_answer_below_a_cut_if_the_next_answer_reaches_it(cut, below):
    # One answer more adds 1 in a or b, 3 in c and 0.1 in d.
    assert nearness.one_answer_below(SAMPLE, CHOSEN, "s", Fraction(cut)) == below


@pytest.mark.parametrize(
    ("cut", "above"), [("11", True), ("11.1", False), ("10.5", True), ("9.9", False)]
)
def test_a_score_is_one_answer_above_a_cut_if_the_next_answer_falls_below_it(cut, above):
    assert nearness.one_answer_above(SAMPLE, CHOSEN, "s", Fraction(cut)) == above


def test_an_answer_two_steps_away_is_not_near():
    sample = ready(ITEMS[:1], [scale("s", "sum", ["a"])])
    assert not nearness.one_answer_below(sample, {"a": "l1"}, "s", Fraction(3))
    assert not nearness.one_answer_above(sample, {"a": "l5"}, "s", Fraction(4))


def test_only_answers_that_there_are_count_as_near():
    ends = ready(
        [number("d", "0", "9"), several("c", {"x": "1", "y": "3"}, at_most=1)],
        [scale("s", "sum", ["c", "d"])],
    )
    chosen = {"c": ("x",), "d": Fraction(9)}
    assert not nearness.one_answer_below(ends, chosen, "s", Fraction(11))
    assert nearness.one_answer_above(ends, chosen, "s", Fraction(10))


@pytest.mark.parametrize("beside", [nearness.one_answer_below, nearness.one_answer_above])
def test_without_a_score_nothing_is_near(beside):
    assert not beside(SAMPLE, {}, "s", Fraction(3))
