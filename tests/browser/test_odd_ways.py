"""The odd ways through a visit: straight on, back and forward, cleared, offline, half filled in."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_ways_of_asking import asked, fill_in_details, what_is_wrong
from tests.browser.visiting import (
    delete_from_overview,
    finish,
    go_on,
    go_to,
    go_to_check,
    see_result,
    until_ready,
)

pytestmark = pytest.mark.site("every_way")


def ready_for_the_result(visitor, page):
    """Fill in what the result waits for, and stay at the check step."""
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    go_to(visitor, "#details")
    fill_in_details(page)
    go_to_check(visitor)
    page.get_by_label("I have looked over").check()


def test_the_report_is_as_wide_when_it_is_asked_for_beside_a_matrix(visitor, page):
    ready_for_the_result(visitor, page)
    go_to(visitor, "#skills")
    see_result(visitor)
    assert page.get_by_role("article").bounding_box()["width"] > 800


def test_after_clearing_nothing_old_is_complained_about(visitor, page):
    for label in ("Life vests", "A rope", "A map"):
        asked(page, "What is aboard?").get_by_label(label).check()
    go_to(visitor, "#details")
    page.get_by_label("Email", exact=True).fill("ada@example.org")
    page.get_by_label("Email, once more").fill("other@example.org")
    go_to_check(visitor)
    page.get_by_role("button", name="Delete this assessment").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete it all").click()
    expect(page.get_by_role("heading", name="The boat")).to_be_focused()
    ready_for_the_result(visitor, page)
    see_result(visitor)


def test_spaces_are_no_name(visitor, page):
    go_to(visitor, "#details")
    fill_in_details(page)
    page.get_by_label("Skipper").fill("   ")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Skipper")).to_be_focused()
    assert what_is_wrong(page)


def test_a_number_counts_however_the_browser_lets_it_be_written(visitor, page):
    asked(page, "How many people").get_by_role("spinbutton").fill("1e1")
    asked(page, "How much water").get_by_role("spinbutton").fill("0.5")
    ready_for_the_result(visitor, page)
    see_result(visitor)
    expect(page.get_by_role("article")).to_contain_text("10.5 of 62")


def test_going_forward_to_a_step_that_is_not_asked_any_more_leads_on(visitor, page):
    asked(page, "What kind of boat").get_by_label("A ferry").check()
    go_on(visitor)
    expect(page.get_by_role("heading", name="The crossing")).to_be_focused()
    page.go_back()
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    page.go_forward()
    expect(page.get_by_role("heading", name="Skills")).to_be_focused()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="The boat")).to_be_focused()


def test_an_assessment_is_finished_without_a_connection(visitor, page):
    asked(page, "What kind of boat").get_by_label("A canoe").check()
    until_ready(visitor)
    page.context.set_offline(True)
    ready_for_the_result(visitor, page)
    see_result(visitor)
    finish(visitor)


def test_the_overview_opens_the_whole_report_and_keeps_the_focus_in_view(visitor, page):
    ready_for_the_result(visitor, page)
    see_result(visitor)
    visitor.open("overview/")
    page.get_by_role("button", name="See the whole report").click(timeout=60_000)
    report = page.get_by_role("article").filter(visible=True)
    expect(report.get_by_role("heading", level=1)).to_be_focused(timeout=60_000)
    expect(report).to_contain_text("How this was computed")
    page.get_by_role("button", name="Back to your overview").click()
    expect(page.get_by_role("button", name="See the whole report")).to_be_focused()
    delete_from_overview(page)
    expect(page.get_by_text("Nothing is kept on this device yet.")).to_be_visible()
    expect(page.get_by_role("heading", name="Your overview")).to_be_focused()
