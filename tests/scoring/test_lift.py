"""The shortest path to the next band, held against trying every set of changes that is allowed."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import YES_NO, answer, item, number, ready, scale, several
from tests.scoring import paths

THREE = {"no": "0", "half": "1", "full": "2"}
LEFT_OUT = ("left_out", "1")


def holds(sample, chosen):
    """Whether each path costs as little as can be and, as each tie told of, reaches the band."""
    for entry in paths.found(sample, chosen):
        if entry["reason"] == "too-many-ways":
            continue
        scale, cut = entry["scale"], Fraction(entry["from"])
        cost = paths.least(sample, chosen, scale, cut)
        assert (entry["cost"], entry["reason"]) == (
            (None, "out-of-reach") if cost is None else (str(cost), None)
        )
        for way in paths.every_way(sample, entry) if entry["changes"] else ():
            assert sum(sample.items[id].effort for id in way) == cost
            assert paths.reaches(sample, {**chosen, **way}, scale, cut)


@settings(max_examples=120)
@given(paths.samples(), st.data())
def test_no_allowed_change_set_is_cheaper_whatever_scales_are_made_of(sample, data):
    holds(sample, data.draw(paths.answers(sample)))


@settings(max_examples=60)
@given(paths.samples(shared=True), st.data())
def test_no_change_set_is_cheaper_where_scales_share_items(sample, data):
    holds(sample, data.draw(paths.answers(sample)))


@settings(max_examples=60)
@given(paths.samples(hiding=True), st.data())
def test_no_change_set_is_cheaper_where_answers_hide_items(sample, data):
    holds(sample, data.draw(paths.answers(sample)))


@settings(max_examples=100)
@given(paths.plain_samples(), st.data())
def test_each_item_that_could_take_the_place_of_a_change_is_told(sample, data):
    chosen = data.draw(paths.answers(sample))
    for entry in paths.found(sample, chosen):
        assert entry["reason"] != "too-many-ways"
        if entry["changes"] is None:
            continue
        path = paths.changed(sample, entry["changes"])
        best = max(sample.items["i0"].by_option, key=str)
        told = {one["item"] for one in (entry["any_of"] or {"items": ()})["items"]}
        for change in entry["changes"]:
            rest = {id: to for id, to in path.items() if id != change["item"]}
            effort = sample.items[change["item"]].effort
            works = {
                id
                for id in paths.changeable(sample, chosen)
                if id not in path and sample.items[id].effort == effort
                if paths.reaches(
                    sample, {**chosen, **rest, id: best}, entry["scale"], Fraction(entry["from"])
                )
            }
            assert works == told - set(path) | {one["item"] for one in change["instead"]}


@given(paths.samples(), st.data())
def test_a_single_change_goes_no_further_than_it_must(sample, data):
    chosen = data.draw(paths.answers(sample))
    for entry in paths.found(sample, chosen):
        (change, *others) = entry["changes"] or [None, None]
        if others or sample.items[change["item"]].kind == "multiple_choice":
            continue
        found = sample.items[change["item"]]
        (to,) = paths.changed(sample, [change]).values()
        for other in paths.changeable(sample, chosen)[change["item"]]:
            if worth(found, other) < worth(found, to):
                with_it = {**chosen, change["item"]: other}
                assert not paths.reaches(sample, with_it, entry["scale"], Fraction(entry["from"]))


def worth(item, response):
    return item.keyed(response if item.kind == "number" else item.by_option[response].value)


def only(sample, chosen):
    (entry,) = paths.found(sample, chosen)
    return entry


def told(entry):
    return [(one["item"], one["from"], one["to"]) for one in entry["changes"]]


def yes_no(*ids, **more):
    return [item(id, YES_NO, **more) for id in ids]


def test_any_so_many_of_some_are_told_once():
    ids = list("abcdef")
    sample = ready(yes_no(*ids), [scale("s", "sum", ids, bands=["0", "4"])])
    entry = only(sample, {**dict.fromkeys(ids, "no"), "a": "yes"})
    assert (entry["cost"], entry["by"], entry["short_by"]) == ("3", "changes", "3")
    assert entry["any_of"]["choose"] == "3"
    assert [one["item"] for one in entry["any_of"]["items"]] == list("bcdef")
    assert told(entry) == [(id, "no", "yes") for id in "bcd"]
    assert all(one["instead"] == [] for one in entry["changes"])


def test_the_least_effort_may_take_more_changes():
    items = [item("hard", THREE, effort=9), *yes_no("a", "b", effort=2)]
    sample = ready(items, [scale("s", "sum", ["hard", "a", "b"], bands=["0", "2"])])
    entry = only(sample, {"hard": "no", "a": "no", "b": "no"})
    assert (entry["by"], entry["cost"]) == ("effort", "4")
    assert told(entry) == [("a", "no", "yes"), ("b", "no", "yes")]


def test_each_value_below_the_cut_must_rise_for_the_smallest_to_rise():
    items = [item(id, THREE) for id in "abc"]
    sample = ready(items, [scale("s", "min", list("abc"), bands=["0", "1"])])
    entry = only(sample, {"a": "no", "b": "full", "c": "no"})
    assert told(entry) == [("a", "no", "half"), ("c", "no", "half")]


def test_a_change_may_serve_several_scales_at_once():
    items = yes_no("a", "b", "c")
    rows = [scale("x", "sum", ["a", "b"]), scale("y", "sum", ["b", "c"])]
    sample = ready(items, [scale("s", "min", ["x", "y"], over="scale", bands=["0", "1"]), *rows])
    assert told(only(sample, dict.fromkeys("abc", "no"))) == [("b", "no", "yes")]


def test_a_low_answer_is_better_where_an_item_is_reverse_keyed():
    sample = ready([item("a", THREE, reverse=True)], [scale("s", "sum", ["a"], bands=["0", "1"])])
    assert told(only(sample, {"a": "full"})) == [("a", "full", "half")]


def test_an_open_item_may_be_answered_where_the_scale_has_a_score_without_it():
    items = [item("a", THREE), item("b", THREE, extra="dont_know")]
    sample = ready(items, [scale("s", "sum", ["a", "b"], missing=LEFT_OUT, bands=["0", "3"])])
    assert told(only(sample, {"a": "full"})) == [("b", None, "half")]
    assert told(only(sample, {"a": "full", "b": "dont_know"})) == [("b", "dont_know", "half")]


def test_numbers_and_several_options_rise_as_far_as_they_must():
    items = [
        number("days", "0", "20", decimals=1),
        several("some", {"x": "1", "y": "2", "z": "-1"}, effort=1),
    ]
    scales = [
        scale("s", "sum", ["days"], bands=["0", "15/2"]),
        scale("t", "sum", ["some"], bands=["0", "5/2"]),
    ]
    first, second = paths.found(ready(items, scales), {"days": Fraction(3), "some": ("y", "z")})
    assert told(first) == [("days", "3", "7.5")]
    assert told(second) == [("some", ["y", "z"], ["x", "y"])]


def test_what_decides_a_condition_and_what_does_not_apply_is_left_as_it_is():
    items = [
        item("asks", THREE),
        item("asked", THREE, show_if=answer("asks", "no")),
        item("out", THREE, extra="not_applicable"),
    ]
    ids = [one["id"] for one in items]
    sample = ready(items, [scale("s", "sum", ids, missing=LEFT_OUT, bands=["0", "2", "3"])])
    chosen = {"asks": "no", "asked": "half", "out": "not_applicable"}
    assert told(only(sample, chosen)) == [("asked", "half", "full")]
    assert only(sample, {**chosen, "asked": "full"})["reason"] == "out-of-reach"


def test_a_scale_without_a_score_or_a_band_above_has_no_entry():
    sample = ready([item("a")], [scale("s", "sum", ["a"], bands=["0", "1"])])
    assert paths.found(sample, {}) == paths.found(sample, {"a": "yes"}) == []


@pytest.mark.parametrize(("many", "cost", "reason"), [(4, "8", None), (14, None, "too-many-ways")])
def test_a_path_that_is_not_found_in_time_is_not_guessed(many, cost, reason):
    """Each row and column must rise; which items do it is hard to find where there are many."""
    cells = [(row, column) for row in range(many) for column in range(many)]
    ids = {cell: f"c{cell[0]}-{cell[1]}" for cell in cells}
    lines = [[ids[cell] for cell in cells if cell[at] == n] for at in (0, 1) for n in range(many)]
    parts = [scale(f"l{n}", "sum", line) for n, line in enumerate(lines)]
    members = [part["id"] for part in parts]
    sample = ready(
        yes_no(*ids.values()),
        [scale("s", "min", members, over="scale", bands=["0", "2"]), *parts],
    )
    entry = only(sample, dict.fromkeys(ids.values(), "no"))
    assert (entry["cost"], entry["reason"]) == (cost, reason)
    assert (entry["changes"] is None) == (cost is None)


def test_the_same_answers_give_the_same_paths_in_whatever_order_they_come():
    items = [item(id, THREE, effort=2 + place % 3) for place, id in enumerate("abcdefg")]
    sample = ready(items, [scale("s", "mean", list("abcdefg"), bands=["0", "3/2"])])
    chosen = dict(zip("abcdefg", ["no", "half"] * 4, strict=False))
    assert paths.found(sample, chosen) == paths.found(sample, dict(reversed(chosen.items())))
