"""A visitor with a browser, on the built site, watched: what leaves is caught."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from publishing.pages import ENGINE_MANIFEST as MANIFEST
from tests.browser.host import Host, serve
from tests.conftest import PREFIX

# What Playwright says where it blocks service workers.
BLOCKED = "Service Worker registration blocked by Playwright"


@pytest.fixture
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    """The built site on a host like GitHub Pages, below a sub-path.

    It is the real one, unless the test's `site` marker names another.
    """
    marker = request.node.get_closest_marker("site")
    built: Path = request.getfixturevalue(marker.args[0] if marker else "site_folder")
    with serve(built, PREFIX) as started:
        yield started


@pytest.fixture
def without_python(host: Host) -> None:
    """Python never comes: a test of what does without it takes half as long."""
    host.held.add(MANIFEST)


@dataclass
class Visitor:
    """A browser window on the site, and what it said and asked for.

    `sent` has every request that goes elsewhere or carries something; `strays` has the addresses
    below the site's own that are no page or file of it.
    """

    page: Page
    host: Host
    complaints: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> None:
        """Go to an address of the site and wait until it has loaded."""
        self.page.goto(self.host.url + address, wait_until="load")

    def watch(self, context: BrowserContext) -> None:
        """Note every console error and failed script, and every request that is out of order."""
        context.on("request", self._note_request)
        self.page.on("websocket", lambda socket: self.sent.append(socket.url))
        context.on("console", lambda message: self._note_console(message.type, message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _note_request(self, request: Request) -> None:
        url = request.url
        reads = request.method == "GET" and request.post_data_buffer is None
        if not reads or not url.startswith((self.host.url, "blob:", "data:")):
            self.sent.append(f"{request.method} {url}")
        elif url.startswith("http") and not self.host.holds(url):
            self.strays.append(url)

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
    """A visitor on a fresh profile, who must not see an error nor ask for anything strange.

    Their browser keeps no copies of the site, unless the options say so: tests/browser/offline.
    """
    options = {"service_workers": "block"} | context_options
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    visiting = Visitor(context.new_page(), host)
    visiting.watch(context)
    yield visiting
    context.close()
    let_pass = [*forgiven, BLOCKED]
    said = [line for line in visiting.complaints if not any(part in line for part in let_pass)]
    assert said == []
    assert visiting.sent == []
    assert visiting.strays == []
    if not forgiven:
        assert host.strays == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The instrument that asks in every way, open in the visitor's window.

    For modules that visit its site: they are marked `site("every_way")`.
    """
    visitor.open("every-way/")
    return visitor.page
