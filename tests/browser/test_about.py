"""The page about the site: what it was built from, and the number that names the build."""

import hashlib
import re

import pytest
from playwright.sync_api import expect

from publishing import commit
from tests.conftest import ROOT


def digest_of(host):
    return hashlib.sha256((host.folder / "files.sha256").read_bytes()).hexdigest()


def test_it_shows_the_digest_of_the_build_and_leads_to_all_it_speaks_of(visitor):
    visitor.open()
    visitor.page.get_by_role("contentinfo").get_by_role("link", name="about this site").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("About this site")
    expect(visitor.page.get_by_role("main")).to_contain_text(digest_of(visitor.host))
    sources = commit.find(ROOT)
    told = sources.id if sources else "The commit is not known"
    expect(visitor.page.get_by_role("main")).to_contain_text(told)
    for link in visitor.page.get_by_role("main").get_by_role("link").all():
        assert visitor.host.holds(link.evaluate("(link) => link.href"))
    visitor.page.get_by_role("link", name="How to compare").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Building it again")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no script"])
def test_without_script_it_says_where_to_find_it(visitor):
    visitor.open("about/")
    # Chromium's emulation runs no script but shows no <noscript> either: read the page itself.
    said = visitor.page.locator("noscript").inner_html()
    assert re.search("It is the SHA-256 of the file .*files.sha256", said)
    assert not re.search("[0-9a-f]{64}", visitor.page.get_by_role("main").inner_text())


@pytest.mark.parametrize("forgiven", [["404", "Failed to load resource"]], ids=["lost"])
def test_a_list_that_can_not_be_fetched_is_told(visitor, forgiven):
    visitor.host.spoiled["files.sha256"] = None
    visitor.open("about/")
    expect(visitor.page.get_by_text("It can’t be worked out now")).to_be_visible()
    visitor.host.spoiled.clear()
    visitor.page.reload()
    expect(visitor.page.get_by_role("main")).to_contain_text(digest_of(visitor.host))
