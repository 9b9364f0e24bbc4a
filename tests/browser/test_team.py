"""The team view: files in, figures out, nothing sent and nothing kept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, expect

from authoring import catalogue
from reporting import door
from reporting.operations import team
from tests.browser import parity
from tests.browser.conftest import Visitor
from tests.browser.test_accessibility import assert_sound
from tests.conftest import ROOT

IDS = ("proactive-engagement", "cx-maturity")
INSTRUMENTS = {
    id: catalogue.load(ROOT / "instruments" / id, cases=()).loaded.instrument for id in IDS
}
TITLES = {id: one.title for id, one in INSTRUMENTS.items() if one is not None}


def answered(id: str, pick: int, **more: Any) -> str:
    """A response file in which every question has the option at that position."""
    instrument = INSTRUMENTS[id]
    assert instrument is not None
    chosen = {
        item.id: list(item.by_option)[pick] for item in instrument.items.values() if item.options
    }
    made_for = {"id": id, "version": instrument.version}
    data = {"format": "inkbubble/responses@1", "instrument": made_for, "responses": chosen}
    return json.dumps({**data, **more})


def payload(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def choose(visitor: Visitor, *files: FilePayload) -> None:
    """Put files in, and wait until all of them are shown."""
    inputs = visitor.page.get_by_role("main").locator("input[type=file]")
    inputs.first.set_input_files(files)
    expect(visitor.page.get_by_text("Files read:")).to_be_visible(timeout=60_000)


def view(visitor: Visitor, id: str) -> Locator:
    return visitor.page.get_by_role("article", name=TITLES[id])


def row(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("row").filter(
        has=visitor.page.get_by_role("rowheader", name=name, exact=True)
    )


def test_files_of_two_assessments_have_a_view_each_and_a_broken_one_is_named(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open("team/")
    page = visitor.page
    choose(
        visitor,
        payload("ada.json", answered("proactive-engagement", 0)),
        payload("bob.json", answered("proactive-engagement", 1)),
        payload("bob-again.json", answered("proactive-engagement", 1)),
        payload("cut.json", '{"format": '),
        payload("cleo.json", answered("cx-maturity", 2)),
    )
    checklist = view(visitor, "proactive-engagement")
    expect(checklist).to_contain_text("2 response files scored.")
    expect(checklist).to_contain_text("bob-again.json: as bob.json")
    expect(checklist).to_contain_text("100 % apart, 2 answered")
    expect(view(visitor, "cx-maturity")).to_contain_text("1 response file scored.")
    left_out = page.get_by_role("main").locator(".left-out")
    expect(left_out).to_contain_text("cut.json")
    expect(left_out).to_contain_text("the file:")
    assert_sound(visitor)

    page.get_by_label("Leave the names of the files out").check()
    expect(checklist).not_to_contain_text("ada.json")
    expect(row(visitor, "Person 2").first).to_be_visible()
    expect(left_out).not_to_contain_text("cut.json")
    page.get_by_label("Leave the names of the files out").uncheck()

    page.get_by_label("Count files with the same answers each").check()
    expect(checklist).to_contain_text("3 response files scored.")
    page.get_by_role("button", name=re.compile("Take out.*bob-again")).click()
    expect(checklist).to_contain_text("2 response files scored.")
    expect(checklist).not_to_contain_text("bob-again.json")

    place = page.locator("[data-team=proactive-engagement]")
    for name, part in {
        "This view (HTML)": "<!doctype html>",
        "The same in Markdown": "# Proactive engagement: results together",
        "All figures (CSV)": '"apart"',
        "A row for each file and scale (CSV)": '"ada.json"',
        "Everything (JSON)": "inkbubble/collected@2",
    }.items():
        with page.expect_download() as saved:
            place.get_by_role("button", name=name).click()
        saved.value.save_as(tmp_path / "saved")
        assert part in (tmp_path / "saved").read_text("utf-8")
        expect(place.get_by_role("status")).to_contain_text(saved.value.suggested_filename)

    page.get_by_role("button", name="Take all files out").click()
    expect(checklist).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_what_was_read_is_gone_with_the_page_and_nothing_was_stored(visitor: Visitor) -> None:
    visitor.open("team/")
    choose(visitor, payload("ada.json", answered("cx-maturity", 0)))
    kept = visitor.page.evaluate(
        "() => indexedDB.databases().then((every) => [every.length, localStorage.length])"
    )
    assert kept == [0, 0]
    visitor.page.reload()
    expect(visitor.page.get_by_role("article")).to_have_count(0)


def test_files_can_be_dropped_and_more_come_later(visitor: Visitor) -> None:
    visitor.open("team/")
    page = visitor.page
    choose(visitor, payload("ada.json", answered("cx-maturity", 0)))
    page.evaluate(
        """(text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "bob.json"));
          const event = { dataTransfer: dropped, bubbles: true, cancelable: true };
          document.querySelector(".drop").dispatchEvent(new DragEvent("drop", event));
        }""",
        answered("cx-maturity", 1),
    )
    expect(view(visitor, "cx-maturity")).to_contain_text("2 response files scored.")
    expect(row(visitor, "bob.json").first).to_be_visible()


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
def test_the_keyboard_alone_is_enough(visitor: Visitor) -> None:
    visitor.open("team/")
    page = visitor.page
    choose(visitor, payload("ada.json", answered("cx-maturity", 0)))
    files = page.get_by_role("main").locator("input[type=file]").first
    files.focus()
    reached = []
    for _ in range(24):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 24)"))
    assert any(name.startswith("Take out") for name in reached) or "Print" in reached
    page.get_by_role("button", name="Take all files out").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_many_files_are_read_in_batches_and_the_page_stays_alive(visitor: Visitor) -> None:
    visitor.open("team/")
    many = [payload(f"{place:03}.json", answered("cx-maturity", place % 3)) for place in range(60)]
    visitor.page.evaluate(
        """() => {
          globalThis.longest = 0;
          new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
          }).observe({ type: "longtask" });
        }"""
    )
    visitor.page.get_by_label("Count files with the same answers each").check()
    choose(visitor, *many)
    expect(view(visitor, "cx-maturity")).to_contain_text("60 response files scored.")
    assert visitor.page.evaluate("longest") < 1_000


def test_the_figures_are_the_same_in_both_pythons(browser: Browser, site_folder: Path) -> None:
    id = "proactive-engagement"
    texts = [answered(id, pick) for pick in (0, 1)]
    texts += [text.replace('"1.0.0"', '"0.9.0"') for text in texts] + ["{", "<p>"]
    files = [{"name": f"{place} é.json", "text": text} for place, text in enumerate(texts)]
    compiled = catalogue.load(ROOT / "instruments" / id, cases=()).loaded.compiled

    def here(request: dict[str, Any]) -> str:
        return door.call(json.dumps({**request, "instrument": json.dumps(compiled)}))

    gather = {"operation": "gather", "responses": {}, "files": files, "published": list(IDS)}
    found = json.loads(here(gather))
    told = {"responses": {}, "entries": found["entries"], "left_out": found["left_out"]}
    requests: list[dict[str, Any]] = [gather, {**told, "operation": "team"}]
    requests += [{**told, "operation": "team-export", "format": one} for one in team.FORMATS]
    there = parity.answers(browser, site_folder, id, requests)
    assert there == [here(request) for request in requests]
