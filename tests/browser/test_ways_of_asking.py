"""Every way of asking, as a visitor meets it: boxes, numbers, texts, tables, conditions."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import assert_sound, assert_sound_report, on_the_phone
from tests.browser.visiting import (
    check_heading,
    finish,
    go_on,
    go_to,
    go_to_check,
    press_see_result,
    see_result,
)

pytestmark = pytest.mark.site("every_way")


def asked(page, stem):
    return page.get_by_role("group", name=stem)


def fill_in_details(page):
    page.get_by_label("Skipper").fill("Ada")
    page.get_by_label("Email", exact=True).fill("ada@example.org")
    page.get_by_label("Email, once more").fill("ada@example.org")
    page.get_by_label("Nobody who steers").check()


def what_is_wrong(page):
    """What the browser tells of the field that has the focus."""
    return page.evaluate("document.activeElement.validationMessage")


def test_a_condition_shows_and_hides_questions_and_whole_parts(page):
    parts = page.get_by_role("navigation", name="Parts")
    expect(asked(page, "Does the engine run?")).to_be_visible()
    expect(asked(page, "Are there paddles?")).to_be_hidden()
    expect(parts.get_by_role("link", name="The crossing")).to_be_hidden()
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    expect(asked(page, "Does the engine run?")).to_be_hidden()
    asked(page, "Are there paddles?").get_by_label("Yes").check()
    expect(asked(page, "Is there a spare one?")).to_be_visible()
    asked(page, "What kind of boat").get_by_label("A ferry").check()
    expect(asked(page, "Is there a spare one?")).to_be_hidden()
    expect(parts.get_by_role("link", name="The crossing")).to_be_visible()


def test_a_hidden_answer_is_kept_but_neither_listed_nor_counted(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    asked(page, "Are there paddles?").get_by_label("Yes").check()
    asked(page, "What kind of boat").get_by_label("A ferry").check()
    expect(page.get_by_text("1 of 13 answered")).to_be_visible()
    go_to_check(visitor)
    expect(page.get_by_role("term").filter(has_text="What kind of boat")).to_be_visible()
    expect(page.get_by_role("term").filter(has_text="Are there paddles?")).to_have_count(0)
    go_to(visitor, "#boat")
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    expect(asked(page, "Are there paddles?").get_by_label("Yes")).to_be_checked()


def test_a_part_that_is_not_asked_is_passed_over(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    go_on(visitor)
    expect(page.get_by_role("heading", name="Skills")).to_be_focused()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="The boat")).to_be_focused()


def test_too_many_boxes_are_told_of_and_one_that_stands_alone_clears_the_others(page):
    boxes = asked(page, "What is aboard?")
    for label in ("Life vests", "A rope", "A map"):
        boxes.get_by_label(label).check()
    page.get_by_role("button", name="Continue").click()
    expect(boxes.get_by_label("Life vests")).to_be_focused()
    assert what_is_wrong(page) == "Choose 2 at most."
    boxes.get_by_label("Nothing of this").check()
    expect(boxes.get_by_label("A rope")).not_to_be_checked()
    boxes.get_by_label("A map").check()
    expect(boxes.get_by_label("Nothing of this")).not_to_be_checked()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="The boat")).to_be_hidden()


@pytest.mark.parametrize(
    ("stem", "wrong", "right"),
    [
        ("How many people", "13", "12"),
        ("How many people", "1.5", "2"),
        ("How much water", "-1", "0"),
        ("How much water", "7.25", "7.2"),
    ],
)
def test_a_number_out_of_bounds_keeps_the_visitor_at_its_field(page, stem, wrong, right):
    field = asked(page, stem).get_by_role("spinbutton")
    field.fill(wrong)
    page.get_by_role("button", name="Continue").click()
    expect(field).to_be_focused()
    assert what_is_wrong(page)
    field.fill(right)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="The boat")).to_be_hidden()


def test_a_text_takes_no_more_than_its_length(page):
    field = asked(page, "What is the boat called?").get_by_role("textbox")
    field.press_sequentially("x" * 25)
    expect(field).to_have_value("x" * 20)


def test_the_result_counts_and_tells_all_kinds_of_answers(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    asked(page, "Are there paddles?").get_by_label("No").check()
    boxes = asked(page, "What is aboard?")
    boxes.get_by_label("Life vests").check()
    boxes.get_by_label("A map").check()
    asked(page, "How many people").get_by_role("spinbutton").fill("2")
    asked(page, "How much water").get_by_role("spinbutton").fill("28.5")
    asked(page, "Where does the trip go?").get_by_role("textbox").fill("<b>North</b>\nand back")
    go_to(visitor, "#details")
    fill_in_details(page)
    go_to_check(visitor)
    listed = page.get_by_role("definition")
    expect(listed.filter(has_text="Life vests, A map")).to_be_visible()
    expect(listed.filter(has_text="28.5 litres")).to_be_visible()
    page.get_by_label("I have looked over all answers.").check()
    expect(see_result(visitor)).to_have_text("Ashore")
    report = page.get_by_role("article")
    expect(report).to_contain_text("Take less along")
    expect(report).to_contain_text("Bring paddles.")
    expect(report).to_contain_text("30.5")
    expect(report).not_to_contain_text("Ada")


def test_the_result_waits_for_details_statement_and_review(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    page.get_by_role("button", name="See your result").click()
    expect(page.get_by_label("Skipper")).to_be_focused()
    expect(page.get_by_text("These details stay on this device.")).to_be_visible()
    fill_in_details(page)
    page.get_by_label("Email, once more").fill("ada@example.com")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Email, once more")).to_be_focused()
    assert what_is_wrong(page) == "This differs from the address above."
    page.get_by_label("Email, once more").fill("ada@example.org")
    page.get_by_label("Nobody who steers").uncheck()
    go_to(visitor, "#result")
    expect(page.get_by_label("Nobody who steers")).to_be_focused()
    page.get_by_label("Nobody who steers").check()
    page.get_by_label("Show these details").check()
    page.get_by_role("button", name="Continue").click()
    press_see_result(visitor)
    expect(page.get_by_label("I have looked over all answers.")).to_be_focused()
    page.get_by_label("I have looked over all answers.").check()
    see_result(visitor)
    expect(page.get_by_role("article")).to_contain_text("Ada")


def test_a_matrix_is_a_table_whose_cells_name_their_row_and_column(visitor, page):
    go_to(visitor, "#skills")
    table = page.get_by_role("table", name="Skills")
    expect(table.get_by_role("columnheader", name="Rough water")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Steering")).to_be_visible()
    cell = table.get_by_role("group", name="Steering: Rough water")
    cell.get_by_role("radio", name="Nothing yet").focus()
    page.keyboard.press("ArrowDown")
    expect(cell.get_by_role("radio", name="Begun")).to_be_checked()
    page.keyboard.press("Tab")
    expect(cell.get_by_role("button", name="Add a note")).to_be_focused()
    page.keyboard.press("Tab")
    following = table.get_by_role("group", name="Rowing: Calm water")
    expect(following.get_by_role("radio", name="Nothing yet")).to_be_focused()


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
def test_on_a_phone_a_matrix_is_one_question_after_the_other(visitor, page):
    go_to(visitor, "#skills")
    first = asked(page, "Steering: Calm water").bounding_box()
    second = asked(page, "Steering: Rough water").bounding_box()
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] <= second["y"]
    asked(page, "Steering: Rough water").get_by_text("Done").click()
    expect(asked(page, "Steering: Rough water").get_by_label("Done")).to_be_checked()


def test_wanted_states_show_beside_the_current_ones_and_on_the_report(visitor, page):
    go_to(visitor, "#skills")
    for group in page.get_by_role("table").get_by_role("group").all():
        group.get_by_label("Begun").check()
    go_to(visitor, "#targets")
    expect(page.get_by_role("main")).to_contain_text("Now: Begun")
    page.get_by_label("Rowing: Rough water").select_option("Done")
    page.get_by_label("Load").fill("10")
    go_to(visitor, "#details")
    fill_in_details(page)
    go_to_check(visitor)
    page.get_by_label("I have looked over").check()
    see_result(visitor)
    report = page.get_by_role("article")
    expect(report.get_by_role("heading", name="Where you want to be")).to_be_visible()


def test_who_wants_only_the_current_state_is_never_asked_for_more(visitor, page):
    go_to(visitor, "#targets")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Who asks")).to_be_focused()
    fill_in_details(page)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("I have looked over").check()
    see_result(visitor)
    expect(page.get_by_role("heading", name="Where you want to be")).to_be_hidden()


def test_clearing_asks_first_says_what_is_lost_and_clears_everything(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    asked(page, "How many people").get_by_role("spinbutton").fill("2")
    go_to(visitor, "#targets")
    page.get_by_label("Load").fill("10")
    go_to(visitor, "#details")
    page.get_by_label("Skipper").fill("Ada")
    go_to_check(visitor)
    page.get_by_role("button", name="Delete this assessment").click()
    question = page.get_by_role("dialog", name="Delete this assessment?")
    for line in ("answers: 2", "wanted states: 1", "entries about you: 1"):
        expect(question).to_contain_text(line)
    question.get_by_role("button", name="Go back").click()
    expect(check_heading(visitor)).to_be_visible()
    expect(page.get_by_text("2 of 11 answered")).to_be_visible()
    page.get_by_role("button", name="Delete this assessment").click()
    question.get_by_role("button", name="Delete it all").click()
    expect(page.get_by_role("heading", name="The boat")).to_be_focused()
    expect(page.get_by_text("0 of 11 answered")).to_be_visible()
    go_to(visitor, "#details")
    expect(page.get_by_label("Skipper")).to_have_value("")


def test_what_is_kept_stands_in_the_overview_and_can_be_deleted(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    boxes = asked(page, "What is aboard?")
    boxes.get_by_label("Life vests").check()
    go_to(visitor, "#details")
    fill_in_details(page)
    go_to_check(visitor)
    page.get_by_label("I have looked over").check()
    see_result(visitor)
    visitor.open("overview/")
    expect(page.get_by_role("article")).to_contain_text("Every way of asking", timeout=60_000)
    with page.expect_download() as made:
        page.get_by_role("button", name="Save as a file").click()
    saved = json.loads(made.value.path().read_text("utf-8"))
    assert saved["responses"] == {"kind": "canoe", "aboard": ["vests"]}
    page.get_by_role("button", name="Delete …").click()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("Every way of asking")
    question.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nothing is kept on this device yet.")).to_be_visible()


@on_the_phone
def test_every_view_has_no_violation_and_fits(visitor, page):
    asked(page, "What kind of boat").get_by_label("A ferry").check()
    assert_sound(visitor)
    for fragment in ("#crossing", "#skills", "#targets", "#details"):
        go_to(visitor, fragment)
        assert_sound(visitor)
    fill_in_details(page)
    page.get_by_label("Show these details").check()
    go_to(visitor, "#crossing")
    for stem in ("Do you have tickets?", "Is there room"):
        asked(page, stem).get_by_label("No").check()
    go_to(visitor, "#skills")
    for stem in ("Steering: Calm water", "Rowing: Rough water"):
        asked(page, stem).get_by_role("radio", name="Done").check(force=True)
    go_to(visitor, "#targets")
    page.get_by_label("Rowing: Rough water").select_option("Begun")
    go_to_check(visitor)
    assert_sound(visitor)
    page.get_by_role("button", name="Delete this assessment").click()
    assert_sound(visitor)
    page.get_by_role("dialog").get_by_role("button", name="Go back").click()
    page.get_by_label("I have looked over").check()
    see_result(visitor)
    assert_sound_report(visitor)
    finish(visitor)
    assert_sound(visitor)
    visitor.open("overview/")
    expect(page.get_by_role("article")).to_be_visible(timeout=60_000)
    assert_sound(visitor)
