"""A visitor with a browser, on the built site, watched: what leaves is caught."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.host import Host, serve
from tests.conftest import PREFIX


@pytest.fixture
def host(site_folder: Path) -> Iterator[Host]:
    """The built site on a host like GitHub Pages, below a sub-path."""
    with serve(site_folder, PREFIX) as started:
        yield started


@dataclass
class Visitor:
    """A browser window on the site, and what it said and asked for."""

    page: Page
    host: Host
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> None:
        """Go to an address of the site and wait until it has loaded."""
        self.page.goto(self.host.url + address, wait_until="load")

    def watch(self, context: BrowserContext) -> None:
        """Note every console error, failed script, and request to another origin."""
        context.on("request", lambda request: self._note_request(request.url))
        context.on("console", lambda message: self._note_console(message.type, message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("blob", "data") and not url.startswith(self.host.url):
            self.foreign.append(url)

    def _note_console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")


@pytest.fixture
def forgiven() -> list[str]:
    """Parts of console messages that a test expects; everything else fails it."""
    return []


@pytest.fixture
def context_options() -> dict[str, object]:
    """Options of the browser window; a test overrides it by parametrisation."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def visitor(
    browser: Browser, host: Host, forgiven: list[str], context_options: dict[str, object]
) -> Iterator[Visitor]:
    """A visitor on a fresh profile, who must not see an error nor ask for anything strange."""
    context = browser.new_context(**context_options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    visiting = Visitor(context.new_page(), host)
    visiting.watch(context)
    yield visiting
    context.close()
    said = [line for line in visiting.complaints if not any(part in line for part in forgiven)]
    assert said == []
    assert visiting.foreign == []
    if not forgiven:
        assert host.strays == []
