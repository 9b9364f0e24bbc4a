"""Exact numbers from end to end: a result holds no float, and its text is one text."""

import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring import result
from tests.building import (
    advice,
    answer,
    compiled,
    everything,
    item,
    needs,
    number,
    rule,
    scale,
    several,
    text,
)

THIRDS = {"full": "1", "two": "2/3", "one": "1/3", "none": "0"}
ITEMS = [
    item("a", THIRDS, extra="dont_know", requirements=needs("crm", weight="1/7")),
    item("b", THIRDS, reverse=True, requirements=needs("portal")),
    several("c", {"x": "0.1", "y": "0.2", "z": "0.3"}, advice={"x": advice()}),
    number("d", "0", "1", decimals=3),
    text("e"),
    item("f", THIRDS, show_if=answer("a", "full", "two")),
]
SCALES = [
    scale("s", "mean", ["a", "b", "c", "d", "f"], missing=("left_out", "2"), bands=["0", "1/3"]),
    scale("p", "percent", ["a", "b", "f"], weights={"a": "0.7"}, advice={"b0": advice(1)}),
    scale("m", "min", ["s", "p"], over="scale"),
]
DATA = compiled(
    ITEMS,
    SCALES,
    capabilities=["crm", "portal"],
    targets={"items": ["a", "b"], "scales": ["s", "p"]},
    recommendations=[rule("low", {"scale": "p", "below": "1/3"}, 2)],
)
RESPONSES = st.fixed_dictionaries(
    {},
    optional={
        "a": st.sampled_from([*THIRDS, "dont_know"]),
        "b": st.sampled_from([*THIRDS]),
        "c": st.sets(st.sampled_from("xyz"), min_size=1).map(lambda some: tuple(sorted(some))),
        "d": st.integers(0, 1000).map(lambda n: Fraction(n, 1000)),
        "e": st.just("words"),
        "f": st.sampled_from([*THIRDS]),
    },
)
TARGETS = st.fixed_dictionaries({}, optional=dict.fromkeys("ab", st.sampled_from([*THIRDS])))
WANTED = st.fixed_dictionaries({}, optional={"s": st.just("b1/3"), "p": st.just("100/7")})


def leaves(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [value]


@given(RESPONSES, TARGETS, WANTED)
def test_every_number_of_a_result_is_a_string(chosen, targets, wanted):
    found = everything(DATA, chosen, targets=targets, scale_targets=wanted)
    assert {type(leaf) for leaf in leaves(found)} <= {str, bool, type(None)}


@given(RESPONSES, TARGETS, WANTED)
def test_the_same_responses_give_the_same_text(chosen, targets, wanted):
    once, again = (
        result.to_json(everything(DATA, chosen, targets=targets, scale_targets=wanted))
        for _ in range(2)
    )
    assert once == again
    assert result.to_json(json.loads(once)) == once


def test_a_result_names_its_keys_in_one_order():
    assert list(everything(DATA, {})) == [
        "format",
        "instrument",
        "responses_version",
        "completeness",
        "scales",
        "gaps",
        "recommendations",
        "targets",
        "next_band",
        "trace",
    ]
