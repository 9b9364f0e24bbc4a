"""A visitor who leaves nothing out: every field filled with marked words, every button pressed.

They answer, look, try, save, send a link; the browser is killed under them; they come back, go on,
finish, begin anew, compare, open files, look at a team's, rename and delete. What the device keeps
and makes meanwhile is collected, to show that each mark was really given.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.keeping.looking import store
from tests.privacy.marks import Marks
from tests.privacy.traffic import Device

WAIT = 60_000
ASKED = "every-way/"
REAL = "proactive-contact-planner/"
COPIES_ARE_THERE = """() => Promise.race([
  navigator.serviceWorker.ready.then(() => null),
  new Promise((_, no) => setTimeout(no, 60_000, "there is no service worker")),
])"""
CONTINUE = "Continue where you left off"


@dataclass
class WholeVisit:
    """One visit, which chooses the option at the position `pick` wherever there is a choice."""

    device: Device
    marks: Marks
    pick: int
    page: Page = field(init=False)
    link: str = ""
    evidence: list[str] = field(default_factory=list)

    def run(self) -> None:
        """All of it, in three runs of the browser on one profile."""
        with self._browser(killed=True):
            self._open("")
            self._answer()
            self._look_at_the_result()
            self._take_along()
            self._make_a_link()
            self._keep_evidence()
        with self._browser():
            self._follow_the_link()
            self._come_back_and_finish()
            self._answer_a_real_one()
            self._open_files()
            self._use_the_overview()
            self._see_a_team()
            self._open("privacy/")
            self.page.evaluate(COPIES_ARE_THERE)
        with self._browser():
            self._open("")
            self._open("overview/")
            expect(self._button("See the whole report").first).to_be_visible(timeout=WAIT)
            controlled = "navigator.serviceWorker.controller !== null"
            assert self.page.evaluate(controlled), "the service worker does not answer"
            self._delete_all()

    @contextmanager
    def _browser(self, *, killed: bool = False) -> Iterator[None]:
        with self.device.browser(killed=killed) as context:
            context.set_default_timeout(30_000)
            self.page = context.new_page()
            yield

    def _open(self, address: str) -> None:
        self.page.goto(self.device.home + address, wait_until="load")

    def _answer(self) -> None:
        word, page = self.marks.word, self.page
        self._open(ASKED)
        self._asked("What kind of boat").get_by_role("radio").nth(self.pick).check()
        self._asked("What is aboard?").get_by_role("checkbox").nth(self.pick).check()
        for stem in ("How many people", "How much water"):
            self._asked(stem).get_by_role("spinbutton").fill(self.marks.number(stem))
        self._asked("the boat called").get_by_role("textbox").fill(word("a short text"))
        self._asked("Where does the trip go").get_by_role("textbox").fill(word("a long text"))
        page.get_by_role("button", name="Add a note").first.click()
        page.get_by_label("Your note").first.fill(word("a note"))
        self._go_to("#skills")
        for state in page.get_by_role("radio").filter(visible=True).all()[self.pick :: 3]:
            state.check()
        self._go_to("#targets")
        page.get_by_role("combobox").filter(visible=True).last.select_option(index=1 + self.pick)
        page.get_by_label("Load").fill(self.marks.number("a wanted number"))
        self._go_to("#details")
        page.get_by_label("Skipper").fill(word("a name"))
        mail = f"{word('an address')}@{word('a domain')}.test"
        page.get_by_label("Email", exact=True).fill(mail)
        page.get_by_label("Email, once more").fill(mail)
        page.get_by_label("Phone").fill(self.marks.number("a telephone number"))
        page.get_by_label("Harbour").select_option(index=1 + self.pick)
        page.get_by_label("Nobody who steers").check()
        page.get_by_label("Show these details").check()

    def _look_at_the_result(self) -> None:
        word, page = self.marks.word, self.page
        self._go_to("#check")
        page.get_by_label("I have looked over").check()
        self._see_result()
        plan = page.get_by_role("region", name="What to do: your plan")
        self._button("Add a step of your own").click()
        plan.get_by_label("What is to be done").last.fill(word("a step"))
        plan.get_by_label("Who does it").last.fill(word("an owner"))
        plan.get_by_label("By when").last.fill("2031-07-09")
        plan.get_by_label("Note").last.fill(word("a note of a step"))
        page.get_by_text("Try other answers", exact=True).click()
        trial = page.get_by_role("group").filter(has_text="Back to your own answers")
        expect(trial.locator(".trial-head")).to_contain_text("As in your result", timeout=WAIT)
        tried = self.marks.number("a number that is tried")
        trial.get_by_role("spinbutton").first.fill(tried)
        trial.get_by_role("spinbutton").first.press("Tab")
        expect(trial.locator(".trial-head")).not_to_contain_text("As in your result", timeout=WAIT)
        self.evidence.append(trial.get_by_role("spinbutton").first.input_value())

    def _take_along(self) -> None:
        files = self.page.get_by_role("region", name="Take it along")
        for button in files.locator("[data-export]").filter(visible=True).all():
            self._save(button)
        self.evidence.append(str(len(self.page.pdf())))

    def _make_a_link(self) -> None:
        self._button("Send your answers as a link").click()
        dialog = self.page.get_by_role("dialog", name="Send your answers as a link")
        dialog.get_by_role("button", name="Make the link").click(timeout=WAIT)
        self.link = dialog.get_by_label("The link", exact=True).input_value()
        self.marks.also["what a link holds"] = self.link.partition("#=")[2]
        dialog.get_by_role("button", name="Close").click()

    def _follow_the_link(self) -> None:
        self.page.goto(self.link)
        dialog = self.page.get_by_role("dialog", name="Somebody sent you answers")
        expect(dialog.get_by_role("article")).to_be_visible(timeout=WAIT)
        dialog.get_by_role("button", name="Close").click()

    def _come_back_and_finish(self) -> None:
        page = self.page
        self._button(CONTINUE).click()
        expect(page.get_by_role("heading", name="Check your responses")).to_be_visible()
        self._go_to("#boat")
        name = self._asked("the boat called").get_by_role("textbox")
        expect(name).to_have_value(self.marks.given["a short text"])
        self._go_to("#check")
        page.get_by_label("I have looked over").check()
        self._see_result()
        self._button("Finish this assessment").click()
        self._button("Start a new one from its answers").click()
        expect(page.get_by_role("article")).to_have_count(0)
        self._go_to("#boat")
        other = self._asked("Where does the trip go").get_by_role("textbox")
        other.fill(self.marks.word("a long text on another day"))
        self._go_to("#check")
        page.get_by_label("I have looked over").check()
        self._see_result()
        history = page.get_by_role("region", name="How it changed")
        expect(history).to_be_visible(timeout=WAIT)
        self._keep_evidence()

    def _answer_a_real_one(self) -> None:
        self._open(REAL)
        main = self.page.get_by_role("main")
        text = main.get_by_role("textbox").filter(visible=True).first
        text.fill(self.marks.word("a text of a real one"))
        main.get_by_role("radio").filter(visible=True).nth(self.pick).check()
        self._go_to("#check")
        self._keep_evidence()  # the overview works out its result

    def _open_files(self) -> None:
        word, page = self.marks.word, self.page
        self._open("overview/")
        expect(self._button("Rename …").first).to_be_visible(timeout=WAIT)
        answers = self._response_file(word("a text in a file"), word("a name of a file"))
        broken = word("a name of a broken file"), f'{{"x": "{word("a broken file")}'
        page.get_by_label("Open saved files").set_input_files([answers, _file(*broken)])
        expect(self._button("Bring in")).to_be_visible(timeout=WAIT)
        self.evidence += [broken[1], page.get_by_role("main").inner_text()]
        self._button("Bring in").click()
        expect(page.get_by_text("Brought in, and saved on this device: 1")).to_be_visible()
        self._keep_evidence()
        self._button("Undo").click()
        expect(page.get_by_text("Undone: what was brought in")).to_be_visible()

    def _use_the_overview(self) -> None:
        page = self.page
        rows = page.get_by_role("listitem").filter(has=self._button("Rename …"))
        rows.first.get_by_role("button", name="Rename …").click()
        page.get_by_label("Its name, for you alone").fill(self.marks.word("a name for oneself"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("Renamed.")).to_be_visible()
        self._keep_evidence()
        self._save(rows.first.get_by_role("button", name="Save as a file"))
        rows.first.get_by_role("button", name="See the whole report").click(timeout=WAIT)
        expect(page.get_by_role("article").filter(visible=True).first).to_be_visible(timeout=WAIT)
        self._button("Back to your overview").click()
        rows.last.get_by_role("button", name="Delete …").click(timeout=WAIT)
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(page.get_by_text("Deleted.", exact=True)).to_be_visible()

    def _see_a_team(self) -> None:
        word = self.marks.word
        self._open("team/")
        files = [
            self._response_file(word("a text of somebody"), word("a name of somebody’s file")),
            self._response_file(word("a text of another"), word("a name of another file")),
        ]
        self.evidence += [file["buffer"].decode() for file in files]
        self._button("Files").first.set_input_files(files)
        expect(self.page.get_by_text("Files read:")).to_be_visible(timeout=WAIT)
        for button in self.page.locator("[data-team=every-way] [data-export]").all():
            self._save(button)

    def _delete_all(self) -> None:
        self._button("Delete everything …").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(self.page.get_by_text("Nothing is kept on this device yet.")).to_be_visible()

    def _response_file(self, text: str, name: str) -> FilePayload:
        content = {
            "format": "inkbubble/responses@1",
            "instrument": {"id": "every-way", "version": "1.0.0"},
            "responses": {"plan": text, "kind": ("canoe", "ferry")[self.pick]},
        }
        return _file(name, json.dumps(content))

    def _asked(self, stem: str) -> Locator:
        return self.page.get_by_role("group", name=stem)

    def _button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def _go_to(self, fragment: str) -> None:
        self.page.goto(self.page.url.partition("#")[0] + fragment)
        expect(self.page.locator(fragment)).to_be_visible()

    def _see_result(self) -> None:
        self._button("See your result").first.click()
        last = self.page.get_by_role("article").locator(".take-along")
        expect(last).to_be_attached(timeout=WAIT)

    def _save(self, button: Locator) -> None:
        with self.page.expect_download() as made:
            button.click()
        self.evidence += [made.value.suggested_filename, made.value.path().read_text("utf-8")]

    def _keep_evidence(self) -> None:
        expect(self.page.locator("[data-saved=saved][hidden]")).to_have_count(0)
        self.evidence.append(json.dumps(store(self.page)))


def _file(name: str, text: str) -> FilePayload:
    return {"name": f"{name}.json", "mimeType": "application/json", "buffer": text.encode()}
