"""A visitor whose browser is killed while they answer, and who comes back on the same device.

The window tells as it goes what is given, and when the page says that all of it is saved; what the
device still has after the kill is compared with that. For the kill proof, and for
`benchmarks/kill_histogram.py`.
"""

import os
import random
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserType, Error, Page, expect

from tests.browser.keeping.looking import FORM, as_form, form, radios, store
from tests.conftest import ALONE
from toolchain import browser as chromium

Form = dict[str, str]

KILLS_OF_A_PROFILE = 10
LONGEST = 1.5  # seconds from the first answer to the kill
PACE = (60, 180)  # milliseconds between keystrokes
MOST_OFFERED = 2  # assessments in progress that a questionnaire offers; others are in the overview
ANEW = 0.2  # of the visits begin an assessment beside those that are there
WORDS = "With the lawyers until spring; nobody else knows. "

ARGUMENTS = (
    "--headless",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-default-apps",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
)

TELL = f"""() => {{
  const line = document.querySelector("[data-saved=saved]");
  addEventListener("input", () => tell(({FORM})(), Date.now()), {{ capture: true }});
  const look = () => line.hidden || tell(null, Date.now());
  new MutationObserver(look).observe(line, {{ attributeFilter: ["hidden"] }});
  addEventListener("input", look); // the page has had its turn by now
}}"""


class Killed(NamedTuple):
    """What a kill came to: what of the things given, in their order, the device then had.

    `kept` is None if it had what had never stood in the form. `ages` has the milliseconds from
    each thing given to the kill, `waits` those from a thing given to the page's saying that it is
    saved. `others_stayed` tells whether every other assessment on the device was as before.
    """

    given: int
    acknowledged: int
    kept: int | None
    ages: list[float]
    waits: list[float]
    others_stayed: bool

    @property
    def lost(self) -> int:
        """How many of the things given, counted from the last, the device did not have."""
        return self.given - (self.kept if self.kept is not None else -1)


class Visit:
    """What a window tells about what is given and saved, in the order in which it happens."""

    def __init__(self, open_one: str | None, before: dict[str, Form]) -> None:
        self.open_one, self.before = open_one, before
        self.states: list[Form] = [before.get(open_one or "", {})]
        self.times: list[float] = []
        self.waits: list[float] = []
        self.acknowledged = 0
        self.killed_at = 0.0
        self.at_first: Callable[[], None] = lambda: None

    def hear(self, given: Form | None, at: float) -> None:
        """Take a thing given, or that all of them are said to be saved."""
        if given is not None:
            if not self.times:
                self.at_first()
            self.states.append(given)
            self.times.append(at)
        else:
            self.waits += [at - then for then in self.times[self.acknowledged :]]
            self.acknowledged = len(self.times)

    def outcome(self, after: dict[str, Form]) -> Killed:
        """Compare with what the device has after the kill."""
        begun = next(iter(after.keys() - self.before.keys()), None)
        found = after.get(self.open_one or begun or "", {})
        kept = max((at for at, state in enumerate(self.states) if state == found), default=None)
        if kept is None and _is_one_on(self.states[-1], found):
            kept = len(self.states) - 1  # it was written, but the browser died before it was told
        others = {key: one for key, one in self.before.items() if key != self.open_one}
        return Killed(
            given=len(self.times),
            acknowledged=self.acknowledged,
            kept=kept,
            ages=[self.killed_at - at for at in self.times],
            waits=self.waits,
            others_stayed=others.items() <= after.items(),
        )


def _is_one_on(last: Form, found: Form) -> bool:
    """Whether one more keystroke or answer leads from the one to the other."""
    changed = [name for name in last | found if last.get(name) != found.get(name)]
    return len(changed) == 1 and changed[0] in found


def kills(kind: BrowserType, address: str, count: int, seed: int) -> Iterator[Killed]:
    """Kill the browser this often, on a new device now and then; what each kill came to."""
    chance = random.Random(seed)
    while count > 0:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            of_this = min(count, KILLS_OF_A_PROFILE)
            yield from _kills_of_a_device(kind, Path(folder), address, of_this, chance)
            count -= of_this


