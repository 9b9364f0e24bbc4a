"""A browser takes the site for one that can be installed, on every page and below any path."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.visiting import CHECKLIST
from tests.conftest import ALONE, ROOT
from toolchain import browser as chromium


@pytest.fixture
def own_profile(browser, tmp_path) -> Iterator[BrowserContext]:
    """A browser of one's own: from a private window nothing can be installed."""
    found = chromium.find()
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile",
        executable_path=str(found.executable),
        args=[*found.arguments, ALONE],
    )
    yield context
    context.close()


def test_nothing_keeps_a_browser_from_installing_it(own_profile, host):
    page = own_profile.new_page()
    protocol = own_profile.new_cdp_session(page)
    for address in ("", CHECKLIST, "about/"):
        page.goto(host.url + address)
        assert protocol.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        found = protocol.send("Page.getAppManifest")
        assert found["errors"] == []
        assert found["url"] == f"{host.url}manifest.webmanifest"
        said = found["manifest"]
        assert said["name"] == "Inkbubble"
        assert said["startUrl"] == said["scope"] == host.url
        assert said["display"] == "kStandalone"
        assert {one["sizes"] for one in said["icons"]} == {"192x192", "512x512"}
        assert all(host.holds(one["url"]) for one in said["icons"])


def test_its_colours_are_those_of_the_style_and_it_has_an_icon_to_be_cut_into_any_shape(
    site_folder,
):
    manifest = json.loads((site_folder / "manifest.webmanifest").read_bytes())
    assert manifest["theme_color"] == manifest["background_color"]
    assert f"--paper: {manifest['theme_color']};" in (ROOT / "theme/style/tokens.css").read_text()
    assert [one["purpose"] for one in manifest["icons"]] == ["any", "any", "maskable"]
    assert (site_folder / "index.html").read_text().count('rel="apple-touch-icon"') == 1
