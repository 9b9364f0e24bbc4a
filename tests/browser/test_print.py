"""On paper: the asking page is a form to fill in with a pencil, the result is the report alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    MATURITY,
    answer_step,
    go_on,
    go_to_check,
    questions,
    see_result,
    tick_all,
)

every_assessment = pytest.mark.parametrize(
    ("address", "total"), [(CHECKLIST, 30), (MATURITY, 21)], ids=["checklist", "maturity"]
)

# Notes which parts of the report are unfolded while the browser prints. It has to be added when
# the page listens already, so that the page comes first.
NOTE_WHILE_PRINTING = """() => {
  const unfolded = () =>
    [...document.querySelectorAll("article details")]
      .filter((details) => !details.closest(".print-never"))
      .map((details) => details.open);
  globalThis.unfolded = unfolded;
  addEventListener("beforeprint", () => { globalThis.printed = unfolded(); });
}"""


def assert_nothing_to_press(page):
    for role in ("button", "navigation", "progressbar", "status"):
        expect(page.get_by_role(role)).to_have_count(0)
    expect(page.get_by_role("link", name="Skip to the content")).not_to_be_visible()


def assert_whole_form(visitor, total):
    page = visitor.page
    expect(questions(visitor)).to_have_count(total)
    fields = [q.locator("input, textarea").first for q in questions(visitor).all()]
    assert all(field.is_visible() for field in fields)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    sections = page.locator("section.step:not(.check)").get_by_role("heading", level=2)
    assert sections.count() > 2
    assert all(heading.is_visible() for heading in sections.all())
    expect(page.get_by_role("heading", name="Score it by hand")).to_be_visible()
    expect(page.get_by_role("heading", name="Check your responses")).to_be_hidden()
    assert_nothing_to_press(page)


@every_assessment
def test_the_form_prints_whole_from_whatever_step_is_shown(visitor, address, total):
    page = visitor.page
    visitor.open(address)
    page.emulate_media(media="print")
    assert_whole_form(visitor, total)
    page.emulate_media(media="screen")
    answer_step(visitor, pick=0, at_most=1)
    go_on(visitor)
    page.emulate_media(media="print")
    assert_whole_form(visitor, total)
    page.emulate_media(media="screen")
    go_to_check(visitor)
    page.emulate_media(media="print")
    assert_whole_form(visitor, total)
    answered = page.locator("form").first.evaluate("form => [...new FormData(form).keys()].length")
    assert answered


@every_assessment
def test_the_result_prints_as_the_report_alone_with_every_answer(visitor, address, total):
    page = visitor.page
    visitor.open(address)
    tick_all(visitor, pick=0)
    go_to_check(visitor)
    heading = see_result(visitor)
    report = page.get_by_role("article")
    report.get_by_role("region", name="Your answers").locator("summary").first.click()
    page.evaluate(NOTE_WHILE_PRINTING)
    before = page.evaluate("unfolded()")
    assert before.count(True) == 1

    page.pdf()
    assert page.evaluate("printed") == [True] * len(before)
    assert page.evaluate("unfolded()") == before

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(heading).to_be_visible()
    expect(report.get_by_text(f"{total} of {total} questions answered")).to_be_visible()
    expect(report.locator(".number").first).to_be_visible()
    answers = report.get_by_role("table", name="Your answers").locator("tbody").get_by_role("row")
    expect(answers).to_have_count(total)
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_role("heading", name="Score it by hand")).to_be_hidden()
    expect(page.get_by_role("link", name="Back to the questions")).to_be_hidden()
    assert_nothing_to_press(page)
