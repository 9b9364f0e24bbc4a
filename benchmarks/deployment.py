"""What a deployment weighs for a browser that keeps the site, by what was changed in it.

Usage: python3 -m benchmarks.deployment

Builds the site, and again with one change each; a browser that keeps the first one meets the
others. Counts the bytes of every body sent until the newer version is offered.
"""

from toolchain import python

python.ensure("tests")

import contextlib  # noqa: E402
import shutil  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from pathlib import Path  # noqa: E402

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from benchmarks.page_weight import row, weight  # noqa: E402
from publishing import build  # noqa: E402
from publishing.listing import LIST  # noqa: E402
from tests.browser.host import Answered, serve  # noqa: E402
from tests.browser.offline.conftest import OFFERED, READY, Window  # noqa: E402
from tests.conftest import ALONE, PREFIX  # noqa: E402
from toolchain import browser as chromium  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402
from toolchain.places import ROOT  # noqa: E402

SOURCES = (
    *("authoring", "browser", "docs", "instruments", "publishing", "reporting", "scoring"),
    *("requirements", "theme", "toolchain"),
    *("mkdocs.yml", "package.json", "package-lock.json", ".npmrc"),
)
# What is changed: a name for it, the source, a text in it and what takes its place.
CHANGES = {
    "a sentence of a hand-written page": (
        "docs/privacy.md",
        "# What happens",
        "# See what happens",
    ),
    "the summary of an instrument": (
        "instruments/cx-maturity/instrument.yaml",
        "\nsummary: ",
        "\nsummary: Anew, ",
    ),
    "a script": (
        "browser/page/today.js",
        "\nexport const today",
        "\nexport const BUILD = 2;\nexport const today",
    ),
    "the style of all pages": (
        "theme/style/base.css",
        "\nbody {",
        "\n.anew { color: inherit }\nbody {",
    ),
    "the rules of scoring": ("scoring/numbers.py", "LONGEST = 18", "LONGEST = 17"),
}


def project(folder: Path) -> Path:
    """A copy of the project to change; packages and the engine's cache are shared."""
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "engine").symlink_to(ROOT / ".cache" / "engine")
    return folder


@contextlib.contextmanager
def changed(root: Path, name: str, old: str, new: str) -> Iterator[None]:
    """The source with one text in place of another, while the block runs."""
    source = root / name
    before = source.read_text("utf-8")
    assert old in before, f"{name} has no {old!r}"
    source.write_text(before.replace(old, new, 1), "utf-8")
    yield
    source.write_text(before, "utf-8")


def built(root: Path, site: Path) -> Path:
    """The site of the project, in that folder."""
    with contextlib.redirect_stdout(sys.stderr):
        if build.run(root, site) != 0:
            raise SystemExit(1)
    return site


def deployment(browser: Browser, before: Path, after: Path) -> list[Answered]:
    """What is sent to a browser that keeps the one, until it offers the other."""
    context = browser.new_context()
    with serve(before, PREFIX) as host:
        window = Window(context.new_page(), host).open("")
        window.keep()
        window.page.get_by_text(READY).wait_for()
        host.log.clear()
        host.folder = after
        window.look_for_newer()
        window.page.get_by_text(OFFERED).wait_for()
        context.close()
        return list(host.log)


def main() -> int:
    """Print the table; the exit code."""
    found = chromium.find()
    with told_plainly(), tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        root = project(folder / "project")
        first = built(root, folder / "first")
        browser = playwright.chromium.launch(
            executable_path=str(found.executable), args=[*found.arguments, ALONE]
        )
        files = [path for path in first.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print(f"A whole copy: {len(files) - 1:,} files, {size / 1e6:.2f} MB on the device.\n")
        print(
            row("what was changed", "files on the list that are new", "bytes fetched", "requests")
        )
        print(row("---", "---:", "---:", "---:"))
        known = {line.split()[0] for line in (first / LIST).read_text("utf-8").splitlines()}
        for what, change in CHANGES.items():
            with changed(root, *change):
                second = built(root, folder / "second")
            listed = (second / LIST).read_text("utf-8").splitlines()
            new = sum(line.split()[0] not in known for line in listed)
            sent = deployment(browser, first, second)
            print(row(what, new, weight(sent), len(sent)), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
