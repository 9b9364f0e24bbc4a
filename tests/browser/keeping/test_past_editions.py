"""What was kept of a past edition goes on in the present one: told, fitted, and nothing dropped."""

import json

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import expect

from authoring import catalogue
from publishing import edition, published
from publishing.edition import Edition, Entry
from tests.browser.keeping.looking import store, until_saved
from tests.conftest import ROOT

GARDEN = ROOT / "tests/editions/garden"
KEPT = sorted((GARDEN / "kept").glob("[01].*.json"))
PARTS = {"responses": "response", "targets": "target", "scale_targets": "scale_target"}

pytestmark = pytest.mark.site("garden_site")

# Keeps an assessment as the page of that edition did: an entry each.
KEEP = """({ id, version, entries }) => new Promise((resolve) => {
  const opening = indexedDB.open("inkbubble/inkbubble/", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("assessments", { keyPath: "id" });
    opening.result.createObjectStore("entries", { keyPath: ["assessment", "key"] });
  };
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["assessments", "entries"], "readwrite");
    writing.objectStore("assessments").put({
      id: "then", instrument: id, version, digest: "of that day", name: "", begun: 1, changed: 2,
      finished: null, place: "",
    });
    for (const [key, value] of entries)
      writing.objectStore("entries").put({ assessment: "then", key, value });
    writing.oncomplete = () => { opening.result.close(); resolve(); };
  };
})"""


@pytest.fixture(scope="session")
def garden_site(once, bundle):
    """A site of the garden, with the records of its past editions."""

    def make(folder):
        loaded = catalogue.load(GARDEN)
        compiled = loaded.loaded.compiled
        records = [json.loads(path.read_text()) for path in sorted(GARDEN.glob("editions/*.json"))]
        entry = Entry(compiled, loaded.about, published.past(records, compiled))
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
        with edition.published(Edition([entry], bundle)):
            mkdocs_build(config)

    return once("garden", make)


def entries_of(kept):
    """A response file as the store has it."""
    for part, key in PARTS.items():
        yield from ([f"{key}/{id}", value] for id, value in kept.get(part, {}).items())
    yield from ([f"note/{id}", text] for id, text in kept.get("notes", {}).items())
    yield from ([f"field/{id}", v] for id, v in kept.get("details", {}).get("fields", {}).items())
    yield from ([f"plan/{step['id']}", step] for step in kept.get("plan", []))
    yield from ([f"aside/{part}", values] for part, values in kept.get("set_aside", {}).items())


def values(entries):
    """Every text and number that was given, wherever it stands, each option on its own."""
    found = []

    def collect(value):
        if isinstance(value, dict):
            for key, one in value.items():
                if key != "id":
                    collect(one)
        elif isinstance(value, list):
            for one in value:
                collect(one)
        else:
            found.append(str(value))

    for value in entries:
        collect(value)
    return sorted(found)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_answers_of_a_past_edition_go_on_in_the_present_one(visitor, path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    page = visitor.page
    visitor.open("privacy/")
    entries = list(entries_of(kept))
    page.evaluate(KEEP, {**kept["instrument"], "entries": entries})

    visitor.open("garden/")
    page.get_by_role("button", name="Continue where you left off").click()
    news = page.get_by_role("status").filter(has_text="mulch")
    expect(news).to_be_visible(timeout=60_000)  # a question that is new is told of
    until_saved(page)
    now = store(page)["then"]
    assert now["record"]["version"] == "2.0.0"
    assert now["record"]["digest"] != "of that day"
    renamed = {"daily": "each-day", "lawn": "grass", "tended": "kept", "south": "sunny"}
    before = sorted(renamed.get(text, text) for text in values(value for _, value in entries))
    after = sorted(renamed.get(text, text) for text in values(now["entries"].values()))
    assert after == before
    watering = page.get_by_role("group").filter(has_text="How often do you water your plants?")
    expect(watering.get_by_label("Every day")).to_be_checked()

    page.goto(page.url.partition("#")[0] + "#check")
    aside = page.get_by_role("region", name="Check your responses").locator(".aside")
    expect(aside).to_contain_text("030 123456", timeout=60_000)
    page.goto(page.url.partition("#")[0] + "#care")
    page.reload()  # fitted once, it is of this edition
    expect(watering.get_by_label("Every day")).to_be_checked()
    expect(news).to_have_count(0)


@pytest.mark.parametrize("forgiven", [["404", "The engine failed"]])
def test_an_edition_that_cannot_be_fitted_just_now_loses_nothing(visitor):
    kept = json.loads(KEPT[0].read_text(encoding="utf-8"))
    visitor.open("privacy/")
    entries = list(entries_of(kept))
    visitor.page.evaluate(KEEP, {**kept["instrument"], "entries": entries})
    visitor.host.spoiled["engine.json"] = None
    visitor.open("garden/")
    visitor.page.get_by_role("button", name="Continue where you left off").click()
    weeding = visitor.page.get_by_role("group").filter(has_text="How often do you weed?")
    expect(weeding.get_by_label("I can’t tell")).to_be_checked()
    weeding.get_by_label("Never").check()
    grown = visitor.page.get_by_role("group").filter(has_text="What do you grow?")
    visitor.page.goto(visitor.page.url.partition("#")[0] + "#plants")
    grown.get_by_label("Fruit").check()
    until_saved(visitor.page)
    now = store(visitor.page)["then"]
    assert now["record"]["version"] == "1.0.0"
    changed = {"response/weeding": "never", "response/grown": ["herbs", "fruit", "lawn"]}
    assert now["entries"] == {**dict(entries), **changed}
