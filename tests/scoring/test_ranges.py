"""What a score can still become, held against every way in which the answers can go on."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring import outcome
from tests.building import ready, scale, score
from tests.scoring import drawn


def reached(sample, chosen):
    """Every score of the headline that some way to go on gives."""
    found = (outcome.of_all(sample, way)["s"].score for way in drawn.completions(sample, chosen))
    return [score for score in found if score is not None]


@settings(max_examples=100)
@given(drawn.samples(), st.data())
def test_the_range_contains_every_completion_and_its_ends_are_reached(sample, data):
    chosen = data.draw(drawn.answers(sample))
    scores = reached(sample, chosen)
    now = outcome.of_all(sample, chosen)["s"]
    assert (now.low, now.high) == ((min(scores), max(scores)) if scores else (None, None))


@settings(max_examples=80)
@given(drawn.samples(hiding=True), st.data())
def test_the_range_contains_every_completion_where_answers_show_and_hide(sample, data):
    # Not all of it is reached: a condition can keep two items from being asked together, and the
    # range takes what becomes of the one as free of the other.
    assume(sample.show_if)
    chosen = data.draw(drawn.answers(sample))
    now = outcome.of_all(sample, chosen)["s"]
    for found in reached(sample, chosen):
        assert now.low is not None
        assert now.low <= found <= now.high


@settings(max_examples=50)
@given(st.data())
def test_the_range_contains_every_completion_where_parts_share_items(data):
    items = data.draw(drawn.items(ways=["single", "several"]))
    parts = [data.draw(drawn.scales("left", drawn.IDS[:3]))]
    parts += [data.draw(drawn.scales("right", drawn.IDS[1:]))]
    aggregate = data.draw(st.sampled_from(["sum", "mean", "min", "max"]))
    top = scale("s", aggregate, ["left", "right"], over="scale", missing=("left_out", "1"))
    sample = ready(items, [top, *parts])
    chosen = data.draw(drawn.answers(sample))
    now = outcome.of_all(sample, chosen)["s"]
    for found in reached(sample, chosen):
        assert now.low <= found <= now.high


@settings(max_examples=30)
@given(drawn.samples())
def test_the_lowest_and_the_highest_score_are_reached(sample):
    entry = score(sample, {})
    scores = reached(sample, {})
    assert [entry["min"], entry["max"]] == [str(min(scores)), str(max(scores))]


@given(drawn.samples(hiding=True), st.data())
def test_every_score_is_between_the_lowest_and_the_highest(sample, data):
    entry = score(sample, data.draw(drawn.answers(sample)))
    if entry["score"]["exact"] is not None:
        assert Fraction(entry["min"]) <= Fraction(entry["score"]["exact"]) <= Fraction(entry["max"])


@given(drawn.samples(hiding=True), st.data())
def test_further_answers_never_widen_a_range(sample, data):
    chosen = data.draw(drawn.answers(sample))
    further = data.draw(drawn.full_answers(sample))
    is_open = [id for id, one in sample.items.items() if drawn.is_open(one, chosen.get(id))]
    more = {**chosen, **{id: further[id] for id in is_open if data.draw(st.booleans())}}
    before, after = (outcome.of_all(sample, way)["s"] for way in (chosen, more))
    if after.low is not None:
        assert before.low <= after.low <= after.high <= before.high


@given(drawn.samples(hiding=True), st.data())
def test_a_score_that_waits_for_all_answers_is_final(sample, data):
    chosen = data.draw(drawn.answers(sample))
    for one in outcome.of_all(sample, chosen).values():
        members = one.scale.members
        if one.score is not None and {m.kind for m in members} == {"item"}:
            assert one.scale.missing.rule != "complete" or one.low == one.score == one.high


@given(drawn.samples(hiding=True), st.data())
def test_a_score_is_in_its_range_and_its_band_is_possible(sample, data):
    entry = score(sample, data.draw(drawn.answers(sample)))
    exact, span = entry["score"]["exact"], entry["range"]
    assert (exact is None) == (entry["reason"] is not None)
    if exact is not None:
        assert Fraction(span["low"]) <= Fraction(exact) <= Fraction(span["high"])
        assert entry["band"] in [*entry["possible_bands"], None]
