"""What a page with many items takes for an answer, and from the answers to the painted report.

All answers but one are put into the page at once, as if a visitor had given them before; the one
that is left is given by a click, which starts Python. Then “See your result” is clicked: at once,
on a line as many have it, or once Python has been ready for a while. Measured in the page, to the
second frame after the report came into the document, by when it is painted.
"""

from playwright.sync_api import Browser, Page

from benchmarks.first_question import USUAL, put_on
from benchmarks.page_weight import visit
from tests.browser.conftest import Visitor
from tests.browser.host import Host
from tests.browser.visiting import see_result

LIMIT = 120_000  # milliseconds for Python to start on a slow machine
AT_EASE = 10_000  # milliseconds after which Python has warmed itself up; nobody answers faster
SCRIPTED = "main[data-view]"  # once the page's scripts have taken over
PICK = 1  # an option with which every question of the thousand is asked

ANSWER = """async ([pick, from, to]) => {
  const took = [];
  const shown = document.querySelectorAll(":is(form, .step:not([hidden])) > fieldset");
  for (const fieldset of [...shown].slice(from, to)) {
    const began = performance.now();
    fieldset.querySelectorAll("input")[pick].click();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    took.push(performance.now() - began);
  }
  return took;
}"""
STOPWATCH = """(pick) => {
  const [first, ...others] = document.querySelectorAll("form fieldset");
  for (const fieldset of others) fieldset.querySelectorAll("input")[pick].checked = true;
  globalThis.times = { answered: performance.now() };
  addEventListener("click", () => (times.asked = performance.now()), { capture: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".paper article")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (times.painted = performance.now())));
  }).observe(document.querySelector(".paper"), { childList: true });
  first.querySelectorAll("input")[pick].click();
}"""


def answers(host: Host, browser: Browser, address: str) -> list[float]:
    """Milliseconds from a click on an option to its painted bubble, for ten questions in turn.

    Before them one question is answered that does not count: it starts Python.
    """
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(host.url + address)
        ours = page.locator(".engine").count()
        if ours:
            page.locator(SCRIPTED).wait_for()
        page.evaluate(ANSWER, [PICK, 0, 1])
        if ours:
            be_at_ease(page)
        return [float(took) for took in page.evaluate(ANSWER, [PICK, 1, 11])]
    finally:
        context.close()


def from_ready(host: Host, browser: Browser, address: str) -> float:
    """Milliseconds from the click on “See your result” to the report, Python being ready."""
    with visit(host, browser, address) as visitor:
        visitor.page.locator(SCRIPTED).wait_for()
        visitor.page.evaluate(STOPWATCH, PICK)
        be_at_ease(visitor.page)
        return _until_painted(visitor, "asked")


def from_first_answer(host: Host, browser: Browser, address: str) -> float:
    """Milliseconds from the first answer to the report, asked for at once."""
    with visit(host, browser, address) as visitor:
        visitor.page.locator(SCRIPTED).wait_for()
        put_on(visitor.page, USUAL)
        visitor.page.evaluate(STOPWATCH, PICK)
        return _until_painted(visitor, "answered")


def be_at_ease(page: Page) -> None:
    """Wait until Python is there, and has warmed itself up."""
    page.locator(".engine[data-state=ready]").wait_for(state="attached", timeout=LIMIT)
    page.wait_for_timeout(AT_EASE)


def _until_painted(visitor: Visitor, since: str) -> float:
    see_result(visitor)
    visitor.page.wait_for_function("() => times.painted")
    took: float = visitor.page.evaluate("since => times.painted - times[since]", since)
    return took
