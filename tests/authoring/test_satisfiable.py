"""Whether a condition can hold, held against every way to answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring import attainable
from authoring.satisfiable import can_hold
from scoring import conditions, recommendations, visibility
from scoring import outcome as outcomes
from tests.building import answer, item, number, ready, rule, scale, several
from tests.scoring import drawn

CHOICES = ("single", "single", "several")
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def with_condition(draw, kinds=drawn.MISSING):
    """Compiled items that may depend on the ones before them, and a condition on some of them."""
    items = [draw(drawn.one_item(id, kinds, CHOICES)) for id in drawn.IDS[:3]]
    draw(drawn.hidden(items))
    return items, draw(drawn.conditions(items))


@st.composite
def with_rule(draw):
    """An instrument with scales over all of its items, and a rule on both."""
    items = [draw(drawn.one_item(id, drawn.MISSING, CHOICES)) for id in drawn.IDS[:3]]
    draw(drawn.hidden(items))
    scales = [draw(drawn.scales("s", drawn.IDS[:2])), draw(drawn.scales("t", drawn.IDS[1:3]))]
    for one in scales:
        one["bands"][0]["from"] = "-100"  # every score has a band, as checking demands
    about = st.sampled_from(["s", "t"])
    low, high = draw(st.tuples(st.integers(-2, 4), st.integers(-2, 8)))
    on_score = st.one_of(
        about.map(lambda id: {"scale": id, "at_least": str(low)}),
        about.map(lambda id: {"scale": id, "below": str(high)}),
        about.map(lambda id: {"scale": id, "at_least": str(low), "below": str(high)}),
        about.map(lambda id: {"scale": id, "band": ["b2"]}),
    )
    when = draw(
        st.one_of(
            on_score,
            on_score.map(lambda one: {"not": one}),
            st.tuples(on_score, on_score).map(lambda two: {"all": list(two)}),
            st.tuples(on_score, drawn.conditions(items)).map(lambda two: {"all": list(two)}),
            st.tuples(on_score, drawn.conditions(items)).map(lambda two: {"any": list(two)}),
        )
    )
    return ready(items, scales, recommendations=[rule("r", when)])


def holds(sample, condition, chosen):
    """Whether the condition holds as it does for what is asked."""
    asked = visibility.of_all(sample, chosen)

    def known(statement):
        picked = {one.id for one in sample.items[statement.item].chosen(chosen.get(statement.item))}
        return conditions.certain(
            asked[statement.item].now and bool(picked & set(statement.options))
        )

    return conditions.weigh(condition, known).now


def is_given(sample, chosen):
    """Whether the sample's one recommendation is given."""
    asked = visibility.of_all(sample, chosen)
    return bool(recommendations.of_all(sample, chosen, asked, outcomes.of_all(sample, chosen)))


def sampled(items, **more):
    return ready(items, [scale("s", "sum", [items[0]["id"]])], **more)


def possible(condition, items, **more):
    sample = sampled(items)
    return can_hold(sample, conditions.from_plain(condition), attainable.scores(sample), **more)


@SLOW
@given(with_condition())
def test_a_condition_on_items_can_hold_where_some_answers_make_it_and_only_there(drawn_pair):
    items, condition = drawn_pair
    sample, compiled = sampled(items), conditions.from_plain(condition)
    ways = drawn.completions(sample, {})
    assert can_hold(sample, compiled, {}) == any(holds(sample, compiled, way) for way in ways)


@SLOW
@given(with_condition(kinds=()))
def test_so_does_a_recommendation_on_items_which_waits_for_answers(drawn_pair):
    items, condition = drawn_pair
    sample = sampled(items, recommendations=[rule("r", condition)])
    (only,) = sample.rules
    found = can_hold(sample, only.when, {}, settled=True)
    given_once = any(is_given(sample, way) for way in drawn.completions(sample, {}))
    assert found >= given_once
    if sample.show_if.keys().isdisjoint(visibility.asked_about(only.when)):
        assert found == given_once  # else an answer may be open that decides what is hidden


@SLOW
@given(with_rule())
def test_a_recommendation_that_some_answers_call_for_is_never_said_to_be_impossible(sample):
    (only,) = sample.rules
    if any(is_given(sample, way) for way in drawn.completions(sample, {})):
        assert can_hold(sample, only.when, attainable.scores(sample), settled=True)


FEW = several("a", {"x": "1", "y": "2", "z": "4"}, alone="z", at_most=2)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"all": [answer("a", "x"), answer("a", "y")]}, True),
        ({"all": [answer("a", "x"), answer("a", "z")]}, False),
        ({"all": [answer("a", "z"), {"not": answer("a", "x", "y")}]}, True),
        ({"all": [answer("a", "x", "y"), {"not": answer("a", "x")}]}, True),
        ({"all": [answer("a", "x", "z"), {"not": answer("a", "x", "z")}]}, False),
        ({"not": answer("a", "x", "y", "z")}, True),
        ({"all": []}, True),
        ({"any": []}, False),
    ],
)
def test_options_are_chosen_together_as_the_item_allows(condition, found):
    assert possible(condition, [FEW]) == found


