"""Links through the door, and two results side by side."""

import json

import pytest

from publishing.engine.samples import ASKING
from reporting import beside, door
from reporting.scales import scale_views
from scoring import instrument, responses, result
from tests.building import FIVE, item, number, response_file, scale, several, text
from tests.building import compiled as compile_
from tests.reporting.shown import plain

CHOSEN = {"n1": "half", "several": ["second", "third"], "many": "2.5", "name": "Boat & <b>"}
FULL = ASKING.response_set(
    {**CHOSEN, "kind": "plain"},
    targets={"upper.left": "much"},
    notes={"n1": "A note"},
    plan=[{"id": "own/1", "text": "Begin"}, {"id": "own/2", "text": "Go on"}],
)


def ask(operation, given, **more):
    answer = json.loads(door.call(ASKING.request(operation, given, **more)))
    assert answer["ok"], answer
    return answer


# Links


def test_a_link_leads_to_the_same_answers_and_nothing_else():
    payload = ask("link", FULL, date="2026-11-22")["payload"]
    found = ask("follow", {}, payload=payload)
    assert found["responses"] == ASKING.response_set(FULL["responses"])
    assert (found["date"], found["misfits"]) == ("2026-11-22", 0)


def test_a_link_may_have_no_day():
    assert ask("follow", {}, payload=ask("link", FULL)["payload"])["date"] is None


def test_before_a_link_is_made_it_is_told_what_is_in_it_and_who_can_read_it():
    words = plain(ask("link", FULL, date="2026-11-22")["told"])
    assert "The link holds 5 answers and the day, 22 November 2026." in words
    assert "can be read by whoever has the link:" in words
    assert "“ Boat & <b> ”" in words
    assert "It leaves out 1 wanted state, 2 steps of the plan and 1 note: wanted states" in words
    assert "Whoever gets the address can read these answers" in words
    assert "The host of this site does not get them" in words


def test_it_is_told_if_answers_are_in_it_to_questions_that_are_not_asked():
    words = plain(ask("link", ASKING.response_set({"kind": "plain", "c1": "half"}))["told"])
    assert "The link holds 2 answers. 1 of them is to questions that are not asked" in words
    assert "own words" not in words
    assert "Wanted states, the plan, notes and details are in no link." in words


@pytest.mark.parametrize("payload", [None, 5, "", "1", "no link", "9" * 20, "x" * 10**6])
def test_what_is_no_link_is_told_of(payload):
    answer = json.loads(door.call(ASKING.request("follow", {}, payload=payload)))
    (problem,) = answer["problems"]
    assert problem["where"] == "the link"
    assert problem["message"] and problem["hint"]


def test_a_link_of_a_past_edition_is_fitted_to_this_one():
    record = ASKING.record("0.9.0")
    then = {**json.loads(ASKING.path.read_text("utf-8")), "version": "0.9.0"}
    gone = item("gone", FIVE)
    then["sections"][0]["items"].append(gone)
    given = {**FULL, "instrument": {"id": ASKING.id, "version": "0.9.0"}, "plan": []}
    given["responses"] = {**CHOSEN, "gone": "l3"}
    payload = ask("link", given, instrument=json.dumps(then))["payload"]
    place = len(json.loads(ASKING.path.read_text("utf-8"))["sections"][0]["items"])
    old = {**record, "items": [*record["items"][:place], gone, *record["items"][place:]]}
    found = ask("follow", {}, payload=payload, editions=[old])
    assert found["responses"]["instrument"]["version"] == "1.0.0"
    assert found["responses"]["responses"] == CHOSEN
    assert found["responses"]["set_aside"] == {"responses": {"gone": "l3"}}
    assert found["misfits"] == 1
    alone = json.loads(door.call(ASKING.request("follow", {}, payload=payload)))
    assert alone["problems"][0]["code"] == "unknown-edition"


# Side by side

ITEMS = [
    item("near", FIVE),
    item("far", FIVE),
    several("some", {"x": "1", "y": "1", "z": "1", "w": "1"}),
    number("many", "0", "10"),
    text("words"),
    item("same", FIVE),
    item("open", FIVE),
]
SCALES = [scale("s", "sum", ["near", "far"], bands=["0", "6"]), scale("t", "mean", ["open"])]
SAMPLE = compile_(ITEMS, SCALES)
SHARED = {
    **{"near": "l2", "far": "l1", "some": ["x"], "many": 2, "words": "One"},
    **{"same": "l4", "open": "l1"},
}
OWN = {"near": "l3", "far": "l5", "some": ["x", "y"], "many": 7, "words": "Two", "same": "l4"}


