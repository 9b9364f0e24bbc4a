"""What if: other answers are tried beside a result, exactly, and touch nothing."""

import json

import pytest

from reporting import door
from tests.building import answer, compiled, item, number, response_file, scale, several
from tests.reporting.shown import plain

SAMPLE = json.dumps(
    compiled(
        [
            item("a"),
            item("b", show_if=answer("a", "yes")),
            several("many", {"x": "1", "y": "2"}),
            number("days", "0", "9"),
        ],
        [
            scale("s", "sum", ["a", "b", "many", "days"], bands=["0", "3"]),
            scale("part", "sum", ["a"]),
        ],
    )
)
CHOSEN = {"a": "yes", "b": "no", "many": ["x"], "days": 0}


def call(tried, chosen=CHOSEN, **more):
    request = {"operation": "trial", "instrument": SAMPLE, "responses": response_file(chosen)}
    return json.loads(door.call(json.dumps({**request, "tried": tried, **more})))


def test_the_tried_answers_are_scored_beside_the_result():
    told = plain(call({**CHOSEN, "b": "yes", "days": "5"})["html"])
    assert told.startswith(" 8 of 14 From 3 In your result: 2, From 0 .")
    assert "S 2 of 14 8 of 14 +6 Part 1 of 1 1 of 1 no change" in told


def test_the_same_answers_change_nothing():
    assert "As in your result" in plain(call(CHOSEN)["html"])


def test_a_tried_answer_can_be_taken_back():
    told = plain(call({"a": "yes", "b": "no", "many": ["x"]})["html"])
    assert "2 to 11 of 14" in told
    assert "S 2 of 14 2 to 11 of 14 open" in told


def test_what_is_asked_follows_the_tried_answers():
    assert call({**CHOSEN, "a": "no"})["hidden"] == ["b"]
    assert call(CHOSEN)["hidden"] == []


def test_the_answers_to_change_come_with_what_is_chosen():
    made = call(CHOSEN, whole=True)["html"]
    assert made.count("data-trial-item=") == 4
    assert '<option value="yes" selected>Yes</option>' in made
    assert '<input type="checkbox" name="trial_many" value="x" checked>' in made
    assert 'name="trial_days" value="0" min="0" max="9"' in made


@pytest.mark.parametrize("tried", [{"a": "perhaps"}, {"unknown": "yes"}, {"days": "many"}, []])
def test_what_is_no_answer_is_refused_in_words(tried):
    answer = call(tried)
    assert not answer["ok"] and answer["problems"][0]["hint"]
