"""Assessments that are not finished, or not of this edition, are shown as far as they can be."""

import json

import pytest

from publishing.engine.samples import ASKING, DETAILS
from reporting import door
from tests.reporting.shown import plain

CHOSEN = {"n1": "half", "kind": "plain"}
TYPED = {"fields": {"name": "Ada Lovelace"}, "shown": True}
DETAILS_AMISS = [
    TYPED,
    {"fields": {"name": "Ada", "gone": "x", "email": 5}},
    {"fields": {}, "statements": ["employee"]},
    {"fields": []},
    "none",
    5,
]
PLAN_AMISS = ["Begin", None, 5, [], {}, {"id": 7}, {"id": "gap/gone"}]
NO_DAYS = ["2026-99-99", "today", "", "0000-01-01", 5, ["2026-11-22"], {}, True]
DATED = ("report", "later", "card", "export", "history", "link", "beside", "preview")
FULL = ASKING.response_set(CHOSEN, details=DETAILS, plan=[{"id": "own/1", "text": "Begin"}])


def ask(operation, responses, **more):
    return json.loads(door.call(ASKING.request(operation, responses, **more)))


def request(operation, **more):
    """What an operation that takes a day takes besides."""
    day = "2026-11-22"
    usual = {
        "card": {"address": "a/"},
        "export": {"format": "markdown"},
        "beside": {"own": FULL},
        "preview": {"text": json.dumps(FULL)},
        "history": {"with": 0, "earlier": [{"date": day, "responses": ASKING.response_set({})}]},
    }
    return {**usual.get(operation, {}), **more}


@pytest.mark.parametrize("details", DETAILS_AMISS)
def test_a_card_does_not_look_at_details(details):
    responses = ASKING.response_set(CHOSEN, details=details, plan=PLAN_AMISS, notes=[])
    bare = ASKING.response_set(CHOSEN)
    for more in ({"open": True}, {"open": False, "date": "2026-11-22"}):
        assert ask("card", responses, address="a/", **more) == ask(
            "card", bare, address="a/", **more
        )


@pytest.mark.parametrize("operation", ["report", "later", "export"])
@pytest.mark.parametrize("details", DETAILS_AMISS)
def test_details_that_are_not_complete_are_left_out_of_a_draft(operation, details):
    more = request(operation, date="2026-11-22", draft=True)
    of_it = ask(operation, ASKING.response_set(CHOSEN, details=details), **more)
    assert of_it == ask(operation, ASKING.response_set(CHOSEN), **more)
    assert of_it["ok"]


def test_details_that_are_complete_are_shown_in_a_draft_if_they_are_to_be():
    told = ask("report", FULL, draft=True)["html"]
    assert told == ask("report", FULL)["html"]
    assert "Ada é" in told
    hidden = {**FULL, "details": {**DETAILS, "shown": False}}
    assert "Ada é" not in ask("report", hidden, draft=True)["html"]


@pytest.mark.parametrize("operation", ["report", "later", "export"])
def test_what_is_no_step_is_left_out_of_a_drafts_plan(operation):
    step = {"id": "own/1", "text": "Begin"}
    more = request(operation, draft=True)
    mixed = ASKING.response_set(CHOSEN, plan=[*PLAN_AMISS, step])
    assert ask(operation, mixed, **more) == ask(
        operation, ASKING.response_set(CHOSEN, plan=[step]), **more
    )


def test_what_a_draft_leaves_out_is_set_aside_in_its_file_but_for_details():
    """Details go out in no file unless they are shown (`reporting.exports`)."""
    given = ASKING.response_set({**CHOSEN, "gone": "x"}, details=TYPED, plan=PLAN_AMISS)
    made = ask("export", given, format="json", draft=True)["file"]["text"]
    aside = json.loads(made)["set_aside"]
    assert aside == {"plan": PLAN_AMISS, "responses": {"gone": "x"}}


@pytest.mark.parametrize("operation", ["report", "later", "export", "history"])
def test_what_is_no_draft_is_held_to_its_details(operation):
    given = ASKING.response_set(CHOSEN, details=TYPED)
    answer = ask(operation, given, **request(operation, date="2026-11-22"))
    assert {one["code"] for one in answer["problems"]} == {"not-confirmed", "missing-detail"}


