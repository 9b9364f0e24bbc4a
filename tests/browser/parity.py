"""Python as the visitor's browser runs it, driven message by message: raw text comes back."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.host import serve
from tests.conftest import PREFIX

# Starts the site's own worker as the page does, and hands it one request after the other.
SCRIPT = """
async ({ requests }) => {
  const { engine, compiled } = document.querySelector("main").dataset;
  const at = (address) => new URL(address, document.baseURI).href;
  const script = new URL("worker.js", document.querySelector("script[type=module]").src).href;
  const blob = new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(blob), { type: "module" });
  const said = (kind) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.kind === kind) resolve(data);
        if (data.kind === "failed") reject(new Error(data.detail));
      };
    });
  const ready = said("ready");
  const places = { manifest: at(engine), instruments: [at(compiled)] };
  worker.postMessage({ kind: "start", ...places, afresh: false });
  await ready;
  const answers = [];
  for (const request of requests) {
    const answered = said("answer");
    worker.postMessage({ kind: "ask", request });
    answers.push((await answered).text);
  }
  worker.terminate();
  return answers;
}
"""


def answers(
    browser: Browser, site: Path, instrument: str, requests: list[dict[str, Any]]
) -> list[str]:
    """What the door answers in the browser, as text, to requests about a published instrument.

    The requests come without their instrument: the worker adds the one that the site publishes.
    """
    with serve(site, PREFIX) as host:
        page = browser.new_page(bypass_csp=True)
        page.set_default_timeout(120_000)
        try:
            page.goto(f"{host.url}{instrument}/")
            plain = [{**request, "instrument": instrument} for request in requests]
            found: list[str] = page.evaluate(SCRIPT, {"requests": plain})
            return found
        finally:
            page.close()