def _kills_of_a_device(
    kind: BrowserType, folder: Path, address: str, count: int, chance: random.Random
) -> Iterator[Killed]:
    visit: Visit | None = None
    for turn in range(count + 1):
        with _started(kind, folder) as (page, process):
            kept = _open(page, address)
            if visit is not None:
                yield visit.outcome(kept)
            if turn < count:
                visit = _begin(page, kept, chance)
                _go_on_until_killed(page, process, visit, chance)


def _open(page: Page, address: str) -> dict[str, Form]:
    """Come to the questionnaire; what the device has of it, by assessment."""
    page.goto(address, wait_until="domcontentloaded")
    return {key: as_form(one["entries"]) for key, one in store(page).items()}


def _begin(page: Page, kept: dict[str, Form], chance: random.Random) -> Visit:
    """Go on with an assessment, which must then stand in the form, or begin one."""
    goes_on = page.get_by_role("button", name="Continue where you left off")
    if not kept or chance.random() < ANEW:
        visit = Visit(None, kept)
    else:
        offered = min(len(kept), MOST_OFFERED)
        expect(goes_on).to_have_count(offered)
        row = page.get_by_role("listitem").filter(has=goes_on).nth(chance.randrange(offered))
        visit = Visit(row.get_attribute("data-assessment"), kept)
        row.get_by_role("button", name="Continue where you left off").click()
        expect(goes_on).to_have_count(0)
        assert form(page) == visit.states[0]
    page.expose_function("tell", visit.hear)
    page.evaluate(TELL)
    return visit


def _go_on_until_killed(
    page: Page, process: subprocess.Popen[bytes], visit: Visit, chance: random.Random
) -> None:
    def kill() -> None:
        visit.killed_at = time.time() * 1000
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(chance.uniform(0, LONGEST), kill)
    visit.at_first = timer.start
    with suppress(Error):
        while True:
            chance.choice((_answer, _answer, _write, _move))(page, chance)
    timer.join()
    process.wait()


def _answer(page: Page, chance: random.Random) -> None:
    questions = page.get_by_role("main").locator("fieldset[data-item]:visible")
    if questions.count():
        page.wait_for_timeout(chance.uniform(*PACE))
        radios(page, chance.randrange(questions.count())).nth(chance.randrange(2)).check()


def _write(page: Page, chance: random.Random) -> None:
    offers = page.get_by_role("button", name="Add a note")
    if offers.count():
        offers.nth(chance.randrange(offers.count())).click()
    fields = page.get_by_label("Your note")
    if fields.count():
        fields.nth(chance.randrange(fields.count())).focus()
    for character in WORDS[: chance.randrange(3, 12)]:
        page.wait_for_timeout(chance.uniform(*PACE))
        page.keyboard.press("Backspace" if chance.random() < 0.1 else character)


def _move(page: Page, chance: random.Random) -> None:
    steps = page.get_by_role("navigation", name="Parts").get_by_role("link")
    steps.nth(chance.randrange(5)).click()


@cache
def _command() -> tuple[str, ...]:
    found = chromium.find()
    return (str(found.executable), *found.arguments, *ARGUMENTS, ALONE)


@contextmanager
def _started(kind: BrowserType, folder: Path) -> Iterator[tuple[Page, subprocess.Popen[bytes]]]:
    """A browser of our own on this profile, in a process group of its own; killed at the end."""
    told = folder / "DevToolsActivePort"
    told.unlink(missing_ok=True)
    process = subprocess.Popen(
        [*_command(), f"--user-data-dir={folder}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not (told.exists() and told.read_text().count("\n")):
            assert process.poll() is None, "the browser has not started"
            time.sleep(0.01)
        port, path = told.read_text().split()
        browser = kind.connect_over_cdp(f"ws://127.0.0.1:{port}{path}")
        yield browser.contexts[0].new_page(), process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
