"""What all tests share: the longer ones behind --long, and the site built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from publishing import build
from toolchain import browser as chromium

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "/inkbubble/"

# Names that are not this machine don't even resolve: a request that slips by would fail loudly.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long proofs as well")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes long; runs with --long only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long proof: run with --long"))


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built as the command builds it, for an address below a sub-path."""
    folder = tmp_path_factory.mktemp("built") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"http://127.0.0.1{PREFIX}")
        assert build.run(ROOT, folder) == 0
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium.find()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(found.executable), args=[*found.arguments, ALONE]
        )
        yield started
        started.close()
