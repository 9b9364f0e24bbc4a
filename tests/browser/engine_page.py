"""A page with nothing on it but the engine, and a visitor to it."""

import http.server
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from publishing.engine.rehearsal import RESPONSES

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
    "trusted-types inkbubble"
)
HTML = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{CSP}">
<title>Engine</title>
<link rel="icon" href="icon.svg">
<script type="module" src="page.js"></script>
<button id="start">Start</button>
<button id="ask">Ask</button>
<button id="retry">Retry</button>
<main></main>
</html>
"""
SCRIPT = """
import { Engine } from "./assets/x/engine/engine.js";
import { trustedHTML } from "./assets/x/page/trusted.js";

const at = (path) => new URL(path, document.baseURI).href;
const engine = new Engine({
  manifest: at("engine/engine.json"),
  instruments: [at("instrument.json")],
  worker: at("assets/x/engine/worker.js"),
});
const request = { operation: "report", responses: {} };
const seen = { states: [], answers: [], failures: [], request };
engine.addEventListener("state", () => seen.states.push({ ...engine.state }));
document.querySelector("#start").onclick = () => engine.start();
document.querySelector("#retry").onclick = () => engine.retry();
document.querySelector("#ask").onclick = async () => {
  try {
    const answer = await engine.ask(seen.request.operation, seen.request.responses);
    seen.answers.push(answer);
    if (answer.html) document.querySelector("main").innerHTML = trustedHTML(answer.html);
  } catch (failure) {
    seen.failures.push(failure.reason);
  }
};
Object.assign(globalThis, { engine, seen });
"""


class Files(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as common hosts do: what a browser has once fetched it may keep for a while.

    Only the worker's first script is not kept, so that a test can replace it between two workers.
    """

    def end_headers(self) -> None:
        kept = not self.path.endswith("/worker.js")
        self.send_header("Cache-Control", "max-age=600" if kept else "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass
class Site:
    """A folder, its address, and how to spoil its files."""

    folder: Path
    url: str

    def file(self, name: str) -> Path:
        """The file of the engine with this name in engine.json, or any other by its path."""
        engine = self.folder / "engine"
        entry = json.loads((engine / "engine.json").read_text())["files"].get(name)
        return engine / entry["url"] if entry else self.folder / name


@dataclass
class Visit:
    """The page, with all that its console said."""

    page: Page
    console: list[str]

    @property
    def state(self) -> dict[str, Any]:
        """The engine's state now."""
        state: dict[str, Any] = self.page.evaluate("({...engine.state})")
        return state

    def press(self, button: str) -> None:
        """Press one of the page's buttons: what follows is done by the page's own code."""
        self.page.click(f"#{button}")

    def until(self, name: str, seconds: float = 60) -> None:
        """Wait for a state."""
        self.page.wait_for_function(
            "name => engine.state.name === name", arg=name, timeout=seconds * 1000
        )

    def until_seen(self, what: str, count: int = 1) -> list[Any]:
        """Wait for so many states, answers or failures."""
        self.page.wait_for_function(
            "([what, count]) => seen[what].length >= count", arg=[what, count], timeout=60_000
        )
        found: list[Any] = self.page.evaluate("what => seen[what]", what)
        return found

    def respond(self, name: str, operation: str = "report") -> None:
        """What to ask next, by the name of a set of responses to the sample."""
        responses = {
            "format": "inkbubble/responses@1",
            "instrument": {"id": "rehearsal", "version": "1.0.0"},
            "responses": RESPONSES[name],
        }
        self.page.evaluate(
            "request => { seen.request = request; }",
            {"operation": operation, "responses": responses},
        )


@contextmanager
def visiting(browser: Browser, site: Site, clock: bool = False) -> Iterator[Visit]:
    """A visitor of that site with a browser cache of their own."""
    context = browser.new_context()
    page = context.new_page()
    if clock:
        page.clock.install()
    console: list[str] = []
    page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: console.append(f"error: {error}"))
    page.goto(site.url)
    page.wait_for_function("globalThis.seen !== undefined")
    yield Visit(page, console)
    context.close()
