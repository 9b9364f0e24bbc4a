"""The whole visit: look, answer, check, see the result."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    MATURITY,
    answer_all,
    answer_step,
    check_heading,
    go_on,
    go_to_check,
    questions,
    result_heading,
    see_result,
    tell_about_oneself,
    tick_all,
    until_ready,
    until_saved,
    wider_than_the_window,
)


def test_looking_at_a_questionnaire_costs_no_byte_of_python(visitor):
    visitor.open()
    visitor.page.get_by_role("link", name="Proactive engagement").first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    assert not [entry for entry in visitor.host.log if "engine-" in entry.path]
    questions(visitor).first.get_by_label("Yes").check()
    until_ready(visitor)
    assert [entry for entry in visitor.host.log if "engine-" in entry.path]


@pytest.mark.parametrize(
    ("address", "total", "band", "number"),
    [(CHECKLIST, 30, "Connected", "30"), (MATURITY, 21, "Level 1", "1.00")],
)
def test_the_whole_visit_ends_with_the_band_and_the_score(visitor, address, total, band, number):
    visitor.open(address)
    assert answer_all(visitor, pick=0) == total
    expect(visitor.page.get_by_text("Questions without an answer")).to_be_hidden()
    heading = see_result(visitor)
    expect(heading).to_contain_text(band)
    report = visitor.page.get_by_role("article")
    expect(report).to_contain_text(f"{total} of {total} questions answered")
    expect(report.get_by_text(f"{number} of", exact=False).first).to_be_visible()


def test_the_whole_visit_goes_by_keyboard_alone(visitor):
    visitor.open(CHECKLIST)
    page, key = visitor.page, visitor.page.keyboard
    key.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    key.press("Enter")
    while not check_heading(visitor).is_visible():
        for question in questions(visitor).all():
            radios = question.get_by_role("radio")
            _tab_to(page, radios.first)
            key.press("ArrowDown")  # from Yes to No
            expect(radios.nth(1)).to_be_checked()
        _tab_to(page, page.get_by_role("button", name="Continue"))
        key.press("Enter")
        expect(page.locator(":focus")).to_have_role("heading")
    _tab_to(page, page.get_by_role("button", name="See your result"))
    key.press("Enter")
    heading = result_heading(visitor)
    expect(heading).to_be_focused(timeout=60_000)
    expect(heading).to_have_text("Disconnected")
    summaries = page.get_by_role("article").locator("summary")
    _tab_to(page, summaries.filter(has_text=re.compile("^Compliance$")))
    key.press("Enter")
    expect(page.get_by_role("table", name="Your answers: Compliance")).to_be_visible()


def test_a_partial_result_tells_what_is_still_possible(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0)
    go_on(visitor)
    answer_step(visitor, pick=0, at_most=4)
    visitor.page.get_by_role("link", name="Check your responses").click()
    expect(visitor.page.get_by_role("heading", name="Questions without an answer")).to_be_focused()
    expect(see_result(visitor)).to_have_text("A partial result")
    report = visitor.page.get_by_role("article")
    expect(report).to_contain_text("16 of 30 questions answered")
    expect(report).to_contain_text("16 to 30")
    expect(report).to_contain_text("Multi-channel or Connected")


def test_an_open_question_is_one_link_away_and_back(visitor):
    visitor.open(CHECKLIST)
    page = visitor.page
    while not check_heading(visitor).is_visible():
        answer_step(visitor, pick=0, at_most=5)
        go_on(visitor)
    missing = page.get_by_role("main").get_by_role("listitem").filter(visible=True)
    missing = missing.get_by_role("link").filter(has_text="?")
    expect(missing).to_have_count(8)
    stem = missing.first.inner_text()
    missing.first.click()
    question = page.get_by_role("group", name=stem)
    expect(question.get_by_role("radio").first).to_be_focused()
    question.get_by_label("No").check()
    page.get_by_role("button", name="Continue").click()
    expect(missing).to_have_count(7)


def test_going_back_and_forth_keeps_the_answers(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=1)
    go_on(visitor)
    answer_step(visitor, pick=0)
    go_on(visitor)
    page = visitor.page
    page.go_back()
    expect(page.get_by_role("heading", name="Compliance")).to_be_focused()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="Ongoing engagement")).to_be_focused()
    assert all(q.get_by_label("No").is_checked() for q in questions(visitor).all())
    page.get_by_role("link", name="Compliance").click()
    assert all(q.get_by_label("Yes").is_checked() for q in questions(visitor).all())


def test_a_changed_answer_changes_the_result(visitor):
    visitor.open(CHECKLIST)
    tick_all(visitor, pick=0)
    go_to_check(visitor)
    see_result(visitor)
    visitor.page.get_by_role("link", name="Back to the questions").click()
    visitor.page.get_by_role("link", name="Ongoing engagement").click()
    expect(visitor.page.get_by_role("heading", name="Ongoing engagement")).to_be_focused()
    answer_step(visitor, pick=1)
    visitor.page.get_by_role("link", name="Check your responses").click()
    expect(see_result(visitor)).to_have_text("Multi-channel")


def test_answers_are_in_the_sites_own_store_alone_and_in_no_address(visitor):
    visitor.open(CHECKLIST)
    answer_all(visitor, pick=0)
    see_result(visitor)
    page = visitor.page
    assert page.url == visitor.host.url + CHECKLIST + "#result"
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    stores = page.evaluate("indexedDB.databases()")
    assert [store["name"] for store in stores] == ["inkbubble/inkbubble/"]
    assert page.evaluate("caches.keys()") == []


PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 3,
    "has_touch": True,
    "is_mobile": True,
}


@pytest.mark.parametrize("context_options", [PHONE], ids=["phone"])
def test_the_whole_visit_goes_by_touch_on_a_phone(visitor):
    page = visitor.page
    visitor.open()
    page.get_by_role("link", name="Customer experience maturity").tap()
    page.wait_for_url("**/cx-maturity/")
    answered = 0
    while not check_heading(visitor).is_visible():
        assert not wider_than_the_window(visitor)
        for question in questions(visitor).all():
            answered += 1
            if question.get_by_role("textbox").count():
                question.get_by_role("textbox").fill("Some words")
                continue
            question.locator("label").last.tap()
            expect(question.get_by_role("radio").last).to_be_checked()
        tell_about_oneself(visitor)
        page.get_by_role("button", name="Continue").tap()
        expect(page.locator(":focus")).to_have_role("heading")
    assert answered == 21
    tell_about_oneself(visitor)
    page.get_by_role("button", name="See your result").tap()
    expect(result_heading(visitor)).to_be_focused(timeout=60_000)
    expect(page.get_by_role("article")).to_contain_text("21 of 21 questions answered")
    assert not wider_than_the_window(visitor)
    answers = page.get_by_role("region", name="Your answers").locator("details").first
    expect(answers.get_by_role("table")).to_be_hidden()
    answers.locator("summary").tap()
    expect(answers.get_by_role("table")).to_be_visible()
    assert not wider_than_the_window(visitor)


def test_leaving_asks_first_only_when_there_are_answers_to_lose(visitor):
    page, asked = visitor.page, []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=1)
    until_saved(visitor)
    site = page.get_by_role("navigation", name="Site")
    site.get_by_role("link", name="Privacy").click()
    expect(page).to_have_url(visitor.host.url + "privacy/")
    assert asked == []

    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error() }")
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=1)
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_be_visible()
    with page.expect_event("dialog"):
        site.get_by_role("link", name="Privacy").click(no_wait_after=True)
    expect(page).to_have_url(visitor.host.url + CHECKLIST)
    assert asked == ["beforeunload"]
    expect(questions(visitor).first.get_by_role("radio").first).to_be_checked()

    page.remove_listener("dialog", stay)
    page.on("dialog", lambda dialog: dialog.accept())
    site.get_by_role("link", name="Privacy").click()
    expect(page).to_have_url(visitor.host.url + "privacy/")


@pytest.mark.parametrize("forgiven", [["status of 405"]])
def test_the_watch_over_a_visit_sees_what_is_sent(visitor):
    """The other tests rest on it: neither a beacon nor a query to the site itself goes unseen."""
    visitor.open()
    with visitor.page.expect_event("console"):  # the host's refusal
        visitor.page.evaluate("navigator.sendBeacon('./', 'an answer')")
    visitor.page.evaluate("fetch('./?answer=yes').then(response => response.text())")
    home = visitor.host.url
    assert visitor.sent == [f"POST {home}"]
    assert visitor.strays == [f"{home}?answer=yes"]
    assert visitor.host.strays == ["/inkbubble/", "/inkbubble/?answer=yes"]
    visitor.sent.clear()
    visitor.strays.clear()


def _tab_to(page, target):
    """Press Tab until the element has the focus, as someone without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => document.activeElement === element"):
            return
    raise AssertionError("the element can't be reached by the Tab key")
