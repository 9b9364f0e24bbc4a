"""Coming back on another day: go on, finish, begin anew, compare, rename, delete."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    MATURITY,
    answer_step,
    finish,
    go_on,
    go_to,
    questions,
    see_result,
    tick_all,
    until_saved,
    until_whole,
)


def come_back(visitor, address=CHECKLIST):
    """Close the window and open the questionnaire in a new one."""
    context = visitor.page.context
    visitor.page.close()
    visitor.page = context.new_page()
    visitor.open(address)
    return visitor.page


def finished(visitor, pick):
    """Answer every question alike, and finish."""
    visitor.open(CHECKLIST)
    tick_all(visitor, pick)
    see_result(visitor)
    finish(visitor)


def test_a_visitor_goes_on_where_they_left(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=3)
    visitor.page.get_by_role("button", name="Add a note").first.click()
    visitor.page.get_by_label("Your note").fill("As of this week")
    go_on(visitor)
    answer_step(visitor, pick=1, at_most=1)
    until_saved(visitor)

    page = come_back(visitor)
    expect(page.get_by_text("0 of 30 answered")).to_be_visible()
    offer = page.get_by_role("region", name="You have been here before")
    expect(offer).to_contain_text("Answers: 4")
    offer.get_by_role("button", name="Continue where you left off").click()
    expect(page.get_by_role("heading", name="Compliance")).to_be_visible()
    expect(page.get_by_text("4 of 30 answered")).to_be_visible()
    expect(questions(visitor).first.get_by_role("radio").nth(1)).to_be_checked()
    go_to(visitor, "#ongoing-engagement")
    expect(page.get_by_label("Your note")).to_have_value("As of this week")


def test_a_reload_goes_on_without_asking(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    go_on(visitor)
    until_saved(visitor)
    visitor.page.reload()
    expect(visitor.page.get_by_text("2 of 30 answered")).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Compliance")).to_be_visible()


def test_who_answers_without_going_on_begins_a_new_one(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=3)
    until_saved(visitor)
    page = come_back(visitor)
    expect(page.get_by_role("region", name="You have been here before")).to_be_visible()
    answer_step(visitor, pick=1, at_most=1)
    until_saved(visitor)
    page = come_back(visitor)
    offer = page.get_by_role("region", name="You have been here before")
    expect(offer.get_by_role("listitem")).to_have_count(2)
    expect(offer).to_contain_text("Answers: 1.")
    expect(offer).to_contain_text("Answers: 3.")


def test_nothing_of_another_questionnaire_is_offered(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=1)
    until_saved(visitor)
    page = come_back(visitor, MATURITY)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("You have been here before")).to_have_count(0)


def test_a_new_one_from_the_last_shows_how_it_changed(visitor):
    finished(visitor, pick=1)
    page = come_back(visitor)
    page.get_by_role("button", name="Start a new one from its answers").click()
    expect(page.get_by_text("30 of 30 answered")).to_be_visible()
    questions(visitor).first.get_by_role("radio").first.check()
    see_result(visitor)
    history = page.get_by_role("region", name="How it changed")
    expect(history).to_contain_text("first result")
    expect(history).to_contain_text("+1")
    expect(history).to_contain_text("Do you send reminders or alerts")

    visitor.open("overview/")
    rows = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Rename"))
    expect(rows).to_have_count(2)
    rows.filter(has_text="Finished on").get_by_role("button", name="Rename").click()
    page.get_by_label("Its name, for you alone").fill("Before the training")
    page.keyboard.press("Enter")
    expect(rows.filter(has_text="Before the training")).to_have_count(1)
    rows.filter(has_text="In progress").get_by_role("button", name="Delete").click()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text(re.compile("will be gone.*: 1"))
    expect(question).to_contain_text("In progress")
    expect(question).not_to_contain_text("Before the training")
    question.get_by_role("button", name="Delete").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Delete everything").click()
    expect(question).to_contain_text("Before the training")
    question.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nothing is kept on this device yet.")).to_be_visible()


def test_a_finished_one_is_looked_at_and_changed_only_after_it_is_opened_again(visitor):
    finished(visitor, pick=0)
    page = come_back(visitor)
    page.get_by_role("button", name="See its result").click()
    until_whole(visitor)
    expect(page.get_by_text("Finished on")).to_be_visible()
    page.get_by_role("link", name="Back to the questions").click()
    expect(page).to_have_url(re.compile("#result$"))
    page.get_by_role("button", name="Open it again").click()
    expect(page.get_by_role("heading", name="Check your responses")).to_be_visible()
    page.get_by_role("link", name="Change").first.click()
    questions(visitor).first.get_by_role("radio").nth(1).check()
    until_saved(visitor)
    see_result(visitor)
    expect(page.get_by_role("button", name="Finish this assessment")).to_be_visible()


def test_the_overview_leads_to_where_an_assessment_goes_on(visitor):
    visitor.open(MATURITY)
    answer_step(visitor, pick=2)
    go_on(visitor)
    until_saved(visitor)
    visitor.open("overview/")
    visitor.page.get_by_role("link", name="Continue").click(timeout=60_000)
    expect(visitor.page.get_by_text(re.compile("4 of 21 answered"))).to_be_visible()
    assert "continue" not in visitor.page.url


@pytest.mark.parametrize("wrong", ["#continue=nothing", "#continue=", "#=", "#no-such-place"])
def test_an_address_that_leads_nowhere_shows_the_questionnaire(visitor, wrong):
    visitor.open(CHECKLIST + wrong)
    expect(questions(visitor).first).to_be_visible()


def rows(page):
    """What the overview lists."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Rename"))


