"""Python as the visitor's browser runs it, driven message by message: raw text comes back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from tests.browser.host import serve
from tests.conftest import PREFIX

BATCH = 500  # requests that are handed over together
STARTING = 120_000  # milliseconds that a busy machine may need

# Starts the site's own worker as the page does. Compiled instruments that come along stand in for
# the one that the site publishes.
START = """
async ({ brought }) => {
  const { engine, compiled } = document.querySelector("main").dataset;
  const at = (address) => new URL(address, document.baseURI).href;
  const file = (text, type) => URL.createObjectURL(new Blob([text], { type }));
  const entered = document.querySelector("script[type=module]").src;
  const script = new URL("../engine/worker.js", entered).href;
  const code = file(`import ${JSON.stringify(script)};`, "text/javascript");
  const worker = new Worker(code, { type: "module" });
  const said = (kind) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.kind === kind) resolve(data);
        if (data.kind === "failed") reject(new Error(data.detail));
      };
    });
  const instruments = brought.length ? brought.map(at) : [at(compiled)];
  const ready = said("ready");
  worker.postMessage({ kind: "start", manifest: at(engine), instruments, afresh: false });
  await ready;
  globalThis.askDoor = async (request) => {
    const answered = said("answer");
    worker.postMessage({ kind: "ask", request });
    return (await answered).text;
  };
}
"""
# Requests come as text: the way of Playwright itself would lose a key like __proto__.
ASK = """
async (requests) => {
  const answers = [];
  for (const request of JSON.parse(requests)) answers.push(await askDoor(request));
  return answers;
}
"""
# The digest alone comes back: of thousands of answers, only those that differ are looked at.
DIGESTS = """
async (requests) => {
  const digests = [];
  for (const request of JSON.parse(requests)) {
    const bytes = new TextEncoder().encode(await askDoor(request));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    digests.push([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  return digests;
}
"""


@contextmanager
def started(
    browser: Browser, site: Path, instrument: str, texts: Sequence[str] = ()
) -> Iterator[Page]:
    """A page of the published instrument, with Python ready in its worker.

    Requests name their instrument by id, and come without it: the worker adds it. It has the one
    that the site publishes, or those in *texts*, which are compiled instruments.
    """
    with serve(site, PREFIX) as host:
        page = browser.new_page(bypass_csp=True)
        page.set_default_timeout(STARTING)
        try:
            brought = {f"brought-{place}.json": text for place, text in enumerate(texts)}
            page.route("**/brought-*.json", lambda route: route.fulfill(body=brought[_name(route)]))
            page.goto(f"{host.url}{instrument}/")
            page.evaluate(START, {"brought": list(brought)})
            yield page
        finally:
            page.close()


def _name(route: Route) -> str:
    """What the file is called that is asked for."""
    return route.request.url.rpartition("/")[2]


def answers(
    browser: Browser, site: Path, instrument: str, requests: list[dict[str, Any]]
) -> list[str]:
    """What the door answers in the browser, as text, to requests about a published instrument."""
    plain = [{**request, "instrument": instrument} for request in requests]
    with started(browser, site, instrument) as page:
        return list(_asked(page, ASK, plain))


def digests(page: Page, requests: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The SHA-256 of what the door answers to each request, which names its instrument by id."""
    yield from _asked(page, DIGESTS, requests)


def _asked(page: Page, script: str, requests: Iterable[dict[str, Any]]) -> Iterator[str]:
    waiting = iter(requests)
    while batch := list(islice(waiting, BATCH)):
        yield from page.evaluate(script, json.dumps(batch))
