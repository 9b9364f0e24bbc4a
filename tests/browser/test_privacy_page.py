"""The privacy page: it shows what is kept and deletes it, and the browser proves what it says."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Locator, Page, expect

from authoring import catalogue
from publishing import destination, edition, listing, service_worker
from publishing.edition import Edition, Entry
from publishing.engine import Bundle
from publishing.proof import EACH
from tests.browser.conftest import Visitor
from tests.browser.keeping.looking import radios, store, until_saved, write_note
from tests.browser.test_accessibility import assert_sound
from tests.browser.visiting import engine_files
from tests.conftest import EVERY_WAY, PREFIX, ROOT, Once

# What the browser says of the address that is tried on purpose.
TRIED = "elsewhere.invalid"
tries = pytest.mark.parametrize("forgiven", [[TRIED]], ids=["tries"])
small = pytest.mark.site("small_site")

HOSTILE = '<img src="x" onerror="document.title = 1">'

# A result as the site's first days kept it, of an assessment that this site does not have.
FIRST_DAYS = """() => new Promise((done) => {
  const request = indexedDB.open("inkbubble", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("results", { keyPath: "id" });
  request.onsuccess = () => {
    const writing = request.result.transaction("results", "readwrite");
    writing.objectStore("results").put({ id: "long-gone", date: "2026-03-14", responses: {} });
    writing.oncomplete = () => done(request.result.close());
  };
})"""
OF_THE_FIRST_DAYS = """() => new Promise((found) => {
  const request = indexedDB.open("inkbubble");
  request.onsuccess = () => {
    const many = request.result.transaction("results").objectStore("results").count();
    many.onsuccess = () => found(many.result, request.result.close());
  };
})"""
# Asks for a page of the site as soon as Python answers.
ASK_FOR_MORE = """addEventListener("DOMContentLoaded", () => {
  const telling = document.querySelector("[data-proof=replaying]");
  new MutationObserver((_, watching) => {
    if (telling.hidden) return;
    watching.disconnect();
    fetch("../about/");
    fetch("https://leak.invalid/").catch(() => {});
  }).observe(telling, { attributes: true });
})"""
REFUSED_STORE = "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }"


@pytest.fixture(scope="session")
def small_site(once: Once, bundle: Bundle) -> Path:
    """A site of one instrument and one case, with list and service worker like the real one."""

    def make(folder: Path) -> None:
        found = catalogue.load(EVERY_WAY).loaded
        assert found.compiled is not None
        of = {key: found.compiled[key] for key in ("id", "version")}
        case = {"format": "inkbubble/responses@1", "instrument": of, "responses": {"kind": "ferry"}}
        entry = Entry(found.compiled, "About.", cases={"by-ferry": case})
        config = load_config(
            str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=f"http://127.0.0.1{PREFIX}"
        )
        with edition.published(Edition([entry], bundle)):
            mkdocs_build(config)
        destination.record(folder, [])
        service_worker.write(folder, listing.write(folder))

    return once("small-site", make)


def here(page: Page) -> Locator:
    return page.get_by_role("region", name="On this device now")


def line(page: Page, name: str) -> Locator:
    """What the page tells under that name."""
    return here(page).get_by_role("row").filter(has_text=name).get_by_role("cell")


def says(place: Locator, text: str) -> None:
    """What is shown there has the text in it; what is hidden does not count."""
    expect(place).to_contain_text(text, use_inner_text=True)


def just_says(place: Locator, text: str) -> None:
    """What is shown there is the text and nothing else."""
    expect(place).to_have_text(text, use_inner_text=True)


def proof(page: Page) -> Locator:
    return page.get_by_role("region", name="Prove it")


def prove(visitor: Visitor) -> Locator:
    """Have the browser prove it; what came of it."""
    visitor.open("privacy/")
    proof(visitor.page).get_by_role("button", name="Prove it").click()
    outcome = proof(visitor.page).get_by_role("list").first
    expect(outcome).to_be_visible(timeout=120_000)
    return outcome


def delete(page: Page, button: str = "Delete everything …", answer: str = "Delete") -> None:
    here(page).get_by_role("button", name=button).click()
    page.get_by_role("dialog").get_by_role("button", name=answer).click()


def answer_three(visitor: Visitor) -> None:
    """Two answers, a note and a detail, without waiting for Python."""
    page = visitor.page
    visitor.open("every-way/")
    radios(page, 0).last.check()
    radios(page, 1).first.check()
    write_note(page, 0, HOSTILE)
    page.locator("[name=detail_skipper]").evaluate(
        """(field) => {
             field.value = "Ada";
             field.dispatchEvent(new Event("input", { bubbles: true }));
           }"""
    )
    until_saved(page)


def test_where_nothing_is_kept_it_says_so_and_looks_at_every_store(visitor: Visitor) -> None:
    visitor.open("privacy/")
    page = visitor.page
    says(here(page), "Nothing. This site keeps no assessment on this device")
    just_says(line(page, "Cookies"), "none")
    just_says(line(page, "Local and session storage"), "empty")
    expect(here(page).get_by_role("button")).to_have_count(0)
    page.evaluate("document.cookie = 'of=another'; localStorage.of = 'another'")
    page.reload()
    says(line(page, "Cookies"), "1, set by another site")
    says(line(page, "Local and session storage"), "entries: 1, written by another")


@small
@pytest.mark.usefixtures("without_python")
def test_what_is_kept_is_shown_and_deleted_in_every_window(visitor: Visitor) -> None:
    answer_three(visitor)
    page = visitor.page.context.new_page()
    page.goto(visitor.host.url + "privacy/")
    counts = {"Assessments": "1", "Answers": "2", "Notes": "1", "Entries about you": "1"}
    for name, many in (counts | {"Wanted states": "0", "Steps of plans": "0"}).items():
        just_says(line(page, name), many)
    says(here(page).get_by_role("listitem"), "Every way of asking: In progress")
    here(page).get_by_text("Everything, as it is written").click()
    written = here(page).locator("pre")
    says(written, json.dumps(HOSTILE))
    (kept,) = store(page).values()
    assert {one["key"] for one in json.loads(written.inner_text())["entries"]} == {*kept["entries"]}
    page.evaluate(FIRST_DAYS)
    page.reload()
    says(line(page, "Results from this site’s first days"), "1")
    other = page.context.new_page()
    other.goto(visitor.host.url + "privacy/")
    just_says(line(other, "Answers"), "2")
    delete(page, answer="Go back, keep everything")
    assert len(store(page)) == 1
    here(page).get_by_role("button", name="Delete everything …").click()
    asking = page.get_by_role("dialog")
    says(asking.get_by_role("listitem"), "Every way of asking: In progress")
    says(asking, "results from this site’s first days will be gone")
    asking.get_by_role("button", name="Delete", exact=True).click()
    says(here(page), "Deleted.")
    expect(page.get_by_role("heading", name="On this device now")).to_be_focused()
    for window in (page, other):
        says(here(window), "Nothing. This site keeps no assessment")
    says(visitor.page.get_by_role("main"), "This assessment was deleted in another window")
    assert store(page) == {}
    assert page.evaluate(OF_THE_FIRST_DAYS) == 0


@small
@pytest.mark.usefixtures("without_python")
def test_the_page_with_something_kept_and_its_question_have_no_violation_and_fit(
    visitor: Visitor,
) -> None:
    answer_three(visitor)
    visitor.open("privacy/")
    here(visitor.page).get_by_text("Everything, as it is written").click()
    assert_sound(visitor)
    here(visitor.page).get_by_role("button", name="Delete everything …").click()
    assert_sound(visitor)


@small
def test_a_store_that_the_browser_keeps_shut_is_told(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        f"indexedDB.databases = async () => [{{ name: 'inkbubble' }}]; {REFUSED_STORE}"
    )
    visitor.open("privacy/")
    says(here(visitor.page), "does not let the page see its store")


@small
@pytest.mark.parametrize("forgiven", [[TRIED, "ERR_FAILED"]], ids=["tries"])
@pytest.mark.parametrize("context_options", [{"service_workers": "allow"}], ids=["kept"])
def test_copies_are_shown_and_deleted_and_their_keeper_refuses_a_query(visitor: Visitor) -> None:
    visitor.open("every-way/")
    page = visitor.page
    radios(page, 0).first.check()
    expect(page.get_by_text("Works without a connection")).to_be_visible(timeout=60_000)
    outcome = prove(visitor)
    says(proof(page), "It held")
    says(outcome, "the site’s service worker refused")
    assert [url.partition("?")[2] for url in visitor.strays] == ["tried-on-purpose"]
    visitor.strays.clear()  # the host never got it, as the visitor's fixture sees to
    copies = line(page, "Copies of this site’s own files")
    says(copies, "the site works without a connection")
    delete(page, "Delete only the copies …", "Delete the copies")
    says(here(page), "The copies are deleted.")
    just_says(copies, "none")
    assert len(store(page)) == 1
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


@tries
def test_the_whole_proof_holds_and_is_at_hand_for_the_keyboard(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open("privacy/")
    page = visitor.page
    begin = proof(page).get_by_role("button", name="Prove it")
    begin.press("Enter")
    stop = proof(page).get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    stop.press("Enter")
    says(proof(page), "Stopped. Nothing came of it")
    expect(begin).to_be_focused()
    begin.press("Enter")
    heading = proof(page).get_by_role("heading", name="It held")
    expect(heading).to_be_focused(timeout=120_000)
    outcome = proof(page).get_by_role("list").inner_text()
    assert (outcome.count("✓"), outcome.count("✗")) == (4, 0)
    for folder in catalogue.folders(ROOT / "instruments"):
        title = catalogue.load(folder, cases=[]).loaded.compiled["title"]
        row = proof(page).get_by_role("row").filter(has_text=title)
        cases = len(catalogue.case_paths(folder))
        expect(row.get_by_role("cell")).to_have_text([str(cases), str(EACH), "0"])
    with page.expect_download() as saving:
        proof(page).get_by_role("button", name="Save this as a text file").press("Enter")
    saving.value.save_as(tmp_path / "proof.txt")
    saved = (tmp_path / "proof.txt").read_text("utf-8")
    assert "It held" in saved
    assert "Not all of it held" not in saved
    listed = (visitor.host.folder / "files.sha256").read_bytes()
    assert hashlib.sha256(listed).hexdigest() in saved
    assert store(page) == {}


@small
@pytest.mark.parametrize("forgiven", [[TRIED, "leak.invalid"]], ids=["tries"])
def test_another_answer_and_a_request_too_many_are_told_by_name(visitor: Visitor) -> None:
    (built,) = (visitor.host.folder / "privacy").glob("proof-*.json")
    wrong = json.loads(built.read_text("utf-8"))
    of_case = next(one for one in wrong["sets"] if one["kind"] == "case")
    of_case["answers"]["report"] = "0" * 64
    visitor.host.spoiled[built.name] = json.dumps(wrong).encode()
    visitor.page.add_init_script(ASK_FOR_MORE)
    outcome = prove(visitor)
    says(proof(visitor.page), "Not all of it held")
    says(outcome, "gave other answers than when the site was built")
    says(outcome, "every-way · case by-ferry · report")
    assert "by-ferry · later" not in outcome.inner_text()
    says(outcome, built.name)
    says(outcome, "Once Python was ready, this page still asked")
    says(outcome, f"{visitor.host.url}about/")
    says(outcome, "https://leak.invalid/")
    assert_sound(visitor)


@small
@pytest.mark.parametrize("forgiven", [[TRIED, "ERR_NAME_NOT_RESOLVED"]], ids=["tries"])
def test_an_assessment_and_a_policy_that_were_changed_on_the_way_are_told(
    visitor: Visitor,
) -> None:
    (file,) = (
        path for path in (visitor.host.folder / "every-way").glob("*.json") if "-" not in path.name
    )
    text = file.read_text("utf-8")
    visitor.host.spoiled[file.name] = text.replace('"value":"2"', '"value":"3"').encode()
    page = (visitor.host.folder / "privacy" / "index.html").read_text("utf-8")
    without_policy = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert without_policy != page
    visitor.host.spoiled["index.html"] = without_policy.encode()
    outcome = prove(visitor)
    says(outcome, "gave other answers")
    says(outcome, "Not as on the list")
    says(outcome, file.name)
    says(outcome, f"{visitor.host.url}privacy/")
    says(outcome, "your browser did not say that it refused")
    assert visitor.sent == [f"GET https://{TRIED}/"]
    visitor.sent.clear()  # there is no such address


@small
@pytest.mark.parametrize("forgiven", [["engine", "proof"]])
def test_a_part_of_python_that_was_changed_on_the_way_is_told(visitor: Visitor) -> None:
    visitor.host.spoiled[engine_files(visitor.host)["python.zip"]] = b"something else"
    visitor.open("privacy/")
    proof(visitor.page).get_by_role("button", name="Prove it").click()
    says(proof(visitor.page), "came to this browser otherwise than it was built")
    expect(proof(visitor.page).get_by_role("button", name="Prove it")).to_be_focused()
