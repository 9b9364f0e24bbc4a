"""Whatever a storage call does, no answer is lost, and none is lost silently.

Which calls there are is counted in a visit in which all goes well, so a new one is covered, and a
fault that is never met fails the test.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Error, TimeoutError, expect

from publishing.pages import ENGINE_MANIFEST
from tests.browser.keeping.looking import FORM, as_form, form, not_saved, store, until_saved
from tests.browser.keeping.test_past_stores import FIRST_RESULTS, WRITE, past
from tests.browser.keeping.test_windows import DO
from tests.browser.visiting import CHECKLIST

SPOIL = (Path(__file__).parent / "faults.js").read_text("utf-8")
PATIENCE = 10_000  # milliseconds, longer than the page waits for anything

# How each kind of call can go wrong.
WAYS = {
    "IDBFactory.open": {"throws", "fails", "hangs"},
    "IDBTransaction.objectStore": {"throws", "closes"},
    "commit": {"fails"},
    "request": {"throws", "fails", "hangs", "closes"},
    "promise": {"fails", "hangs"},  # such a call never throws: it gives a promise that fails
    "other": {"throws"},
}

SETTLED = """() => {
  const shown = (what) => !document.querySelector(what).hidden;
  return shown("[data-saved=saved]") || shown(".unsaved");
}"""
SAYS = f"""() => ({{
  saved: !document.querySelector("[data-saved=saved]").hidden,
  notice: !document.querySelector(".unsaved").hidden,
  why: [...document.querySelectorAll(".unsaved [data-why]")].filter((one) => !one.hidden).length,
  form: ({FORM})(),
}})"""
OFFERED = """() => storage.met || document.querySelector(".returning [data-choose=go-on]")"""


class Spoilt:
    """A visit on a device that keeps something already, with one storage call spoilt."""

    def __init__(self, context, address, fault, script):
        self.context = context
        self.sound = context.new_page()
        self.sound.goto(address + "privacy/")
        for name in ("first-days", "one-record-each"):
            self.sound.evaluate(WRITE, past(name))
        self.page = context.new_page()
        self.page.add_init_script(SPOIL)
        self.page.add_init_script(script)
        if fault:
            self.page.add_init_script(f"storage.arm({json.dumps(fault)})")
        self.page.goto(address + CHECKLIST)

    def come_back(self):
        """Go on with what was begun, if the page offers it."""
        self.page.wait_for_function(OFFERED, polling=20)
        going_on = self.page.get_by_role("button", name="Continue where you left off")
        if going_on.count():
            going_on.first.evaluate("(button) => button.click()")
        self.page.wait_for_function(f"() => storage.met || ({SETTLED})()", polling=20)

    def give(self, *questions):
        """Answer, write a note and take it out again, as fast as a script can."""
        for question in questions:
            self.page.evaluate(DO, {"step": 0, "question": question, "option": 1, "note": ""})
        for note in ("With the lawyers", ""):
            at = {"step": 0, "question": questions[-1], "option": None, "note": note}
            self.page.evaluate(DO, at)

    def wake_up(self):
        """Come back to the window, which then looks at what others have done meanwhile."""
        self.page.evaluate("dispatchEvent(new Event('pageshow'))")

    def settle(self):
        """The page says that all is saved, and so it is; or that it is not, and gives a file."""
        for _ in range(3):
            self.page.wait_for_function(SETTLED, polling=20, timeout=PATIENCE)
            says = self.page.evaluate(SAYS)
            assert says["saved"] != says["notice"], says
            if says["saved"]:
                assert says["form"] in self.kept(), "the page says saved, and it is not"
                return "saved"
            assert says["why"] == 1, says
            try:
                given = self.downloaded()
            except TimeoutError:
                continue  # it has been saved in the meantime
            assert given == says["form"], "the downloaded file lacks something"
            return "not saved"
        raise AssertionError("the page does not make up its mind")

    def until_met(self):
        """Wait until the page has made the call that is spoilt, which it may do in its own time."""
        self.page.wait_for_function("() => storage.met", polling=20)

    def downloaded(self):
        with self.page.expect_download(timeout=2_000) as made:
            not_saved(self.page).get_by_role("button", name="Download your answers").click(
                timeout=1_000
            )
        read = json.loads(made.value.path().read_text("utf-8"))
        notes = {f"note_{item}": note for item, note in read.get("notes", {}).items()}
        return read["responses"] | notes

    def kept(self):
        return [as_form(one["entries"]) for one in store(self.sound).values()]

    def mend(self, how):
        """All goes well again: the visitor presses the button, gives more, or only waits."""
        self.page.evaluate("storage.mend()")
        if how == "again" and not_saved(self.page).is_visible():
            again = not_saved(self.page).get_by_role("button", name="Save again")
            again.evaluate("(button) => button.click()")
        elif how == "more":
            self.page.evaluate(DO, {"step": 1, "question": 0, "option": 0, "note": ""})
        until_saved(self.page)
        expect(not_saved(self.page)).to_be_hidden()
        assert form(self.page) in self.kept(), "once mended, the page says saved, and it is not"

    def assert_all_is_there(self):
        """What was on the device before is in its place, or where it was before."""
        kept = [set(one.items()) for one in self.kept()]
        before = set(past("one-record-each")["shows"]["form"].items())
        first = set(past("first-days")["shows"]["form"].items())
        assert any(before <= one for one in kept), "what was begun before is not there"
        old = self.sound.evaluate(FIRST_RESULTS)
        assert "proactive-engagement" in old or sum(first <= one for one in kept) >= 2, (
            "the first one is gone"
        )


@pytest.fixture
def visit(browser, host):
    """Begins a visit with a fault; it must end without an error in the console."""
    contexts = []
    complaints = []

    def begin(fault=None, script=""):
        # Only the report asks whether the browser will keep what there is: the others are as well
        # without Python, and take half as long.
        needs_python = not fault or fault["call"].startswith("StorageManager")
        host.held = set() if needs_python else {ENGINE_MANIFEST}
        for context in contexts:
            context.close()
        contexts[:] = [browser.new_context()]
        contexts[0].set_default_timeout(PATIENCE)
        complaints.clear()
        contexts[0].on("weberror", lambda error: complaints.append(str(error.error)))
        spoilt = Spoilt(contexts[0], host.url, fault, script)
        spoilt.complaints = complaints
        return spoilt

    yield begin
    for context in contexts:
        context.close()


def clean_visit(visit):
    """The uses of each storage call, while coming up and in all, and of what kind it is."""
    spoilt = visit()
    spoilt.come_back()
    at_first = spoilt.page.evaluate("structuredClone(storage.uses)")
    spoilt.give(3, 4, 5)
    assert spoilt.settle() == "saved"
    spoilt.wake_up()
    spoilt.page.wait_for_timeout(300)
    assert spoilt.complaints == []
    return at_first, spoilt.page.evaluate("storage.uses")


def spoil(visit, fault, later, mending):
    """What goes wrong when a call does not do as it should: a sentence, or nothing."""
    try:
        spoilt = visit(fault)
        spoilt.come_back()
        spoilt.give(3, 4, 5)
        spoilt.settle()
        spoilt.until_met()
        spoilt.mend(mending)
        if later:
            spoilt.page.evaluate(f"storage.armNext({json.dumps(fault)})")
            spoilt.give(6, 7)
            spoilt.wake_up()
            spoilt.settle()
            spoilt.until_met()
            spoilt.mend(mending)
        spoilt.assert_all_is_there()
        # A browser tells of what is thrown in the answer to a request, as it ends the transaction.
        said = [one for one in spoilt.complaints if one != "thrown in IDBObjectStore"]
        assert not said, said
    except (AssertionError, Error) as error:
        return f"{type(error).__name__}: {error}"[:300]
    return None


def ways_of(call, kind):
    return WAYS.get(call) or WAYS[kind]


@pytest.mark.parametrize(
    ("call", "how"),
    [
        ("IDBFactory.databases", "fails"),
        ("IDBFactory.databases", "hangs"),
        ("StorageManager.persisted", "hangs"),
    ],
)
def test_what_was_begun_is_offered_without_what_is_not_needed_for_it(visit, call, how):
    spoilt = visit({"call": call, "how": how, "from": 1})
    going_on = spoilt.page.get_by_role("button", name="Continue where you left off")
    expect(going_on).to_be_visible(timeout=PATIENCE)
    assert spoilt.complaints == []


ABSENT = {
    "absent": "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
    "refused": """Object.defineProperty(globalThis, 'indexedDB', {
        get() { throw new DOMException("thrown", "SecurityError"); },
    })""",
    "alone": "delete globalThis.BroadcastChannel; delete Navigator.prototype.storage;",
}


@pytest.mark.parametrize("way", ABSENT)
def test_without_a_store_all_else_works_and_it_is_said(visit, way):
    spoilt = visit(script=ABSENT[way])
    spoilt.give(3, 4, 5)
    assert spoilt.settle() == ("saved" if way == "alone" else "not saved")
    if way != "alone":
        expect(not_saved(spoilt.page)).to_contain_text("it may be in private mode")
    assert len(form(spoilt.page)) == 3
    spoilt.page.get_by_role("link", name="Check your responses").click()
    check = spoilt.page.get_by_role("heading", name="Check your responses")
    expect(check).to_be_visible()
    assert spoilt.complaints == []


@pytest.mark.parametrize("how", ["throws", "fails", "hangs", "closes"])
def test_no_storage_call_can_lose_an_answer(visit, how):
    at_first, in_all = clean_visit(visit)
    assert {"IDBObjectStore.put", "IDBObjectStore.delete", "commit"} <= in_all.keys()
    wrong = {}
    for turn, (call, use) in enumerate(sorted(in_all.items())):
        if how not in ways_of(call, use["kind"]):
            continue
        once_up = use["count"] - at_first.get(call, {"count": 0})["count"]
        fault = {"call": call, "how": how, "from": 1}
        mending = ("again", "more", "wait")[turn % 3]
        wrong[call, "first"] = spoil(visit, fault, once_up > 0, mending)
        if once_up == 0 and use["count"] > 1:
            wrong[call, "second"] = spoil(visit, fault | {"from": 2}, False, mending)
    assert {where: what for where, what in wrong.items() if what} == {}
