"""How long the report takes, once Python is ready: from the click to the painted page.

Usage: python3 -m benchmarks.report_time [--visits N] [--reports N]

Measured in the page: from the click on “See your result” to the second frame after the report
came into the document, by when it is painted; that may count up to one frame too much. One
answer changes before each report, so that each is computed anew. Exit code 1 if the figure is
not held.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import statistics  # noqa: E402

from playwright.sync_api import Browser, Error  # noqa: E402

from benchmarks.page_weight import published, row, visit  # noqa: E402
from tests.browser.conftest import Visitor  # noqa: E402
from tests.browser.host import Host  # noqa: E402
from tests.browser.visiting import (  # noqa: E402
    CHECKLIST,
    MATURITY,
    REQUIREMENTS,
    answer_all,
    check_heading,
    see_result,
)
from toolchain.errors import told_plainly  # noqa: E402

INSTRUMENTS = {CHECKLIST: "30 items", MATURITY: "maturity", REQUIREMENTS: "55 items"}
AT_MOST = 150  # milliseconds, the median
LIMIT = 120_000  # milliseconds for Python to start on a slow machine

STOPWATCH = """() => {
  globalThis.took = [];
  let clicked = 0;
  // The last click before a report is the one that asks for it.
  addEventListener("click", () => (clicked = performance.now()), { capture: true });
  new MutationObserver(() => {
    if (!document.querySelector(".paper article")) return;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => took.push(performance.now() - clicked));
    });
  }).observe(document.querySelector(".paper"), { childList: true });
}"""
CHANGE_ANSWER = """turn => {
  const questions = document.querySelectorAll("form fieldset");
  const options = [...questions[turn % questions.length].querySelectorAll("input")];
  options[(options.findIndex(({ checked }) => checked) + 1) % options.length].click();
}"""


def reports(host: Host, browser: Browser, address: str, count: int) -> list[float]:
    """One visit's reports, the first one first: milliseconds each.

    Raises:
        Error: a report is the one before, or a time is missing.
    """
    with visit(host, browser, address) as visitor:
        page = visitor.page
        page.evaluate(STOPWATCH)
        answer_all(visitor, 0)
        page.locator(".engine[data-state=ready]").wait_for(state="attached", timeout=LIMIT)
        last = ""
        for turn in range(count):
            if turn:
                change_an_answer(visitor, turn)
            see_result(visitor)
            page.wait_for_function("many => took.length === many", arg=turn + 1)
            shown = page.locator(".paper").inner_html()
            if shown == last:
                raise Error("The report did not change with the answers.")
            last = shown
        return [float(took) for took in page.evaluate("took")]


def change_an_answer(visitor: Visitor, turn: int) -> None:
    """Go back from the report, choose another option in one question, stay at the check step."""
    visitor.page.get_by_role("link", name="Back to the questions").click()
    visitor.page.evaluate(CHANGE_ANSWER, turn)
    check_heading(visitor).wait_for()


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--visits", type=int, default=4, help="of each instrument (default: 4)")
    parser.add_argument("--reports", type=int, default=8, help="of each visit (default: 8)")
    asked = parser.parse_args()
    print(row("milliseconds to", "reports", "median", "min", "max", "median of a visit's first"))
    print(row("---", *["---:"] * 5))
    held = True
    with told_plainly(), published() as (host, browser):
        for address, name in INSTRUMENTS.items():
            visits = [reports(host, browser, address, asked.reports) for _ in range(asked.visits)]
            times = [took for visit in visits for took in visit]
            first = statistics.median(visit[0] for visit in visits)
            middle = statistics.median(times)
            shown = (f"{time:.0f}" for time in (middle, min(times), max(times), first))
            print(row(f"the report on {name}", len(times), *shown))
            held = held and middle <= AT_MOST
    print(f"\n- Median of at most {AT_MOST} ms: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
