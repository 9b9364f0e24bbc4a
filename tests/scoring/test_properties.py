"""What holds for every instrument and all answers; `test_ranges` has what holds of ranges."""

from hypothesis import assume, given
from hypothesis import strategies as st

from scoring import outcome, result, visibility
from tests.building import everything
from tests.scoring import drawn


@given(drawn.samples(hiding=True), st.data(), st.randoms(use_true_random=False))
def test_the_order_of_responses_does_not_matter(sample, data, random):
    chosen = data.draw(drawn.answers(sample))
    shuffled = list(chosen.items())
    random.shuffle(shuffled)
    for place, (id, response) in enumerate(shuffled):
        if isinstance(response, tuple):
            shuffled[place] = id, tuple(random.sample(response, len(response)))
    texts = {result.to_json(everything(sample, way)) for way in (chosen, dict(shuffled))}
    assert len(texts) == 1


@given(drawn.samples(kinds=()), st.data())
def test_a_better_answer_never_lowers_a_score(sample, data):
    assume(all(scale.aggregate != "count" for scale in sample.scales))
    chosen = data.draw(drawn.full_answers(sample))
    id = data.draw(st.sampled_from(drawn.IDS))

    def scored(response):
        """What an answer to the item counts, and what the headline comes to with it."""
        whole = outcome.of_all(sample, {**chosen, id: response})
        standings = [standing for one in whole.values() for standing in one.standings]
        value = next((s.value for s in standings if s.member.id == id), None)
        return value, whole["s"].score

    one, other = (scored(data.draw(st.sampled_from(drawn.choices(sample, id)))) for _ in range(2))
    assume(one[0] is not None)
    (_, before), (_, after) = sorted([one, other])
    assert after >= before


@given(drawn.samples(hiding=True), st.data())
def test_what_is_hidden_for_good_could_as_well_be_unanswered(sample, data):
    chosen = data.draw(drawn.answers(sample))
    asked = visibility.of_all(sample, chosen)
    without = {id: response for id, response in chosen.items() if asked[id].may_be}
    whole, less = (everything(sample, way) for way in (chosen, without))
    assert {**whole, "trace": None} == {**less, "trace": None}


@given(drawn.samples(hiding=True), st.data())
def test_every_item_is_in_one_state(sample, data):
    told = everything(sample, data.draw(drawn.answers(sample)))["completeness"]
    counts = {state: int(count) for state, count in told.items()}
    assert counts["answered"] + counts["missing"] + counts["hidden"] == counts["total"]
    kinds = ("unanswered", "dont_know", "not_applicable")
    assert counts["missing"] == sum(counts[kind] for kind in kinds)
    assert counts["unscored"] <= counts["unanswered"]