@pytest.mark.parametrize("details", DETAILS_AMISS)
def test_an_earlier_result_does_not_fail_on_its_details(details):
    then = ASKING.response_set({"n1": "best"}, details=details, plan=PLAN_AMISS)
    earlier = [{"id": "a", "date": "2026-01-01", "responses": then}]
    more = {"date": "2026-11-22", "earlier": earlier}
    html = ask("later", FULL, **more)["blocks"]["history"]
    assert "1 January 2026" in plain(html)
    assert ask("history", FULL, **more, **{"with": "a"})["ok"]


@pytest.mark.parametrize("operation", DATED)
@pytest.mark.parametrize("day", NO_DAYS)
def test_what_is_no_day_is_none(operation, day):
    def answered(**days):
        return ask(operation, FULL, **request(operation, **days))

    answer = answered(date=day, own_date=day, today=day)
    assert answer == answered()
    assert "not-understood" not in [one["code"] for one in answer.get("problems", ())]


def test_what_is_no_step_is_set_aside_and_told():
    given = ASKING.response_set(CHOSEN, plan=["Begin <b>", {"id": "own/1", "text": "Go on"}])
    found = ask("fit", given)
    assert found["responses"]["plan"] == [{"id": "own/1", "text": "Go on"}]
    assert found["responses"]["set_aside"] == {"plan": ["Begin <b>"]}
    assert "Begin <b>" in plain(found["kept"])
    assert ask("fit", found["responses"])["responses"] == found["responses"]
    looked_at = ask("preview", {}, text=json.dumps(given))
    words = plain(looked_at["html"])
    assert "plan.1 : the step has no id of one short line. It says “ Begin <b> ”." in words
    assert looked_at["responses"] == found["responses"]


# Beside somebody else's


@pytest.mark.parametrize("details", DETAILS_AMISS)
def test_details_of_neither_keep_two_results_from_being_compared(details):
    mine = ASKING.response_set({"n1": "best"}, details=details, plan=PLAN_AMISS)
    bare = ASKING.response_set({"n1": "best"})
    expected = ask("beside", ASKING.response_set(CHOSEN), own=bare)
    assert "Yours" in expected["html"]
    assert ask("beside", ASKING.response_set(CHOSEN, details=details), own=mine) == expected


def test_ones_own_answers_of_another_edition_are_fitted_to_this_one():
    earlier = {"id": ASKING.id, "version": "0.9.0"}
    mine = {**ASKING.response_set({"n1": "best", "gone": "x"}), "instrument": earlier}
    expected = ask("beside", FULL, own=ASKING.response_set({"n1": "best"}))
    assert ask("beside", FULL, own=mine) == expected


@pytest.mark.parametrize("own", [[], "x", {}, 5, {"format": "<b>"}])
def test_without_ones_own_result_the_other_is_shown_and_it_is_told_why(own):
    found = ask("beside", FULL, own=own)["html"]
    words = plain(found)
    assert "Your own result is not beside it, because your answers can’t be read" in words
    assert "A shared result " in words
    assert "Yours" not in words


# The day of a file


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2999-01-01", "its day, 1 January 2999, is still to come"),
        ("2026-11-26", "its day, 26 November 2026, is still to come"),
        ("0001-01-01", "its day, 1 January 1, is before there were such files"),
        ("1999-12-31", "its day, 31 December 1999, is before there were such files"),
    ],
)
def test_a_day_that_a_file_cant_be_of_is_told_and_not_taken(day, told):
    receipt = ask("export", FULL, format="receipt", date=day)["file"]["text"]
    for text in (json.dumps({**FULL, "date": day}), receipt):
        found = ask("preview", {}, text=text, today="2026-11-25")
        assert found["date"] is None
        assert told in plain(found["html"])


@pytest.mark.parametrize("day", ["2000-01-01", "2026-11-25"])
def test_a_day_up_to_the_visitors_own_is_taken(day):
    found = ask("preview", {}, text=json.dumps({**FULL, "date": day}), today="2026-11-25")
    assert found["date"] == day
