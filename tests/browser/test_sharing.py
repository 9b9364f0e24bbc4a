"""Answers handed on: files brought in and undone, links shown beside one's own."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    answer_step,
    choose_file,
    questions,
    see_result,
    tick_all,
    until_saved,
)

WAIT = 60_000


def response_file(name="mine.json", **changes):
    content = {
        "format": "inkbubble/responses@1",
        "instrument": {"id": "proactive-engagement", "version": "1.0.0"},
        "responses": {"sends-reminders-first": "yes", "checks-do-not-call-list": "no"},
        "notes": {"sends-reminders-first": "Since spring"},
        "plan": [{"id": "own/1", "text": "Ask the sales team"}],
        **changes,
    }
    return {"name": name, "mimeType": "application/json", "buffer": json.dumps(content).encode()}


def kept(page):
    """Everything that is in the site's store, as text."""
    return page.evaluate(
        """() => new Promise((resolve) => {
             indexedDB.open("inkbubble/inkbubble/").onsuccess = ({ target }) => {
               const database = target.result;
               const names = [...database.objectStoreNames];
               if (!names.length) return database.close(), resolve([]);
               const store = (name) => database.transaction(name).objectStore(name);
               const asked = names.map((name) => store(name).getAll());
               asked.at(-1).transaction.oncomplete = () => {
                 database.close();
                 resolve(asked.map(({ result }) => JSON.stringify(result)));
               };
             };
           })"""
    )


def test_a_file_is_shown_first_comes_in_as_a_whole_and_can_be_undone(visitor):
    page = visitor.page
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=1, at_most=3)
    until_saved(visitor)
    before = kept(page)

    strange = {"responses": {"sends-reminders-first": "yes", "gone": "yes", "has-plan": "perhaps"}}
    choose_file(visitor, response_file(**strange))
    preview = page.get_by_role("listitem").filter(has_text="mine.json")
    expect(preview).to_contain_text("Proactive engagement", timeout=WAIT)
    expect(preview).to_contain_text("gone")
    expect(preview).to_contain_text("not fit")
    assert kept(page) == before

    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("Brought in, and saved on this device: 1")).to_be_visible()
    rows = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Rename"))
    expect(rows).to_have_count(2)
    assert "Since spring" in kept(page)[1]
    assert "perhaps" in kept(page)[1]  # what has no place is kept all the same
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone: what was brought in")).to_be_visible()
    expect(rows).to_have_count(1)
    assert kept(page) == before


def test_several_files_come_in_together_and_a_broken_one_is_named(visitor):
    page = visitor.page
    visitor.open("overview/")
    broken = {"name": "broken.json", "mimeType": "application/json", "buffer": b'{"format": '}
    files = [response_file("one.json"), broken, response_file("two.json")]
    page.get_by_label("Open saved files").set_input_files(files)
    expect(page.get_by_role("alert").filter(has_text="broken.json")).to_be_visible(timeout=WAIT)
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("Brought in, and saved on this device: 2")).to_be_visible()


def deep(levels):
    return b'{"format": "inkbubble/responses@1", "x": ' + b"[" * levels + b"]" * levels + b"}"


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n\x00\xff", deep(3_000), b'{"format"' * 100_000, b"\xff\xfe\x00"],
    ids=["empty", "a PDF", "nested 3,000 deep", "repeated", "no text"],
)
def test_a_hostile_file_is_told_of_and_changes_nothing(visitor, content):
    page = visitor.page
    visitor.open(CHECKLIST)
    answer_step(visitor, pick=1, at_most=1)
    until_saved(visitor)
    before = kept(page)
    choose_file(visitor, {"name": "strange", "mimeType": "text/plain", "buffer": content})
    told = page.get_by_role("alert").filter(has_text="strange")
    expect(told).to_contain_text(re.compile(r"\w+ .*\. .*\.$", re.S), timeout=WAIT)
    assert kept(page) == before


def make_link(page):
    page.get_by_role("button", name="Send your answers as a link").click()
    dialog = page.get_by_role("dialog", name="Send your answers as a link")
    expect(dialog).to_contain_text("Whoever gets the address can read these answers")
    dialog.get_by_role("button", name="Make the link").click()
    address = dialog.get_by_label("The link", exact=True).input_value()
    dialog.get_by_role("button", name="Close").click()
    return address


