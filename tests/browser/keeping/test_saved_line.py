"""The line that says “Saved on this device” is true, whenever it stands there."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keeping.looking import (
    answered,
    form,
    not_saved,
    radios,
    saved,
    store,
    until_saved,
)
from tests.browser.visiting import CHECKLIST, INSTRUMENTS, wider_than_the_window

pytestmark = pytest.mark.usefixtures("without_python")

# Holds the store, as a slow disk does, until the window is told to let go of it.
HOLD = """() => new Promise((held) => {
  const request = indexedDB.open("inkbubble/inkbubble/");
  request.onsuccess = () => {
    const transaction = request.result.transaction(["assessments", "entries"], "readwrite");
    const entries = transaction.objectStore("entries");
    const spin = () => {
      held();
      if (!globalThis.released) entries.get(["", ""]).onsuccess = spin;
    };
    transaction.oncomplete = () => request.result.close();
    entries.get(["", ""]).onsuccess = spin;
  };
})"""

# Notes in what order things come: something given, its transaction, the line.
ORDER = """
globalThis.order = [];
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const transaction = begin.call(this, stores, mode, options);
  if (mode === "readwrite") {
    order.push(`begun ${transaction.durability}`);
    transaction.addEventListener("complete", () => order.push("complete"));
  }
  return transaction;
};
addEventListener("input", () => order.push("given"), { capture: true });
addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("[data-saved=saved]");
  new MutationObserver(() => order.push(line.hidden ? "gone" : "saved")).observe(line, {
    attributeFilter: ["hidden"],
  });
});
"""
GIVE_FORTY = """async () => {
  const options = document.querySelectorAll(".step:not([hidden]) input[type=radio]");
  for (let turn = 0; turn < 40; turn += 1) {
    options[turn % options.length].click();
    await new Promise((next) => setTimeout(next, [0, 1, 5, 40][turn % 4]));
  }
}"""


@pytest.fixture
def page(visitor):
    visitor.open(CHECKLIST)
    return visitor.page


@pytest.fixture
def slow_disk(visitor, page):
    """Holds up the store, once it is there; gives what lets go of it."""

    def hold():
        other = page.context.new_page()
        other.goto(visitor.host.url + "privacy/")
        other.evaluate(HOLD)
        return lambda: other.evaluate("globalThis.released = true")

    return hold


def test_nothing_is_said_before_anything_is_given(page):
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert not saved(page).is_visible()
    assert not not_saved(page).is_visible()


def test_the_line_waits_until_all_of_it_is_on_disk(page, slow_disk):
    radios(page, 0).first.check()
    until_saved(page)
    let_go = slow_disk()
    radios(page, 1).first.check()
    expect(page.get_by_text("Saving …")).to_be_visible()
    assert not saved(page).is_visible()
    radios(page, 2).first.check()
    page.wait_for_timeout(300)
    expect(page.get_by_text("Saving …")).to_be_visible()
    let_go()
    until_saved(page)
    assert answered(store(page)) == form(page)
    assert len(form(page)) == 3


def test_a_store_that_does_not_answer_is_told_of_until_it_does(page, slow_disk):
    radios(page, 0).first.check()
    until_saved(page)
    let_go = slow_disk()
    radios(page, 1).first.check()
    expect(not_saved(page)).to_contain_text("This browser’s store does not answer.", timeout=15_000)
    assert not saved(page).is_visible()
    let_go()
    until_saved(page)
    expect(not_saved(page)).to_be_hidden()
    assert answered(store(page)) == form(page)


def test_every_saved_follows_a_strict_transaction_that_began_after_the_last_answer(visitor):
    visitor.page.add_init_script(ORDER)
    visitor.open(CHECKLIST)
    visitor.page.evaluate(GIVE_FORTY)
    until_saved(visitor.page)
    events = visitor.page.evaluate("order")
    assert events.count("given") == 40
    assert not any(event.startswith("begun") and event != "begun strict" for event in events)
    shown = [place for place, event in enumerate(events) if event == "saved"]
    assert shown
    for place in shown:
        before = events[:place]
        last_given = len(before) - 1 - before[::-1].index("given")
        assert re.search(r"begun strict.*complete", " ".join(before[last_given:]))


@pytest.mark.parametrize(
    "context_options", [{"viewport": {"width": 360, "height": 740}}], ids=["phone"]
)
def test_on_a_phone_it_has_room(visitor, page):
    radios(page, 0).first.check()
    until_saved(page)
    assert not wider_than_the_window(visitor)


def test_who_only_looks_leaves_nothing_behind(visitor):
    page = visitor.page
    looked_at = ["", "overview/", "privacy/", *INSTRUMENTS, f"{CHECKLIST}about/"]
    for address in looked_at:
        visitor.open(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    for fragment in ("#check", "#entry", "#result"):
        visitor.open(CHECKLIST + fragment)
        page.wait_for_load_state("networkidle")
    left = page.evaluate(
        """async () => [
             (await indexedDB.databases()).map(({ name }) => name),
             Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys(),
             document.cookie, (await navigator.serviceWorker.getRegistrations()).length,
           ]"""
    )
    assert left == [[], [], [], [], "", 0]
