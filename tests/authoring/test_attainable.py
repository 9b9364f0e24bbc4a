"""Attainable scores, held against every way to answer."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from authoring import attainable
from scoring import outcome
from tests.building import YES_NO, answer, item, number, ready, scale, several
from tests.scoring import drawn


def by_brute_force(sample):
    """The scores of each scale over all ways to answer, the lowest first."""
    found = {scale.id: set() for scale in sample.scales}
    for way in drawn.completions(sample, {}):
        for id, now in outcome.of_all(sample, way).items():
            found[id].add(now.score)
    return {id: sorted(scores - {None}) for id, scores in found.items()}


@settings(max_examples=25, deadline=None)
@given(drawn.samples())
def test_every_score_is_found_and_over_items_no_other(sample):
    scores = attainable.scores(sample)
    for id, reached in by_brute_force(sample).items():
        if all(member.kind == "item" for member in sample.scale[id].members):
            assert scores[id] == reached
        else:
            assert set(scores[id]) >= set(reached)


@settings(max_examples=25, deadline=None)
@given(drawn.samples(hiding=True))
def test_every_score_is_found_where_items_can_be_hidden(sample):
    scores = attainable.scores(sample)
    for id, reached in by_brute_force(sample).items():
        assert set(scores[id]) >= set(reached)


@pytest.mark.parametrize(
    ("one", "counted", "reached"),
    [
        (several("a", {"x": "1", "y": "2", "z": "4"}), [], [1, 2, 3, 4, 5, 6, 7]),
        (several("a", {"x": "1", "y": "2", "z": "4"}, at_most=2), [], [1, 2, 3, 4, 5, 6]),
        (several("a", {"x": "1", "y": "2", "z": "4"}, alone="z"), [], [1, 2, 3, 4]),
        (several("a", {"x": "1", "y": "2"}, extra="dont_know"), [], [1, 2, 3]),
        (several("a", {"x": "1", "y": "2", "z": "4"}), ["x", "y"], [0, 1, 2]),
        (number("a", "-1", "2"), [], [-1, 0, 1, 2]),
        (number("a", "0", "1", decimals=1), [], [Fraction(n, 10) for n in range(11)]),
        (number("a", "1", "4", reverse=True), [], [1, 2, 3, 4]),
    ],
    ids=lambda one: one["type"] if isinstance(one, dict) else "",
)
def test_options_add_up_and_numbers_count_themselves(one, counted, reached):
    over = scale("s", "count" if counted else "sum", ["a"], counted=counted)
    sample = ready([one], [over])
    assert attainable.scores(sample) == {"s": reached}
    if "decimals" not in one:
        assert by_brute_force(sample) == {"s": reached}


def test_counted_bands_count_by_their_weights():
    scales = [
        scale("s", "count", ["a", "b"], over="scale", counted=["b1"], weights={"a": "3"}),
        scale("a", "sum", ["a"], bands=["0", "1"]),
        scale("b", "sum", ["b"], bands=["0", "1"]),
    ]
    sample = ready([item("a"), item("b")], scales)
    assert attainable.scores(sample)["s"] == by_brute_force(sample)["s"] == [0, 1, 3, 4]


@pytest.mark.parametrize("aggregate", ["sum", "mean", "min", "count"])
def test_a_scale_over_one_that_never_has_a_score_has_none_either(aggregate):
    """A percentage of what can't differ is no number."""
    scales = [
        scale("s", aggregate, ["share"], over="scale", bands=["0"]),
        scale("share", "percent", ["fixed"], over="scale"),
        scale("fixed", "sum", ["a"]),
    ]
    sample = ready([item("a", {"one": "1", "two": "1"})], scales)
    assert attainable.scores(sample)["s"] == by_brute_force(sample)["s"] == []


def test_a_hidden_item_adds_nothing():
    items = [item("a"), item("b", {"x": "10", "y": "20"}, show_if=answer("a", "yes"))]
    sample = ready(items, [scale("s", "sum", ["a", "b"])])
    assert by_brute_force(sample)["s"] == [0, 11, 21]
    assert set(attainable.scores(sample)["s"]) >= {0, 11, 21}


@pytest.mark.parametrize(
    "items",
    [
        [item(f"i{n}", {"no": "0", "yes": f"1/{101 + 2 * n}"}) for n in range(20)],
        [number("i0", "0", "999999", decimals=6)],
        [several("i0", {f"o{n}": f"1/{101 + 2 * n}" for n in range(20)})],
    ],
    ids=["many items", "a fine number", "many options"],
)
def test_too_many_scores_to_tell_are_not_told(items):
    sample = ready(items, [scale("s", "sum", [one["id"] for one in items])])
    assert attainable.scores(sample) == {"s": None}


def test_many_items_of_one_kind_are_told_at_once():
    items = [item(f"i{n}", YES_NO, extra="not_applicable") for n in range(200)]
    sample = ready(items, [scale("s", "sum", [one["id"] for one in items])])
    assert attainable.scores(sample)["s"] == list(range(201))


def test_scales_that_are_alike_in_all_but_their_items_have_the_same_scores():
    """Alike are scales with the same values and weights; what differs in any of them is not."""
    items = [item("a"), item("b"), item("c", {"yes": "1", "no": "1/2"})]
    scales = [
        scale("s", "sum", ["a"]),
        scale("t", "sum", ["b"]),
        scale("other-values", "sum", ["c"]),
        scale("other-weight", "sum", ["a"], weights={"a": "2"}),
        scale("other-aggregate", "percent", ["a"]),
        scale("other-rule", "sum", ["a", "b"], missing=("prorated", "1")),
        scale("left-out", "sum", ["a", "b"], missing=("left_out", "1")),
    ]
    sample = ready(items, scales)
    assert attainable.scores(sample) == by_brute_force(sample)


def test_only_the_scales_asked_for_are_told_and_what_they_are_made_of():
    scales = [
        scale("s", "sum", ["t"], over="scale"),
        scale("t", "sum", ["a"]),
        scale("u", "sum", ["a"]),
    ]
    assert set(attainable.scores(ready([item("a")], scales), ["s"])) == {"s", "t"}
