"""How scores are spread: exactly, by one rule for quartiles."""

import statistics
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import bands, distribution
from scoring.scale import from_plain
from tests.building import scale

SCALE = from_plain(scale("s", "sum", ["a", "b"], bands=["-10", "0", "5/2"]))
SCORES = st.fractions(min_value=-10, max_value=10, max_denominator=6)


def of(scores):
    return distribution.of(SCALE, Counter(scores))


@given(st.lists(SCORES, min_size=2))
def test_quartiles_are_those_of_the_stated_rule(scores):
    spread = of(scores).spread
    quartiles = statistics.quantiles(scores, n=4, method="inclusive")
    assert [spread.lower_quartile, spread.median, spread.upper_quartile] == quartiles
    assert spread.median == statistics.median(scores)


@given(st.lists(SCORES, min_size=1))
def test_the_ends_and_the_mean_are_exact(scores):
    spread = of(scores).spread
    assert (spread.lowest, spread.highest) == (min(scores), max(scores))
    assert spread.mean == sum(scores) / Fraction(len(scores))
    assert list(spread[:5]) == sorted(spread[:5])


@given(st.lists(st.none() | SCORES))
def test_each_is_counted_once(scores):
    found = of(scores)
    assert found.scored + found.unscored == len(scores)
    assert sum(found.bands) == found.scored
    assert found.unscored == scores.count(None)
    for band, count in zip(SCALE.bands, found.bands, strict=True):
        assert count == sum(s is not None and bands.of(SCALE, s) == band.id for s in scores)


@given(st.lists(st.none() | SCORES), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(scores, random):
    assert of(scores) == of(random.sample(scores, len(scores)))


@pytest.mark.parametrize("scores", [[], [None], [None, None]])
def test_without_scores_nothing_is_spread(scores):
    found = distribution.to_plain(of(scores))
    assert (found["spread"], found["scored"]) == (None, "0")
    assert [band["count"] for band in found["bands"]] == ["0", "0", "0"]


def test_numbers_are_texts_of_exact_fractions():
    assert distribution.to_plain(of([Fraction(1), Fraction(2), Fraction(7, 3), None])) == {
        "scale": "s",
        "scored": "3",
        "unscored": "1",
        "spread": {
            "lowest": "1",
            "lower_quartile": "3/2",
            "median": "2",
            "upper_quartile": "13/6",
            "highest": "7/3",
            "mean": "16/9",
        },
        "bands": [
            {"band": "b-10", "count": "0"},
            {"band": "b0", "count": "3"},
            {"band": "b5/2", "count": "0"},
        ],
    }
