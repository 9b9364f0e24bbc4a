"""How long until the first question of a page can be answered, on a line of a given speed.

Painted: from the start of the navigation to the frame after the one in which the first question
was laid out, but never before the browser's own first contentful paint. The window is tall enough
to show the question below a page's introduction.

Ticked: from the same start until a real click, sent at once, has ticked its first radio, whether
or not the page's scripts have arrived; the answer must still be there once they have. This holds
some milliseconds of the tool that clicks.

The line is imitated by Chromium, between its network and the page: so much latency for each
request, so many bytes a second for all of them together. What a real line takes before its first
request (name, connection and encryption, a round trip each) is left out; it is the same for every
page of a host.
"""

from typing import NamedTuple

from playwright.sync_api import Browser, Error, Page

from tests.browser.host import Host


class Line(NamedTuple):
    """A line: milliseconds from a request to the first byte of its answer, and bytes a second."""

    latency: int
    throughput: int


class Look(NamedTuple):
    """Milliseconds until the first question was painted, and until a click had ticked it."""

    painted: float
    ticked: float


SLOW = Line(200, 50_000)
USUAL = Line(40, 2_500_000)
NONE = Line(0, -1)
LIMIT = 120_000  # milliseconds for a page that takes no click while it is busy
WINDOW = {"width": 1280, "height": 1400}
WATCH = """
globalThis.first = { painted: 0, ticked: 0 };
(function look() {
  const box = document.querySelector("fieldset input")?.getBoundingClientRect();
  if (!box?.width) return requestAnimationFrame(look);
  requestAnimationFrame(() => {
    first.painted = performance.now();
    first.at = [box.x + box.width / 2, box.y + box.height / 2];
  });
})();
addEventListener("change", () => (first.ticked ||= performance.now()), { capture: true });
"""
PAINTED = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint && Math.max(first.painted, paint.startTime);
}"""


def measure(host: Host, browser: Browser, line: Line, address: str) -> list[Look]:
    """One look, of a visitor who has nothing of the page yet.

    Raises:
        Error: the question does not take a click, or loses its answer.
    """
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    context.set_default_timeout(LIMIT)
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        put_on(page, line)
        page.goto(host.url + address, wait_until="commit")
        page.mouse.click(*page.wait_for_function("() => globalThis.first?.at").json_value())
        page.wait_for_function("() => first.ticked")
        page.wait_for_load_state("load")
        if not page.locator("fieldset input").first.is_checked():
            raise Error(f"The first question of {address} did not keep the answer it was given.")
        painted = page.wait_for_function(PAINTED).json_value()  # the browser tells it a bit later
        return [Look(painted, page.evaluate("first.ticked"))]
    finally:
        context.close()


def put_on(page: Page, line: Line) -> None:
    """Let all that a page fetches from now on, its workers too, come over the line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": line.latency,
            "downloadThroughput": line.throughput,
            "uploadThroughput": line.throughput,
        },
    )
