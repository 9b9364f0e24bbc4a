"""Every leak that we could think of, planted: each is stopped, or found by name before it is built.

And each is a leak: without what stops it, it arrives.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import visiting
from tests.browser.conftest import Visitor
from tests.browser.host import serve
from tests.conftest import PREFIX
from tests.privacy import gate, leaks, markup, planting, traffic
from tests.privacy.elsewhere import listening
from tests.privacy.leaks import LEAKS, Leak
from tests.privacy.planting import Guards, Passing

DOCS = Path(__file__).resolve().parents[2] / "docs" / "proofs.md"
OF_SERVICE_WORKER = (leaks.SERVICE_WORKER, leaks.SERVICE_EARLY)
AHEAD = [leak for leak in LEAKS if leak.ahead]
FIRST_VISIT = [
    leak for leak in LEAKS if not (leak.alone or leak.ahead) and leak.place not in OF_SERVICE_WORKER
]
LATER_VISIT = [leak for leak in LEAKS if leak.later or leak.place in OF_SERVICE_WORKER]
UNDER = {
    "all": Guards(),
    "no policy": Guards(policy=False),
    "none": Guards(policy=False, own=False),
}


def named(leak: Leak) -> str:
    return leak.name


@pytest.fixture(scope="module")
def arrived(
    browser: Browser, site_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, set[str]]:
    """The names of what arrived on a first visit under which guards; all is planted together."""
    folder = tmp_path_factory.mktemp("leaks")
    found = {}
    for name, guards in UNDER.items():
        expected = [one for one in FIRST_VISIT if not (guards.own and one.stopped == leaks.ESCAPED)]
        with planting.passing(browser, site_folder, folder / name, FIRST_VISIT, guards) as (
            passing,
            visitor,
        ):
            planting.visit(visitor)
            planting.ask(visitor)
            planting.until(passing, visitor.page, expected)
            found[name] = {leak.name for leak in FIRST_VISIT if passing.arrived(leak)}
    return found


@pytest.mark.parametrize("leak", FIRST_VISIT, ids=named)
def test_a_leak_is_stopped_by_what_the_table_says(leak: Leak, arrived: dict[str, set[str]]) -> None:
    by_nothing = leak.stopped == leaks.NOTHING
    assert (leak.name in arrived["all"]) == by_nothing
    assert (leak.name in arrived["no policy"]) == (by_nothing or leak.stopped == leaks.POLICY)
    assert leak.name in arrived["none"], "it leaks nothing, so it proves nothing"


def opened(visitor: Visitor, passing: Passing) -> Page:
    """The site in a window that a page of another has opened, and keeps a hold on."""
    visitor.page.goto(f"{passing.elsewhere.url}/opener#{passing.host.url}{visiting.CHECKLIST}")
    with visitor.page.expect_popup() as popup:
        visitor.page.get_by_role("button", name="Open").click()
    return popup.value


@pytest.mark.parametrize("leak", [leak for leak in LEAKS if leak.alone], ids=named)
def test_a_leak_that_takes_the_visitor_away_is_stopped_by_nothing(
    leak: Leak, browser: Browser, site_folder: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    with planting.passing(browser, site_folder, site, [leak], Guards()) as (passing, visitor):
        if "opener" in leak.name:
            planting.type_secret(opened(visitor, passing))
        elif leak.place == leaks.MARKUP:
            visitor.page.goto(passing.host.url + visiting.CHECKLIST, wait_until="commit")
        else:
            planting.visit(visitor)
        planting.until(passing, visitor.page, [leak])
        if "opener" not in leak.name:
            # A browser that is closed in the middle of leaving a page may hang.
            visitor.page.wait_for_url(f"**/{leak.mark}/**", wait_until="networkidle")
        assert passing.arrived(leak)
        assert leak.stopped == leaks.NOTHING


def test_what_a_browser_looks_up_ahead_is_stopped_by_nothing(
    browser: Browser, site_folder: Path, tmp_path: Path
) -> None:
    site, kind = tmp_path / "site", browser.browser_type
    with serve(site, PREFIX) as host, listening() as elsewhere:
        last = Leak(
            "last", leaks.MARKUP, f'<link rel="preconnect" href="{elsewhere.knock}">', "", ""
        )
        changes = planting.planted(site_folder, host.url, [*AHEAD, last], elsewhere, Guards())
        planting.rebuilt(site_folder, site, changes)
        with (
            traffic.recorded(kind, tmp_path / "seen", host.url, past_proxies=True) as device,
            device.browser() as context,
        ):
            page = context.new_page()
            page.goto(device.home + visiting.CHECKLIST)
            planting.until_called(elsewhere, page)
    told = device.traffic.elsewhere()
    assert {f"name {leak.mark}.test" for leak in AHEAD} <= told
    assert {leak.stopped for leak in AHEAD} == {leaks.NOTHING}


def test_the_service_worker_lets_nothing_but_the_sites_files_through(
    browser: Browser, site_folder: Path, tmp_path: Path
) -> None:
    site, guards = tmp_path / "site", Guards(service_worker=True)
    with planting.passing(browser, site_folder, site, LATER_VISIT, guards) as (passing, visitor):
        visitor.open(visiting.CHECKLIST)
        visitor.page.get_by_role("radio").first.check()
        kept = visitor.page.get_by_text("Works without a connection on this device.")
        expect(kept).to_be_visible(timeout=60_000)
        planting.visit(visitor)
        assert visitor.page.evaluate("navigator.serviceWorker.controller !== null")
        planting.ask(visitor)
        planting.until(passing, visitor.page, LATER_VISIT)
        told = {leak.name: passing.arrived(leak) for leak in LATER_VISIT}
    stopped = {leak.name: leak.later or leak.stopped for leak in LATER_VISIT}
    assert told == {name: by == leaks.NOTHING for name, by in stopped.items()}


def code_of(leak: Leak) -> str:
    """The leak as it would stand in a source."""
    code = leak.code.replace("early(", "fetch(").replace("OWN", "a")
    return code.replace("HERE", "http://127.0.0.1:9/a")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What the gates call each leak, when its code stands in a source."""
    folder = tmp_path_factory.mktemp("sources")
    names: dict[str, set[str]] = {leak.name: set() for leak in LEAKS}
    scripts = {}
    for leak in LEAKS:
        code = code_of(leak)
        if leak.place == leaks.STYLE:
            names[leak.name] |= {one.name for one in markup.style_findings(code)}
        elif leak.place in (leaks.MARKUP, leaks.WORDS, leaks.EDITOR):
            html = planting.written(code, Guards()) if leak.place == leaks.EDITOR else code
            names[leak.name] |= {one.name for one in markup.findings(html)}
        else:
            script = folder / f"{leak.mark}.js"
            script.write_text(f"export const leak = async (secret) => {{ {code} }};", "utf-8")
            scripts[script.name] = leak.name
    for use in gate.refused(gate.uses(folder / name for name in scripts)):
        names[scripts[use.script]].add(use.power)
    return names


@pytest.mark.parametrize("leak", LEAKS, ids=named)
def test_a_leak_is_found_by_name_before_it_is_built(leak: Leak, found: dict[str, set[str]]) -> None:
    assert (leak.found in found[leak.name]) if leak.found else not found[leak.name]
    assert leak.found or leak.stopped != leaks.NOTHING


def test_there_are_more_than_a_few_leaks_and_none_twice() -> None:
    assert len(LEAKS) >= 24
    assert len({leak.mark for leak in LEAKS}) == len(LEAKS)


def row(leak: Leak) -> str:
    """The leak as a line of the table in the docs."""
    stopped = (
        f"{leak.stopped}; from the second visit on {leak.later}" if leak.later else leak.stopped
    )
    return f"| {leak.name} | {leak.place} | {stopped} | {leak.found or '–'} |"


def test_the_docs_have_the_table_as_it_is() -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    start = lines.index("| leak | planted in | stopped by | found as |") + 2
    assert lines[start : start + len(LEAKS)] == [row(leak) for leak in LEAKS]
    assert not lines[start + len(LEAKS)].startswith("|")
