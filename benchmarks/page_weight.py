"""What a visit weighs on the wire: a first look at each page, and the whole way to a result.

Usage: python3 -m benchmarks.page_weight

Builds the site, serves it as GitHub Pages does (texts gzipped, `.bin` as it is) and visits it
with an empty cache. Counts the bytes of every body sent until the network is idle. Exit code 1
if a figure is not held.
"""

from toolchain import python

python.ensure("tests")

import contextlib  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Iterator, Mapping  # noqa: E402
from pathlib import Path, PurePosixPath  # noqa: E402

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from publishing import build  # noqa: E402
from tests.browser.conftest import Visitor  # noqa: E402
from tests.browser.host import Answered, Host, serve  # noqa: E402
from tests.browser.visiting import CHECKLIST, answer_all, see_result  # noqa: E402
from tests.conftest import ALONE, PREFIX  # noqa: E402
from toolchain import browser as chromium  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402
from toolchain.places import ROOT  # noqa: E402

LARGEST = "continuous-engagement/"
FIRST_LOOK = {CHECKLIST: 25_000, LARGEST: 35_000}  # bytes
TO_A_RESULT = 5_400_000  # bytes
KINDS = {".html": "HTML", ".css": "style", ".js": "scripts", ".svg": "pictures"}
PYTHON = "Python"
COMPILED = "inkbubble/instrument@1"


@contextlib.contextmanager
def published(root: Path = ROOT) -> Iterator[tuple[Host, Browser]]:
    """The site of a project, built anew and served, and a browser to visit it with."""
    found = chromium.find()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = Path(name) / "site"
        os.environ["SITE_URL"] = f"http://127.0.0.1{PREFIX}"
        with contextlib.redirect_stdout(sys.stderr):
            if build.run(root, site) != 0:
                raise SystemExit(1)
        browser = playwright.chromium.launch(
            executable_path=str(found.executable), args=[*found.arguments, ALONE]
        )
        with serve(site, PREFIX) as host:
            yield host, browser
        browser.close()


@contextlib.contextmanager
def visit(
    host: Host, browser: Browser, address: str, *, keeps_copies: bool = False
) -> Iterator[Visitor]:
    """A visitor who has nothing of the site yet, on one of its pages, all of it loaded.

    Where the browser *keeps copies* of the site, the service worker fetches what is missing of it.
    """
    host.log.clear()
    context = browser.new_context(service_workers="allow" if keeps_copies else "block")
    visitor = Visitor(context.new_page(), host)
    visitor.open(address)
    # What counts as an idle network to Playwright may leave the page's icon out.
    visitor.page.evaluate("fetch(document.querySelector('link[rel=icon]').href)")
    visitor.page.wait_for_load_state("networkidle")
    try:
        yield visitor
    finally:
        context.close()


def questionnaires(site: Path) -> dict[str, str]:
    """What each questionnaire of a built site is called here, by address; the smallest first."""
    found = [json.loads(file.read_text("utf-8")) for file in site.glob("*/*.json")]
    compiled = [one for one in found if one.get("format") == COMPILED]
    items = {one["id"]: sum(len(part["items"]) for part in one["sections"]) for one in compiled}
    return {
        f"{one['id']}/": f"{one['title']}: {items[one['id']]:,} items"
        for one in sorted(compiled, key=lambda one: (items[one["id"]], one["id"]))
    }


def first_look(host: Host, browser: Browser, address: str) -> list[Answered]:
    """What is sent for one page, opened by itself, to someone who only looks at it."""
    with visit(host, browser, address):
        return list(host.log)


def way_to_a_result(host: Host, browser: Browser, *, keeps_copies: bool = False) -> list[Answered]:
    """What is sent from the first visit to the report of a whole response set."""
    with visit(host, browser, CHECKLIST, keeps_copies=keeps_copies) as visitor:
        answer_all(visitor, 0)
        see_result(visitor)
        visitor.page.wait_for_load_state("networkidle")
        if keeps_copies:
            visitor.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        return list(host.log)


def kind(path: str) -> str:
    """What a file is for, by its place and name."""
    if "/engine-" in path:
        return PYTHON
    name = f"{path}index.html" if path.endswith("/") else path
    return KINDS.get(PurePosixPath(name).suffix, "other")


def weight(answers: list[Answered]) -> int:
    """Bytes on the wire, without headers."""
    return sum(answered.sent for answered in answers)


def row(*cells: object) -> str:
    shown = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells)
    return f"| {' | '.join(shown)} |"


def looks_table(looks: Mapping[str, list[Answered]]) -> Iterator[str]:
    """Bytes by page, under what it is called, and kind of file."""
    kinds = [*KINDS.values(), "other", PYTHON]
    yield row("a first look at", *kinds, "together", "requests")
    yield row("---", *["---:"] * (len(kinds) + 2))
    for name, answers in looks.items():
        sent = Counter[str]()
        for answered in answers:
            sent[kind(answered.path)] += answered.sent
        yield row(name, *(sent[name] for name in kinds), weight(answers), len(answers))


def way_table(answers: list[Answered]) -> Iterator[str]:
    """Bytes and requests by file, the heaviest first."""
    sent, requests = Counter[str](), Counter[str]()
    for answered in answers:
        sent[answered.path] += answered.sent
        requests[answered.path] += 1
    yield row("for a result", "bytes", "requests")
    yield row("---", "---:", "---:")
    for path, size in sent.most_common():
        yield row(f"`{path.removeprefix(PREFIX)}`", size, requests[path])
    yield row("together", weight(answers), len(answers))


def main() -> int:
    """Print both tables and whether the figures are held; the exit code."""
    with told_plainly(), published() as (host, browser):
        names = {"": "the home page", **questionnaires(host.folder)}
        looks = {address: first_look(host, browser, address) for address in names}
        way = way_to_a_result(host, browser)
        with_copies = way_to_a_result(host, browser, keeps_copies=True)
    shown = {names[address]: answers for address, answers in looks.items()}
    print("\n".join([*looks_table(shown), "", *way_table(way), ""]))
    seen = [answered.path for answers in looks.values() for answered in answers]
    figures = {
        f"First look at {names[address]}, {weight(looks[address]) / 1e3:.1f} kB of "
        f"{at_most / 1e3:.0f}": weight(looks[address]) <= at_most
        for address, at_most in FIRST_LOOK.items()
        if address in looks
    }
    figures["No byte of Python before the first answer"] = PYTHON not in map(kind, seen)
    figures[f"Cold way to a result: {weight(way) / 1e6:.2f} MB of 5.4"] = weight(way) <= TO_A_RESULT
    print(
        f"- What makes the site ready for use without a connection, once Python runs: "
        f"{(weight(with_copies) - weight(way)) / 1e6:.2f} MB more, in "
        f"{len(with_copies) - len(way)} requests."
    )
    for figure, held in figures.items():
        print(f"- {figure}: {'held' if held else 'NOT HELD'}.")
    return 0 if all(figures.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
