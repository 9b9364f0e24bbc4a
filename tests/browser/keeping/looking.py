"""What a window shows and what the device keeps, read without the site's own scripts."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

# What stands in the form, by the names of its fields; a field with nothing in it is left out.
FORM = """() => {
  const given = {};
  for (const [name, value] of new FormData(document.querySelector("main form"))) {
    if (value.trim()) given[name] = value;
  }
  return given;
}"""

# Each assessment in the store by its id: its record, and its entries by key. No store, none.
STORE = """async () => {
  const name = "inkbubble/inkbubble/";
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return {};
  const database = await answer(indexedDB.open(name));
  database.onversionchange = () => database.close();
  const transaction = database.transaction(["assessments", "entries"]);
  const records = answer(transaction.objectStore("assessments").getAll());
  const entries = answer(transaction.objectStore("entries").getAll());
  const kept = {};
  for (const record of await records) kept[record.id] = { record, entries: {} };
  for (const { assessment, key, value } of await entries) {
    kept[assessment] ??= { record: null, entries: {} };
    kept[assessment].entries[key] = value;
  }
  database.close();
  return kept;
}"""


def form(page: Page) -> dict[str, str]:
    """What stands in the form, by the names of its fields."""
    given: dict[str, str] = page.evaluate(FORM)
    return given


def store(page: Page) -> dict[str, Any]:
    """Each assessment that the device keeps, by its id: `record` and `entries`."""
    kept: dict[str, Any] = page.evaluate(STORE)
    return kept


def as_form(entries: dict[str, str]) -> dict[str, str]:
    """Answers and notes of the store, as the fields of the form are called."""
    named = {"response": "", "note": "note_"}
    parts = [(key.partition("/"), value) for key, value in entries.items()]
    return {named[part] + id: value for (part, _, id), value in parts if part in named}


def saved(page: Page) -> Locator:
    """The words that say that everything is on the device."""
    return page.get_by_role("navigation", name="Parts").get_by_text("Saved on this device")


def not_saved(page: Page) -> Locator:
    """The standing notice that something is not on the device."""
    return page.get_by_role("alert").filter(has_text="Not saved: download your answers.")


def until_saved(page: Page) -> None:
    """Wait until the page says that everything is on the device."""
    expect(saved(page)).to_be_visible(timeout=15_000)


def radios(page: Page, question: int) -> Locator:
    """The options of a question of the step that is shown, counted from 0."""
    asked = page.get_by_role("main").get_by_role("group").filter(has=page.get_by_role("radio"))
    return asked.nth(question).get_by_role("radio")


def write_note(page: Page, question: int, text: str) -> None:
    """Write a note to a question that has none yet."""
    asked = page.get_by_role("main").get_by_role("group").filter(has=page.get_by_role("radio"))
    asked.nth(question).get_by_role("button", name="Add a note").click()
    asked.nth(question).get_by_label("Your note").fill(text)


def answered(kept: dict[str, Any]) -> dict[str, str]:
    """The answers and notes of the one assessment that the device keeps, as in the form."""
    (one,) = kept.values()
    return as_form(one["entries"])
