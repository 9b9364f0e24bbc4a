"""Every page and the report: no violation that axe can find, nothing wider than a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import CHECKLIST, MATURITY, answer_all, answer_step, see_result
from tests.conftest import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
PAGES = ["", CHECKLIST, MATURITY, CHECKLIST + "about/", MATURITY + "about/", "privacy/", "editors/"]
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}},
}
every_look = pytest.mark.parametrize("context_options", LOOKS.values(), ids=LOOKS)


def violations(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    return [(v["id"], [node["target"] for node in v["nodes"]]) for v in found]


def wider_than_the_window(page):
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@every_look
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_violation_and_fits(visitor, address):
    visitor.open(address)
    assert violations(visitor.page) == []
    assert not wider_than_the_window(visitor.page)


@every_look
@pytest.mark.parametrize("address", [CHECKLIST, MATURITY])
def test_the_check_step_and_the_reports_have_no_violation_and_fit(visitor, address):
    visitor.open(address)
    answer_step(visitor, pick=0)
    visitor.page.goto(visitor.page.url.partition("#")[0] + "#check")
    expect(visitor.page.get_by_role("heading", name="Check your responses")).to_be_visible()
    assert violations(visitor.page) == []
    see_result(visitor)
    assert_sound_report(visitor.page)
    visitor.open(address)
    answer_all(visitor, pick=1)
    see_result(visitor)
    assert_sound_report(visitor.page)


def assert_sound_report(page):
    for summary in page.get_by_role("article").locator("summary").all():
        summary.click()
    assert violations(page) == []
    assert not wider_than_the_window(page)
