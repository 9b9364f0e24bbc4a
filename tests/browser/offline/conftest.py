"""Two builds of a small site, A and B, which differ in every kind of file; and visitors of them."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, expect

from authoring import catalogue
from publishing import destination, edition, listing, sbom, service_worker
from publishing.edition import Edition, Entry
from publishing.engine import Bundle
from publishing.pages import ENGINE_MANIFEST
from tests.browser.host import Host, serve
from tests.conftest import EVERY_WAY, PREFIX, ROOT, Once

QUESTIONNAIRE = "every-way/"
READY = "Works without a connection on this device."
OFFERED = "A newer version of this site is ready."
ENTRY = "script[src$='offline/page.js']"
PATIENCE = 60_000  # milliseconds

# What makes build B: a sentence of a page, a script, a style, words and the engine's list.
CHANGES = {
    "docs/index.md": "\n\nThis is build B.\n",
    "browser/page/today.js": '\nexport const BUILD = "B";\n',
    "browser/assess/returning.html": "<!-- B -->",
    "theme/style/base.css": "\n.build-b { color: inherit }\n",
}


@dataclass(frozen=True)
class Builds:
    """The folders of the two builds."""

    a: Path
    b: Path

    def of(self, path: str, body: bytes | None) -> set[str]:
        """Which builds have a file of that path and, where it is known, that content."""
        return {
            name
            for name, folder in (("A", self.a), ("B", self.b))
            if (folder / path).is_file() and body in (None, (folder / path).read_bytes())
        }


@pytest.fixture(scope="session")
def builds(once: Once, bundle: Bundle) -> Builds:
    """Both, built like the real site, with list and service worker."""

    def other(folder: Path) -> Bundle:
        return _other_engine(bundle, folder.with_name("engine"))

    return Builds(
        once("build-a", lambda folder: build(folder, bundle, {})),
        once("build-b", lambda folder: build(folder, other(folder), CHANGES)),
    )


@pytest.fixture(scope="session")
def taken_back(once: Once, bundle: Bundle) -> Path:
    """A build of a publisher who has switched offline use off."""
    changes = {"docs/index.md": "\n\nTaken back.\n"}
    return once("taken-back", lambda folder: build(folder, bundle, changes, offline=False))


def build(folder: Path, bundle: Bundle, changes: dict[str, str], *, offline: bool = True) -> None:
    """Build the small site with these texts added to its sources."""
    project = folder.with_name("project")
    for name in ("browser", "docs", "publishing", "theme"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name, text in changes.items():
        with (project / name).open("a", encoding="utf-8") as source:
            source.write(text)
    loaded = catalogue.load(EVERY_WAY)
    assert loaded.loaded.compiled is not None
    config = load_config(
        str(project / "mkdocs.yml"), site_dir=str(folder), site_url=f"http://127.0.0.1{PREFIX}"
    )
    config.extra["offline"] = offline
    with edition.published(Edition([Entry(loaded.loaded.compiled, loaded.about)], bundle)):
        mkdocs_build(config)
    destination.record(folder, [])
    service_worker.write(folder, listing.write(folder))


def _other_engine(bundle: Bundle, folder: Path) -> Bundle:
    """The same engine by another name: a space more at the end of its list."""
    shutil.copytree(bundle.folder, folder)
    with (folder / ENGINE_MANIFEST).open("a") as manifest:
        manifest.write(" ")
    return Bundle(folder)


@dataclass
class Window:
    """A page of the site, what it was given, and what it complained of."""

    page: Page
    host: Host
    given: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Watch from now on."""
        self.page.on("response", lambda response: self.given.append(response))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, address: str = QUESTIONNAIRE) -> "Window":
        """Go there; what is given counts from here."""
        self.given.clear()
        self.page.goto(self.host.url + address)
        return self

    def answer(self) -> "Window":
        """Give the first answer, and wait until the page can work out a result."""
        boat = self.page.get_by_role("group", name="What kind of boat")
        boat.get_by_label("A canoe").check()
        ready = self.page.get_by_text("Ready to work out your result")
        expect(ready).to_be_visible(timeout=PATIENCE)
        return self

    def until_kept(self) -> "Window":
        """Wait until the page says that the site works without a connection."""
        expect(self.page.get_by_text(READY)).to_be_visible(timeout=PATIENCE)
        return self

    def until_offered(self) -> "Window":
        """Wait until the page offers a newer version."""
        expect(self.page.get_by_text(OFFERED)).to_be_visible(timeout=PATIENCE)
        return self

    def until(self, condition: str) -> None:
        """Wait until what this script promises is so."""
        held = self.page.evaluate(
            f"""async () => {{
                  const end = performance.now() + {PATIENCE};
                  for (;;) {{
                    if (await ({condition})) return true;
                    if (performance.now() > end) return false;
                    await new Promise((resolve) => setTimeout(resolve, 50));
                  }}
                }}"""
        )
        assert held, condition

    def begin(self) -> "Window":
        """Fetch what keeps the site, as a page does at the first answer."""
        self.page.locator(ENTRY).evaluate(
            """async (page) => {
                 const of = (name) => import(page.src.replace("offline/page", `offline/${name}`));
                 await Promise.all([of("telling"), of("upkeep")]);
                 await (await import(page.src.replace("offline/page", "page/fetching")))
                   .words("offline/words");
               }"""
        )
        return self

    def keep(self) -> None:
        """Have the browser keep the site, as a page does once Python is there."""
        self.begin().page.locator(ENTRY).evaluate(
            """async (page) => (await import(page.src.replace("offline/page", "offline/upkeep")))
                 .upkeep.prepare()"""
        )

    def look_for_newer(self) -> None:
        """Have the browser look now, as it does by itself whenever a page is loaded."""
        self.page.evaluate(
            "navigator.serviceWorker.getRegistration().then((it) => it.update()).catch(() => {})"
        )

    def builds(self, builds: Builds) -> str:
        """The builds that all that the page was given can be of, such as "A".

        The names of files change with their content, except those of pages.
        """
        possible = {"A", "B"}
        for response in self.given[self._began() :]:
            if response.status != 200 or not response.url.startswith(self.host.url):
                continue
            path = response.url.removeprefix(self.host.url).partition("#")[0]
            path += "index.html" if path == "" or path.endswith("/") else ""
            if path in listing.NOT_LISTED:
                continue
            found = builds.of(path, _body(response) if path.endswith(".html") else None)
            assert found, f"{path} is of no build"
            assert possible & found, f"{path} is of {found}, and what came before of {possible}"
            possible &= found
        return "".join(sorted(possible))

    def _began(self) -> int:
        """Where the page itself is in what was given; before it is what the last one asked for."""
        pages = [at for at, it in enumerate(self.given) if it.request.is_navigation_request()]
        return pages[-1] if pages else 0


