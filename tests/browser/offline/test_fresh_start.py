"""After one complete visit the host is gone and the browser started anew: everything works."""

import itertools
import re

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Visitor
from tests.browser.host import serve
from tests.browser.offline.conftest import READY
from tests.browser.visiting import (
    CHECKLIST,
    INSTRUMENTS,
    finish,
    go_to_check,
    see_result,
    tick_all,
    until_ready,
)
from tests.conftest import ALONE, PREFIX
from toolchain import browser as chromium

PAGES = ("", "overview/", "team/", "privacy/", "about/", "editors/", "offline/")


def start(browser: Browser, profile) -> BrowserContext:
    """A browser of this profile, as after a restart of the machine."""
    found = chromium.find()
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=str(found.executable), args=[*found.arguments, ALONE]
    )
    context.set_default_timeout(30_000)
    return context


@pytest.fixture
def visitor(browser, site_folder, tmp_path):
    """A visitor who has given one answer, and comes back when the host is gone."""
    with serve(site_folder, PREFIX) as host:
        context = start(browser, tmp_path)
        first = Visitor(context.pages[0], host)
        first.open(CHECKLIST)
        first.page.get_by_role("radio").first.check()
        until_ready(first)
        expect(first.page.get_by_text(READY)).to_be_visible(timeout=60_000)
        context.close()
    context = start(browser, tmp_path)
    again = Visitor(context.pages[0], host)
    again.watch(context)
    yield again
    context.close()
    assert again.complaints == []
    assert again.sent == []
    assert again.strays == []


EXPORTS = (
    "Whole report (HTML)",
    "Answers (JSON)",
    "Answers (CSV)",
    "Codebook (CSV)",
    "Report (Markdown)",
)


def take_along(visitor, folder):
    """Save everything there is to save; the files by what the buttons call them."""
    saved = {}
    for name in EXPORTS:
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name=name).first.click()
        saved[name] = folder / download.value.suggested_filename
        download.value.save_as(saved[name])
    return saved


def test_the_whole_site_works_in_a_fresh_browser_without_a_host(visitor, tmp_path_factory):
    page = visitor.page
    for address in PAGES:
        visitor.open(address)
        expect(page.get_by_text(READY)).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    for instrument, part in itertools.product(INSTRUMENTS, ("about/", "worksheet/")):
        visitor.open(instrument + part)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    for instrument in INSTRUMENTS:
        visitor.open(instrument)
        tick_all(visitor, pick=0)
        go_to_check(visitor)
        see_result(visitor)

    files = take_along(visitor, tmp_path_factory.mktemp("taken"))
    finish(visitor)
    page.get_by_role("button", name="Send your answers as a link").click()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_label("The link")).to_have_value(re.compile("#="))

    visitor.open("overview/")
    whole = page.get_by_role("button", name="See the whole report").first
    whole.click(timeout=60_000)
    expect(page.get_by_role("article").filter(visible=True)).to_be_visible(timeout=60_000)

    visitor.open("team/")
    taken = [files["Whole report (HTML)"], files["Answers (JSON)"]]
    page.get_by_role("button", name="Files").set_input_files(taken)
    expect(page.get_by_text("Files read: 2")).to_be_visible(timeout=60_000)
