"""How long the team view takes for very many files: from choosing them to the painted view.

Usage: python3 -m benchmarks.team_view [--files N …]

Each number of files is a visit of its own, so Python's start counts. Also measured: how long
Python puts the files together, once all are read, and the longest time that the page itself was
busy, which a visitor feels as a freeze. Exit code 1 if 500 files take more than 10 seconds.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import tempfile  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import NamedTuple  # noqa: E402

from playwright.sync_api import Browser  # noqa: E402

from benchmarks import score_many  # noqa: E402
from benchmarks.page_weight import published, row, visit  # noqa: E402
from tests.browser.host import Host  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402

FILES = (100, 500, 2_000)
HELD, WITHIN = 500, 10_000  # files, and milliseconds that they may take
LIMIT = 300_000  # milliseconds to wait at all

STOPWATCH = """() => {
  const took = (globalThis.took = { began: 0, together: 0, done: 0, longest: 0 });
  addEventListener("change", () => (took.began = performance.now()), { capture: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) took.longest = Math.max(took.longest, duration);
  }).observe({ type: "longtask" });
  new MutationObserver(() => {
    const shown = document.querySelector("[data-while]:not([hidden])")?.dataset.while;
    if (shown === "together") took.together ||= performance.now();
    if (shown !== "done") return;
    requestAnimationFrame(() => requestAnimationFrame(() => (took.done = performance.now())));
  }).observe(document.querySelector("main"), { subtree: true, attributeFilter: ["hidden"] });
}"""


class Took(NamedTuple):
    """Milliseconds: in all, of that to put the files together, and the longest task of the page."""

    whole: float
    together: float
    longest: float


def view(host: Host, browser: Browser, files: list[Path]) -> Took:
    """One visit of the page with these files."""
    with visit(host, browser, "team/") as visitor:
        page = visitor.page
        page.evaluate(STOPWATCH)
        page.locator("input[type=file]").first.set_input_files(files)
        page.wait_for_function("() => took.done > 0", timeout=LIMIT)
        took = page.evaluate("took")
    done, began, together = (float(took[key]) for key in ("done", "began", "together"))
    return Took(done - began, done - together, float(took["longest"]))


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--files", type=int, nargs="+", default=FILES, help="how many")
    asked = parser.parse_args()
    print(row("files", "items", "ms in all", "ms to put them together", "longest ms of the page"))
    print(row(*["---:"] * 5))
    held = True
    with told_plainly(), tempfile.TemporaryDirectory() as name, published() as (host, browser):
        instrument = score_many.model()
        score_many.fill(Path(name), instrument, max(asked.files))
        every = sorted(Path(name).iterdir())
        for many in asked.files:
            took = view(host, browser, every[:many])
            shown = (f"{part:,.0f}" for part in took)
            print(row(f"{many:,}", len(instrument.items), *shown))
            held = held and not (many == HELD and took.whole > WITHIN)
    print(f"\n- {HELD} files within {WITHIN / 1000:.0f} seconds: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
