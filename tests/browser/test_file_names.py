"""Names of files are words: no name of a chosen file becomes a part of the page."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.test_team import answered, choose, payload

HOSTILE = "<img src=x onerror=document.title=1><script>document.title=1<!--.json"
WAIT = 60_000


def assert_a_word(visitor: Visitor, title: str) -> None:
    page = visitor.page
    expect(page.get_by_role("main")).to_contain_text(HOSTILE)
    expect(page.locator("main img[src=x], main script")).to_have_count(0)
    assert page.title() == title


def test_a_files_name_is_a_word_wherever_it_is_shown(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("overview/")
    title = page.title()
    good, broken = answered("proactive-engagement", 0), '{"format": '
    files = [payload(HOSTILE, good), payload(f"broken {HOSTILE}", broken)]
    page.get_by_label("Open saved files").set_input_files(files)
    expect(page.get_by_role("button", name="Bring in")).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("alert").filter(has_text=f"broken {HOSTILE}")).to_be_visible()
    assert_a_word(visitor, title)

    visitor.open("team/")
    title = page.title()
    choose(visitor, *files)
    page.locator(".left-out summary").click()
    expect(page.locator(".left-out")).to_contain_text(f"broken {HOSTILE}")
    assert_a_word(visitor, title)
    place = page.locator("[data-team=proactive-engagement]")
    with page.expect_download() as made:
        place.get_by_role("button", name="This view (HTML)").click()
    saved = made.value.path().read_text("utf-8")
    assert "&lt;img src=x" in saved
    assert "<img" not in saved
    assert "<script" not in saved
