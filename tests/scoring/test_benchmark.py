"""Where a score stands among others: exactly, everybody counted once."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring import benchmark

SCORES = st.fractions(0, 5, max_denominator=4)


def shipped(scores):
    """The scores as a benchmark of one scale holds them."""
    plain = [[str(score), str(many)] for score, many in sorted(Counter(scores).items())]
    data = {"source": "…", "date": "2020-02-29", "version": "1", "scales": {"s": plain}}
    return benchmark.from_plain(data).scales["s"]


@given(st.lists(SCORES), SCORES)
def test_a_score_is_above_at_or_below_each_of_the_others(scores, own):
    found = benchmark.standing(shipped(scores), own)
    assert found.less == sum(one < own for one in scores)
    assert found.same == scores.count(own)
    assert found.more == sum(one > own for one in scores)
    assert sum(found) == benchmark.people(shipped(scores)) == len(scores)


def test_what_is_shown_alike_is_not_the_same():
    found = benchmark.standing(shipped([Fraction(1, 3)] * 3), Fraction(333, 1000))
    assert found == (0, 0, 3)
