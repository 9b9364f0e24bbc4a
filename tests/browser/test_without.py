"""When something is missing or wrong: script, a file of the engine, the connection, an address."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    MATURITY,
    answer_step,
    engine_files,
    go_on,
    questions,
    result_heading,
    see_result,
    until_ready,
)


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
@pytest.mark.parametrize(("address", "total"), [(CHECKLIST, 30), (MATURITY, 21)])
def test_without_script_the_questions_can_be_read_answered_and_scored_by_hand(
    visitor, address, total
):
    visitor.open(address)
    assert questions(visitor).count() == total
    questions(visitor).last.get_by_role("radio").first.check()
    expect(visitor.page.get_by_role("heading", name="Score it by hand")).to_be_visible()
    # Chromium's emulation runs no script but shows no <noscript> either: read the page itself.
    assert "JavaScript is switched off" in visitor.page.locator("noscript").inner_html()
    expect(visitor.page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("forgiven", [["engine", "Failed to load resource"]])
@pytest.mark.parametrize(
    "name", ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip"]
)
@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_spoiled_engine_is_told_plainly_keeps_the_answers_and_can_be_retried(visitor, name, how):
    url = engine_files(visitor.host)[name]
    original = next(visitor.host.folder.glob(f"assets/engine-*/{url}")).read_bytes()
    middle = len(original) // 2
    damaged = original[:middle] + bytes([original[middle] ^ 1]) + original[middle + 1 :]
    visitor.host.spoiled[url] = None if how == "missing" else damaged
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    page = visitor.page
    page.get_by_role("button", name="See your result").click()
    told = page.get_by_role("heading", name="Your result could not be worked out")
    expect(told).to_be_focused(timeout=60_000)
    view = page.get_by_role("region", name="Your result could not be worked out")
    reason = "did not arrive" if how == "missing" else "arrived damaged"
    expect(view.get_by_text(reason)).to_be_visible()
    expect(page.get_by_role("heading", name="Score it by hand")).to_be_visible()
    visitor.host.spoiled.clear()
    page.get_by_role("button", name="Try again").click()
    expect(result_heading(visitor)).to_be_focused(timeout=60_000)
    expect(page.get_by_role("article")).to_contain_text("2 of 30 questions answered")


@pytest.mark.parametrize("forgiven", [["status of 404"]])
def test_an_unknown_address_leads_home(visitor):
    visitor.open("no/such/page/")
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert [entry.path for entry in visitor.host.log if entry.status != 200] == [
        "/inkbubble/no/such/page/"
    ]
    assert visitor.strays == [visitor.page.url]
    visitor.strays.clear()
    link = visitor.page.get_by_role("main").get_by_role("link").first
    assert link.evaluate("link => new URL(link.href).pathname") == "/inkbubble/"


def test_a_worker_that_dies_is_replaced_and_the_result_comes(visitor):
    page = visitor.page
    page.clock.install()
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    until_ready(visitor)
    page.workers[0].evaluate("close()")
    page.get_by_role("button", name="See your result").click()
    page.clock.run_for(200)
    expect(page.get_by_role("heading", name="Your result is on its way")).to_be_focused()
    page.clock.run_for(21_000)  # longer than a worker may think about one result
    expect(result_heading(visitor)).to_be_focused(timeout=60_000)
    expect(page.get_by_role("article")).to_contain_text("2 of 30 questions answered")


def test_once_ready_it_needs_no_connection(visitor):
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    until_ready(visitor)
    visitor.page.context.set_offline(True)
    asked = len(visitor.host.log)
    see_result(visitor)
    expect(visitor.page.get_by_role("article")).to_contain_text("2 of 30 questions answered")
    assert len(visitor.host.log) == asked


HOSTILE = {
    "a-lone-percent": "#%",
    "half-a-character": "#%E0%A4%A",
    "what-every-object-has": "#__proto__",
    "what-every-class-has": "#constructor",
    "markup": "#<img src=x onerror=alert(1)>",
    "a-selector-gone-wrong": "#'\"]),*{",
    "very-long": "#" + "a" * 100_000,
}


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE)
def test_a_strange_fragment_changes_nothing(visitor, fragment):
    page = visitor.page
    visitor.open(CHECKLIST + fragment)
    expect(page.get_by_role("heading", name="Ongoing engagement")).to_be_visible()
    expect(page.get_by_role("heading", name="Compliance")).to_be_hidden()
    answer_step(visitor, pick=0, at_most=1)
    go_on(visitor)
    page.evaluate("fragment => { location.hash = fragment; }", fragment)
    page.wait_for_function("() => location.hash.length > 1 && location.hash !== '#compliance'")
    expect(page.get_by_role("heading", name="Compliance")).to_be_visible()
    go_on(visitor)
    expect(page.get_by_role("heading", name="Compliance")).to_be_hidden()
