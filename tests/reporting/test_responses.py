"""What was answered, what it counts, what was not asked; how much is open; who answered."""

import re

import pytest

from publishing.engine.samples import DETAILS
from reporting import text
from tests.reporting.shown import block, changed, markup, plain, report, said

ALWAYS_ASKED = 12  # all but the two questions about care


def rows(chosen, section):
    """Each question of a section: what was answered, and what it counts."""
    (found,) = (one for one in report(chosen).sections if one.title == section)
    return {item.stem: (item.asked, item.answer, item.value) for item in found.items}


def test_every_kind_of_answer_is_told_in_words():
    chosen = {
        "several": ["third", "first"],
        "many": "2.5",
        "name": "A <name>",
        "words": "one\ntwo",
        "kind": "plain",
    }
    assert rows(chosen, "Ways of asking") == {
        "Which kind?": (True, "A plain one.", None),
        "Which of them?": (True, "The first; The third", "4"),
        "How many?": (True, "2.5 messages", "2.5"),
        "What is its name?": (True, "A <name>", None),
        "What else is there to say?": (True, "one\ntwo", None),
    }


def test_line_breaks_of_a_text_stay_and_tags_are_text():
    made = markup({"words": "one\n<b>two</b>"})
    assert '<td dir="auto">one\n&lt;b&gt;two&lt;/b&gt;</td>' in made


def test_what_counts_in_no_scale_has_no_number():
    (needs, *_) = report({"n1": "unknown", "n2": "half"}).sections
    assert [item.value for item in needs.items] == [
        "open: not known",
        "0.5",
        "open: not answered",
    ]
    unscored = rows({}, "Ways of asking")
    assert unscored["What is its name?"] == (True, None, None)


def test_a_hidden_question_is_said_not_to_be_asked_and_its_kept_answer_is_not_told():
    chosen = {"kind": "special", "c1": "worst", "c2": "best"}
    care = rows(chosen, "Care")
    assert care["Is care taken?"] == (True, "Not in place", "0")
    assert care["Is more care taken?"] == (False, None, None)
    made = block(markup(chosen), "report_responses")
    assert "Is more care taken? Not asked" in plain(made)


def test_a_section_that_is_not_asked_is_one_line():
    made = block(markup({"kind": "plain", "c1": "worst"}), "report_responses")
    assert "Care : not asked" in plain(made)
    assert "Is care taken?" not in made


def test_a_section_that_no_scale_counts_has_no_column_for_it():
    sample = changed()
    sample["scales"] = [one for one in sample["scales"] if one["id"] == "coverage"]
    sample |= {"profile": [], "recommendations": [], "targets": {"items": [], "scales": []}}
    made = block(markup({}, sample), "report_responses")
    tables = {
        plain(table).split(" Question")[0]: "Counts" in table
        for table in re.findall(r"<table.*?</table>", made, re.S)
    }
    assert [counts for _, counts in tables.items()] == [True, False, False]


def test_what_is_asked_is_what_is_counted():
    assert f"0 of {ALWAYS_ASKED} questions answered" in said({})
    assert f"1 of {ALWAYS_ASKED} questions answered" in said({"kind": "plain", "c1": "best"})
    assert f"1 of {ALWAYS_ASKED + 2} questions answered" in said({"kind": "special"})


def test_what_no_scale_counts_is_never_still_open():
    scored = {
        **{"n1": "best", "n2": "best", "n3": "best", "several": ["first"], "many": 1},
        **{f"{row}.{column}": "much" for row in ("upper", "lower") for column in ("left", "right")},
    }
    whole = report({**scored, "kind": "plain"})
    assert whole.completeness.complete
    assert whole.completeness.open is None
    assert "What is still open" not in said({**scored, "kind": "plain"})
    assert "open:" not in text.render(whole).splitlines()[1]
    del scored["many"]
    one_open = report({**scored, "kind": "plain"})
    assert one_open.completeness.open == "1 not answered and 2 more that no score counts"


def test_nothing_answered_is_told_as_such():
    assert report({}).completeness.empty
    assert not report({"words": "something"}).completeness.empty


def test_hidden_parts_of_a_sum_are_told():
    chosen = {"n1": "best", "n2": "best", "n3": "best", "kind": "plain"}
    computed = block(markup(chosen), "report_computed")
    assert "Without a value: 2 not asked." in plain(computed)
    assert "Is care taken? left out: not asked none" in plain(computed)


@pytest.mark.parametrize(("shown", "there"), [(True, True), (False, False)])
def test_who_answered_stands_on_the_report_only_if_wanted(shown, there):
    given = {**DETAILS, "shown": shown}
    made = markup({}, details=given)
    assert ("Ada é" in made) is there
    assert ("Staff &amp; others" in made) is there
    assert ("Email address: ada@example.org" in text.render(report({}, details=given))) is there


def test_no_details_without_any():
    assert "<dl" not in markup({})
