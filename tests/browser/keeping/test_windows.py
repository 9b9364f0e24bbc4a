"""Several windows on one assessment never lose each other's answers, and see them live."""

import random

import pytest
from playwright.sync_api import expect

from tests.browser.keeping.looking import (
    FORM,
    answered,
    form,
    not_saved,
    radios,
    saved,
    store,
    until_saved,
    write_note,
)
from tests.browser.visiting import CHECKLIST

INTERLEAVINGS = 200
WINDOWS = 3
OPENED_ANEW = 40  # interleavings between a window's closing and the next one's
STEPS = 2
QUESTIONS = 5

# One thing that a visitor does in a window, at once: goes to a step and answers or writes there.
DO = """async ({ step, question, option, note }) => {
  const until = async (met) => {
    for (const end = Date.now() + 5000; !met(); ) {
      if (Date.now() > end) throw new Error("the page does not answer");
      await new Promise((next) => setTimeout(next));
    }
  };
  const part = document.querySelectorAll(".step")[step];
  if (part.hidden) document.querySelectorAll(".steps a[data-section]")[step].click();
  await until(() => !part.hidden);
  const group = part.querySelectorAll("fieldset[data-item]")[question];
  if (option !== null) {
    const input = group.querySelectorAll("input")[option];
    input.click();
    return [input.name, input.value];
  }
  await until(() => group.querySelector(".note"));
  group.querySelector(".note button")?.click();
  await until(() => group.querySelector(".note textarea"));
  const field = group.querySelector(".note textarea");
  field.value = note;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return [field.name, field.value];
}"""
SHOWS = f"""(expected) => {{
  const sorted = (given) => JSON.stringify(Object.entries(given).sort());
  return sorted(({FORM})()) === sorted(expected);
}}"""

# What the button of the report does; Python, which makes the report, is not needed for it.
FINISH = """async (id) => {
  const scripts = document.querySelector("script[type=module]").src;
  const { amend } = await import(new URL("../keeping/assessments.js", scripts));
  return amend(id, { finished: "2026-11-22" });
}"""
SAVED = "() => !document.querySelector('[data-saved=saved]').hidden"


@pytest.fixture
def page(visitor):
    visitor.open(CHECKLIST)
    return visitor.page


@pytest.fixture
def another(visitor):
    """Opens one more window, which goes on with the assessment."""

    def open_window():
        window = visitor.page.context.new_page()
        window.goto(visitor.host.url + CHECKLIST)
        window.get_by_role("button", name="Continue where you left off").click()
        until_saved(window)
        return window

    return open_window


def doings(chance):
    """Some things to do, by window; no two windows do the same one at the same time."""
    fields = random.Random(chance.random()).sample(
        [(step, at, kind) for step in range(STEPS) for at in range(QUESTIONS) for kind in "on"], 3
    )
    for step, question, kind in fields:
        window = chance.randrange(WINDOWS)
        for _ in range(chance.choice((1, 1, 2))):
            note = chance.choice(("", "With the lawyers", f"Note {chance.randrange(99)}"))
            option = chance.randrange(2) if kind == "o" else None
            yield window, {"step": step, "question": question, "option": option, "note": note}


def shuffled(chance, things):
    """In any order, but each window's own things in theirs."""
    order = [window for window, _ in things]
    chance.shuffle(order)
    queues = {window: [it for at, it in things if at == window] for window in order}
    return [(window, queues[window].pop(0)) for window in order]


def until_they_show(windows, expected):
    for window in windows:
        window.wait_for_function(SHOWS, arg=expected, polling=20)


def until_all_say_saved(windows):
    for window in windows:
        window.wait_for_function(SAVED, polling=20)


@pytest.mark.usefixtures("without_python")
def test_interleaved_windows_lose_nothing_and_show_the_same(page, another):
    chance = random.Random(20261122)
    radios(page, 0).first.check()
    until_saved(page)
    windows = [page, another(), another()]
    expected = form(page)
    for turn in range(INTERLEAVINGS):
        if turn % OPENED_ANEW == OPENED_ANEW - 1:
            at = chance.randrange(1, WINDOWS)
            windows[at].wait_for_function(SAVED, polling=20)
            windows[at].close()
            windows[at] = another()
        for at, doing in shuffled(chance, list(doings(chance))):
            name, value = windows[at].evaluate(DO, doing)
            expected[name] = value
            if not value:
                del expected[name]
        until_they_show(windows, expected)
        if turn % 10 == 9:
            until_all_say_saved(windows)
            assert answered(store(page)) == expected
    for window in windows:
        assert not not_saved(window).is_visible()
        assert form(window) == expected


def test_windows_that_answer_the_same_question_at_once_agree_in_the_end(page, another):
    radios(page, 0).first.check()
    until_saved(page)
    windows = [page, another(), another()]
    for turn in range(20):
        for at, window in enumerate(windows):
            window.evaluate(DO, {"step": 0, "question": 0, "option": (turn + at) % 2, "note": ""})
        until_all_say_saved(windows)
    kept = answered(store(page))
    until_they_show(windows, kept)
    assert set(kept) == {"sends-reminders-first"}


def test_one_window_deletes_what_another_types_in_which_says_so_and_can_bring_it_back(
    page, another
):
    radios(page, 0).first.check()
    radios(page, 1).last.check()
    write_note(page, 1, "Only by email")
    until_saved(page)
    before = form(page)
    other = another()
    other.get_by_role("link", name="Check your responses").click()
    other.get_by_role("button", name="Delete this assessment").click()
    other.get_by_role("button", name="Delete it all").click()
    expect(radios(other, 0).first).not_to_be_checked()
    page.bring_to_front()
    radios(page, 2).first.check()
    expect(not_saved(page)).to_contain_text(
        "This assessment was deleted in another window, or by the browser."
    )
    assert not saved(page).is_visible()
    assert store(page) == {}
    page.get_by_role("button", name="Save again").click()
    until_saved(page)
    assert not not_saved(page).is_visible()
    assert form(page) == before | {"channels-support-each-other": "yes"}
    assert answered(store(page)) == form(page)


def test_what_another_window_has_finished_is_changed_only_after_it_is_opened_again(page, another):
    radios(page, 0).first.check()
    until_saved(page)
    other = another()
    (kept,) = store(page).values()
    assert other.evaluate(FINISH, kept["record"]["id"])
    (kept,) = store(page).values()
    assert kept["record"]["finished"] == "2026-11-22"
    page.bring_to_front()
    page.get_by_role("button", name="Open it again").click(timeout=60_000)
    (kept,) = store(page).values()
    assert kept["record"]["finished"] == "2026-11-22"
    page.get_by_role("link", name="Change the answer to").nth(1).click()
    radios(page, 1).first.check()
    until_saved(page)
    (kept,) = store(page).values()
    assert kept["record"]["finished"] is None
    assert len(answered(store(page))) == 2
    until_they_show([other], form(page))
