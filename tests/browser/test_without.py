"""When something is missing: script, a file of the engine, a page."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import CHECKLIST, MATURITY, answer_step, questions


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
@pytest.mark.parametrize(("address", "total"), [(CHECKLIST, 30), (MATURITY, 20)])
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


def engine_files(host):
    manifest = json.loads(next(host.folder.glob("assets/engine-*/engine.json")).read_text())
    return {name: entry["url"] for name, entry in manifest["files"].items()}


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
    expect(
        page.get_by_text("did not arrive" if how == "missing" else "arrived damaged")
    ).to_be_visible()
    expect(page.get_by_role("heading", name="Score it by hand")).to_be_visible()
    visitor.host.spoiled.clear()
    page.get_by_role("button", name="Try again").click()
    heading = page.get_by_role("article").get_by_role("heading", level=1)
    expect(heading).to_be_focused(timeout=60_000)
    expect(page.get_by_role("article")).to_contain_text("2 of 30 questions answered")


@pytest.mark.parametrize("forgiven", [["status of 404"]])
def test_an_unknown_address_leads_home(visitor):
    visitor.open("no/such/page/")
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert [entry.path for entry in visitor.host.log if entry.status != 200] == [
        "/inkbubble/no/such/page/"
    ]
    link = visitor.page.get_by_role("main").get_by_role("link").first
    assert link.evaluate("link => new URL(link.href).pathname") == "/inkbubble/"


def test_a_worker_that_dies_is_replaced_and_the_result_comes(visitor):
    page = visitor.page
    page.clock.install()
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=0, at_most=2)
    expect(page.get_by_text("Ready to work out your result")).to_be_visible(timeout=60_000)
    page.workers[0].evaluate("close()")
    page.get_by_role("button", name="See your result").click()
    page.clock.run_for(200)
    expect(page.get_by_role("heading", name="Your result is on its way")).to_be_focused()
    page.clock.run_for(21_000)  # longer than a worker may think about one result
    heading = page.get_by_role("article").get_by_role("heading", level=1)
    expect(heading).to_be_focused(timeout=60_000)
    expect(page.get_by_role("article")).to_contain_text("2 of 30 questions answered")
