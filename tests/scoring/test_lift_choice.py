"""One choice from each group: the cheapest that gains enough, held against all there are."""

from itertools import accumulate, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.lift import choice
from scoring.lift.choice import NOTHING, Choice
from scoring.lift.model import Pick, TooManyWays, Work, flat

GROUPS = st.lists(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=4),
    min_size=1,
    max_size=5,
)


def group(name, rises):
    """Choices that rise step by step; what each of them is can be told by its name."""
    sums = list(accumulate(rises, lambda one, two: (one[0] + two[0], one[1] + two[1])))
    return [NOTHING, *(Choice(*each, Pick(f"{name}.{at}", "x")) for at, each in enumerate(sums))]


@given(GROUPS, st.integers(1, 120))
def test_no_other_choice_that_gains_enough_is_cheaper(rises, need):
    groups = [group(str(place), one) for place, one in enumerate(rises)]
    every = [
        sum(choice.cost for choice in way)
        for way in product(*groups)
        if sum(choice.gain for choice in way) >= need
    ]
    found = choice.cheapest(groups, need, Work({}))
    assert (found and found.cost) == min(every, default=None)
    if found:
        named = {
            pick.item: choice for one in groups for choice in one[1:] for pick in [choice.picks]
        }
        chosen = [named[name] for name in flat(found.picks)]
        assert sum(choice.cost for choice in chosen) == found.cost
        assert sum(choice.gain for choice in chosen) == found.gain >= need


def test_it_gives_up_rather_than_guess_when_it_may_look_no_further():
    groups = [group(str(place), [(5, 9), (4, 5), (9, 9)]) for place in range(9)]
    with pytest.raises(TooManyWays):
        choice.cheapest(groups, 61, Work({}, looks=3))
