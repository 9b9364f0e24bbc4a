"""The paper twin: a page to print, and one key for each answer to enter it once it is filled."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import assert_sound
from tests.browser.visiting import CHECKLIST, check_heading, go_to_check, see_result, tick_all

ENTRY = "Enter a filled worksheet"
KIND = "What kind of boat is it?"


def enter(visitor, address):
    """From the worksheet to the entry of it."""
    visitor.open(f"{address}worksheet/")
    visitor.page.get_by_role("link", name=ENTRY).click()
    expect(visitor.page.get_by_role("heading", name=ENTRY)).to_be_focused()


def press(visitor, *keys):
    for key in keys:
        visitor.page.keyboard.press(key)


def current(visitor):
    """The question that the next key answers."""
    return visitor.page.locator("fieldset[aria-current=true]")


def answers(visitor):
    """What the form holds."""
    return visitor.page.locator("main form").first.evaluate(
        "form => [...new FormData(form)].filter(([, value]) => value)"
    )


def test_thirty_keys_enter_thirty_answers_and_lead_to_the_report_that_clicks_lead_to(visitor):
    enter(visitor, CHECKLIST)
    press(visitor, *(["1"] * 29), "2")
    expect(check_heading(visitor)).to_be_focused()
    keyed = answers(visitor)
    band = see_result(visitor).text_content()
    expect(visitor.page.get_by_role("article")).to_contain_text("30 of 30 questions answered")
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.open(CHECKLIST)
    tick_all(visitor, pick=0)
    visitor.page.get_by_role("main").locator("fieldset").last.locator("input").last.evaluate(
        "(no) => no.click()"
    )
    go_to_check(visitor)
    assert answers(visitor) == keyed
    assert see_result(visitor).text_content() == band


def test_keys_go_back_leave_open_and_tell_what_was_entered(visitor):
    enter(visitor, CHECKLIST)
    told = visitor.page.get_by_role("region", name=ENTRY).get_by_role("status")
    press(visitor, "1", "2")
    expect(told).to_have_text("2. No")
    expect(current(visitor)).to_contain_text("3.")
    press(visitor, "Backspace", "ArrowUp")
    expect(current(visitor)).to_contain_text("1.")
    expect(current(visitor).get_by_role("radio", name="Yes")).to_be_focused()
    press(visitor, ".")
    expect(told).to_have_text("1. not answered")
    press(visitor, "ArrowDown")
    expect(told).to_have_text("2. No")
    expect(current(visitor)).to_contain_text("3.")
    assert len(answers(visitor)) == 1
    visitor.page.get_by_role("link", name="Go there now").click()
    expect(
        visitor.page.get_by_role("heading", name="Questions without an answer: 29")
    ).to_be_focused()


@pytest.mark.site("every_way")
class TestEveryWay:
    """The keys of the other ways of asking."""

    def test_conditions_several_options_numbers_and_texts(self, visitor):
        page = visitor.page
        enter(visitor, "every-way/")
        press(visitor, "1")
        expect(current(visitor)).to_contain_text("Are there paddles?")
        press(visitor, "2")
        expect(current(visitor)).to_contain_text("What is aboard?")
        press(visitor, "1", "2", "3", "Enter")
        expect(current(visitor)).to_contain_text("What is aboard?")  # more than two
        press(visitor, "2", "Enter", *"13", "Enter")
        expect(current(visitor)).to_contain_text("How many people")  # more than twelve
        press(visitor, "Backspace", "Enter", *"2.5", "Enter", *"Ada 2.", "Enter")
        expect(current(visitor)).to_contain_text("Where does the trip go?")
        press(visitor, "Backspace")
        expect(page.get_by_role("textbox", name="What is the boat called?")).to_be_focused()
        press(visitor, "Enter", *"North.", "Shift+Enter", *"1", "Enter", "1", "2", "3", "1")
        expect(page.get_by_role("heading", name="Questions without an answer")).to_have_count(0)
        expect(check_heading(visitor)).to_be_focused()
        assert answers(visitor) == [
            ["kind", "canoe"],
            ["paddles", "no"],
            ["aboard", "vests"],
            ["aboard", "map"],
            ["people", "1"],
            ["water", "2.5"],
            ["name", "Ada 2."],
            ["plan", "North.\n1"],
            ["steering.calm", "none"],
            ["steering.rough", "begun"],
            ["rowing.calm", "done"],
            ["rowing.rough", "none"],
        ]

    def test_the_mouse_chooses_and_marks_as_well(self, visitor):
        enter(visitor, "every-way/")
        page = visitor.page
        page.get_by_role("group", name=KIND).get_by_text("A ferry").click()
        expect(current(visitor)).to_contain_text(KIND)
        expect(page.get_by_role("group", name="Do you have tickets?")).to_be_visible()

    def test_the_worksheet_and_its_entry_have_no_violation_and_fit(self, visitor):
        visitor.open("every-way/worksheet/")
        assert_sound(visitor)
        enter(visitor, "every-way/")
        assert_sound(visitor)


@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_on_paper_it_is_the_form_and_its_table_and_nothing_to_press(visitor, page_size):
    page = visitor.page
    visitor.open(f"{CHECKLIST}worksheet/")
    page.emulate_media(media="print")
    expect(page.get_by_role("rowheader").filter(has_text="?")).to_have_count(30)
    expect(page.get_by_role("heading", name="Score it by hand")).to_be_visible()
    expect(page.get_by_role("link", name=ENTRY)).to_be_hidden()
    expect(page.get_by_role("navigation")).to_have_count(0)
    assert page.pdf(format=page_size).count(b"/Type /Page\n") <= 3
