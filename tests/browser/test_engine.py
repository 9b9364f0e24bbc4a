"""The engine alone, on a page of its own under the site's content security policy."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.engine import Bundle
from publishing.engine.rehearsal import SAMPLE
from tests.browser.engine_page import HTML, SCRIPT, Files, Site, visiting

ROOT = Path(__file__).resolve().parents[2]
# Workers that stand in for the real one, as scripts.
SAYS_READY = 'postMessage({ kind: "alive" }); setTimeout(() => postMessage({ kind: "ready" }));'
HANGS = 'postMessage({ kind: "alive" }); for (;;);'
HANGS_WHEN_ASKED = (
    SAYS_READY + 'addEventListener("message", ({ data }) => { while (data.kind === "ask"); });'
)
DIES_WHEN_ASKED = SAYS_READY + (
    'addEventListener("message", ({ data }) => { if (data.kind === "ask") throw Error("dead"); });'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> Path:
    """A site with nothing but the engine."""
    folder = tmp_path_factory.mktemp("engine-site")
    shutil.copytree(bundle.folder, folder / "engine")
    shutil.copytree(ROOT / "browser", folder / "assets" / "x")
    shutil.copy(SAMPLE, folder / "instrument.json")
    (folder / "index.html").write_text(HTML)
    (folder / "page.js").write_text(SCRIPT)
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of that site, served, for one test to spoil."""
    folder = tmp_path / "site"
    shutil.copytree(made, folder)
    handler = functools.partial(Files, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


def test_nothing_is_fetched_before_the_engine_starts(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        assert visit.state["name"] == "not-started"
        fetched = visit.page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
        assert not [
            url for url in fetched if url.startswith(f"{site.url}engine/") or "instrument" in url
        ]
        assert visit.page.workers == []


def test_it_loads_with_exact_progress_and_answers(browser: Browser, site: Site) -> None:
    manifest = json.loads(site.file("engine/engine.json").read_text())
    with visiting(browser, site) as visit:
        visit.respond("all")
        visit.press("ask")
        (answer,) = visit.until_seen("answers")
        assert answer["ok"] is True
        assert visit.page.locator("main h1#result-heading").count() == 1

        visit.respond("some", "result")
        visit.press("ask")
        assert visit.until_seen("answers", 2)[1]["result"]["completeness"]["total"] == "5"

        states = visit.until_seen("states")
        names = [state["name"] for state in states]
        assert names[0] == "loading"
        assert names[names.index("ready") :] == ["ready", "working", "ready", "working", "ready"]
        loaded = [state["loaded"] for state in states if state["name"] == "loading"]
        assert loaded == sorted(loaded)
        assert len(set(loaded)) > 5
        assert visit.state["loaded"] == visit.state["total"] == manifest["total"]
        assert visit.console == []


def test_calls_are_answered_in_their_order(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        for name in ("none", "some", "all"):
            visit.respond(name, "result")
            visit.press("ask")
        answers = visit.until_seen("answers", 3)
    answered = [answer["result"]["completeness"]["answered"] for answer in answers]
    assert answered == ["0", "2", "5"]


def test_a_refusal_is_an_answer(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        visit.press("ask")
        (answer,) = visit.until_seen("answers")
        assert answer["ok"] is False
        assert answer["problems"]
        assert visit.state["name"] == "ready"


# What a worker can reach the network, other workers or the browser's stores with.
WAYS_OUT = [
    "BroadcastChannel",
    "EventSource",
    "RTCPeerConnection",
    "SharedWorker",
    "WebSocket",
    "WebSocketStream",
    "WebTransport",
    "Worker",
    "XMLHttpRequest",
    "caches",
    "cookieStore",
    "importScripts",
    "indexedDB",
    "webkitRequestFileSystem",
    "webkitRequestFileSystemSync",
]
STORES = "['serviceWorker', 'storage', 'storageBuckets'].filter((name) => navigator[name])"
# Whoever holds a property of that name, from the worker itself up its chain of prototypes: what it
# is, and whether it is the browser's own.
OWNERS = """name => {
  const found = [];
  for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
    const held = Object.getOwnPropertyDescriptor(owner, name);
    if (!held) continue;
    const made = held.value ?? held.get;
    const text = made === undefined ? "" : Function.prototype.toString.call(made);
    found.push({ kind: typeof made, native: text.includes("[native code]") });
  }
  return found;
}"""


def test_the_worker_has_no_way_out(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        # The same question asked of the page finds the browser's own.
        assert visit.page.evaluate(OWNERS, "fetch") == [{"kind": "function", "native": True}]
        visit.press("start")
        visit.until("ready")
        (worker,) = visit.page.workers
        for name in WAYS_OUT:
            assert worker.evaluate(OWNERS, name) == [{"kind": "undefined", "native": False}], name
        assert worker.evaluate(STORES) == []


def test_the_worker_fetches_nothing_but_what_it_was_given(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        visit.press("start")
        visit.until("ready")
        (worker,) = visit.page.workers
        assert worker.evaluate(OWNERS, "fetch") == [{"kind": "function", "native": False}]
        asked: list[str] = []
        visit.page.context.on("request", lambda request: asked.append(request.url))
        for address in (
            "new URL('/instrument.json', location.origin).href",
            "new Request(new URL('/instrument.json', location.origin))",
            "'https://example.org/'",
            "'data:,'",
            "'__proto__'",
            "'constructor'",
        ):
            said = worker.evaluate(f"fetch({address}).catch(error => error.message)")
            assert said == "Nothing is fetched here.", address
        assert asked == []


def remove(file: Path) -> None:
    """As on a host that lacks the file."""
    file.unlink()


def truncate(file: Path) -> None:
    """As after a transfer that broke off unnoticed."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def lengthen(file: Path) -> None:
    """As where another file comes in its place."""
    file.write_bytes(file.read_bytes() * 2)


def flip(file: Path) -> None:
    """One bit is wrong."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def replace_by_page(file: Path) -> None:
    """As on a host that answers every address with a page."""
    file.write_text("<!doctype html><title>Welcome</title><p>Log in to use this network.")


ENGINE_FILES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip"]
OTHER_FILES = [
    "engine/engine.json",
    "instrument.json",
    "assets/x/engine/worker.js",
    "assets/x/engine/download.js",
    "assets/x/engine/confine.js",
]
SPOILS = {
    remove: ("missing", ENGINE_FILES + OTHER_FILES),
    truncate: ("damaged", ENGINE_FILES + OTHER_FILES),
    # engine.json has no checksums but those of the engine's own files.
    flip: ("damaged", ENGINE_FILES),
    lengthen: ("damaged", ["pyodide.asm.wasm", "python.zip"]),
    replace_by_page: ("damaged", ENGINE_FILES + OTHER_FILES),
}


@pytest.mark.parametrize(
    "spoil, reason, name",
    [
        pytest.param(spoil, reason, name, id=f"{spoil.__name__}-{name}")
        for spoil, (reason, names) in SPOILS.items()
        for name in names
    ],
)
def test_a_spoilt_file_fails_soon_and_retry_mends_it(
    browser: Browser, site: Site, spoil: Callable[[Path], None], reason: str, name: str
) -> None:
    file = site.file(name)
    whole = file.read_bytes()
    spoil(file)
    with visiting(browser, site) as visit:
        visit.respond("all")
        visit.press("ask")
        assert visit.until_seen("failures") == [reason]
        assert visit.state["name"] == "failed"
        assert visit.state["reason"] == reason
        assert not [line for line in visit.console if "Content Security Policy" in line]

        file.write_bytes(whole)
        visit.press("retry")
        visit.press("ask")
        (answer,) = visit.until_seen("answers")
        assert answer["ok"] is True
        assert visit.state["reason"] is None


def test_a_worker_that_hangs_while_loading_is_replaced_once(browser: Browser, site: Site) -> None:
    worker = site.file("assets/x/engine/worker.js")
    whole = worker.read_bytes()
    worker.write_text(HANGS)
    with visiting(browser, site, clock=True) as visit:
        visit.press("ask")
        visit.page.wait_for_timeout(500)
        visit.page.clock.fast_forward(44_000)
        assert visit.state["name"] == "loading"
        visit.page.clock.fast_forward(2_000)
        assert visit.state["name"] == "loading"
        visit.page.wait_for_timeout(500)
        visit.page.clock.fast_forward(46_000)
        assert visit.until_seen("failures") == ["stopped"]

        worker.write_bytes(whole)
        visit.press("retry")
        visit.press("ask")
        visit.until_seen("answers")


@pytest.mark.parametrize("script", [HANGS_WHEN_ASKED, DIES_WHEN_ASKED], ids=["hangs", "dies"])
def test_a_call_that_stops_the_worker_is_repeated_once(
    browser: Browser, site: Site, script: str
) -> None:
    worker = site.file("assets/x/engine/worker.js")
    whole = worker.read_bytes()
    worker.write_text(script)
    with visiting(browser, site, clock=True) as visit:
        visit.respond("all")
        visit.press("start")
        visit.until("ready")
        worker.write_bytes(whole)
        visit.press("ask")
        if script is HANGS_WHEN_ASKED:
            assert visit.state["name"] == "working"
            visit.page.clock.fast_forward(21_000)
        (answer,) = visit.until_seen("answers")
        assert answer["ok"] is True
        names = [state["name"] for state in visit.until_seen("states")]
        assert names.count("working") == 2
        assert "failed" not in names


def test_a_call_that_stops_two_workers_fails(browser: Browser, site: Site) -> None:
    site.file("assets/x/engine/worker.js").write_text(DIES_WHEN_ASKED)
    with visiting(browser, site) as visit:
        visit.press("ask")
        assert visit.until_seen("failures") == ["stopped"]
        visit.press("ask")
        assert visit.until_seen("failures", 2) == ["stopped", "stopped"]


def test_a_browser_without_webassembly_is_told_so(browser: Browser, site: Site) -> None:
    site.file("page.js").write_text("delete globalThis.WebAssembly;" + SCRIPT)
    with visiting(browser, site) as visit:
        visit.press("ask")
        assert visit.until_seen("failures") == ["unsupported"]
        assert visit.page.workers == []
