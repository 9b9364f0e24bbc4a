"""What a person is told to do with a pencil."""

from typing import Any

import pytest

from publishing import by_hand
from publishing.by_hand import ByHand, Way
from scoring import instrument
from tests.building import FIVE, compiled, item, scale


def described(items: list[dict[str, Any]], *scales: dict[str, Any]) -> ByHand:
    found = by_hand.of(instrument.from_plain(compiled(items, list(scales))))
    assert found is not None
    return found


def limits(found: ByHand) -> list[tuple[str, str | None, str | None]]:
    return [(band.low, band.high, band.below) for band in found.scales[0].bands]


def test_a_sum_of_yes_and_no() -> None:
    items = [item("a"), item("b"), item("c")]
    found = described(items, scale("total", "sum", ["a", "b", "c"], bands=["0", "2"]))
    assert found.ways == (Way("1–3", (("Yes", "1"), ("No", "0"))),)
    (total,) = found.scales
    assert (total.questions, total.aggregate, total.highest) == ("1–3", "sum", "3")
    assert limits(found) == [("0", "1", None), ("2", None, None)]


def test_statements_count_the_number_printed_before_them() -> None:
    items = [item("a", FIVE), item("b", FIVE)]
    found = described(items, scale("level", "mean", ["a", "b"], bands=["1", "2"]))
    assert found.ways == (Way("1–2", ()),)
    assert limits(found) == [("1", None, "2"), ("2", None, None)]


def test_a_reverse_keyed_question_counts_the_other_way() -> None:
    found = described([item("a"), item("b", reverse=True)], scale("total", "sum", ["a", "b"]))
    assert found.ways == (
        Way("1", (("Yes", "1"), ("No", "0"))),
        Way("2", (("Yes", "0"), ("No", "1"))),
    )


def test_an_answer_without_a_value_is_mentioned_and_has_no_mark() -> None:
    found = described([item("a", extra="not_applicable")], scale("total", "sum", ["a"]))
    assert found.may_not_apply
    assert found.ways[0].marks == (("Yes", "1"), ("No", "0"))


def test_a_count_names_the_answers_that_count() -> None:
    counting = scale("yeses", "count", ["a", "b"], counted=["yes"])
    assert described([item("a"), item("b")], counting).scales[0].counted == ("Yes",)


def test_the_headline_comes_first_and_what_needs_a_calculator_is_left_out() -> None:
    found = described(
        [item("a"), item("b")],
        scale("plain", "sum", ["a", "b"]),
        scale("weighted", "sum", ["a", "b"], weights={"a": "2"}),
        scale("lowest", "min", ["a", "b"]),
    )
    assert [scale.title for scale in found.scales] == ["Plain", "Lowest"]


@pytest.mark.parametrize(
    "odd",
    [
        scale("total", "percent", ["a"]),
        scale("total", "sum", ["a"], missing=("prorated", "1")),
        scale("total", "sum", ["a"], weights={"a": "1/2"}),
    ],
    ids=["percent", "prorated", "weighted"],
)
def test_nothing_is_described_when_no_scale_is_simple(odd: dict[str, Any]) -> None:
    assert by_hand.of(instrument.from_plain(compiled([item("a")], [odd]))) is None