def _body(response: Response) -> bytes | None:
    try:
        return response.body()
    except Error:  # the browser gives no content out once the page has gone
        return None


@dataclass
class Site:
    """The site on its host, and a visitor's browser with a fresh profile."""

    host: Host
    builds: Builds
    context: BrowserContext

    def window(self) -> Window:
        """A window more."""
        return Window(self.context.new_page(), self.host)

    def kept(self) -> Window:
        """A window on the home page, in a browser that keeps everything.

        It is asked to without an answer, since Python takes seconds: test_installing.py begins as
        a visitor does.
        """
        window = self.window().open("")
        window.keep()
        return window.until_kept()

    def deploy(self, folder: Path | None = None) -> None:
        """Put build B, or another, in the place of what the host has."""
        self.host.folder = folder or self.builds.b

    def asked(self) -> list[str]:
        """What the host was asked for, below the site's address, in this order."""
        return [entry.path.removeprefix(PREFIX) for entry in self.host.log]

    def copies(self) -> dict[str, int]:
        """The caches of the address with how many files are in each."""
        counted: dict[str, int] = self.context.pages[0].evaluate(
            """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
                 async (name) => [name, (await (await caches.open(name)).keys()).length])))"""
        )
        return counted

    def copies_of(self, folder: Path) -> int:
        """How many files of the build in this folder are kept."""
        return self.copies().get(cache_of(folder), 0)


@pytest.fixture
def site(browser: Browser, builds: Builds) -> Iterator[Site]:
    """Build A on its host, and a visitor who has not been there."""
    with visited(browser, builds) as made:
        yield made


@contextmanager
def visited(browser: Browser, builds: Builds) -> Iterator[Site]:
    """Build A on a host and a fresh profile, while the block runs."""
    with serve(builds.a, PREFIX) as host:
        context = browser.new_context()
        context.set_default_timeout(30_000)
        yield Site(host, builds, context)
        context.close()


def cache_of(folder: Path) -> str:
    """The name of the cache of the build in this folder."""
    digest = hashlib.sha256((folder / listing.LIST).read_bytes()).hexdigest()
    return f"inkbubble{PREFIX}@{digest}"


def files_of(folder: Path) -> int:
    """How many copies a whole cache of it has: the list, and all files that visitors read."""
    listed = (folder / listing.LIST).read_text("utf-8").splitlines()
    return len([line for line in listed if not line.endswith(f"  {sbom.NAME}")]) + 1


def not_cached(_path: str) -> dict[str, str]:
    """Headers of a host whose files no browser keeps by itself."""
    return {"Cache-Control": "no-store"}
