"""What the service worker answers: the exact files of its build, and nothing else."""

import pytest
from playwright.sync_api import expect

from publishing.listing import LIST
from tests.browser.offline.conftest import QUESTIONNAIRE, cache_of, files_of, not_cached, visited


@pytest.fixture(scope="module")
def kept(browser, builds):
    """A site that the browser keeps, for tests that only ask."""
    with visited(browser, builds) as site:
        site.kept()
        yield site


@pytest.fixture
def window(kept):
    """A window that the service worker answers for."""
    return kept.window().open("")


def asks(window, address, how=None):
    """The status of an answer to a script of the page; None where it is refused."""
    return window.page.evaluate(
        "([address, how]) => fetch(address, how).then((it) => it.status, () => null)",
        [address, how or {}],
    )


POST = {"method": "POST", "body": "an answer"}
REFUSED = [
    ("{file}?a=1", {}),
    ("{file}?", POST),
    ("{file}", POST),
    ("{file}", {"method": "HEAD"}),
    ("{file}", {"method": "PUT", "body": "an answer"}),
    ("{file}/an-answer", {}),
    ("assets/an-answer.js", {}),
    ("an-answer", {}),
    ("an-answer/", {}),
    ("every-way", {}),
    ("%E0%A4%A", {}),
    ("../an-answer", {}),
    ("../other-site/", {}),
]


def test_what_is_no_file_of_the_build_is_refused_and_sent_nowhere(window, kept, builds):
    file = next(builds.a.glob("assets/*/mark.svg")).relative_to(builds.a).as_posix()
    asked = len(kept.host.log)
    for address, how in REFUSED:
        assert asks(window, address.replace("{file}", file), how) is None, (address, how)
    assert len(kept.host.log) == asked


def test_another_origin_is_refused_even_where_the_pages_policy_is_not_asked(window):
    """Playwright's scripts pass the policy by; the service worker refuses all the same."""
    assert (
        asks(window, window.host.url.replace("127.0.0.1", "localhost"), {"mode": "no-cors"}) is None
    )


def test_each_file_of_the_build_is_answered_as_it_was_built(window, kept, builds):
    asked = len(kept.host.log)
    listed = [line.split("  ") for line in (builds.a / LIST).read_text("utf-8").splitlines()]
    digests = window.page.evaluate(
        """(paths) => Promise.all(paths.map(async (path) => {
             const bytes = await (await fetch(path)).arrayBuffer();
             const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
             return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
           }))""",
        [path for _, path in listed],
    )
    assert digests == [digest for digest, _ in listed]
    assert asks(window, LIST) == 200
    assert len(kept.host.log) == asked
    assert asks(window, "service-worker.js") == 200  # the host's: it is on no list


def test_addresses_of_pages_are_mended_without_asking_the_host(window, kept):
    asked = len(kept.host.log)
    visits = {
        "?utm_source=mail&answer=yes": "",
        "every-way?answer=yes": QUESTIONNAIRE,
        "every-way": QUESTIONNAIRE,
        "every-way/index.html": "every-way/index.html",
        "nowhere/?answer=yes": "nowhere/",
        "every-way#kind": "every-way/#kind",
    }
    for address, shown in visits.items():
        answer = window.page.goto(window.host.url + address)
        assert window.page.url == window.host.url + shown
        assert answer.status == (404 if "nowhere" in shown else 200)
    expect(window.page.get_by_role("heading", level=1)).to_be_visible()
    answering = [entry.path for entry in kept.host.log[asked:]]
    assert not [path for path in answering if "?" in path or "nowhere" in path]


def test_a_copy_that_the_browser_has_lost_or_spoiled_is_fetched_checked_and_kept_again(
    site, builds
):
    site.host.headers = not_cached
    window = site.kept().open("")
    file = next(builds.a.glob("assets/*/mark.svg")).relative_to(builds.a).as_posix()
    name = cache_of(builds.a)
    window.page.evaluate(f"caches.open('{name}').then((it) => it.delete('{file}'))")
    site.host.spoiled["mark.svg"] = b"<svg/>"
    assert asks(window, file) is None
    del site.host.spoiled["mark.svg"]
    assert asks(window, file) == 200
    assert site.copies_of(builds.a) == files_of(builds.a)
    window.page.evaluate(
        f"caches.open('{name}').then((it) => it.put('{file}', new Response('<svg/>')))"
    )
    text = "([file, cache]) => fetch(file, { cache }).then((it) => it.text())"
    assert window.page.evaluate(text, [file, "default"]) == "<svg/>"
    assert window.page.evaluate(text, [file, "reload"]) == (builds.a / file).read_text("utf-8")
    site.host.gone = lambda _path: True
    assert window.page.evaluate(text, [file, "reload"]) == (builds.a / file).read_text("utf-8")


@pytest.mark.parametrize("lost", ["everything", "a page"])
def test_a_build_that_is_lost_here_and_gone_from_the_host_steps_aside(site, builds, lost):
    site.host.headers = not_cached
    window = site.kept().open("")
    name = cache_of(builds.a)
    if lost == "everything":
        window.page.evaluate(f"caches.delete('{name}')")
        restart(site)
    else:
        window.page.evaluate(f"caches.open('{name}').then((it) => it.delete('privacy/index.html'))")
    site.deploy()
    window.open("privacy/")
    assert window.builds(builds) == "B"
    window.open()
    assert window.builds(builds) == "B"
    assert window.complaints == []


def restart(site):
    """Have the browser stop the service worker, as it does after half a minute without work."""
    page = site.context.new_cdp_session(site.context.pages[0])
    page.send("ServiceWorker.enable")
    page.send("ServiceWorker.stopAllWorkers")
    page.send("ServiceWorker.disable")


def test_the_service_worker_itself_has_no_way_out(window, kept):
    [worker] = kept.context.service_workers
    found = worker.evaluate(
        """async () => {
             const ways = {
               fetch: () => fetch("/"),
               import: () => importScripts("/"),
               socket: () => new WebSocket("ws://127.0.0.1/"),
               source: () => new EventSource("/"),
               request: () => new XMLHttpRequest(),
               transport: () => new WebTransport("https://127.0.0.1/"),
               channel: () => new BroadcastChannel("a"),
               caches: () => caches.keys(),
               database: () => indexedDB.open("a"),
               window: () => clients.openWindow("/"),
               visit: async () => (await clients.matchAll())[0].navigate("/"),
               notify: () => registration.showNotification("a"),
               push: () => registration.pushManager.getSubscription(),
               background: () => registration.backgroundFetch.fetch("a", "/"),
             };
             const found = [];
             for (const [name, way] of Object.entries(ways)) {
               try { await way(); found.push(name); } catch {}
             }
             return found;
           }"""
    )
    assert found == []


def test_the_service_worker_stands_between_when_it_is_started_anew(window, kept, builds):
    restart(kept)
    kept.host.gone = lambda _path: True
    window.open("privacy/").until_kept()
    kept.host.gone = lambda _path: False
    assert window.builds(builds) == "A"
    assert window.complaints == []
