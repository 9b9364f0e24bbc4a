"""Conditions in words, as they stand on paper."""

import pytest

from publishing import only_if
from scoring import conditions, instrument
from tests.building import compiled, item, scale

READY = instrument.from_plain(
    compiled([item("a"), item("b"), item("c")], [scale("s", "sum", ["a", "b", "c"])])
)
A, B, C = ({"item": id, "is": ["yes"]} for id in "abc")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (A, "your answer to question 1 is “Yes”"),
        ({"item": "b", "is": ["yes", "no"]}, "your answer to question 2 is “Yes” or “No”"),
        ({"not": A}, "your answer to question 1 is not “Yes”"),
        (
            {"all": [A, B]},
            "your answer to question 1 is “Yes” and your answer to question 2 is “Yes”",
        ),
        (
            {"not": {"all": [A, B]}},
            "your answer to question 1 is not “Yes” or your answer to question 2 is not “Yes”",
        ),
        (
            {"any": [A, {"all": [B, {"not": C}]}]},
            "your answer to question 1 is “Yes” or (your answer to question 2 is “Yes” and "
            "your answer to question 3 is not “Yes”)",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(condition, words):
    places = {"a": 1, "b": 2, "c": 3}
    assert only_if.words(conditions.from_plain(condition), READY, places) == words
