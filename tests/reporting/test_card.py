"""A result in short, as it stands beside those of other instruments."""

import re

from reporting import html
from tests.reporting.shown import SAMPLE, card_of, changed, plain

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
