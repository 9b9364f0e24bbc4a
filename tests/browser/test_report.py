"""The report answers: numbers explain themselves, answers are tried, files are made."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    CHECKLIST,
    answer_all,
    choose_file,
    delete_from_overview,
    finish,
    go_to_check,
    questions,
    see_result,
)


@pytest.fixture
def report(visitor):
    """The report of the checklist with every answer “No”, all of it there."""
    visitor.open(CHECKLIST)
    answer_all(visitor, 1)
    go_to_check(visitor)
    see_result(visitor)
    whole = visitor.page.get_by_role("article")
    expect(whole.get_by_role("heading", name="Take it along")).to_be_visible()
    return whole


@pytest.fixture
def saved(visitor, tmp_path):
    """Presses a button that makes a file, and reads the file."""

    def press(name):
        with visitor.page.expect_download() as made:
            visitor.page.get_by_role("button", name=name).click()
        path = tmp_path / made.value.suggested_filename
        made.value.save_as(path)
        return path

    return press


def test_a_number_opens_to_what_it_is_made_of(visitor, report):
    told = report.get_by_text("30 values add up to 0")
    expect(told).not_to_be_visible()
    report.get_by_role("link", name="Why 0?").click()
    expect(told).to_be_visible()
    assert visitor.page.evaluate("document.activeElement.innerText") == "Yes answers: 0"
    assert visitor.page.url.endswith("#result")


def test_other_answers_are_tried_and_the_visitors_own_stay(visitor, report):
    report.get_by_text("Try other answers", exact=True).click()
    trial = report.get_by_role("group").filter(has_text="Back to your own answers")
    number = trial.locator(".trial-head")
    expect(number).to_contain_text("As in your result")
    for question in trial.get_by_role("combobox").all()[:15]:
        question.select_option("yes")
    expect(number).to_contain_text("15 of 30")
    expect(number).to_contain_text("Multi-channel")
    expect(trial.get_by_role("img", name="Yes answers: 15 of 30")).to_be_visible()
    trial.get_by_role("button", name="Back to your own answers").click()
    expect(number).to_contain_text("As in your result")
    assert visitor.page.get_by_role("article").get_by_text("0 of 30").first.is_visible()
    visitor.page.get_by_role("link", name="Back to the questions").click()
    visitor.page.go_back()
    assert all(
        question.get_by_role("radio").nth(1).is_checked() for question in questions(visitor).all()
    )


def test_the_plan_goes_into_every_file_and_comes_back_with_one(visitor, report, saved):
    plan = report.get_by_role("region", name="What to do: your plan")
    plan.get_by_role("checkbox").first.check()
    plan.get_by_label("Who does it").first.fill("Ada <b>")
    plan.get_by_label("By when").first.fill("2027-01-31")
    plan.get_by_role("button", name="Add a step of your own").click()
    visitor.page.keyboard.type("Ask the sales team")
    files = {
        name: saved(name).read_text("utf-8")
        for name in (
            "Whole report (HTML)",
            "Answers (JSON)",
            "Report (Markdown)",
            "Plan (calendar)",
            "Answers (CSV)",
            "Codebook (CSV)",
        )
    }
    responses = json.loads(files["Answers (JSON)"])
    assert [step.get("owner") for step in responses["plan"]] == ["Ada <b>", None]
    assert responses["plan"][1]["text"] == "Ask the sales team"
    assert "Ada &lt;b&gt;" in files["Whole report (HTML)"]
    assert "<script" not in files["Whole report (HTML)"]
    assert "31 January 2027" in files["Report (Markdown)"]
    assert "DTSTART;VALUE=DATE:20270131" in files["Plan (calendar)"]
    assert files["Answers (CSV)"].count("\n") == 31
    assert "knows-texting-consent-rules" in files["Codebook (CSV)"]


def test_a_saved_report_opens_anywhere_and_again_on_the_site(visitor, report, saved):
    plan = report.get_by_role("region", name="What to do: your plan")
    plan.get_by_role("checkbox").first.check()
    plan.get_by_label("Note").first.fill("With the lawyers")
    path = saved("Whole report (HTML)")

    visitor.page.goto(path.as_uri())  # from the disk, without the site
    assert visitor.sent == [f"GET {path.as_uri()}"]
    visitor.sent.clear()
    alone = visitor.page.get_by_role("article")
    expect(alone.get_by_role("heading", level=1)).to_have_text("Disconnected")
    expect(alone.get_by_role("region", name="Your plan")).to_contain_text("With the lawyers")
    assert alone.get_by_role("img").count() >= 2
    assert visitor.page.get_by_role("button").count() == 0

    choose_file(visitor, path)
    look = visitor.page.get_by_role("button", name="Only look at its report")
    look.click(timeout=60_000)
    again = visitor.page.get_by_role("article")
    expect(again.get_by_role("heading", level=1)).to_have_text("Disconnected", timeout=60_000)
    expect(again.get_by_label("Note").first).to_have_value("With the lawyers")
    with visitor.page.expect_download() as made:
        again.get_by_role("button", name="Answers (JSON)").click()
    assert json.loads(made.value.path().read_text("utf-8"))["plan"][0]["note"] == "With the lawyers"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("notes.html", "<html><p>Hello", "there are no answers in this page"),
        ("broken.json", '{"format": ', "it ends too early"),
        ("list.json", "[]", "not a response file"),
        ("empty.json", "", "it is empty"),
        (
            "other.json",
            '{"format": "inkbubble/responses@1", "instrument": {"id": "other", "version": "1"}, '
            '"responses": {}}',
            "it answers “other”",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_of(visitor, name, text, told):
    file = {"name": name, "mimeType": "text/html", "buffer": text.encode()}
    choose_file(visitor, file)
    alert = visitor.page.get_by_role("alert").filter(has_text=name)
    expect(alert).to_contain_text(told, timeout=60_000)
    expect(alert).to_contain_text(re.compile(r"\. \w.*\.$", re.S))


def test_a_finished_result_keeps_its_plan_and_stays_finished(visitor, report):
    page = visitor.page
    finish(visitor)
    plan = report.get_by_role("region", name="What to do: your plan")
    plan.get_by_role("checkbox").first.check()
    plan.get_by_label("Who does it").first.fill("Ada")
    expect(page.get_by_text("Finished on")).to_be_visible()  # again, once it is on disk
    visitor.open("overview/")
    page.get_by_role("button", name="See the whole report").click(timeout=60_000)
    expect(page.get_by_label("Who does it").first).to_have_value("Ada", timeout=60_000)


def test_a_result_that_was_deleted_elsewhere_stays_deleted_unless_the_visitor_wants_it(
    visitor, report
):
    page = visitor.page
    other = page.context.new_page()
    other.goto(visitor.host.url + "overview/")
    delete_from_overview(other)
    expect(other.get_by_text("Nothing is kept on this device yet.")).to_be_visible()
    plan = report.get_by_role("region", name="What to do: your plan")
    plan.get_by_role("checkbox").first.check()
    notice = page.get_by_role("alert").filter(has_text="deleted in another window")
    expect(notice).to_be_visible()
    other.reload()
    expect(other.get_by_text("Nothing is kept on this device yet.")).to_be_visible()
    page.get_by_role("button", name="Save again").click()
    expect(notice).to_be_hidden()
    other.reload()
    expect(other.get_by_role("button", name="See the whole report")).to_be_visible()


def test_a_silent_store_holds_nothing_up(visitor):
    visitor.page.add_init_script("IDBFactory.prototype.open = () => ({})")
    visitor.open(CHECKLIST)
    answer_all(visitor, 1)
    go_to_check(visitor)
    see_result(visitor)
    notice = visitor.page.get_by_role("alert").filter(has_text="Not saved: download your answers")
    expect(notice).to_contain_text("does not answer", timeout=10_000)
    with visitor.page.expect_download() as made:
        notice.get_by_role("button", name="Download your answers").click()
    assert len(json.loads(made.value.path().read_text("utf-8"))["responses"]) == 30
    visitor.page.on("dialog", lambda dialog: dialog.accept())  # leaving would lose them
