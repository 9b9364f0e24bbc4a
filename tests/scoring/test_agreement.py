"""What many people answered to an item, and how far apart they are: exactly, by the definition."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scoring import agreement, items
from tests.building import item, number, several, text

LEVELS = {"low": "-1", "middle": "1/2", "high": "3"}
PLAIN = {"canoe": None, "ferry": None, "raft": None}
CHOICE = items.from_plain(item("c", LEVELS, extra="dont_know not_applicable"))
UNORDERED = items.from_plain(item("u", PLAIN))
SEVERAL = items.from_plain(several("s", LEVELS, alone="low"))
NUMBER = items.from_plain(number("n", "-2", "10", decimals=1))
UNBOUNDED = items.from_plain(number("n", "0"))

CHOSEN = st.lists(st.sampled_from([*LEVELS, "dont_know", "not_applicable"]))
GIVEN = st.lists(st.fractions(-2, 10, max_denominator=10))
PICKED = st.lists(st.sampled_from([("low",), ("middle",), ("high",), ("middle", "high")]))


def of(asked, responses, left_open=0, not_asked=0):
    return agreement.of(asked, Counter(responses), left_open=left_open, not_asked=not_asked)


def mean(differences):
    every = list(differences)
    return sum(every, Fraction(0)) / len(every) if every else None


@given(CHOSEN)
def test_choices_are_apart_by_what_they_count_over_the_range(responses):
    valued = [Fraction(LEVELS[one]) for one in responses if one in LEVELS]
    assert of(CHOICE, responses).apart == mean(abs(a - b) / 4 for a, b in combinations(valued, 2))


@given(GIVEN)
def test_numbers_are_apart_by_their_distance_over_the_bounds(responses):
    expected = mean(abs(a - b) / 12 for a, b in combinations(responses, 2))
    assert of(NUMBER, responses).apart == expected


@given(st.lists(st.sampled_from([*PLAIN])))
def test_choices_without_an_order_are_the_same_or_not(responses):
    expected = mean(Fraction(a != b) for a, b in combinations(responses, 2))
    assert of(UNORDERED, responses).apart == expected


@given(PICKED)
def test_of_several_options_each_is_looked_at_alone(responses):
    expected = mean(Fraction(len({*a} ^ {*b}), 3) for a, b in combinations(responses, 2))
    assert of(SEVERAL, responses).apart == expected


@given(CHOSEN, st.integers(0, 9), st.integers(0, 9))
def test_everybody_is_counted_once(responses, left_open, hidden):
    found = of(CHOICE, responses, left_open, hidden)
    missing = sum(one not in LEVELS for one in responses)
    assert found.answered + missing == sum(found.options) == len(responses)
    assert (found.left_open, found.not_asked) == (left_open, hidden)


@given(CHOSEN, st.randoms(use_true_random=False))
def test_neither_the_order_nor_a_reversed_item_changes_how_far_apart_people_are(responses, chance):
    turned = items.from_plain(item("c", LEVELS, extra="dont_know not_applicable", reverse=True))
    shuffled = chance.sample(responses, len(responses))
    assert of(CHOICE, responses) == of(CHOICE, shuffled)
    assert of(turned, responses).apart == of(CHOICE, responses).apart


@given(st.sampled_from([*LEVELS]), st.integers(2, 50))
def test_who_answers_alike_is_not_apart(response, many):
    found = of(CHOICE, [response] * many)
    assert found.apart == 0
    assert found.spread.lowest == found.spread.highest == found.spread.median


def test_two_at_both_ends_are_as_far_apart_as_can_be():
    assert of(CHOICE, ["low", "high"]).apart == of(UNORDERED, ["canoe", "ferry"]).apart == 1


def test_where_there_is_no_measure_there_is_none():
    words = items.from_plain(text("w"))
    assert of(words, ["", ""]).apart is of(CHOICE, ["low"]).apart is None
    assert of(UNBOUNDED, [Fraction(1), Fraction(9)]).apart is None
    assert of(words, ["", ""]).answered == 2
    assert of(words, ["", ""]).spread is of(UNORDERED, ["ferry"]).spread is None


def test_the_plain_data_has_exact_numbers():
    found = agreement.to_plain(of(CHOICE, ["low", "middle", "dont_know"], 1))
    assert (found["answered"], found["open"], found["not_asked"]) == ("2", "1", "0")
    assert (found["apart"], found["spread"]["median"]) == ("3/8", "-1/4")
    assert [one["count"] for one in found["options"]] == ["1", "1", "0", "1", "0"]
