"""What a visitor does, by roles and labels."""

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.conftest import Visitor
from tests.browser.host import Host

CHECKLIST = "proactive-engagement/"
MATURITY = "cx-maturity/"
PLANNER = "proactive-contact-planner/"
LIFECYCLE = "engagement-lifecycle/"
REQUIREMENTS = "continuous-engagement/"
INSTRUMENTS = (CHECKLIST, PLANNER, MATURITY, LIFECYCLE, REQUIREMENTS)


def questions(visitor: Visitor) -> Locator:
    """The questions of the step that is shown: groups with something to choose or fill in."""
    page = visitor.page
    answer = page.get_by_role("radio").or_(page.get_by_role("checkbox"))
    answer = answer.or_(page.get_by_role("textbox")).or_(page.get_by_role("spinbutton"))
    return page.get_by_role("main").get_by_role("group").filter(visible=True, has=answer)


def answer_step(visitor: Visitor, pick: int, at_most: int | None = None) -> int:
    """Choose the option at position *pick* in each question of this step; how many there were."""
    asked = questions(visitor).all()[:at_most]
    for question in asked:
        radios = question.get_by_role("radio")
        if radios.count():
            radios.nth(pick).check()
        else:
            question.get_by_role("textbox").fill("Some words")
    return len(asked)


def answer_all(visitor: Visitor, pick: int) -> int:
    """Answer every question alike and go on to the check step; how many there were."""
    answered = 0
    while not check_heading(visitor).is_visible():
        answered += answer_step(visitor, pick)
        tell_about_oneself(visitor)
        go_on(visitor)
    tell_about_oneself(visitor)
    return answered


def tick_all(visitor: Visitor, pick: int) -> None:
    """Answer every question alike at once, for tests that are not about answering.

    What is asked about the visitor is filled in as well, since the result waits for it.
    """
    visitor.page.get_by_role("main").locator("fieldset[data-item]").evaluate_all(
        """(asked, pick) => asked.forEach((one) => {
             const options = one.querySelectorAll("input");
             if (options.length) options[pick].click();
             else one.querySelector("textarea").value = "Some words";
           })""",
        pick,
    )
    visitor.page.locator("form [required]").evaluate_all(
        """(fields) => fields.forEach((field) => {
             if (field.type === "checkbox") field.click();
             else field.value = field.type === "email" ? "me@example.org" : "Some words";
           })"""
    )


def tell_about_oneself(visitor: Visitor) -> None:
    """Fill in what this step asks about the visitor, if it does, and tick what must be."""
    for field in visitor.page.get_by_role("main").locator("[required]").filter(visible=True).all():
        kind = field.get_attribute("type")
        if kind == "checkbox":
            field.check()
        else:
            field.fill("me@example.org" if kind == "email" else "Some words")


def go_on(visitor: Visitor) -> None:
    """Choose Continue, and wait for the heading of the next step to have the focus."""
    visitor.page.get_by_role("button", name="Continue").click()
    expect(visitor.page.locator(":focus")).to_have_role("heading")


def go_to(visitor: Visitor, fragment: str) -> None:
    """Go to another fragment of the page's address, as by a link."""
    visitor.page.goto(visitor.page.url.partition("#")[0] + fragment)


def check_heading(visitor: Visitor) -> Locator:
    """The heading of the step that lists all answers."""
    return visitor.page.get_by_role("heading", name="Check your responses")


def go_to_check(visitor: Visitor) -> None:
    """Go straight to the step that lists all answers."""
    go_to(visitor, "#check")
    expect(check_heading(visitor)).to_be_visible()


def see_result(visitor: Visitor) -> Locator:
    """Ask for the result, and wait for its heading, which then has the focus."""
    press_see_result(visitor)
    heading = result_heading(visitor)
    expect(heading).to_be_focused(timeout=60_000)
    until_whole(visitor)
    return heading


def press_see_result(visitor: Visitor) -> None:
    """Press the button that asks for the result, whichever the step has.

    While a step is just coming up, the button found may be that of the step before, which then
    goes: the one that is there by then is pressed.
    """
    button = visitor.page.get_by_role("button", name="See your result").first
    try:
        button.click(timeout=5_000)
    except TimeoutError:
        button.click()


def until_whole(visitor: Visitor) -> None:
    """Wait until the later blocks of the report are there, too."""
    last = visitor.page.get_by_role("article").locator(".take-along")
    expect(last).to_be_attached(timeout=20_000)


def result_heading(visitor: Visitor) -> Locator:
    """The first heading of the report."""
    return visitor.page.get_by_role("article").get_by_role("heading", level=1)


def until_ready(visitor: Visitor) -> None:
    """Wait until the page says that it can work out a result."""
    ready = visitor.page.get_by_text("Ready to work out your result")
    expect(ready).to_be_visible(timeout=60_000)


def wider_than_the_window(visitor: Visitor) -> bool:
    """Whether what is shown has to be scrolled sideways."""
    wider: bool = visitor.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wider


def engine_files(host: Host) -> dict[str, str]:
    """The names of the engine's files on the host, by what they are called in its list."""
    manifest = json.loads(next(host.folder.glob("assets/engine-*/engine.json")).read_text())
    return {name: entry["url"] for name, entry in manifest["files"].items()}


def until_saved(visitor: Visitor) -> None:
    """Wait until the page says that all that was given is on the device."""
    expect(visitor.page.locator("[data-saved=saved]")).to_be_visible(timeout=10_000)


def finish(visitor: Visitor) -> None:
    """Finish the assessment whose report is shown."""
    visitor.page.get_by_role("button", name="Finish this assessment").click()
    expect(visitor.page.get_by_text("Finished on")).to_be_visible()


def delete_from_overview(page: Page, name: str = "Delete …") -> None:
    """Delete in the overview, after the question that is asked first."""
    page.get_by_role("button", name=name).first.click(timeout=60_000)
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()


def choose_file(visitor: Visitor, file: Path | dict[str, object]) -> None:
    """Open a saved file in the overview."""
    visitor.open("overview/")
    visitor.page.get_by_label("Open saved files").set_input_files(file)  # type: ignore[arg-type]
