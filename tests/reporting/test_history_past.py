"""Which earlier results there are: of any edition, in order, and nothing of them lost silently."""

import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring import catalogue, compiling
from reporting import door, exports, history_past
from tests.building import response_file
from tests.conftest import ROOT
from tests.reporting import past
from tests.reporting.past import answers, of, seen, shown
from tests.reporting.shown import plain

NOW = "2026-11-22"
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


def entries(earlier, data=None, date=NOW):
    return past.past(data or answers("111"), earlier, date)


def test_they_stand_in_the_order_of_their_days_and_those_of_one_day_as_given():
    found = entries(past.given(("2026-03-01", "112"), ("2026-01-01", "113"), ("2026-03-01", "114")))
    assert [(one.place, one.day) for one in found.entries] == [
        (1, "2026-01-01"),
        (0, "2026-03-01"),
        (2, "2026-03-01"),
    ]


def test_later_ones_and_the_present_one_itself_are_none_of_them():
    earlier = past.given((NOW, "111"), (NOW, "112"), ("2026-11-23", "113"))
    found = entries(earlier)
    assert [one.place for one in found.entries] == [1]
    assert found.unread == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"date": "2026-01-01", "responses": response_file({}) | {"format": "other"}},
        {"date": "2026-01-01", "responses": None},
        {"date": "2026-01-01"},
        {"date": "2026-02-30", "responses": response_file({})},
        {"date": 20260101, "responses": response_file({})},
        {"responses": response_file({})},
        "2026-01-01",
        None,
    ],
)
def test_what_cant_be_read_is_counted_and_told_even_where_nothing_else_is(broken):
    found = seen(answers("111"), [broken], NOW)
    assert found.remarks == (
        "There is 1 earlier result that can’t be read any more and is left out.",
    )
    said = plain(shown(found))
    assert found.remarks[0] in said
    assert "Question by question" not in said and "Score" not in said
    both = seen(answers("111"), [broken, *past.given(("2026-01-01", "112")), broken], NOW)
    assert both.remarks == (
        "There are 2 earlier results that can’t be read any more and are left out.",
    )
    assert len(both.moments) == 2


@given(st.lists(ODD | st.fixed_dictionaries({"date": st.just(NOW), "responses": ODD}), max_size=5))
@settings(deadline=None, max_examples=100)
def test_whatever_is_given_each_is_an_entry_or_is_counted(earlier):
    found = entries(earlier)
    assert len(found.entries) + found.unread == len(earlier)


def test_answers_of_another_edition_are_fitted_and_it_is_told():
    data = response_file({"a": "l5", "b": "l9", "gone": "yes"})
    data["instrument"]["version"] = "0.9.0"
    found = seen(answers("111"), [{"date": "2025-01-01", "responses": data}], NOW)
    assert found.moments[-1].score == "2.3 to 5.0 of 5"
    assert found.remarks == (
        "1 result was given in another version, and worked out as it is now.",
        "Answers of then that have no place in it any more are left out here.",
    )


def test_only_the_latest_of_very_many_are_shown_and_it_is_told():
    days = [f"{year}-01-01" for year in range(1700, 1701 + history_past.MOST)]
    found = entries(past.given(*((day, "112") for day in days)))
    assert [one.day for one in found.entries] == days[1:]
    told = of(*((day, "112") for day in days), (NOW, "111")).remarks
    assert told == ("Only the latest 200 results before this one are shown.",)


# Names and choices


NAMED = [
    {**past.given(("2025-01-01", "112"))[0], "id": "first", "name": "Before\u202e <b>Bern</b>"},
    *past.given(("2025-06-01", "113")),
]


def test_each_can_be_compared_with_under_its_name():
    found = seen(answers("111"), NAMED, NOW)
    assert [tuple(one) for one in found.choices] == [
        ("1", "1 June 2025: 1.7 of 5"),
        ("first", "1 January 2025: 1.3 of 5, Before\ufffd <b>Bern</b>"),
    ]
    made = shown(found)
    assert '<option value="1" selected>1 June 2025: 1.7 of 5</option>' in made
    assert '<option value="first">' in made
    assert "<b>Bern" not in made


