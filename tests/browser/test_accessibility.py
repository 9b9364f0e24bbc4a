"""Every page and every view of it: no violation that axe can find, nothing wider than a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    INSTRUMENTS,
    LIFECYCLE,
    REQUIREMENTS,
    answer_step,
    engine_files,
    go_on,
    go_to_check,
    result_heading,
    see_result,
    tick_all,
    wider_than_the_window,
)
from tests.conftest import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
PAGES = [
    "",
    *INSTRUMENTS,
    *(f"{address}{page}/" for address in INSTRUMENTS for page in ("about", "worksheet")),
    "overview/",
    "team/",
    "privacy/",
    "editors/",
    "asking/",
    "sharing/",
    "performance/",
    "about/",
    "rebuilding/",
    "faults/",
    "proofs/",
    "offline/",
]
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
FIND = """(rules) => axe.run(rules ? { runOnly: rules } : {}).then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]))"""
# All that the dark look changes is colours.
RULES = {"dark": ["color-contrast"]}

on_the_phone = pytest.mark.parametrize("context_options", [LOOKS["phone"]], ids=["phone"])


def assert_sound(visitor):
    """What is shown now has no violation and fits, in every look; the window keeps its size."""
    page, own_size = visitor.page, visitor.page.viewport_size
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    for look, options in LOOKS.items():
        page.emulate_media(color_scheme=options["color_scheme"])
        page.set_viewport_size(options["viewport"])
        assert page.evaluate(FIND, RULES.get(look)) == [], look
        assert not wider_than_the_window(visitor), look
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(own_size)


def assert_sound_report(visitor):
    """The report with everything unfolded, in each view of its gaps if it has any."""
    report = visitor.page.get_by_role("article")
    report.locator("details").evaluate_all("(every) => every.forEach((one) => (one.open = true))")
    views = report.get_by_role("radio").all()
    for view in views:
        view.check()
        assert_sound(visitor)
    if not views:
        assert_sound(visitor)


def test_the_list_of_pages_is_whole(host):
    indexes = host.folder.rglob("index.html")
    assert {index.parent.relative_to(host.folder).as_posix() for index in indexes} == {
        page.rstrip("/") or "." for page in PAGES
    }


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_violation_and_fits(visitor, address):
    visitor.open(address)
    assert_sound(visitor)


@pytest.mark.parametrize("forgiven", [["status of 404"]])
def test_the_page_for_unknown_addresses_has_no_violation_and_fits(visitor):
    visitor.open("no/such/page/")
    assert_sound(visitor)
    visitor.strays.clear()  # as asked for


@on_the_phone
@pytest.mark.parametrize(
    "address", [CHECKLIST, LIFECYCLE, pytest.param(REQUIREMENTS, marks=pytest.mark.long)]
)
def test_the_later_steps_and_the_reports_have_no_violation_and_fit(visitor, address):
    visitor.open(address)
    answer_step(visitor, pick=0, at_most=2)
    go_on(visitor)
    assert_sound(visitor)
    go_to_check(visitor)
    assert_sound(visitor)
    see_result(visitor)
    assert_sound_report(visitor)
    tick_all(visitor, pick=1)
    go_to_check(visitor)
    see_result(visitor)
    assert_sound_report(visitor)


@on_the_phone
@pytest.mark.parametrize("forgiven", [["engine", "Failed to load resource"]])
def test_the_wait_and_the_failure_have_no_violation_and_fit(visitor):
    page, held = visitor.page, []
    page.route("**/" + engine_files(visitor.host)["python.zip"], lambda route: held.append(route))
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=1)
    page.get_by_role("button", name="See your result").click()
    expect(page.get_by_role("heading", name="Your result is on its way")).to_be_focused()
    assert_sound(visitor)
    assert not result_heading(visitor).is_visible()
    held[0].abort()
    told = page.get_by_role("heading", name="Your result could not be worked out")
    expect(told).to_be_focused()
    assert_sound(visitor)
