"""How soon the page says “Saved on this device”: from an answer to the line, and to the disk.

Usage: python3 -m benchmarks.saved_time [--visits N]

Measured in the page: from the event of the answer to the moment when the line is put there, which
comes after the transaction is complete. One answer at a time, as people give them. Exit code 1 if
the figure is not held.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import statistics  # noqa: E402

from playwright.sync_api import Browser  # noqa: E402

from benchmarks.page_weight import published, row, visit  # noqa: E402
from tests.browser.host import Host  # noqa: E402
from tests.browser.visiting import CHECKLIST, REQUIREMENTS  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402

INSTRUMENTS = {CHECKLIST: "30 items", REQUIREMENTS: "55 items"}
ANSWERS = 40
AT_MOST = 100  # milliseconds, the median

GIVE = """async (count) => {
  const line = document.querySelector("[data-saved=saved]");
  const options = document.querySelectorAll("main form input[type=radio]");
  const took = [];
  for (let turn = 0; turn < count; turn += 1) {
    const saved = new Promise((met) => {
      new MutationObserver((_, observer) => {
        if (line.hidden) return;
        observer.disconnect();
        met(performance.now());
      }).observe(line, { attributeFilter: ["hidden"] });
    });
    const given = performance.now();
    options[turn % options.length].click();
    took.push((await saved) - given);
    await new Promise((next) => setTimeout(next, 150));
  }
  return took;
}"""


def times(host: Host, browser: Browser, address: str) -> list[float]:
    """The milliseconds of each answer of one visit, the first one first."""
    with visit(host, browser, address) as visitor:
        return [float(took) for took in visitor.page.evaluate(GIVE, ANSWERS)]


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--visits", type=int, default=3, help="of each instrument (default: 3)")
    asked = parser.parse_args()
    print(row("milliseconds to", "answers", "median", "min", "max", "median of a visit's first"))
    print(row("---", *["---:"] * 5))
    held = True
    with told_plainly(), published() as (host, browser):
        for address, name in INSTRUMENTS.items():
            visits = [times(host, browser, address) for _ in range(asked.visits)]
            every = [took for visit in visits for took in visit]
            middle = statistics.median(every)
            first = statistics.median(visit[0] for visit in visits)
            shown = (f"{time:.0f}" for time in (middle, min(every), max(every), first))
            print(row(f"“Saved on this device”, {name}", len(every), *shown))
            held = held and middle <= AT_MOST
    print(f"\n- Median of at most {AT_MOST} ms: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
