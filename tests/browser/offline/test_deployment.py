"""A new build is deployed while pages of the old one are open: offered in words, never mixed."""

import hashlib

import pytest
from playwright.sync_api import expect

from publishing.listing import LIST
from tests.browser.offline.conftest import OFFERED, cache_of, files_of, not_cached
from tests.browser.test_accessibility import assert_sound

# What the service worker is made of, which the browser fetches by itself.
WORKERS_OWN = (
    *("answering.js", "build.js", "installing.js", "list.js", "shutting-in.js", "stores.js"),
    *("worker.js", "confine.js", "digest.js", "network.js", "trusted.js"),
)


def chosen(window):
    """The options that are chosen on the page."""
    return window.page.locator("input:checked").evaluate_all("them => them.map(it => it.value)")


def take_it(window):
    """Use the newer version, and wait until the page is loaded anew."""
    window.given.clear()
    with window.page.expect_event("load"):
        offer(window).get_by_role("button", name="Use it now").click()


def offer(window):
    return window.page.get_by_role("status").filter(has_text=OFFERED)


def test_a_newer_version_waits_until_it_is_wanted_and_reloads_one_window_alone(site, builds):
    site.host.headers = not_cached
    site.kept().page.close()
    first, second = site.window().open(), site.window().open("")
    canoe = first.page.get_by_role("group", name="What kind of boat").get_by_label("A canoe")
    canoe.check()
    site.deploy()
    asked = len(site.asked())
    first.look_for_newer()
    first.until_offered()
    second.until_offered()
    had = (builds.a / LIST).read_text("utf-8")
    for path in site.asked()[asked:]:
        digest = hashlib.sha256((builds.b / path).read_bytes()).hexdigest()
        assert digest not in had or path.endswith(WORKERS_OWN), f"{path} was there already"
    expect(first.page.get_by_text("What you have entered is kept.")).to_be_visible()
    expect(canoe).to_be_focused()
    assert_sound(second)
    assert site.window().open("").builds(builds) == "A", "the old version works on"

    take_it(second)
    expect(second.page.get_by_text("This is build B.")).to_be_visible()
    assert second.builds(builds) == "B"
    paddles = first.page.get_by_role("group", name="Are there paddles").get_by_label("Yes")
    paddles.check()
    expect(first.page.get_by_text("Ready to work out")).to_be_visible(timeout=60_000)
    late = next(builds.a.glob("assets/*/overview/opened.js")).relative_to(builds.a).as_posix()
    assert not (builds.b / late).exists()
    assert first.page.evaluate(
        "(late) => fetch(late).then(({ ok }) => ok)", site.host.url + late
    ), "what an open page asks for later is of its own build"
    assert first.builds(builds) == "A"

    first.given.clear()
    first.page.reload()
    assert first.builds(builds) == "B"
    expect(canoe).to_be_checked()
    expect(paddles).to_be_checked()
    assert first.complaints == second.complaints == []


def test_when_the_host_goes_away_the_newer_version_is_there_all_the_same(site, builds):
    window = site.kept()
    site.deploy()
    window.open()
    water = window.page.get_by_role("group", name="How much water").get_by_role("spinbutton")
    water.fill("7")
    window.until_offered()
    site.host.gone = lambda _path: True
    take_it(window)
    expect(water).to_have_value("7")
    assert window.builds(builds) == "B"
    window.open("overview/").until_kept()
    assert window.builds(builds) == "B"


def test_without_a_connection_nobody_hears_of_a_newer_version(site, builds):
    window = site.kept()
    site.deploy()
    site.host.gone = lambda _path: True
    window.open("privacy/")
    window.look_for_newer()
    window.open("").until_kept()
    assert window.builds(builds) == "A"
    expect(offer(window)).to_have_count(0)
    assert window.complaints == []


def test_the_copies_of_an_old_version_go_once_no_other_window_can_need_them(site, builds):
    window = site.kept()
    other = site.window().open("")
    site.deploy()
    window.open("").until_offered()
    take_it(window)
    window.open("privacy/").until_kept()
    a, b = cache_of(builds.a), cache_of(builds.b)
    assert set(site.copies()) == {a, b}, "a window of the old version is open"
    other.page.close()
    window.page.evaluate("caches.open('inkbubble/inkbubble/other/@" + "0" * 64 + "')")
    window.page.evaluate("caches.open('inkbubble/@" + "0" * 64 + "')")
    window.open("")
    window.until("caches.keys().then((names) => names.length === 3)")
    left = site.copies()
    assert a not in left
    assert left[b] == files_of(builds.b)


def test_a_page_that_stays_open_looks_for_a_newer_version_once_an_hour(site):
    site.kept()
    window = site.window()
    window.page.clock.install()
    window.open("")
    window.until_kept()
    site.deploy()

    def looks_after(event):
        """How often the page has had the browser look, after this."""
        return window.page.evaluate(
            """(event) => {
                 document.dispatchEvent(new Event(event));
                 return globalThis.looks ?? 0;
               }""",
            event,
        )

    window.page.evaluate(
        """() => {
             const { prototype } = ServiceWorkerRegistration;
             const { update } = prototype;
             prototype.update = function () {
               globalThis.looks = (globalThis.looks ?? 0) + 1;
               return update.call(this);
             };
           }"""
    )
    assert looks_after("visibilitychange") == 0
    window.page.clock.fast_forward("01:00:01")
    assert looks_after("visibilitychange") == 1
    assert looks_after("visibilitychange") == 1
    window.until_offered()
    offer(window).get_by_role("button", name="Later").click()
    expect(offer(window)).to_have_count(0)


def test_a_site_that_is_taken_back_deletes_its_copies_and_goes_on_by_the_network(site, taken_back):
    window = site.kept()
    site.deploy(taken_back)
    window.open("").until_offered()
    take_it(window)
    expect(window.page.get_by_text("Taken back.")).to_be_visible()
    window.open("privacy/")
    assert site.copies() == {}
    assert window.page.evaluate("navigator.serviceWorker.getRegistrations()") == []


@pytest.mark.parametrize("there", [True, False], ids=["connected", "host gone"])
def test_a_page_that_was_open_before_anything_was_kept_says_when_a_script_is_gone(site, there):
    window = site.window().open()
    site.deploy()
    site.host.gone = lambda _path: not there
    window.page.get_by_role("group", name="What kind of boat").get_by_label("A canoe").check()
    window.page.goto(window.page.url + "#check")
    lost = window.page.get_by_role("alert").filter(has_text="A part of this page did not arrive.")
    expect(lost).to_be_visible()
    assert chosen(window) == ["canoe"]
