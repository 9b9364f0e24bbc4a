"""The canary: a whole visit with marked words in every field, and none of them in what goes out.

Two visitors make it, who give and choose different things. One reaches the site through a proxy,
one as most people do; what both of their browsers asked for must be the same, so that nothing that
is asked for depends on what they gave.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from publishing import build
from publishing.engine import Bundle
from tests.browser.host import serve
from tests.conftest import EVERY_WAY, PREFIX, ROOT, Once
from tests.privacy import traffic
from tests.privacy.coding import words_in
from tests.privacy.marks import Marks
from tests.privacy.traffic import Traffic
from tests.privacy.whole_visit import WholeVisit

# All that a request may carry: the browser fills it in, and no cookie is among it.
HEADERS = {
    *("accept", "accept-encoding", "accept-language", "cache-control", "connection", "host"),
    *("if-modified-since", "if-none-match", "origin", "pragma", "priority", "proxy-connection"),
    *(
        "purpose",
        "referer",
        "sec-ch-ua",
        "sec-ch-ua-mobile",
        "sec-ch-ua-platform",
        "sec-fetch-dest",
    ),
    *("sec-fetch-mode", "sec-fetch-site", "sec-fetch-storage-access", "sec-fetch-user"),
    *("sec-purpose", "service-worker", "upgrade-insecure-requests", "user-agent"),
}
# What the browser itself fetches for the service worker tells that it is for this script.
REFERER = "service-worker.js"


class Visited(NamedTuple):
    """A visit that is over: what was given, what went out, and what was kept and made."""

    marks: Marks
    traffic: Traffic
    evidence: str


@pytest.fixture(scope="session")
def marked_site(once: Once, bundle: Bundle) -> Path:
    """The site with one more instrument: that which asks in every way, and for large numbers."""

    def make(folder: Path) -> None:
        root = folder.parent / "project"
        (root / "instruments" / "every-way").mkdir(parents=True)
        for path in ROOT.iterdir():
            if path.name not in ("instruments", "site"):
                (root / path.name).symlink_to(path)
        for path in (ROOT / "instruments").glob("*/"):
            (root / "instruments" / path.name).symlink_to(path)
        for path in EVERY_WAY.iterdir():
            text = path.read_text(encoding="utf-8")
            wide = text.replace("maximum: 12", "maximum: 99999999")
            wide = wide.replace("maximum: 50", "maximum: 99999999")
            (root / "instruments" / "every-way" / path.name).write_text(wide, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", f"http://127.0.0.1{PREFIX}")
            assert build.run(root, folder) == 0

    return once("marked-site", make)


def visit(browser: Browser, site: Path, folder: Path, *, past_proxies: bool) -> Visited:
    """Make the whole visit on a new device."""
    folder.mkdir()
    with (
        serve(site, PREFIX) as host,
        traffic.recorded(
            browser.browser_type, folder, host.url, past_proxies=past_proxies
        ) as device,
    ):
        marks = Marks()
        made = WholeVisit(device, marks, pick=int(past_proxies))
        made.run()
    return Visited(marks, device.traffic, "\n".join(made.evidence))


def test_nothing_that_is_given_goes_out(
    browser: Browser, marked_site: Path, tmp_path: Path
) -> None:
    visits = [
        visit(browser, marked_site, tmp_path / str(past), past_proxies=past)
        for past in (False, True)
    ]
    for marks, sent, evidence in visits:
        assert marks.not_in(evidence) == []
        assert sent.elsewhere() == set()
        assert set().union(*(words_in(marks.every, one) for one in sent.sent())) == set()
        headers = {(name.lower(), value) for one in sent.asked for name, value in one.headers}
        assert {name for name, _ in headers} <= HEADERS
        assert {value for name, value in headers if name == "referer"} <= {sent.home + REFERER}
    one, other = (sent.files() for _, sent, _ in visits)
    assert one == other
    assert "service-worker.js" in one
