"""What to do next: in its groups, in the order given, and with what triggered it in words."""

import pytest

from reporting import text
from tests.reporting.shown import SAMPLE, block, changed, markup, plain, report, said

WHOLE = {"n1": "half", "n2": "worst", "n3": "not-relevant", "kind": "plain", "many": 3}


def advised(chosen, sample=SAMPLE, **more):
    """Each block's title with its pieces: their title, or their text."""
    blocks = report(chosen, sample, **more).advice
    return {
        block.title: [entry.title or entry.text for entry in (*block.entries, *block.more)]
        for block in blocks
    }


def test_groups_come_in_the_instruments_order_and_the_rest_last():
    given = advised({**WHOLE, "kind": "special", "several": ["third"], "c1": "worst"})
    assert list(given) == ["A path", "Warnings", "What to do next"]
    assert given["A path"] == ["Step 1: write", "Step 2: talk"]
    assert given["Warnings"] == ["Raise the coverage."]
    assert given["What to do next"][0] == "Finish n1."


def test_what_is_ordered_by_priority_is_an_ordered_list():
    made = markup({"kind": "special", "several": ["nothing"], "n1": "worst"})
    assert "<ol" in block(made, "report_advice_path")
    alike = markup({"kind": "plain"})
    assert "<ul" in block(alike, "report_advice_path")


def test_without_advice_there_is_no_block():
    assert "What to do next" not in said({})
    assert 'class="panel advice' not in markup({})


@pytest.mark.parametrize(
    ("chosen", "because"),
    [
        ({"kind": "plain"}, "Because you answered “A plain one” to “Which kind?”."),
        (
            {"kind": "special", "several": ["third"]},
            "Because you answered “A special one” to “Which kind?” and you did not answer “The "
            "first” or “The second” to “Which of them?”.",
        ),
        ({"several": ["first"]}, "Because “Choices” is below 3."),
        ({"many": 7}, "Because “Amount” is 7 or more."),
        ({"many": 6}, "Because “Amount” is below 7 or 21 or more."),
        ({"many": "2.5"}, "Because “Amount” is 2 or more and below 5."),
        (WHOLE, "Because “Coverage” is in the band “Low”."),
        (WHOLE, "Because “Coverage” is not in the band “High”."),
        (WHOLE, "Because “Coverage” has a score."),
        (
            {"n1": "worst", "n2": "worst", "n3": "worst"},
            "Because “Coverage” will be in the band “Low”, whatever is still open.",
        ),
    ],
)
def test_a_piece_says_what_triggered_it(chosen, because):
    sample = changed()
    for section in sample["sections"]:
        if section["id"] == "care":
            section["items"] = section["items"][:1]
    sample["scales"][0]["members"] = [
        member for member in sample["scales"][0]["members"] if member["id"] != "c2"
    ]
    assert because in said(chosen, sample)


def test_a_question_that_was_not_asked_triggers_as_such():
    rule = {
        **SAMPLE["recommendations"][0],
        "when": {"not": {"item": "c1", "is": ["best"]}},
    }
    assert "Because “Is care taken?” was not asked." in said(
        {"kind": "plain"}, changed(recommendations=[rule])
    )


def test_a_scale_that_has_nothing_to_score_triggers_as_such():
    rules = [
        {**SAMPLE["recommendations"][0], "id": f"rule-{at}", "when": {"not": when}}
        for at, when in enumerate(
            [{"scale": "coverage", "at_least": "1"}, {"scale": "coverage", "band": ["low"]}]
        )
    ]
    nothing = {**dict.fromkeys(("n1", "n2", "n3"), "not-relevant"), "kind": "plain"}
    told = said(nothing, changed(recommendations=rules))
    assert told.count("Because “Coverage” has no score.") == 2


def many_pieces(number):
    rule = SAMPLE["recommendations"][0]
    return changed(
        recommendations=[
            {**rule, "id": f"r{at}", "title": f"Rule {at}", "group": None} for at in range(number)
        ]
    )


@pytest.mark.parametrize(("number", "folded"), [(6, 0), (7, 2), (12, 7)])
def test_a_long_list_without_a_group_folds_after_the_fifth(number, folded):
    sample = many_pieces(number)
    (whole,) = report({"kind": "plain"}, sample).advice
    assert len(whole.more) == folded
    assert len(whole.entries) + folded == number
    made = block(markup({"kind": "plain"}, sample), "report_advice")
    assert (f"Show {folded} more" in made) is bool(folded)


def test_a_folded_list_goes_on_counting():
    sample = many_pieces(8)
    for at, rule in enumerate(sample["recommendations"]):
        rule["priority"] = at + 1
    made = block(markup({"kind": "plain"}, sample), "report_advice")
    assert '<ol start="6"' in made


def test_plain_text_gives_the_same_advice():
    told = " ".join(text.render(report({**WHOLE, "several": ["first"]})).split())
    assert "What to do next 1. Finish n1. (Because you answered “Partly” to “Is “n1”" in told
    assert "Send fewer" not in told


def test_advice_of_a_group_may_have_a_text_of_its_own():
    assert "One step after the other." in plain(
        block(markup({"kind": "plain"}), "report_advice_path")
    )