def test_three_options_are_too_many_where_two_may_be_chosen():
    three = {"all": [answer("a", "x"), answer("a", "y"), answer("a", "z")]}
    assert possible(three, [several("a", {"x": "1", "y": "1", "z": "1"})])
    assert not possible(three, [several("a", {"x": "1", "y": "1", "z": "1"}, at_most=2)])


def test_an_open_answer_shows_items_and_calls_for_no_recommendation():
    neither = {"not": answer("a", "yes", "no")}
    assert possible(neither, [item("a")])
    assert not possible(neither, [item("a")], settled=True)
    assert possible(neither, [item("a", extra="dont_know")], settled=True)


def test_an_item_that_is_hidden_has_no_option_chosen():
    items = [item("a"), item("b", show_if=answer("a", "yes"))]
    assert possible({"all": [answer("a", "yes"), answer("b", "yes")]}, items)
    assert not possible({"all": [answer("a", "no"), answer("b", "yes")]}, items)
    assert possible({"not": answer("b", "yes", "no")}, items, settled=True)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"scale": "s", "at_least": "2"}, True),
        ({"scale": "s", "at_least": "3"}, False),
        ({"scale": "s", "at_least": "1/2", "below": "1"}, False),
        ({"scale": "s", "below": "0"}, False),
        ({"scale": "s", "band": ["b2"]}, True),
        ({"all": [{"scale": "s", "band": ["b2"]}, {"scale": "s", "below": "2"}]}, False),
        ({"all": [{"scale": "s", "band": ["b0"]}, {"scale": "s", "at_least": "1"}]}, True),
        ({"not": {"scale": "s", "at_least": "0"}}, True),
    ],
)
def test_a_score_is_asked_for_where_there_are_scores(condition, found):
    """All that is certain of a score that is not there is that no bound holds for it."""
    sample = ready([item("a"), item("b")], [scale("s", "sum", ["a", "b"], bands=["0", "2"])])
    when = conditions.from_plain(condition)
    assert can_hold(sample, when, attainable.scores(sample), settled=True) == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"scale": "s", "at_least": "7", "below": "8"}, True),
        ({"scale": "s", "at_least": "999999"}, True),
        ({"scale": "s", "at_least": "1000000"}, False),
        ({"all": [{"scale": "s", "at_least": "9"}, {"scale": "s", "below": "8"}]}, False),
    ],
)
def test_too_many_scores_to_tell_are_judged_by_their_range(condition, found):
    sample = ready([number("a", "0", "999999", decimals=6)], [scale("s", "sum", ["a"])])
    scores = attainable.scores(sample)
    assert scores == {"s": None}
    assert can_hold(sample, conditions.from_plain(condition), scores, settled=True) == found


MANY = several("a", {f"o{n}": "1" for n in range(30)})
LIST = [f"o{n}" for n in range(30)]


def test_many_options_in_a_condition_are_tried_as_kinds():
    assert possible(answer("a", *LIST[:20]), [MANY])
    contradiction = {"all": [answer("a", *LIST[:20]), {"not": answer("a", *LIST[:25])}]}
    assert not possible(contradiction, [MANY])


def test_too_many_kinds_of_options_are_taken_to_be_possible():
    each = [answer("a", option) for option in LIST]
    assert possible({"all": [*each, {"not": each[0]}]}, [MANY])
    assert not possible({"all": [*each[:8], {"not": each[0]}]}, [MANY])


@pytest.mark.parametrize("over", ["all", "any"])
def test_a_condition_on_a_thousand_items_is_answered_at_once(over):
    items = [item(f"i{n}") for n in range(1000)]
    parts = [answer(f"i{n}", "yes") for n in range(1000)]
    assert possible({over: parts}, items)
    assert possible({"not": {over: parts}}, items)


def test_what_excludes_itself_is_found_among_much_else():
    items = [item(f"i{n}") for n in range(20)]
    open_pairs = [{"any": [answer(f"i{n}", "yes"), answer(f"i{n + 1}", "yes")]} for n in range(18)]
    assert not possible({"all": [*open_pairs, answer("i19", "yes"), answer("i19", "no")]}, items)


def test_items_that_depend_on_many_others_are_judged_at_once():
    """Ten items in each of six layers, each shown by any of the ten before it."""
    items = [item(f"l0-{n}") for n in range(10)]
    for layer in range(1, 6):
        before = {"any": [answer(f"l{layer - 1}-{n}", "yes") for n in range(10)]}
        items += [item(f"l{layer}-{n}", show_if=before) for n in range(10)]
    assert possible(answer("l5-0", "yes"), items)
