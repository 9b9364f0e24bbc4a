"""The plan: what a result proposes, what the visitor picked, and how both read."""

import re

import pytest

from reporting import html, text, view
from tests.reporting.shown import SAMPLE, block, changed, plain, read

CHOSEN = {"n1": "worst", "n2": "worst", "n3": "best", "kind": "plain"}
OWN = {"id": "own/1", "text": "Ask <sales>", "owner": "Ada & Co", "due": "2027-01-31"}
NOTED = {"id": "own/2", "text": "Write it down", "note": "first\nthen"}


def shown(*steps, live=False, chosen=CHOSEN, sample=SAMPLE):
    return view.of(*read(chosen, sample, plan=list(steps)), None, live=live)


def said(*steps, **more):
    return plain(block(html.article(shown(*steps, **more)), "report_plan"))


def proposed():
    """What the sample's result proposes, the first step first."""
    plan = shown(live=True).plan
    return [*plan.offered, *plan.more]


def test_a_page_offers_every_proposal_to_be_picked():
    offered = proposed()
    assert offered and not any(entry.picked for entry in offered)
    assert {entry.kind for entry in offered} <= {"Recommended", "Missing", "Wanted"}
    made = html.article(shown(live=True))
    assert re.findall(r'<li data-step="([^"]+)">', made) == [entry.id for entry in offered]


def test_a_picked_step_is_ticked_and_keeps_what_was_written():
    first = proposed()[0].id
    made = html.article(shown({"id": first, "owner": "Ada", "due": "2027-01-31"}, live=True))
    entry = re.search(rf'<li data-step="{first}">.*?</li>', made, re.S)[0]
    assert 'type="checkbox" checked' in entry
    assert 'value="Ada"' in entry and 'value="2027-01-31"' in entry


def test_what_is_picked_is_never_folded_away():
    last = proposed()[-1].id
    plan = shown({"id": last}, OWN, live=True).plan
    assert {last, "own/1"} <= {entry.id for entry in plan.offered}


def test_elsewhere_the_plan_is_the_picked_steps_alone():
    told = " ".join(said(OWN, NOTED).split())
    assert told == "Your plan Ask <sales> Ada & Co , by 31 January 2027 Write it down first then"
    assert "report_plan" not in html.article(shown())


def test_a_step_that_is_proposed_no_more_is_told_by_its_words():
    known = SAMPLE["capabilities"][0]
    assert known["title"] in said({"id": f"gap/{known['id']}"}, chosen={})
    assert "As it was" in said({"id": "gap/gone", "text": "As it was"}, chosen={})


@pytest.mark.parametrize("words", ["<b>", '" onfocus="x', "{{ 7 * 7 }}", "</textarea><script>"])
@pytest.mark.parametrize("key", ["text", "owner", "note"])
def test_whatever_is_written_in_a_plan_stays_text(words, key):
    for live in (True, False):
        made, harmless = (
            html.article(shown({"id": "own/1", "text": "t", key: one}, live=live))
            for one in (words, "harmless")
        )
        tags = [re.findall(r"<[a-z/][^ >]*", one) for one in (made, harmless)]
        assert tags[0] == tags[1]
        assert "49" not in said({"id": "own/1", "text": "t", key: words}, live=live)


def test_plain_text_lists_the_plan():
    told = text.render(shown(OWN, NOTED))
    assert "Your plan\n  1. Ask <sales> (Ada & Co, by 31 January 2027)\n" in told
    assert "  2. Write it down\n     first then\n" in told


def test_an_editor_can_leave_the_plan_out():
    sample = changed(report=["scale", "computed"])
    assert "report_plan" not in html.article(shown(OWN, sample=sample))
