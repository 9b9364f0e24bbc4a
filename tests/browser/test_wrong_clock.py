"""A device whose clock is wrong, or goes back: nothing is lost, and no page says nonsense."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.visiting import (
    CHECKLIST,
    answer_step,
    finish,
    go_on,
    questions,
    see_result,
    tick_all,
    until_saved,
)

WAIT = 60_000
NONSENSE = re.compile(r"NaN|Invalid|undefined|null|Infinity|-\d+ (?:day|month|year)|\b0000")


def set_clock(visitor: Visitor, moment: str) -> None:
    """What the device takes for the present; its clock then stands still, timers go on."""
    visitor.page.clock.set_fixed_time(moment)


def assert_sense(page: Page) -> None:
    said = page.locator("body").inner_text()
    assert not NONSENSE.search(said), NONSENSE.search(said)


def test_results_of_impossible_days_have_their_places_in_the_history(visitor: Visitor) -> None:
    page = visitor.page
    set_clock(visitor, "1970-01-01T12:00")
    visitor.open(CHECKLIST)
    tick_all(visitor, 1)
    see_result(visitor)
    finish(visitor)
    expect(page.get_by_text("Finished on 1 January 1970")).to_be_visible()

    set_clock(visitor, "2099-05-01T12:00")
    page.get_by_role("button", name="Start a new one from its answers").click()
    questions(visitor).first.get_by_role("radio").first.check()
    until_saved(visitor)
    see_result(visitor)
    history = page.get_by_role("region", name="How it changed")
    expect(history).to_contain_text("1 January 1970", timeout=WAIT)
    expect(history).to_contain_text("2099")
    assert_sense(page)
    finish(visitor)
    expect(page.get_by_text("Finished on 1 May 2099")).to_be_visible()
    set_clock(visitor, "2026-11-25T12:00")

    with page.expect_download() as made:
        page.get_by_role("button", name="Answers (JSON)").click()
    file = made.value.path()
    assert json.loads(file.read_text("utf-8"))["date"] == "2099-05-01"
    visitor.open("overview/")
    rows = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Rename"))
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Finished on 1 May 2099")
    expect(rows.last).to_contain_text("Finished on 1 January 1970")
    page.get_by_label("Open saved files").set_input_files(file)
    preview = page.get_by_role("listitem").filter(has_text="A file of answers")
    expect(preview).to_contain_text("its day, 1 May 2099, is still to come", timeout=WAIT)
    assert_sense(page)


@pytest.mark.usefixtures("without_python")
def test_a_clock_that_goes_back_between_two_answers_loses_neither(visitor: Visitor) -> None:
    page = visitor.page
    set_clock(visitor, "2026-11-25T12:00")
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    until_saved(visitor)
    set_clock(visitor, "2001-01-01T00:00")
    go_on(visitor)
    answer_step(visitor, pick=1, at_most=2)
    until_saved(visitor)
    page.close()

    visitor.page = page = page.context.new_page()
    visitor.open(CHECKLIST)
    offer = page.get_by_role("region", name="You have been here before")
    expect(offer).to_contain_text("Answers: 4")
    expect(offer).to_contain_text("Last changed on 1 January 2001")
    offer.get_by_role("button", name="Continue where you left off").click()
    expect(page.get_by_text("4 of 30 answered")).to_be_visible()
    assert_sense(page)


@pytest.mark.parametrize(
    ("context_options", "moment", "day"),
    [
        ({"timezone_id": "Pacific/Kiritimati"}, "2026-11-25T23:30:00Z", "2026-11-26"),
        ({"timezone_id": "Pacific/Honolulu"}, "2026-11-25T01:00:00Z", "2026-11-24"),
    ],
    ids=["far east", "far west"],
)
def test_the_day_is_that_of_the_visitors_own_place(visitor: Visitor, moment: str, day: str) -> None:
    page = visitor.page
    set_clock(visitor, moment)
    visitor.open(CHECKLIST)
    tick_all(visitor, 0)
    see_result(visitor)
    finish(visitor)
    told = f"{int(day[-2:])} November 2026"
    expect(page.get_by_text(f"Finished on {told}")).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text(told)
    with page.expect_download() as made:
        page.get_by_role("button", name="Answers (JSON)").click()
    assert json.loads(made.value.path().read_text("utf-8"))["date"] == day
    assert day in made.value.suggested_filename
