"""What all tests share: the longer ones behind --long, and the sites, each built once."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from authoring import catalogue
from publishing import build, edition, engine
from publishing.edition import Edition, Entry
from publishing.engine import Bundle
from toolchain import browser as chromium
from toolchain import lock, node

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "/inkbubble/"
EVERY_WAY = ROOT / "tests" / "browser" / "every-way"

# Takes a name and what makes a folder of it; returns the folder.
Once = Callable[[str, Callable[[Path], None]], Path]

# Names that are not this machine don't even resolve: a request that slips by would fail loudly.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long proofs as well")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes long; runs with --long only")
    # How long something takes is for the benchmarks: a busy machine must fail no test.
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")
    config.addinivalue_line("markers", "site(fixture): visits the site that this fixture makes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long proof: run with --long"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of this run that all workers share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def once(shared: Path) -> Once:
    """Makes the folder of a name for all workers: the first to ask makes it, the others wait.

    A half-made one is never seen.
    """

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        whole = shared / name
        with lock.held(shared / f"{name}.lock"):
            if not whole.exists():
                with tempfile.TemporaryDirectory(dir=shared) as unfinished:
                    make(Path(unfinished) / name)
                    (Path(unfinished) / name).rename(whole)
        return whole

    return folder


@pytest.fixture(scope="session")
def bundle(shared: Path) -> Bundle:
    """The engine, which is made once if it is not in the cache."""
    with lock.held(shared / "engine.lock"):
        return engine.build(ROOT, node.packages(), ROOT / build.CACHE, node.node())


@pytest.fixture(scope="session")
def site_folder(once: Once, bundle: Bundle) -> Path:
    """The whole site, built as the command builds it, for an address below a sub-path."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", f"http://127.0.0.1{PREFIX}")
            assert build.run(ROOT, folder) == 0

    return once("site", make)


@pytest.fixture(scope="session")
def every_way(once: Once, bundle: Bundle) -> Path:
    """A site of one instrument that asks in every way there is, built like the real one."""

    def make(folder: Path) -> None:
        loaded = catalogue.load(EVERY_WAY)
        assert loaded.problems == []
        assert loaded.loaded.compiled is not None
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
        with edition.published(Edition([Entry(loaded.loaded.compiled, loaded.about)], bundle)):
            mkdocs_build(config)

    return once("every-way", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium.find()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(found.executable), args=[*found.arguments, ALONE]
        )
        yield started
        started.close()
