"""Keeping a copy of every file: begun late, checked, gone on with, and said when it fails."""

import pytest
from playwright.sync_api import expect

from publishing import sbom
from tests.browser.offline.conftest import (
    PATIENCE,
    QUESTIONNAIRE,
    READY,
    cache_of,
    files_of,
    not_cached,
)
from tests.browser.test_accessibility import assert_sound
from tests.conftest import PREFIX

SCRIPT = (
    "overview/overview.js"  # which no page here has asked for, so that it is fetched to be kept
)


def not_kept(window, why):
    """Wait until the page says that the site can't be kept, and why."""
    told = window.page.get_by_text("Not yet ready to work without a connection")
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(told).to_contain_text(why, use_inner_text=True)
    expect(window.page.get_by_text(READY)).to_be_hidden()
    assert window.complaints == []


def try_again(window):
    window.page.get_by_role("button", name="Try again").click()


def module(window, name, call):
    """What a function of a module of the site gives."""
    return window.page.evaluate(
        f"import(document.querySelector('script[src*=assets]').src"
        f".replace(/assets\\/([^/]+)\\/.*/, 'assets/$1/{name}')).then((it) => it.{call})"
    )


def test_a_look_keeps_nothing_and_an_answer_everything(site, builds):
    window = site.window()
    for address in ("", "privacy/", "team/", QUESTIONNAIRE):
        window.open(address)
    assert window.page.evaluate("navigator.serviceWorker.getRegistrations()") == []
    assert site.copies() == {}
    window.answer().until_kept()
    assert site.copies() == {cache_of(builds.a): files_of(builds.a)}
    assert window.page.evaluate("navigator.serviceWorker.controller") is None
    asked = [path for path in site.asked() if path.startswith("assets/engine-")]
    assert len(asked) == len(set(asked)), "the engine is taken from the browser's cache"


def test_the_page_knows_what_is_kept_and_forgets_it(site, builds):
    window = site.kept()
    listed = [path for path in builds.a.rglob("*") if path.is_file()]
    not_kept = {"service-worker.js", sbom.NAME}
    size = sum(path.stat().st_size for path in listed if path.name not in not_kept)
    other = f"inkbubble{PREFIX}other/@{'0' * 64}"
    window.page.evaluate(f"caches.open('{other}')")
    state = {"ready": True, "files": files_of(builds.a), "bytes": size}
    assert module(window, "offline/copies.js", "state()") == state
    module(window, "offline/copies.js", "forget()")
    assert list(site.copies()) == [other]
    nothing = {"ready": False, "files": 0, "bytes": 0}
    assert module(window.open(""), "offline/copies.js", "state()") == nothing


@pytest.mark.parametrize("lost_after", [1, 60])
def test_when_the_host_is_lost_in_the_middle_the_next_try_goes_on_from_there(
    site, builds, lost_after
):
    site.host.headers = not_cached
    window = site.window().open("").begin()
    kept = []

    def gone(path):
        if "sha256" in path or len(kept) < lost_after:
            kept.append(path)
            return False
        return True

    site.host.gone = gone
    window.keep()
    not_kept(window, "did not arrive")
    before = site.copies_of(builds.a)
    site.host.gone = lambda _path: False
    asked = len(site.asked())
    try_again(window)
    window.until_kept()
    # The script at the root with its modules and the list are asked for in any case.
    again = [path for path in site.asked()[asked:] if "offline/" not in path]
    assert len(again) <= files_of(builds.a) - before + 6
    assert site.copies_of(builds.a) == files_of(builds.a)


def test_a_file_that_is_not_what_was_built_is_refused_retried_and_said(site, builds):
    window = site.window().open("")
    good = next(builds.a.glob(f"assets/*/{SCRIPT}"))
    site.host.spoiled[good.name] = good.read_bytes() + b" "
    window.keep()
    not_kept(window, "arrived damaged")
    assert_sound(window)
    path = good.relative_to(builds.a).as_posix()
    assert site.asked().count(path) == 2
    del site.host.spoiled[good.name]
    try_again(window)
    window.until_kept()
    site.host.gone = lambda _path: True
    window.open(path)
    assert window.page.locator("body").inner_text().strip() == good.read_text("utf-8").strip()


