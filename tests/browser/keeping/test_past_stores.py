"""A store that any release has written opens in the newest, and old and new windows get along.

Adding a release's store is adding a file to `stores`: its name, version and records, and what a
visitor who comes back then chooses and sees.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.keeping.looking import (
    answered,
    as_form,
    form,
    not_saved,
    radios,
    store,
    until_saved,
)
from tests.browser.visiting import CHECKLIST

PAST = sorted((Path(__file__).parent / "stores").glob("*.json"))

WRITE = """(past) => new Promise((written, failed) => {
  const request = indexedDB.open(past.name, past.version);
  request.onupgradeneeded = () => {
    for (const { name, ...options } of past.stores) {
      request.result.createObjectStore(name, { keyPath: options.keyPath });
    }
  };
  request.onsuccess = () => {
    const names = past.stores.map(({ name }) => name);
    const transaction = request.result.transaction(names, "readwrite");
    for (const { name, records } of past.stores) {
      for (const record of records) transaction.objectStore(name).put(record);
    }
    transaction.oncomplete = () => written(request.result.close());
    transaction.onabort = () => failed(transaction.error);
  };
  request.onerror = () => failed(request.error);
})"""

# What a later release does when it first opens the store: all that it adds stands beside the rest.
UPGRADE = """() => new Promise((upgraded, failed) => {
  const request = indexedDB.open("inkbubble/inkbubble/", 2);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("of-a-later-release", { keyPath: "id" });
  };
  request.onblocked = () => failed(new Error("an old window holds the store"));
  request.onerror = () => failed(request.error);
  request.onsuccess = () => {
    globalThis.later = request.result;
    upgraded(request.result.version);
  };
})"""

FIRST_RESULTS = """() => new Promise((found) => {
  const request = indexedDB.open("inkbubble");
  request.onsuccess = () => {
    const all = request.result.transaction("results").objectStore("results").getAllKeys();
    all.onsuccess = () => found(all.result, request.result.close());
  };
})"""


def until_taken_over(page):
    """Wait until the first store has nothing left but another site's."""
    for _ in range(200):
        if page.evaluate(FIRST_RESULTS) == ["of-another-site"]:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the first store still has results of this site")


def past(name):
    return json.loads((Path(__file__).parent / "stores" / f"{name}.json").read_text("utf-8"))


def come_back(visitor, written):
    """Open the questionnaire on a device on which a past release has written its store."""
    visitor.open("privacy/")
    visitor.page.evaluate(WRITE, written)
    visitor.open(CHECKLIST)
    expect(visitor.page.get_by_text("You have been here before")).to_be_visible()


def until_shown(page, expected):
    page.wait_for_function("() => document.querySelector('main form :checked')")
    assert form(page) == expected


@pytest.mark.parametrize("path", PAST, ids=lambda path: path.stem)
def test_what_a_past_release_kept_is_offered_and_in_place(visitor, path):
    written = json.loads(path.read_text("utf-8"))
    come_back(visitor, written)
    visitor.page.get_by_role("button", name=written["shows"]["choose"]).click()
    until_shown(visitor.page, written["shows"]["form"])


def test_what_has_no_place_any_more_stays(visitor):
    come_back(visitor, past("one-record-each"))
    page = visitor.page
    page.get_by_role("button", name="Continue where you left off").click()
    until_shown(page, past("one-record-each")["shows"]["form"])
    radios(page, 3).first.check()
    until_saved(page)
    (kept,) = store(page).values()
    assert kept["entries"]["aside/responses"] == {"was-once-asked": "no"}
    assert kept["record"]["name"] == "The whole team"


def test_the_first_store_is_taken_over_once_and_others_results_are_left(visitor):
    come_back(visitor, past("first-days"))
    page = visitor.page
    expect(page.get_by_text("Finished on 14 March 2026")).to_be_visible()
    (kept,) = store(page).values()
    assert kept["record"]["finished"] == "2026-03-14"
    assert as_form(kept["entries"]) == past("first-days")["shows"]["form"]
    assert any(key.startswith("plan/") for key in kept["entries"])
    until_taken_over(page)
    assert page.evaluate(FIRST_RESULTS) == ["of-another-site"]
    visitor.open(CHECKLIST)
    expect(page.get_by_role("button", name="See its result")).to_have_count(1)


def test_what_an_old_window_still_adds_to_the_first_store_is_taken_over_as_well(visitor):
    written = past("first-days")
    come_back(visitor, written)
    old = visitor.page.context.new_page()
    old.goto(visitor.host.url + "privacy/")
    mine = written["stores"][0]["records"][0]
    mine["date"] = "2026-03-16"
    mine["responses"]["responses"]["sends-reminders-first"] = "no"
    old.evaluate(WRITE, written)
    visitor.open(CHECKLIST)
    expect(visitor.page.get_by_text("Finished on 16 March 2026")).to_be_visible()
    kept = {one["record"]["finished"]: one["entries"] for one in store(visitor.page).values()}
    assert kept["2026-03-14"]["response/sends-reminders-first"] == "yes"
    assert kept["2026-03-16"]["response/sends-reminders-first"] == "no"


def test_what_an_old_window_keeps_twice_on_one_day_is_not_lost(visitor):
    """The one taken over in the morning may have been gone on with since."""
    written = past("first-days")
    come_back(visitor, written)
    page = visitor.page
    until_taken_over(page)
    page.get_by_role("button", name="Start a new one from its answers").click()
    until_shown(page, written["shows"]["form"])
    until_saved(page)
    mine = written["stores"][0]["records"][0]
    mine["responses"]["responses"] = {"sends-reminders-first": "no"}
    page.evaluate(WRITE, written)
    visitor.page.context.new_page().goto(visitor.host.url + CHECKLIST)
    until_taken_over(page)
    everything = [set(as_form(one["entries"]).items()) for one in store(page).values()]
    assert any(("sends-reminders-first", "no") in one for one in everything)
    assert any(set(written["shows"]["form"].items()) <= one for one in everything)


def test_an_old_window_goes_on_keeping_while_and_after_a_later_release_upgrades_the_store(visitor):
    visitor.open(CHECKLIST)
    page = visitor.page
    radios(page, 0).first.check()
    until_saved(page)
    later = page.context.new_page()
    later.goto(visitor.host.url + "privacy/")
    page.bring_to_front()
    for question in (1, 2):
        radios(page, question).first.check()
    assert later.evaluate(UPGRADE) == 2
    for question in (3, 4):
        radios(page, question).last.check()
    until_saved(page)
    assert len(form(page)) == 5
    assert answered(store(page)) == form(page)
    page.reload()
    until_saved(page)
    radios(page, 4).first.check()
    until_saved(page)
    assert not not_saved(page).is_visible()
    assert answered(store(page)) == form(page)
    assert len(form(page)) == 5
