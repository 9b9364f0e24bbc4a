"""What is missing: by capability, by module, by question; and only what answers show."""

import re

from reporting import text
from tests.reporting.shown import SAMPLE, block, changed, markup, plain, report, said

SOME = {"n1": "half", "n2": "worst", "n3": "best"}


def test_capabilities_stand_in_the_order_of_their_gaps_with_what_the_answers_tell_of():
    gaps = report(SOME).gaps
    assert [(one.title, one.unmet) for one in gaps.capabilities] == [
        ("Base & more", "2 of 2 needs unmet"),
        ("Reach", "1 of 1 need unmet"),
    ]
    assert gaps.rest == "The other capability that your answers tell of shows no gap."
    assert "Your answers show 3 unmet needs in 2 capabilities." in gaps.lead


def test_an_answer_that_is_open_or_does_not_apply_tells_of_no_need():
    gaps = report({"n1": "worst", "n2": "not-relevant", "n3": "unknown"}).gaps
    assert [one.told for one in gaps.capabilities] == ["1 of 1", "1 of 1"]


def test_a_hidden_question_shows_no_gap():
    kept = {"kind": "plain", "c1": "worst"}
    assert report(kept).gaps is None
    assert report({**kept, "kind": "special"}).gaps.capabilities[0].title == "Reach"


def test_each_capability_shows_the_answers_and_what_would_be_needed():
    (first, _) = report(SOME).gaps.capabilities
    assert [(one.answer, [need.text for need in one.needs]) for one in first.items] == [
        ("Partly", ["A base for n1 & more"]),
        ("Not in place", ["A base for n2"]),
    ]


def test_modules_hold_sections_and_these_their_questions():
    (first, second) = report({**SOME, "kind": "special", "c1": "worst"}).gaps.modules
    assert (first.title, first.unmet) == ("First module", "3 unmet needs")
    assert [(one.title, one.unmet) for one in second.sections] == [
        ("Care", "1 unmet need in 1 question")
    ]


def test_without_modules_sections_take_their_place():
    sections = [{**one, "module": None} for one in SAMPLE["sections"]]
    sample = changed(sections=sections)
    gaps = report(SOME, sample).gaps
    assert (gaps.by, [one.title for one in gaps.modules]) == ("Section", [None])
    made = block(markup(SOME, sample), "report_gaps")
    assert re.search(r'value="module"> Section', made)


def test_questions_name_the_capability_of_each_need():
    made = block(markup(SOME), "report_gaps")
    by_item = plain(made[made.index('class="by-item"') :])
    assert "You answered “ Partly ”." in by_item
    assert "A reach for n1 Reach" in by_item


def test_the_choice_of_a_view_needs_no_script_and_belongs_to_no_form():
    made = block(markup(SOME), "report_gaps")
    values = re.findall(r'type="radio" name="report_gaps_by" value="(\w+)"( checked)?', made)
    assert values == [("capability", " checked"), ("module", ""), ("item", "")]
    assert "<legend>Show by</legend>" in made


def test_many_capabilities_fold_after_the_tenth():
    capabilities = [{"id": f"c{at}", "title": f"C {at}", "text": "…"} for at in range(14)]
    sample = changed(capabilities=capabilities)
    item = sample["sections"][0]["items"][0]
    item["requirements"] = [
        {"capability": one["id"], "text": "…", "weight": "1"} for one in capabilities
    ]
    for section in sample["sections"]:
        for other in section["items"]:
            if other is not item:
                other.pop("requirements", None)
    gaps = report({"n1": "worst"}, sample).gaps
    assert (len(gaps.capabilities), len(gaps.more_capabilities)) == (10, 4)
    assert gaps.rest is None


def test_when_all_needs_are_met_it_says_so_and_offers_no_views():
    made = block(markup({"n1": "best", "n2": "best", "n3": "best"}), "report_gaps")
    assert "No need is unmet in what you answered." in plain(made)
    assert "<fieldset" not in made


def test_without_an_answer_that_tells_there_is_no_such_part():
    assert "What is missing" not in said({"kind": "plain"})


def test_plain_text_ranks_the_capabilities():
    lines = text.render(report(SOME)).splitlines()
    assert "  1. Base & more: 2 of 2 needs unmet" in lines
    assert "  2. Reach: 1 of 1 need unmet" in lines