def test_a_newer_version_with_a_damaged_file_is_refused_and_the_old_one_works_on(site, builds):
    window = site.kept()
    site.deploy()
    site.host.spoiled["index.html"] = b"<!doctype html>"
    window.open("")
    told = window.page.get_by_text("There is a newer version of this site, but")
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(told).to_contain_text("arrived damaged", use_inner_text=True)
    assert window.builds(builds) == "A"
    window.until_kept()
    site.host.spoiled.clear()
    try_again(window)
    window.until_offered()
    expect(told).to_be_hidden()


@pytest.mark.parametrize("kept", [False, True], ids=["at first", "later"])
def test_a_host_that_answers_everything_with_the_home_page_spoils_nothing(site, builds, kept):
    window = site.kept() if kept else site.window().open("").begin()
    site.host.everywhere = "index.html"
    if kept:
        window.look_for_newer()
        window.open("privacy/")
    else:
        window.keep()
        assert not window.page.get_by_text("Not yet ready").is_visible()
        site.host.everywhere = None
        window.keep()
    window.until_kept()
    assert site.copies_of(builds.a) == files_of(builds.a)
    assert window.builds(builds) == "A"


def test_without_room_the_site_works_as_before_and_says_so(site, builds):
    window = site.window().open("")
    protocol = site.context.new_cdp_session(window.page)
    origin = window.page.evaluate("origin")
    protocol.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 2_000_000})
    window.keep()
    not_kept(window, "no room left")
    window.open("privacy/")
    assert window.builds(builds) == "A"
    protocol.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    window.keep()
    window.until_kept()


@pytest.mark.parametrize("missing", ["navigator.serviceWorker", "caches"])
def test_a_browser_that_keeps_no_copies_works_as_before(site, missing):
    owner = {"navigator.serviceWorker": "Navigator.prototype", "caches": "window"}[missing]
    name = missing.rpartition(".")[2]
    window = site.window()
    window.page.add_init_script(
        f"Object.defineProperty({owner}, '{name}', "
        "{ get() { throw new DOMException('no', 'SecurityError') } })"
    )
    window.open().answer()
    assert window.complaints == []
    expect(window.page.get_by_text("Not yet ready")).to_be_hidden()


def test_neither_a_wrong_clock_nor_a_proxys_headers_change_what_is_kept(site, builds):
    def proxied(path):
        scripts = {"Content-Type": "text/javascript"} if path.endswith(".js") else {}
        return {
            "Content-Type": None,
            "Cache-Control": None,
            "Date": "Thu, 01 Jan 1970 00:00:00 GMT",
            "Expires": "Thu, 31 Dec 2099 00:00:00 GMT",
            "Content-Security-Policy": "default-src *",
            "Set-Cookie": "proxy=1",
        } | scripts

    window = site.window()
    window.page.clock.set_fixed_time("2001-01-01")
    window.open("")
    site.host.headers = proxied
    window.keep()
    window.until_kept()
    site.host.gone = lambda _path: True
    window.open("privacy/").until_kept()
    shown = window.open().answer().given
    kinds = {response.url.rpartition(".")[2]: response.headers for response in shown}
    assert kinds["css"]["content-type"].startswith("text/css")
    page = next(response for response in shown if response.url.endswith(QUESTIONNAIRE))
    assert set(page.headers) == {"content-type", "content-length", "x-content-type-options"}


def test_a_host_that_does_not_say_that_a_file_is_packed_is_found_out(site):
    window = site.window().open("")
    site.host.headers = lambda path: {"Content-Encoding": None} if path.endswith("json") else {}
    window.keep()
    not_kept(window, "arrived damaged")


def test_the_list_of_another_build_is_nobodys_fault(site, builds):
    """A cache between host and visitor may still have it, right after a deployment."""
    window = site.window().open("")
    site.host.spoiled["files.sha256"] = (builds.b / "files.sha256").read_bytes()
    window.keep()
    window.until("navigator.serviceWorker.getRegistration().then((it) => !it)")
    assert site.copies() == {}
    expect(window.page.get_by_text("Not yet ready")).to_be_hidden()
    assert window.complaints == []
