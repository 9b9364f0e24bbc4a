"""Recommendations: which advice is given, in which order, and what it names as its reason."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.conditions import Chosen, Every, InBand, Not, Scored, Some
from tests.building import (
    FIVE,
    advice,
    answer,
    everything,
    item,
    ready,
    rule,
    scale,
    several,
)
from tests.scoring import drawn

YES, NO = answer("a", "yes"), answer("a", "no")
ITEMS = [item("a", extra="dont_know"), item("b"), item("c", FIVE)]
LEVEL = scale("level", "sum", ["c"], bands=["1", "3", "5"])
TOTAL = scale("total", "sum", ["a", "b", "c"], missing=("left_out", "3"))


def given_by(rules, chosen, items=ITEMS, scales=(LEVEL, TOTAL)):
    sample = ready(items, list(scales), recommendations=rules)
    return everything(sample, chosen)["recommendations"]


def ids(*args, **more):
    return [entry["id"] for entry in given_by(*args, **more)]


def triggers(when, chosen, **more):
    """The triggers of a rule, short; None where it is not given."""
    found = given_by([rule("r", when)], chosen, **more)
    if not found:
        return None
    return [(t.get("item", t.get("scale")), t["holds"]) for t in found[0]["triggers"]]


def test_advice_on_an_option_is_given_when_it_is_chosen():
    items = [item("a", advice={"no": advice(priority=2, group="first")})]
    sample = ready(items, [scale("s", "sum", ["a"])])
    assert everything(sample, {"a": "yes"})["recommendations"] == []
    assert everything(sample, {})["recommendations"] == []
    assert everything(sample, {"a": "no"})["recommendations"] == [
        {
            "id": "a/no",
            "title": None,
            "text": "Do it.",
            "priority": "2",
            "group": "first",
            "triggers": [{"kind": "answer", "item": "a", "options": ["no"], "holds": True}],
        }
    ]


def test_advice_on_an_option_of_several_is_given_for_each_that_is_chosen():
    values = {"x": "0", "y": "1", "z": "2"}
    items = [several("a", values, advice=dict.fromkeys("xz", advice()))]
    scales = [scale("s", "sum", ["a"])]
    assert ids([], {"a": ("x", "y", "z")}, items=items, scales=scales) == ["a/x", "a/z"]


def test_a_hidden_item_calls_for_no_advice():
    items = [item("a"), item("b", show_if=YES, advice={"no": advice()})]
    scales = [scale("s", "sum", ["a", "b"])]
    assert ids([], {"a": "no", "b": "no"}, items=items, scales=scales) == []
    assert ids([], {"a": "yes", "b": "no"}, items=items, scales=scales) == ["b/no"]


def test_advice_on_a_band_is_given_when_the_score_is_in_it():
    advised = scale("s", "sum", ["c"], bands=["1", "3"], advice={"b3": advice()})
    assert ids([], {"c": "l2"}, scales=[advised]) == []
    (found,) = given_by([], {"c": "l3"}, scales=[advised])
    assert found["id"] == "s/b3"
    assert found["triggers"] == [{"kind": "band", "scale": "s", "bands": ["b3"], "holds": True}]


def test_advice_comes_by_priority_and_else_rules_then_bands_then_options_as_they_stand():
    items = [item("a", advice={"no": advice(1)}), item("b", advice={"no": advice(5)})]
    scales = [scale("s", "sum", ["a", "b"], bands=["0"], advice={"b0": advice(5)})]
    rules = [rule("late", NO, 9), rule("one", NO), rule("other", NO), rule("early", NO, 1)]
    found = ids(rules, {"a": "no", "b": "no"}, items=items, scales=scales)
    assert found == ["early", "a/no", "one", "other", "s/b0", "b/no", "late"]


@pytest.mark.parametrize(
    ("when", "chosen", "named"),
    [
        (YES, {"a": "yes"}, [("a", True)]),
        (YES, {"a": "no"}, None),
        ({"not": YES}, {"a": "no"}, [("a", False)]),
        ({"all": [YES, answer("b", "no")]}, {"a": "yes", "b": "no"}, [("a", True), ("b", True)]),
        ({"all": [YES, answer("b", "no")]}, {"a": "yes"}, None),
        ({"any": [YES, answer("b", "no")]}, {"b": "no"}, [("b", True)]),
        ({"any": [YES, answer("b", "no")]}, {"a": "no", "b": "no"}, [("b", True)]),
        ({"not": {"any": [YES, answer("b", "no")]}}, {"a": "no"}, None),
        ({"not": {"all": [YES, answer("b", "no")]}}, {"a": "no"}, [("a", False)]),
        # What calls for it twice is named once.
        ({"any": [YES, {"all": [YES, answer("b", "no")]}]}, {"a": "yes", "b": "no"}, "ab"),
    ],
)
def test_a_rule_names_the_answers_that_settle_it_and_no_others(when, chosen, named):
    expected = [(id, True) for id in named] if isinstance(named, str) else named
    assert triggers(when, chosen) == expected


def test_what_is_unanswered_settles_nothing():
    assert ids([rule("r", {"not": YES})], {}) == []
    assert ids([rule("r", {"any": [YES, NO]})], {}) == []


def test_a_hidden_item_settles_that_none_of_its_options_is_chosen():
    items = [item("a"), item("b", show_if=YES), item("c", FIVE)]
    when = {"not": answer("b", "yes")}
    scales = [scale("s", "sum", ["c"])]
    named = [triggers(when, chosen, items=items, scales=scales) for chosen in ({"a": "no"}, {})]
    assert named == [[("b", False)], None]
    # Its kept response does not speak either.
    assert triggers(answer("b", "yes"), {"a": "no", "b": "yes"}, items=items, scales=scales) is None


def test_a_rule_can_rest_on_a_band_or_on_a_score():
    band = {"scale": "level", "band": ["b3", "b5"]}
    scored = {"scale": "level", "at_least": "2", "below": "4"}
    told = {
        level: ids([rule("band", band), rule("scored", scored)], {"c": level})
        for level in ("l1", "l2", "l3", "l4", "l5")
    }
    assert told == {
        "l1": [],
        "l2": ["scored"],
        "l3": ["band", "scored"],
        "l4": ["band"],
        "l5": ["band"],
    }


def test_the_trigger_of_a_score_names_its_bounds_exactly():
    when = {"scale": "level", "at_least": "1/3", "below": "2.5"}
    (found,) = given_by([rule("r", when)], {"c": "l1"})
    assert found["triggers"] == [
        {"kind": "score", "scale": "level", "at_least": "1/3", "below": "5/2", "holds": True}
    ]


@pytest.mark.parametrize(
    ("when", "chosen", "is_given"),
    [
        # a and b are open, so the total is from 4 to 6.
        ({"scale": "total", "at_least": "4"}, {"c": "l4"}, True),
        ({"scale": "total", "at_least": "5"}, {"c": "l4"}, False),
        ({"not": {"scale": "total", "at_least": "7"}}, {"c": "l4"}, True),
        ({"scale": "total", "below": "7"}, {"c": "l4"}, True),
        ({"scale": "total", "below": "6"}, {"c": "l4"}, False),
        ({"not": {"scale": "total", "below": "4"}}, {"c": "l4"}, True),
    ],
)
def test_a_range_settles_a_rule_before_there_is_a_score(when, chosen, is_given):
    total = scale("total", "sum", ["a", "b", "c"])
    items = [item("a"), item("b"), item("c", FIVE)]
    assert (ids([rule("r", when)], chosen, items=items, scales=[total]) == ["r"]) == is_given


def test_bands_are_settled_by_a_range_as_well():
    total = scale("total", "sum", ["a", "b", "c"], bands=["0", "4", "7"])
    items = [item("a"), item("b"), item("c", FIVE)]
    when = {"scale": "total", "band": ["b4"]}
    found = [
        ids([rule("r", one)], {"c": level}, items=items, scales=[total])
        for one in (when, {"not": when})
        for level in ("l4", "l1", "l3", "l5")
    ]
    assert found == [["r"], [], [], [], [], ["r"], [], []]


def test_a_range_settles_nothing_while_the_scale_may_end_without_a_score():
    items = [item("a", extra="not_applicable")]
    scales = [scale("s", "sum", ["a"])]
    when = {"scale": "s", "at_least": "0"}
    told = [
        ids([rule("r", when)], chosen, items=items, scales=scales)
        for chosen in ({}, {"a": "not_applicable"}, {"a": "no"})
    ]
    assert told == [[], [], ["r"]]
    # That there is no score settles that it is not in any bounds.
    assert ids([rule("r", {"not": when})], {"a": "not_applicable"}, items=items, scales=scales) == [
        "r"
    ]


def test_a_given_score_speaks_for_itself_even_where_answers_can_still_move_it():
    items = [item(id, FIVE) for id in "abc"]
    scales = [scale("s", "mean", ["a", "b", "c"], missing=("left_out", "2"))]
    when = {"scale": "s", "at_least": "4"}
    assert ids([rule("r", when)], {"a": "l4", "b": "l4"}, items=items, scales=scales) == ["r"]


@st.composite
def with_rules(draw):
    """An instrument whose rules rest on answers and on a score that needs all answers."""
    items = draw(drawn.items(kinds=["not_applicable"], ways=["single", "several"]))
    total = draw(drawn.scales("s", drawn.IDS)) | {
        "missing": {"rule": "complete", "min_valid": None}
    }
    scores = [
        {"scale": "s", end: draw(st.sampled_from(["0", "1", "3"]))} for end in ("at_least", "below")
    ]
    scores.append({"scale": "s", "band": draw(st.sampled_from([["b-1"], ["b2"], ["b-1", "b2"]]))})
    when = st.one_of(drawn.conditions(items), st.sampled_from(scores))
    joined = st.tuples(when, when).flatmap(
        lambda pair: st.sampled_from(
            [pair[0], {"all": list(pair)}, {"any": list(pair)}, {"not": {"all": list(pair)}}]
        )
    )
    rules = [rule(f"r{place}", draw(joined)) for place in range(2)]
    return ready(items, [total], recommendations=rules)


@settings(max_examples=60)
@given(with_rules(), st.data())
def test_what_is_recommended_stays_so_whatever_else_is_answered(sample, data):
    chosen = data.draw(drawn.answers(sample))
    before = {entry["id"] for entry in everything(sample, chosen)["recommendations"]}
    full = data.draw(drawn.full_answers(sample))
    after = everything(sample, {**full, **chosen})["recommendations"]
    assert before <= {entry["id"] for entry in after}


@given(with_rules(), st.data())
def test_once_all_is_answered_a_rule_is_given_just_where_its_condition_plainly_holds(sample, data):
    chosen = data.draw(drawn.full_answers(sample))
    whole = everything(sample, chosen)
    (entry,) = whole["scales"]
    found = {one["id"] for one in whole["recommendations"]}
    for one in sample.rules:
        assert (one.id in found) == plainly(one.when, chosen, entry)


def plainly(condition, chosen, entry):
    """Whether a condition holds, of answers that are all there and the one scale's entry."""
    match condition:
        case Every(of=parts):
            return all(plainly(part, chosen, entry) for part in parts)
        case Some(of=parts):
            return any(plainly(part, chosen, entry) for part in parts)
        case Not(of=part):
            return not plainly(part, chosen, entry)
        case Chosen(item=id, options=options):
            picked = [chosen[id]] if isinstance(chosen[id], str) else chosen[id]
            return any(option in options for option in picked)
        case InBand(bands=named):
            return entry["band"] in named
        case Scored(at_least=at_least, below=below):
            score = entry["score"]["exact"]
            return score is not None and not (
                (at_least is not None and Fraction(score) < at_least)
                or (below is not None and Fraction(score) >= below)
            )
    raise AssertionError(condition)
