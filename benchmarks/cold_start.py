"""How fast Python starts in the browser, against Pyodide as it comes; and what it weighs.

Usage: python3 -m benchmarks.cold_start [--runs N]

Measured from the worker's start to its first report, in one browser, turn by turn, each time with
an empty cache. Both run the same rooms with the same Jinja2; the stock engine imports them from a
zip of `.py` files. Bytes are those that left the host.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import shutil  # noqa: E402
import statistics  # noqa: E402
import tempfile  # noqa: E402
from collections import Counter  # noqa: E402
from pathlib import Path  # noqa: E402

from playwright.sync_api import Browser, Error, sync_playwright  # noqa: E402

from benchmarks.counting_host import Host, serving  # noqa: E402
from publishing.engine import archive, build, sources  # noqa: E402
from publishing.engine.rehearsal import RESPONSES, SAMPLE  # noqa: E402
from toolchain import browser as toolchain_browser  # noqa: E402
from toolchain import node  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
RESPONSE_SET = {
    "format": "inkbubble/responses@1",
    "instrument": {"id": "rehearsal", "version": "1.0.0"},
    "responses": RESPONSES["all"],
}
OURS = """
import { Engine } from "./assets/x/engine/engine.js";

const at = (path) => new URL(path, document.baseURI).href;
globalThis.measure = async (responses) => {
  const places = { manifest: "engine/engine.json", instruments: ["instrument.json"] };
  const engine = new Engine({
    manifest: at(places.manifest),
    instruments: places.instruments.map(at),
    worker: at("assets/x/engine/worker.js"),
  });
  const began = performance.now();
  const answer = await engine.ask("report", responses);
  return [performance.now() - began, answer.html.length];
};
"""
STOCK = """
globalThis.measure = async (responses) => {
  const began = performance.now();
  const worker = new Worker("stock_worker.js", { type: "module" });
  worker.postMessage(responses);
  const text = await new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
  });
  return [performance.now() - began, JSON.parse(text).html.length];
};
"""
STOCK_WORKER = """
import { loadPyodide } from "./stock/pyodide.mjs";

self.onmessage = async ({ data: responses }) => {
  const [pyodide, rooms, instrument] = await Promise.all([
    loadPyodide({ indexURL: new URL("./stock/", location).href }),
    fetch("rooms.zip").then((response) => response.arrayBuffer()),
    fetch("instrument.json").then((response) => response.text()),
  ]);
  pyodide.FS.writeFile("/rooms.zip", new Uint8Array(rooms));
  pyodide.runPython("import sys; sys.path.append('/rooms.zip')");
  const door = pyodide.pyimport("reporting.door");
  self.postMessage(door.call(JSON.stringify({ operation: "report", instrument, responses })));
};
"""


def lay_out(folder: Path) -> None:
    """Put both engines into a folder, each with a page of its own."""
    modules = node.packages()
    shutil.copytree(
        build(ROOT, modules, ROOT / ".cache/engine", node.node()).folder, folder / "engine"
    )
    shutil.copytree(ROOT / "browser", folder / "assets" / "x")
    shutil.copytree(modules / "pyodide", folder / "stock")
    shutil.copy(SAMPLE, folder / "instrument.json")
    python = {**sources.library(modules / "pyodide/python_stdlib.zip"), **sources.rooms(ROOT)}
    rooms = {
        path: data
        for path, data in python.items()
        if path.startswith((*sources.LIBRARIES, *sources.ROOMS))
    }
    (folder / "rooms.zip").write_bytes(archive.zipped(rooms))
    (folder / "stock_worker.js").write_text(STOCK_WORKER)
    for name, script in (("ours", OURS), ("stock", STOCK)):
        (folder / f"{name}.js").write_text(script)
        page = (
            f'<!doctype html><title>{name}</title><script type="module" src="{name}.js"></script>'
        )
        (folder / f"{name}.html").write_text(page)


def measure(browser: Browser, host: Host, engine: str) -> float:
    """Milliseconds from the start to the first report, for a visitor who has nothing yet."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{host.url}{engine}.html")
        page.wait_for_function("globalThis.measure !== undefined")
        took, length = page.evaluate("responses => measure(responses)", RESPONSE_SET)
        if not length:
            raise Error(f"The engine “{engine}” gave an empty report.")
        return float(took)
    finally:
        context.close()


def table(title: str, sent: Counter[str], began: list[str]) -> str:
    """Bytes over the wire by file, heaviest first, the page itself left out."""
    files = {name: size for name, size in sent.items() if not name.startswith(tuple(began))}
    lines = [f"  {size:>10,}  {name}" for name, size in sorted(files.items(), key=lambda f: -f[1])]
    return "\n".join([title, *lines, f"  {sum(files.values()):>10,}  together"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="of each engine (default: 9)")
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {"ours": [], "stock": []}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        lay_out(Path(name))
        with serving(Path(name)) as host:
            chromium = toolchain_browser.find()
            browser = playwright.chromium.launch(
                executable_path=chromium.executable, args=list(chromium.arguments)
            )
            for run in range(runs + 1):
                for engine, measured in times.items():
                    host.sent.clear()
                    took = measure(browser, host, engine)
                    if run == 0:
                        # The first of each warms the machine up; its bytes are as good as any.
                        print(table(f"\n{engine}: bytes", host.sent, [f"{engine}."]))
                    else:
                        measured.append(took)
            browser.close()
    print(f"\nmilliseconds to the first report, {runs} runs of each")
    for engine, measured in times.items():
        print(
            f"  {engine:<6} median {statistics.median(measured):7.0f}   "
            f"from {min(measured):.0f} to {max(measured):.0f}"
        )
    for name, of in (("median", statistics.median), ("quickest", min)):
        ratio = of(times["stock"]) / of(times["ours"])
        print(f"  {ratio:.2f} times faster by the {name} (the goal: at least 2.5)")


if __name__ == "__main__":
    main()
