"""What a visitor does, by roles and labels."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor

CHECKLIST = "proactive-engagement/"
MATURITY = "cx-maturity/"


def questions(visitor: Visitor) -> Locator:
    """The questions of the step that is shown."""
    return visitor.page.get_by_role("main").get_by_role("group").filter(visible=True)


def answer_step(visitor: Visitor, pick: int, at_most: int | None = None) -> int:
    """Choose the option at position *pick* in each question of this step; how many there were."""
    asked = questions(visitor).all()[:at_most]
    for question in asked:
        question.get_by_role("radio").nth(pick).check()
    return len(asked)


def answer_all(visitor: Visitor, pick: int) -> int:
    """Answer every question alike and go on to the check step; how many there were."""
    answered = 0
    while not check_heading(visitor).is_visible():
        answered += answer_step(visitor, pick)
        go_on(visitor)
    return answered


def go_on(visitor: Visitor) -> None:
    """Choose Continue, and wait for the heading of the next step to have the focus."""
    visitor.page.get_by_role("button", name="Continue").click()
    expect(visitor.page.locator(":focus")).to_have_role("heading")


def check_heading(visitor: Visitor) -> Locator:
    """The heading of the step that lists all answers."""
    return visitor.page.get_by_role("heading", name="Check your responses")


def see_result(visitor: Visitor) -> Locator:
    """Ask for the result, and wait for its heading, which then has the focus."""
    visitor.page.get_by_role("button", name="See your result").first.click()
    heading = visitor.page.get_by_role("article").get_by_role("heading", level=1)
    expect(heading).to_be_focused(timeout=60_000)
    return heading
