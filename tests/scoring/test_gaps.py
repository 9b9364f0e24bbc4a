"""Gaps: which requirements the answers show unmet, and by which capability they would be met."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer, everything, item, needs, ready, scale

COVERAGE = {"in-place": "1", "partly": "1/2", "missing": "0"}
CAPABILITIES = ["crm", "portal", "routing"]


def asks(id, *capabilities, **more):
    requirements = needs(*capabilities, weight=more.pop("weight", "1"))
    return item(id, COVERAGE, extra="not_applicable dont_know", requirements=requirements, **more)


def sample(*items):
    ids = [one["id"] for one in items]
    return ready(list(items), [scale("s", "sum", ids)], capabilities=CAPABILITIES)


def gaps(items, chosen):
    found = everything(sample(*items), chosen)["gaps"]
    return [(gap["capability"], gap["unmet"], gap["weight"]) for gap in found]


@pytest.mark.parametrize(
    ("chosen", "share"), [("in-place", None), ("partly", "1/2"), ("missing", "1")]
)
def test_a_requirement_is_unmet_by_the_share_of_the_way_that_is_missing(chosen, share):
    found = everything(sample(asks("a", "crm")), {"a": chosen})["gaps"]
    assert [one["share"] for gap in found for one in gap["requirements"]] == [share] * (
        share is not None
    )


@pytest.mark.parametrize("chosen", [{}, {"a": "not_applicable"}, {"a": "dont_know"}])
def test_what_is_open_or_does_not_apply_shows_no_gap(chosen):
    assert gaps([asks("a", "crm")], chosen) == []


def test_what_is_hidden_shows_no_gap():
    items = [item("first"), asks("a", "crm", show_if=answer("first", "yes"))]
    assert gaps(items, {"first": "no", "a": "missing"}) == []
    assert gaps(items, {"first": "yes", "a": "missing"}) == [("crm", "1", "1")]


def test_a_reverse_keyed_item_is_met_by_its_lowest_value():
    items = [asks("a", "crm", reverse=True)]
    assert gaps(items, {"a": "missing"}) == []
    assert gaps(items, {"a": "in-place"}) == [("crm", "1", "1")]


def test_the_capability_with_the_most_gaps_comes_first():
    items = [asks("a", "crm", weight="9"), asks("b", "portal"), asks("c", "portal", "routing")]
    chosen = dict.fromkeys("abc", "missing")
    assert gaps(items, chosen) == [("portal", "2", "2"), ("crm", "1", "9"), ("routing", "1", "1")]


def test_between_as_many_gaps_the_heavier_comes_first_and_then_the_catalogue_decides():
    items = [asks("a", "crm"), asks("b", "portal"), asks("c", "routing")]
    partly = {"a": "partly", "b": "missing", "c": "missing"}
    assert gaps(items, partly) == [("portal", "1", "1"), ("routing", "1", "1"), ("crm", "1", "1/2")]
    assert [id for id, *_ in gaps(items, dict.fromkeys("abc", "missing"))] == CAPABILITIES


def test_a_gap_lists_its_requirements_in_the_order_of_the_page():
    items = [asks("a", "crm", weight="2"), asks("b", "crm")]
    (gap,) = everything(sample(*items), {"a": "partly", "b": "missing"})["gaps"]
    assert gap["requirements"] == [
        {"item": "a", "text": "A crm.", "share": "1/2", "weight": "1"},
        {"item": "b", "text": "A crm.", "share": "1", "weight": "1"},
    ]


@given(st.data())
def test_gaps_count_and_weigh_every_unmet_requirement_once(data):
    items = [
        asks(
            id,
            *data.draw(st.lists(st.sampled_from(CAPABILITIES), unique=True)),
            weight=data.draw(st.sampled_from(["1", "2", "1/3"])),
        )
        for id in "abcd"
    ]
    options = [None, *COVERAGE, "not_applicable", "dont_know"]
    chosen = {one["id"]: data.draw(st.sampled_from(options)) for one in items}
    chosen = {id: option for id, option in chosen.items() if option}
    found = everything(sample(*items), chosen)["gaps"]
    expected = {
        (requirement["capability"], one["id"]): Fraction(requirement["weight"])
        * (1 - Fraction(COVERAGE[chosen[one["id"]]]))
        for one in items
        for requirement in one["requirements"]
        if chosen.get(one["id"]) in ("partly", "missing")
    }
    told = {
        (gap["capability"], one["item"]): Fraction(one["weight"])
        for gap in found
        for one in gap["requirements"]
    }
    assert told == expected
    assert sum(int(gap["unmet"]) for gap in found) == len(expected)
    order = [
        (-int(gap["unmet"]), -Fraction(gap["weight"]), CAPABILITIES.index(gap["capability"]))
        for gap in found
    ]
    assert order == sorted(order)
