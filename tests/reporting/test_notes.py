"""Notes beside the answers: shown wherever answers are, and part of no score."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.engine.samples import ASKING
from reporting import exports, text, view
from scoring import instrument, receipt, response_file, responses, result
from tests.reporting.shown import block, markup, plain, read

CHOSEN = {"n1": "half", "words": "one\ntwo", "kind": "plain"}
NOTES = {"n1": "Ask\n<b>Ada</b>", "n2": "  ", "words": "A note to words", "c1": "Not asked here"}
SAMPLE = instrument.from_plain(json.loads(ASKING.path.read_text("utf-8")))


def exported(format, notes=NOTES):
    ready, given, computed = read(CHOSEN, notes=notes)
    return exports.of(format, ready, given, computed, "2026-11-22", "body {}").text


def test_a_note_stands_beside_the_answer_or_in_place_of_one():
    made = block(markup(CHOSEN, notes=NOTES | {"n3": "Later"}), "report_responses")
    assert (
        '<td>Partly<span class="note" dir="auto" lang="">'
        '<span class="muted" dir="ltr" lang="en">Your note: </span>'
        "Ask\n&lt;b&gt;Ada&lt;/b&gt;</span>"
    ) in made.replace('<td dir="auto">', "<td>")
    said = plain(made)
    assert "Not answered Your note: Later" in said
    assert said.count("Your note:") == 3


def test_the_note_to_a_question_that_is_not_asked_is_kept_and_not_told():
    for format in ("receipt", "csv", "markdown"):
        text = exported(format).partition("inkbubble-receipt")
        assert "Not asked here" not in text[0] + text[2].partition(">")[2]
    assert response_file.parse(exported("json"))["notes"]["c1"] == "Not asked here"


def test_files_for_people_and_for_tables_have_the_notes():
    assert "| Partly | 0.5 | Ask &lt;b&gt;Ada&lt;/b&gt; |" in exported("markdown")
    rows = csv.DictReader(io.StringIO(exported("csv").removeprefix("\ufeff"), newline=""))
    told = {row["item"]: row["note"] for row in rows}
    assert {id: note for id, note in told.items() if note} == {
        "n1": "Ask <b>Ada</b>",
        "words": "A note to words",
    }
    made = text.render(view.of(*read(CHOSEN, notes=NOTES), None))
    assert "Your notes\n  Is “n1” < 1 & true? Partly\n    Ask <b>Ada</b>\n" in made


def test_without_notes_nothing_speaks_of_them():
    assert "| Question | Answer | Counts |\n" in exported("markdown", {})
    assert "Your note" not in markup(CHOSEN)
    assert "Your notes" not in text.render(view.of(*read(CHOSEN), None))


@pytest.mark.parametrize("format", ["json", "receipt"])
def test_files_that_are_read_again_give_the_notes_back(format):
    again = responses.read(SAMPLE, receipt.read(exported(format)).data)
    assert again.notes == {id: note.strip() for id, note in NOTES.items() if note.strip()}


@given(st.dictionaries(st.sampled_from(list(SAMPLE.items)), st.text(max_size=50)))
@settings(deadline=None, max_examples=50)
def test_no_note_changes_a_result(notes):
    clean = {id: note.encode("utf-8", "ignore").decode() for id, note in notes.items()}
    alone, noted = (
        result.compute(SAMPLE, responses.read(SAMPLE, ASKING.response_set(CHOSEN, notes=one)))
        for one in ({}, clean)
    )
    assert alone == noted


# What has no place in the edition


ASIDE = {
    "responses": {"gone": "yes", "share": 0.5},
    "details": {"fields": {"nick": "Zebedee"}},
    "older": [
        {"part": "details", "id": "nick", "value": "Quill"},
        {"part": "responses", "id": "gone", "value": "no"},
    ],
}


def set_aside_in(text):
    return receipt.read(text).data.get("set_aside")


@pytest.mark.parametrize("format", ["json", "receipt"])
def test_what_is_set_aside_travels_with_the_answers_but_details_only_if_they_are_shown(format):
    def exported(**more):
        data = json.loads(json.dumps(ASIDE), parse_float=str)
        ready, given, computed = read(CHOSEN, set_aside=data, **more)
        return exports.of(format, ready, given, computed, "2026-11-22", "body {}").text

    assert set_aside_in(exported()) == {
        "responses": {"gone": "yes", "share": "0.5"},
        "older": [{"part": "responses", "id": "gone", "value": "no"}],
    }
    details = {
        "fields": {"name": "Ada", "email": "ada@example.org", "role": "staff"},
        "statements": ["employee"],
        "reviewed": True,
    }
    shown = exported(details={**details, "shown": True})
    assert set_aside_in(shown)["details"] == ASIDE["details"]
    for kept in (exported(), exported(details={**details, "shown": False})):
        assert "Zebedee" not in kept and "Quill" not in kept
