"""Customer experience maturity against source 001, a form with five statements a question."""

import pytest

from tests.instruments.documents import (
    about,
    cuts,
    instrument,
    item,
    items,
    refs,
    refs_by_section,
    scale,
)

NAME = "cx-maturity"
OPEN = "001:open"
# By section, in order: the source's own numbers for the items.
SOURCE = {
    "strategy": [OPEN, *refs("001:", 1, 3, 19)],
    "customers": refs("001:", 2, 5, 10, 20),
    "people": refs("001:", 4, 6, 7, 8),
    "process-and-knowledge": refs("001:", 9, 11, 15),
    "channels-and-systems": refs("001:", 12, 13, 14),
    "quality-and-measurement": refs("001:", 16, 17, 18),
}
LEVELS = [(f"level-{level}", str(level)) for level in range(1, 6)]


def scored():
    return [one for one in items(NAME) if one["source_ref"] != OPEN]


def test_every_source_item_stands_in_its_section_once_and_in_order() -> None:
    assert list(refs_by_section(NAME).items()) == list(SOURCE.items())


def test_the_scored_items_are_the_source_questions_1_to_20() -> None:
    assert sorted(one["source_ref"] for one in scored()) == sorted(refs("001:", *range(1, 21)))
    assert all("type" not in one and "reverse" not in one for one in scored())


def test_the_open_question_comes_first_and_is_not_scored() -> None:
    (found,) = [one for one in items(NAME) if one["source_ref"] == OPEN]
    assert found is items(NAME)[0]
    assert found["type"] == "long_text"
    assert all("items" not in each for each in instrument(NAME)["scales"])


def test_every_item_has_five_statements_of_its_own_in_order() -> None:
    for one in scored():
        assert [(option["id"], option["value"]) for option in one["options"]] == LEVELS, one["id"]
    labels = [option["label"] for one in scored() for option in one["options"]]
    assert len(set(labels)) == 100


def test_no_statement_leans_on_the_one_before_it() -> None:
    labels = [option["label"] for one in scored() for option in one["options"]]
    assert [label for label in labels if " also " in label] == []


@pytest.mark.parametrize(("wanted", "aggregate"), [("level", "mean"), ("weakest", "min")])
def test_the_level_and_the_weakest_practice_rest_on_all_items(wanted: str, aggregate: str) -> None:
    found = scale(NAME, wanted)
    assert found["sections"] == list(SOURCE)
    assert (found["aggregate"], found["missing"]) == (aggregate, "complete")
    assert cuts(found) == LEVELS


def test_every_section_has_an_unweighted_mean_in_the_profile() -> None:
    ids = [f"{section}-level" for section in SOURCE]
    for section, id in zip(SOURCE, ids, strict=True):
        found = scale(NAME, id)
        assert found["sections"] == [section]
        assert (found["aggregate"], found["missing"]) == ("mean", "complete")
    assert instrument(NAME)["profile"] == ids
    assert instrument(NAME)["headline"] == "level"
    assert all("weights" not in each for each in instrument(NAME)["scales"])


def test_the_scoring_rule_is_told_to_be_ours() -> None:
    assert "The source gives no scoring rule" in about(NAME)


def test_the_two_lowest_statements_have_advice_and_the_lowest_comes_first() -> None:
    for one in scored():
        lowest, next_one = one["advice"]["level-1"], one["advice"]["level-2"]
        assert int(lowest["priority"]) < int(next_one["priority"]), one["id"]


def test_the_details_are_those_of_the_source_and_only_the_phone_may_be_left_out() -> None:
    fields = instrument(NAME)["details"]["fields"]
    assert [(one["id"], one["type"], one.get("required", "false")) for one in fields] == [
        ("name", "text", "true"),
        ("job-title", "text", "true"),
        ("company", "text", "true"),
        ("industry", "text", "true"),
        ("email", "email", "true"),
        ("phone", "phone", "false"),
    ]
    assert [one["id"] for one in fields if one.get("confirm") == "true"] == ["email"]


def test_an_employee_attests_it_and_has_reviewed_all_answers() -> None:
    details = instrument(NAME)["details"]
    (statement,) = details["statements"]
    assert statement["id"] == "employee"
    assert all(word in statement["text"] for word in ("I work for", "vendor", "consultant"))
    assert all(word in details["reviewed"] for word in ("questions", "answers"))


def test_a_level_can_be_wanted_in_every_dimension() -> None:
    assert instrument(NAME)["targets"] == {"scales": instrument(NAME)["profile"]}


def test_the_open_question_is_not_one_that_must_be_answered() -> None:
    assert "not scored" in item(NAME, items(NAME)[0]["id"])["help"]
