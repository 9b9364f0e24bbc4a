"""A host that answers wrongly, and what stands between it and the visitor: it is said, nothing is
lost, and once all is well again, trying again is enough.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor
from tests.browser.host import Host
from tests.browser.visiting import (
    CHECKLIST,
    answer_step,
    engine_files,
    press_see_result,
    result_heading,
    until_saved,
)

Headers = Callable[[str], dict[str, str | None]]

WAIT = 15_000
SAID = "Your result could not be worked out"
AWAY, WRONG = "did not arrive", "arrived damaged"
ILL = ["engine", "Failed to", "module", "MIME", "Content Security Policy", "ERR_", "Refused"]


def failed(visitor: Visitor) -> Locator:
    """The part of the page that says why there is no result."""
    return visitor.page.get_by_role("region", name=SAID)


def expect_told(visitor: Visitor, why: str, name: str | None = None) -> None:
    """The page says what happened, and the answers stand where they were."""
    expect(failed(visitor).get_by_text(why), name).to_be_visible(timeout=WAIT)
    expect(failed(visitor)).to_contain_text("Your answers are still here.")
    assert visitor.page.locator("form input:checked").count() == 2


def expect_result(visitor: Visitor) -> None:
    expect(result_heading(visitor)).to_be_visible(timeout=WAIT)
    expect(visitor.page.get_by_role("article")).to_contain_text("2 of 30 questions answered")


def take_back_what_was_said(visitor: Visitor) -> None:
    """Hide it, so that whatever is said after this is said anew."""
    hide = "(said) => said.forEach((one) => { one.hidden = true; })"
    failed(visitor).locator("[data-reason]").evaluate_all(hide)


def try_again(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Try again").click()


def everything(**headers: str | None) -> Headers:
    """These headers for whatever is asked."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _path: named


@contextmanager
def swapped(host: Host, one: str, other: str) -> Iterator[None]:
    """Two files of the engine come in each other's place."""
    names = engine_files(host)
    folder = next(host.folder.glob("assets/engine-*"))
    host.spoiled[names[one]] = (folder / names[other]).read_bytes()
    host.spoiled[names[other]] = (folder / names[one]).read_bytes()
    yield
    host.spoiled.clear()


@contextmanager
def sending(host: Host, headers: Headers) -> Iterator[None]:
    """Something between the host and the visitor changes headers."""
    host.headers = headers
    yield
    host.headers = everything()


@contextmanager
def one_page_for_all(host: Host) -> Iterator[None]:
    """Every address is answered with the home page, as where a network asks to log in."""
    host.everywhere, host.headers = "index.html", everything(Cache_Control="no-store")
    yield
    host.everywhere, host.headers = None, everything()


@contextmanager
def lost_within(host: Host, file: str) -> Iterator[None]:
    """The line breaks in the middle of a file of the engine."""
    name = engine_files(host)[file]
    cut = {"Content-Length": "99999999", "Connection": "close"}
    host.headers = lambda path: cut if path.endswith(name) else {}
    yield
    host.headers = everything()


@contextmanager
def lost_after(host: Host, many: int) -> Iterator[None]:
    """The host answers some more requests, and then nobody."""
    left = iter(range(many))
    host.gone = lambda _path: next(left, None) is None
    yield
    host.gone = lambda _path: False


@pytest.mark.parametrize("forgiven", [ILL])
def test_whatever_happens_to_the_engine_is_said_and_mended_by_trying_again(
    visitor: Visitor,
) -> None:
    host = visitor.host
    no_sniffing = {"X_Content_Type_Options": "nosniff", "Content_Type": "application/octet-stream"}
    # What it is, and what the page says: each on top of the one before, in one visit.
    ills = {
        "Python in place of its program": (swapped(host, "pyodide.asm.wasm", "python.zip"), WRONG),
        "two scripts swapped": (swapped(host, "pyodide.mjs", "pyodide.asm.mjs"), WRONG),
        "one page for all": (one_page_for_all(host), WRONG),
        "lost within the program": (lost_within(host, "pyodide.asm.wasm"), AWAY),
        "lost within Python": (lost_within(host, "python.zip"), AWAY),
        "lost after some files": (lost_after(host, 7), AWAY),
        "no types": (sending(host, everything(Content_Type=None)), WRONG),
        "all is text": (sending(host, everything(Content_Type="text/plain")), WRONG),
        "no type is guessed": (sending(host, everything(**no_sniffing)), WRONG),
        "said to be packed": (sending(host, everything(Content_Encoding="gzip, gzip")), WRONG),
        "not said to be packed": (sending(host, everything(Content_Encoding=None)), WRONG),
    }
    visitor.open(CHECKLIST)
    host.spoiled["engine.json"] = b"{}"
    answer_step(visitor, pick=0, at_most=2)
    until_saved(visitor)
    press_see_result(visitor)
    expect_told(visitor, WRONG)
    host.spoiled.clear()
    for name, (ill, told) in ills.items():
        with ill:
            take_back_what_was_said(visitor)
            try_again(visitor)
            expect_told(visitor, told, name)
    try_again(visitor)
    expect_result(visitor)


def test_headers_that_say_nothing_of_the_files_change_nothing(visitor: Visitor) -> None:
    visitor.open(CHECKLIST)
    added = {"Content-Disposition": "attachment", "Cache-Control": None, "X-Proxy": "something"}
    with sending(visitor.host, lambda _path: added):
        answer_step(visitor, pick=0, at_most=2)
        press_see_result(visitor)
        expect_result(visitor)


@pytest.mark.parametrize("forgiven", [ILL])
@pytest.mark.parametrize(
    "ill",
    [
        lambda host: sending(host, everything(Content_Type=None, Cache_Control="no-store")),
        one_page_for_all,
    ],
    ids=["no types", "one page for all"],
)
def test_scripts_that_come_late_and_wrong_are_said_to_and_the_page_loaded_again_mends_it(
    visitor: Visitor, ill: Callable[[Host], AbstractContextManager[None]]
) -> None:
    page = visitor.page
    visitor.open(CHECKLIST)
    with ill(visitor.host):
        answer_step(visitor, pick=0, at_most=2)
        until_saved(visitor)
        press_see_result(visitor)
        expect_told(visitor, AWAY)
        assert "<title>" not in page.get_by_role("main").inner_html()
    try_again(visitor)  # browsers don't ask again for a script that failed
    expect(page.get_by_role("alert").filter(has_text="Load the page again")).to_be_visible()
    page.reload()
    press_see_result(visitor)
    expect_result(visitor)


@pytest.mark.parametrize("forgiven", [[*ILL, "violates", "blocked", "wasm", "WebAssembly"]])
@pytest.mark.parametrize(
    "policy", ["default-src 'self'; worker-src 'self' blob:", "worker-src 'none'"]
)
def test_a_policy_that_somebody_adds_is_said_to_stand_in_the_way(
    visitor: Visitor, policy: str
) -> None:
    visitor.host.headers = everything(Content_Security_Policy=policy)
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    until_saved(visitor)
    press_see_result(visitor)
    expect_told(visitor, "does not let the result be worked out")
