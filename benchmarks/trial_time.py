"""How long a tried answer takes in *What if …?*: from the change to the painted outcome.

Usage: python3 -m benchmarks.trial_time [--visits N] [--changes N]

Measured in the page: from the event of a changed answer to the second frame after what it comes to
is in the document, by when it is painted; that may count up to one frame too much. Exit code 1 if
the figure is not held.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import statistics  # noqa: E402

from playwright.sync_api import Browser  # noqa: E402

from benchmarks.page_weight import published, row, visit  # noqa: E402
from tests.browser.host import Host  # noqa: E402
from tests.browser.visiting import (  # noqa: E402
    CHECKLIST,
    LIFECYCLE,
    REQUIREMENTS,
    go_to_check,
    see_result,
    tick_all,
)
from toolchain.errors import told_plainly  # noqa: E402

INSTRUMENTS = {CHECKLIST: "30 items", LIFECYCLE: "6 by 5 cells", REQUIREMENTS: "55 items"}
AT_MOST = 60  # milliseconds, the median

STOPWATCH = """() => {
  globalThis.took = [];
  let changed = 0;
  addEventListener("input", () => (changed = performance.now()), { capture: true });
  new MutationObserver(() => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => took.push(performance.now() - changed));
    });
  }).observe(document.querySelector(".trial-outcome"), { childList: true });
}"""
CHANGE = """turn => {
  const answers = document.querySelectorAll(".trial select");
  const answer = answers[turn % answers.length];
  answer.selectedIndex = 1 + (answer.selectedIndex % (answer.options.length - 1));
  answer.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def changes(host: Host, browser: Browser, address: str, count: int) -> list[float]:
    """The milliseconds of each change of one visit, the first one first."""
    with visit(host, browser, address) as visitor:
        page = visitor.page
        tick_all(visitor, 0)
        go_to_check(visitor)
        see_result(visitor)
        page.get_by_text("Try other answers", exact=True).click()
        page.locator(".trial-head").wait_for()
        page.evaluate(STOPWATCH)
        for turn in range(count):
            page.evaluate(CHANGE, turn)
            page.wait_for_function("many => took.length === many", arg=turn + 1)
        return [float(took) for took in page.evaluate("took")]


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--visits", type=int, default=3, help="of each instrument (default: 3)")
    parser.add_argument("--changes", type=int, default=20, help="of each visit (default: 20)")
    asked = parser.parse_args()
    print(row("milliseconds to", "changes", "median", "min", "max"))
    print(row("---", *["---:"] * 4))
    held = True
    with told_plainly(), published() as (host, browser):
        for address, name in INSTRUMENTS.items():
            visits = [changes(host, browser, address, asked.changes) for _ in range(asked.visits)]
            times = [took for visit in visits for took in visit]
            middle = statistics.median(times)
            shown = (f"{time:.0f}" for time in (middle, min(times), max(times)))
            print(row(f"the outcome of a change among {name}", len(times), *shown))
            held = held and middle <= AT_MOST
    print(f"\n- Median of at most {AT_MOST} ms: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
