"""Conditions: whether they hold now, and what answers to come can make of them."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import conditions
from scoring.conditions import (
    FALSE,
    TRUE,
    UNKNOWN,
    Chosen,
    Every,
    InBand,
    Not,
    Scored,
    Some,
    Truth,
)

STATEMENTS = [Chosen(id, ("yes",)) for id in "abcd"]
A, B, C, _ = STATEMENTS

# What can be known of a statement: it is settled, or it is one way now and may be another.
KNOWN = st.sampled_from([TRUE, FALSE, UNKNOWN, Truth(True, True, True)])
ANY = st.recursive(
    st.sampled_from(STATEMENTS),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Some(tuple(parts))),
    ),
    max_leaves=8,
)
KNOWLEDGE = st.fixed_dictionaries(dict.fromkeys(STATEMENTS, KNOWN))


def plainly(condition, truth):
    """Whether a condition holds when the truth of every statement is given."""
    match condition:
        case Every(of=parts):
            return all(plainly(part, truth) for part in parts)
        case Some(of=parts):
            return any(plainly(part, truth) for part in parts)
        case Not(of=part):
            return not plainly(part, truth)
    return truth[condition]


def ends(condition, known):
    """The truth of a condition in every way in which its statements can turn out."""
    ways = [
        [outcome for outcome, may_be in ((True, t.may_hold), (False, t.may_fail)) if may_be]
        for t in known.values()
    ]
    return {plainly(condition, dict(zip(known, way, strict=True))) for way in product(*ways)}


@given(ANY, KNOWLEDGE)
def test_now_is_the_plain_truth(condition, known):
    truth = conditions.weigh(condition, known.__getitem__)
    assert truth.now == plainly(condition, {one: t.now for one, t in known.items()})


@given(ANY, KNOWLEDGE)
def test_nothing_turns_out_that_the_bounds_exclude(condition, known):
    truth = conditions.weigh(condition, known.__getitem__)
    assert truth.may_hold or True not in ends(condition, known)
    assert truth.may_fail or False not in ends(condition, known)


@given(ANY, KNOWLEDGE)
def test_the_bounds_are_exact_where_each_statement_stands_once(condition, known):
    found = list(conditions.statements(condition))
    truth = conditions.weigh(condition, known.__getitem__)
    if len(set(found)) == len(found):
        assert {True: truth.may_hold, False: truth.may_fail} == {
            outcome: outcome in ends(condition, known) for outcome in (True, False)
        }


@given(ANY, KNOWLEDGE)
def test_what_supports_a_condition_settles_it_alone(condition, known):
    if not conditions.weigh(condition, known.__getitem__).settled:
        return
    support = dict(conditions.support(condition, known.__getitem__))
    assert support
    assert all(known[one] == conditions.certain(holds) for one, holds in support.items())
    alone = {**dict.fromkeys(STATEMENTS, UNKNOWN), **{one: known[one] for one in support}}
    assert conditions.weigh(condition, alone.__getitem__).settled


@pytest.mark.parametrize(
    ("condition", "known", "support"),
    [
        (A, {A: TRUE}, [(A, True)]),
        (Not(A), {A: FALSE}, [(A, False)]),
        (Every((A, Not(B))), {A: TRUE, B: FALSE}, [(A, True), (B, False)]),
        # Of several ways to hold, those are named that do.
        (Some((A, B, C)), {A: FALSE, B: TRUE, C: UNKNOWN}, [(B, True)]),
        (Some((A, B)), {A: TRUE, B: TRUE}, [(A, True), (B, True)]),
        (Not(Every((A, B))), {A: TRUE, B: FALSE}, [(B, False)]),
        (Not(Some((A, B))), {A: FALSE, B: FALSE}, [(A, False), (B, False)]),
        (
            Some((Every((A, B)), Every((A, C)))),
            {A: TRUE, B: FALSE, C: TRUE},
            [(A, True), (C, True)],
        ),
    ],
)
def test_support_names_what_settles_it_and_nothing_else(condition, known, support):
    assert list(conditions.support(condition, known.__getitem__)) == support


def test_a_condition_is_read_from_the_form_of_its_yaml():
    plain = {
        "any": [
            {"all": [{"item": "a", "is": ["yes", "no"]}, {"scale": "s", "band": ["low"]}]},
            {"not": {"scale": "s", "at_least": "1/3", "below": "2.5"}},
            {"scale": "s", "below": "4"},
        ]
    }
    assert conditions.from_plain(plain) == Some(
        (
            Every((Chosen("a", ("yes", "no")), InBand("s", ("low",)))),
            Not(Scored("s", Fraction(1, 3), Fraction(5, 2))),
            Scored("s", None, Fraction(4)),
        )
    )