def seen(shared=SHARED, own=OWN, sample=SAMPLE):
    ready = instrument.from_plain(sample)
    given = [responses.read(ready, response_file(one)) for one in (shared, own) if one is not None]
    sides = [(one, result.compute(ready, one), "2026-11-22") for one in given]
    return beside.of(ready, sides[0], sides[1] if own is not None else None)


def test_the_answers_that_differ_most_come_first_and_what_has_no_measure_last():
    found = seen()
    stems = [one.stem for one in (*found.first, *found.more)]
    # 1 of 1, 5 of 10, 1 of 4 options, 1 of 4 steps: the last two as on the page; then the texts.
    assert stems == ["far?", "many?", "near?", "some?", "words?", "open?"]
    assert found.first[0] == (2, "far?", "L1", "L5")
    assert found.first[-1] == (7, "open?", "L1", "Not answered")
    assert found.alike == "1 question is answered alike"


@pytest.mark.parametrize(
    ("shared", "own", "told"),
    [
        ({"near": "l1", "far": "l1"}, {"near": "l3", "far": "l5"}, "yours is 6 higher"),
        ({"near": "l3", "far": "l5"}, {"near": "l1", "far": "l1"}, "yours is 6 lower"),
        ({"near": "l3", "far": "l5"}, {"near": "l5", "far": "l3"}, "the same"),
        ({"near": "l3", "far": "l5"}, {}, "yours has no score"),
        ({}, {"near": "l3", "far": "l5"}, "only yours has a score"),
        ({}, {}, "neither has a score"),
    ],
)
def test_the_difference_is_told_in_words(shared, own, told):
    assert seen(shared, own).rows[0].difference == told


def test_the_difference_is_of_exact_scores():
    thirds = {"a": "1/3", "b": "0"}
    sample = compile_([item("i", thirds)], [scale("s", "sum", ["i"])])
    assert seen({"i": "a"}, {"i": "b"}, sample).rows[0].difference == "yours is less than 1 lower"


def test_both_bands_and_days_are_told():
    words = plain(ask("beside", FULL, own=FULL, date="2026-11-20", own_date="2026-11-22")["html"])
    assert "20 November 2026" in words and "22 November 2026" in words
    assert "Shared with you" in words and "Yours" in words
    bands = seen().rows[0]
    assert (bands.shared_band, bands.own_band) == ("From 0", "From 6")


def test_the_pictures_say_whose_score_is_on_them():
    words = plain(json_html(SHARED, OWN))
    assert "Shared: 3" in words and "You: 8" in words
    assert words.count("You: ") == 1


def json_html(shared, own):
    request = {
        "operation": "beside",
        "instrument": json.dumps(SAMPLE),
        "responses": response_file(shared),
        "own": None if own is None else response_file(own),
    }
    return json.loads(door.call(json.dumps(request)))["html"]


def test_without_own_answers_the_shared_result_stands_alone():
    words = plain(json_html(SHARED, None))
    assert "Yours" not in words and "You: " not in words
    assert "Difference" not in words
    assert "7 questions answered." in words
    assert "One" in words


def test_neither_of_two_equal_results_differs():
    found = seen(SHARED, SHARED)
    assert found.first == found.more == ()
    assert found.alike == "7 questions are answered alike"
    assert {row.difference for row in found.rows} == {"the same"}


def test_every_question_is_told_once():
    found = seen()
    ready = instrument.from_plain(SAMPLE)
    views = scale_views(ready, result.compute(ready, responses.read(ready, response_file(OWN))))
    assert [row.title for row in found.rows] == [view.title for view in views.values()]
    numbers = [one.number for one in (*found.first, *found.more)]
    assert len(numbers) == len(set(numbers)) == 6


def test_hostile_answers_stay_words():
    made = json_html({**SHARED, "words": "<script>alert(1)</script>"}, OWN)
    assert "<script" not in made
