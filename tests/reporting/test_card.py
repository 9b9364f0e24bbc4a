"""A result in short, as it stands beside those of other instruments."""

import re

from publishing.engine.samples import ASKING
from reporting import card, history_past, html
from tests.reporting.shown import SAMPLE, card_of, changed, plain, read

WHOLE = {"n1": "half", "n2": "worst", "n3": "best", "kind": "plain", "several": ["first"]}


def shown(chosen, sample=SAMPLE, **more):
    return plain(html.card(card_of(chosen, sample, **more)))


def test_it_says_what_when_how_much_and_what_came_of_it():
    told = shown(WHOLE)
    assert (
        "Rehearsal of asking 22 November 2026 · 5 of 12 questions answered 50 of 100 High" in told
    )


def test_a_partial_result_says_what_can_be_reached_and_why_there_is_no_score():
    told = shown({"n1": "half"})
    assert re.search(r"\d+ to \d+ of 100", told)
    assert "A score needs an answer to every question that applies." in told


def test_it_names_the_strongest_recommendations_of_one_block_and_never_mixes_blocks():
    card = card_of(WHOLE | {"many": 3})
    assert card.steps_title == "What to do next"
    assert [step.text for step in card.steps] == ["Finish n1.", "Keep to that number", "In between"]


def test_without_advice_it_names_the_capabilities_with_the_most_gaps():
    sample = changed(recommendations=[])
    for item in sample["sections"][0]["items"]:
        item.pop("advice", None)
    card = card_of(WHOLE, sample)
    assert card.steps_title == "What is missing most"
    assert [tuple(step) for step in card.steps] == [
        ("Base & more", "2 of 2 needs unmet"),
        ("Reach", "1 of 1 need unmet"),
    ]


def test_with_neither_there_is_no_list():
    assert "<ol" not in html.card(card_of({}))


def test_its_words_are_marked_with_their_language():
    made = html.card(card_of(WHOLE, changed(language="de")))
    assert '<a href="../rehearsal-asking/" lang="de" dir="auto">' in made


def test_with_earlier_results_it_shows_how_the_headline_moved():
    ready, now, computed = read(WHOLE)
    earlier = [
        {"date": date, "responses": response_file}
        for date, response_file in (
            ("2025-11-22", ASKING.response_set(WHOLE | {"n1": "worst"})),
            ("2026-05-22", ASKING.response_set(WHOLE | {"n1": "best"})),
        )
    ]
    past = history_past.of(ready, now, earlier, "2026-11-22")
    made = html.card(card.of(ready, now, computed, "2026-11-22", "../x/", past))
    assert re.search(r"Since 22 November 2025: \+\d+, over 3 results", plain(made))
    assert 'aria-labelledby="rehearsal-asking_course_title' in made
    assert "course" not in html.card(card_of(WHOLE))


def open_card(chosen, sample=SAMPLE):
    ready, given, computed = read(chosen, sample)
    return html.card(card.of_open(ready, given, computed, "../x/"))


def test_of_one_still_filled_in_it_says_how_far_it_is_and_what_it_can_come_to():
    made = open_card({"n1": "half", "n2": "best"})
    told = plain(made)
    assert "2 of 12 questions answered" in told
    assert re.search(r"\d+ to \d+ of 100 Still possible: \w+(, \w+)* or \w+\.", told)
    assert "2026" not in told and "<ol" not in made
    assert "A score needs" not in told


def test_once_nothing_can_change_its_score_nothing_else_is_said_to_be_possible():
    assert "Still possible" not in open_card(WHOLE)