def test_a_link_shows_the_senders_answers_beside_ones_own_and_leaves_the_address(visitor):
    page = visitor.page
    visitor.open(CHECKLIST)
    tick_all(visitor, 0)
    see_result(visitor)
    address = make_link(page)
    assert address.startswith(visitor.host.url + CHECKLIST + "#=")
    assert len(address.split("#=")[1]) < 25

    page.get_by_role("link", name="Back to the questions").click()
    page.get_by_role("link", name="Change").first.click()
    questions(visitor).first.get_by_role("radio").nth(1).check()
    until_saved(visitor)
    before = kept(page)
    other = page.context.new_page()
    other.goto(address)
    dialog = other.get_by_role("dialog", name="Somebody sent you answers")
    expect(dialog).to_be_visible()
    assert "#=" not in other.url
    expect(dialog.get_by_role("article")).to_contain_text("Answered differently", timeout=WAIT)
    expect(dialog).to_contain_text("Do you send reminders or alerts")
    dialog.get_by_role("button", name="Close").click()
    expect(other.get_by_role("region", name="You have been here before")).to_be_visible()
    assert kept(other) == before


@pytest.mark.parametrize("payload", ["1", "x" * 5_000, "%F0%9F%98%80", "1<b>"])
def test_a_damaged_link_is_told_of(visitor, payload):
    visitor.open(CHECKLIST + "#=" + payload)
    dialog = visitor.page.get_by_role("dialog", name="Somebody sent you answers")
    expect(dialog).to_contain_text(re.compile("can’t be shown: .*link"), timeout=WAIT)
    dialog.get_by_role("button", name="Close").click()
    expect(questions(visitor).first).to_be_visible()


def test_a_file_comes_back_with_its_day_and_once_however_often_it_is_clicked(visitor):
    page = visitor.page
    dated = response_file(date="2026-03-01")
    choose_file(visitor, dated)
    page.get_by_role("button", name="Bring in").dblclick(timeout=WAIT)
    rows = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Rename"))
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Finished on 1 March 2026")
    with page.expect_download() as made:
        rows.get_by_role("button", name="Save as a file").click()
    assert json.loads(made.value.path().read_text("utf-8"))["date"] == "2026-03-01"
    page.get_by_label("Open saved files").set_input_files(made.value.path())
    expect(page.get_by_text("The same is kept on this device already.")).to_be_visible()
    page.get_by_role("button", name="Leave it").click()
    expect(rows).to_have_count(1)


def test_undo_leaves_what_was_worked_on_since(visitor):
    page = visitor.page
    choose_file(visitor, response_file())
    page.get_by_role("button", name="Bring in").click(timeout=WAIT)
    other = page.context.new_page()
    page.get_by_role("link", name="Continue").wait_for()
    link = page.get_by_role("link", name="Continue").get_attribute("href")
    other.goto(f"{visitor.host.url}{CHECKLIST}#{link.partition('#')[2]}")
    expect(other.get_by_text("2 of 30 answered")).to_be_visible()
    other.get_by_role("radio").nth(5).check()
    expect(other.locator("[data-saved=saved]")).to_be_visible()
    page.bring_to_front()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("except for what has been changed since")).to_be_visible()
    rows = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Rename"))
    expect(rows).to_have_count(1)


def test_one_strange_file_does_not_take_the_others_with_it(visitor):
    strange = response_file("strange.json", instrument={"id": {"toString": 1}, "version": []})
    visitor.open("overview/")
    visitor.page.get_by_label("Open saved files").set_input_files([strange, response_file()])
    bring = visitor.page.get_by_role("button", name="Bring in")
    expect(bring).to_be_visible(timeout=WAIT)
    told = visitor.page.get_by_role("alert").filter(has_text="strange.json")
    expect(told).to_contain_text("instrument")


def test_a_result_is_compared_with_whichever_earlier_one_the_visitor_chooses(visitor):
    page = visitor.page
    visitor.open("overview/")
    months = {
        "2026-01-10": {"sends-reminders-first": "no", "uses-several-channels": "no"},
        "2026-02-10": {"sends-reminders-first": "yes", "uses-several-channels": "no"},
        "2026-03-10": {"sends-reminders-first": "yes", "uses-several-channels": "yes"},
    }
    files = [response_file(f"{day}.json", date=day, responses=r) for day, r in months.items()]
    page.get_by_label("Open saved files").set_input_files(files)
    page.get_by_role("button", name="Bring in").click(timeout=WAIT)
    row = page.get_by_role("listitem").filter(has_text="Finished on 10 March 2026")
    row.get_by_role("button", name="See the whole report").click()
    history = page.get_by_role("region", name="How it changed")
    expect(history).to_contain_text("first result", timeout=WAIT)
    changed = history.locator("[data-history-place]")
    expect(changed).to_contain_text("Since 10 February 2026: 1 answer changed")
    history.get_by_label("Compare your answers with").select_option(index=1)
    expect(changed).to_contain_text("Since 10 January 2026: 2 answers changed")
    page.get_by_role("button", name="Back to your overview").click()
    expect(page.get_by_role("article").first).to_contain_text("10 March 2026")