def test_one_earlier_result_leaves_no_choice():
    assert "<select" not in shown(seen(answers("111"), NAMED[:1], NOW))


def test_a_file_tells_no_name_and_leaves_no_choice():
    made = shown(seen(answers("111"), NAMED, NOW, live=False), live=False)
    assert "Bern" not in made and "<select" not in made
    assert "1 January 2025" in made


def asked(operation, **more):
    request = {"operation": operation, "instrument": json.dumps(past.SAMPLE), "date": NOW}
    return json.loads(door.call(json.dumps({**request, "responses": answers("111"), **more})))


@pytest.mark.parametrize(
    ("wanted", "day"),
    [
        ("first", "1 January 2025"),
        (0, "1 January 2025"),
        ("0", "1 January 2025"),
        (1, "1 June 2025"),
    ],
)
def test_the_door_compares_with_the_one_that_is_chosen(wanted, day):
    answer = asked("history", earlier=NAMED, **{"with": wanted})
    assert f"{day}: 1 answer changed." in plain(answer["html"])


@pytest.mark.parametrize("wanted", ["second", 2, -1, None, True, [], {}])
def test_one_that_is_not_there_is_refused_with_a_sentence(wanted):
    answer = asked("history", earlier=NAMED, **{"with": wanted})
    assert [problem["code"] for problem in answer["problems"]] == ["no-such-result"]


def test_a_choice_names_an_id_first_and_a_place_only_where_no_id_is_like_it():
    earlier = [{**one, "id": str(1 - place)} for place, one in enumerate(NAMED)]
    answer = asked("history", earlier=earlier, **{"with": 0})
    assert "1 June 2025: 1 answer changed." in plain(answer["html"])


# Files


@pytest.mark.parametrize("format", exports.FORMATS)
def test_a_file_has_the_history_only_where_it_is_asked_for_and_meant_for_people(format):
    alone = asked("export", format=format)["file"]["text"]
    with_it = asked("export", format=format, earlier=NAMED)["file"]["text"]
    for_people = format in ("receipt", "markdown")
    assert ("How it changed" in with_it) is for_people
    assert (with_it == alone) is not for_people
    assert "Bern" not in with_it


def test_a_receipt_has_no_earlier_answers_as_data():
    def data(text):
        return text.partition("inkbubble-receipt")[2].partition(">")[0]

    alone, with_it = (
        asked("export", format="receipt", **more)["file"]["text"]
        for more in ({}, {"earlier": NAMED})
    )
    assert data(alone) == data(with_it)


def test_markdown_tells_all_that_the_block_tells():
    text = asked("export", format="markdown", earlier=NAMED)["file"]["text"]
    assert "| 1 January 2025 | 1.3 of 5 | From 1 | first result |" in text
    assert "| Part | Since 1 January 2025 | Since 1 June 2025 |" in text
    assert "Since 1 June 2025&#58; 1 answer changed" in text.replace(":", "&#58;")
    assert "- c? L3 → L1 (counts 2 less)" in text


# Time


def test_many_earlier_results_take_no_longer_than_the_rest_of_the_report_again():
    """The measure in the browser is benchmarks/history_time.py; here is a bound for every day."""
    found = catalogue.load(ROOT / "instruments" / "continuous-engagement", cases=[]).loaded
    ids = found.instrument.items
    chance = random.Random(24)
    sets = [
        {
            "format": "inkbubble/responses@1",
            "instrument": {"id": found.instrument.id, "version": found.instrument.version},
            "responses": {id: chance.choice(list(item.by_option)) for id, item in ids.items()},
        }
        for _ in range(25)
    ]
    earlier = [
        {"date": f"2026-01-{day:02}", "responses": one} for day, one in enumerate(sets[1:], start=1)
    ]
    common = {"operation": "later", "instrument": compiling.to_json(found.compiled), "date": NOW}

    def took(earlier):
        request = json.dumps({**common, "responses": sets[0], "earlier": earlier})
        times = []
        for _ in range(4):
            history_past._scores.cache_clear()
            begun = time.process_time()
            assert json.loads(door.call(request))["ok"]
            times.append(time.process_time() - begun)
        return min(times)

    assert took(earlier) < 2.5 * took([])