def test_an_answer_takes_the_offer_away_so_that_nothing_is_mixed(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=3)
    until_saved(visitor)
    page = come_back(visitor)
    offer = page.get_by_role("region", name="You have been here before")
    expect(offer).to_be_visible()
    answer_step(visitor, pick=1, at_most=1)
    expect(offer).to_have_count(0)


def test_going_on_with_another_one_in_the_same_window_mixes_nothing(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=3)
    until_saved(visitor)
    page = come_back(visitor)
    expect(page.get_by_role("region", name="You have been here before")).to_be_visible()
    answer_step(visitor, pick=1, at_most=5)
    until_saved(visitor)
    visitor.open("overview/")
    links = rows(page).get_by_role("link", name="Continue")
    expect(links).to_have_count(2)
    older = links.nth(1).get_attribute("href").partition("#")[2]
    links.first.click()
    expect(page.get_by_text("5 of 30 answered")).to_be_visible()
    page.evaluate("fragment => { location.hash = fragment }", older)
    expect(page.get_by_text("3 of 30 answered")).to_be_visible()
    expect(questions(visitor).first.get_by_role("radio").first).to_be_checked()
    visitor.open("overview/")
    expect(rows(page).filter(has_text="Answers: 5.")).to_have_count(1)
    expect(rows(page).filter(has_text="Answers: 3.")).to_have_count(1)


def test_a_finished_one_is_shown_as_its_result_after_a_reload_without_a_place(visitor):
    finished(visitor, pick=0)
    page = visitor.page
    page.evaluate("history.replaceState(history.state, '', location.pathname)")
    page.reload()
    until_whole(visitor)
    expect(page.get_by_text("Finished on")).to_be_visible()


def test_what_cannot_be_deleted_stays_and_is_said_to(visitor):
    visitor.page.add_init_script(
        "IDBObjectStore.prototype.delete = () => { throw new Error('no') }"
    )
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    until_saved(visitor)
    page = visitor.page
    go_to(visitor, "#check")
    page.get_by_role("button", name="Delete this assessment").click()
    dialog = page.get_by_role("dialog", name="Delete this assessment?")
    dialog.get_by_role("button", name="Delete it all").click()
    expect(dialog.get_by_role("alert")).to_contain_text("could not be deleted")
    dialog.get_by_role("button", name="Go back").click()
    expect(page.get_by_text("2 of 30 answered")).to_be_visible()


def test_notes_stand_beside_the_answers_that_are_looked_over(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=1)
    visitor.page.get_by_role("button", name="Add a note").first.click()
    visitor.page.get_by_label("Your note").fill("Since spring")
    go_to(visitor, "#check")
    expect(visitor.page.get_by_text("Since spring", exact=True)).to_be_visible()


def test_the_browser_is_asked_to_keep_it_once_there_is_something_to_lose(visitor):
    visitor.page.add_init_script(
        "StorageManager.prototype.persist = async () => { window.asked = (window.asked ?? 0) + 1 }"
    )
    visitor.open(CHECKLIST)
    page = visitor.page
    go_on(visitor)
    assert page.evaluate("window.asked") is None  # nothing is given yet
    answer_step(visitor, pick=0)
    until_saved(visitor)
    go_on(visitor)
    go_on(visitor)
    expect(page.get_by_role("heading", name="Analytics")).to_be_visible()
    assert page.evaluate("window.asked") == 1
