"""Files from anywhere, through the door: each is told in sentences that name the place."""

import json
import re
import time

import pytest

from publishing.engine.samples import ASKING
from reporting import door
from tests.reporting import shown

FILE = ASKING.response_set({"n1": "half"})
WHOLE = json.dumps(FILE)


def preview(text, **more):
    return json.loads(door.call(ASKING.request("preview", {}, text=text, **more)))


def problem(text):
    """The one problem of a file that is refused whole, as one line."""
    answer = preview(text)
    assert not answer["ok"]
    (fault,) = answer["problems"]
    return f"{fault['where']}: {fault['message']}. {fault['hint']}"


SAVED = "Choose the file as it was saved, or save it anew."
REFUSED = {
    "empty": ("", f"the file: it is empty. {SAVED}"),
    "truncated": (WHOLE[:-9], f"the file: it ends too early, as if it had been cut off. {SAVED}"),
    "a PDF": (
        "%PDF-1.7\n%\ufffd\ufffd",
        "the file: it is a PDF, which can't be opened again. "
        "Choose the report saved as HTML, or the answers saved as JSON.",
    ),
    "50 MB": (
        "x" * 50_000_000,
        "the file: it is too large for a response file. Choose a response file.",
    ),
    "50 MB of a page": (
        "<" * 50_000_000,
        "the file: it is too large for a receipt. "
        "Choose a receipt or a response file that this site wrote, as it was saved.",
    ),
    "nested 3,000 deep": (
        WHOLE[:-1] + ', "more": ' + "[" * 3_000 + "]" * 3_000 + "}",
        "the file: it is nested more than 20 levels deep. Choose a response file.",
    ),
    "objects nested 3,000 deep": (
        '{"a":' * 3_000 + "1" + "}" * 3_000,
        "the file: it is nested more than 20 levels deep. Choose a response file.",
    ),
    "duplicate keys": (
        WHOLE.replace('"n1": "half"', '"n1": "half", "n1": "best"'),
        "key “n1”: it stands twice in the same place. Keep one of the two.",
    ),
    "NaN": (
        WHOLE.replace('"half"', "NaN"),
        "“NaN”: it is not a number. Write a number in digits, or leave out.",
    ),
    "a number without end": (
        WHOLE.replace('"half"', "9" * 5_000),
        "the file: a number in it is too long. Correct that number.",
    ),
    "a newer format": (
        WHOLE.replace("responses@1", "responses@2"),
        "format: the file was made by a newer version of this program. "
        "Load this page again, then open the file again.",
    ),
    "another instrument": (
        WHOLE.replace("rehearsal-asking", "<b>other</b>"),
        "instrument.id: it answers “<b>other</b>”, not “rehearsal-asking”. "
        "Choose the instrument that the file was made for.",
    ),
    "no response file": (
        "[]",
        "format: this is not a response file of the format inkbubble/responses@1. "
        'Write {"format": "inkbubble/responses@1", "instrument": {"id": "…", "version": "…"}, '
        '"responses": {"item": "option"}}.',
    ),
    "another page": (
        "<!doctype html><p>Hello",
        "the file: there are no answers in this page. "
        "Choose a receipt or a response file that this site wrote, as it was saved.",
    ),
    "a comma too many": (
        WHOLE[:-1] + ",}",
        f"line 1, column {len(WHOLE)}: this is not valid JSON, so it is no response file, "
        "or a damaged one. Choose another file, or check for a missing comma, quotation mark or "
        "bracket just before this place.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_relied_on_is_refused_with_a_sentence(case):
    text, told = REFUSED[case]
    began = time.process_time()
    assert problem(text) == told
    assert time.process_time() - began < 5


def test_a_byte_order_mark_does_no_harm():
    assert preview(f"\ufeff{WHOLE}") == preview(WHOLE)


STRANGE = {
    "an option of another item": (
        {"n1": "special"},
        "Is “n1” < 1 & true? responses.n1 : this item has no option “special”.",
    ),
    "true for 1": (
        {"many": True},
        "How many? responses.many : the response is not a number.",
    ),
    "an unknown item": (
        {"gone": "yes"},
        "responses.gone : this edition has no question of that id. It says “ yes ”.",
    ),
    "a key of JavaScript": (
        {"__proto__": {"polluted": "yes"}},
        "responses.__proto__ : this edition has no question of that id.",
    ),
    "a number beyond 2^53": (
        {"many": 2**53 + 1},
        "How many? responses.many : 9007199254740993 is out of range. "
        "It says “ 9007199254740993 ”.",
    ),
    "HTML in names": (
        {"<img src=x onerror=alert(1)>": "<script>alert(1)</script>"},
        "responses.<img src=x onerror=alert(1)> : this edition has no question of that id. "
        "It says “ <script>alert(1)</script> ”.",
    ),
    "half a character": (
        {"gone": "\ud800!"},
        "responses.gone : this edition has no question of that id. It says “ \ufffd! ”.",
    ),
    "text that turns around": (
        {"gone\u202e": "\u202eabc"},
        "responses.gone\ufffd : this edition has no question of that id. It says “ \ufffdabc ”.",
    ),
}


@pytest.mark.parametrize("case", STRANGE)
def test_an_answer_that_does_not_fit_is_told_with_its_place_and_kept(case):
    chosen, told = STRANGE[case]
    answer = preview(json.dumps({**FILE, "responses": {"n2": "best", **chosen}}))
    assert answer["ok"], answer
    words = shown.plain(answer["html"])
    assert "1 part does not fit this edition. It is kept with the answers" in words
    assert told in words
    assert answer["misfits"] == 1
    assert answer["responses"]["responses"] == {"n2": "best"}
    (kept,) = answer["responses"]["set_aside"]["responses"].items()
    (given,) = chosen.items()
    assert kept == given or kept == (given[0], str(given[1]))


def test_no_markup_of_a_file_becomes_markup_of_the_page():
    name = "<img src=x onerror=alert(1)>"
    answer = preview(json.dumps({**FILE, "responses": {name: name}, "notes": {name: name}}))
    assert "<img" not in answer["html"]


def test_what_is_half_a_character_goes_out_as_an_escape():
    text = json.dumps({**FILE, "responses": {"gone": "\ud800"}})
    door.call(ASKING.request("preview", {}, text=text)).encode()


def test_of_many_that_do_not_fit_twenty_are_told_and_the_others_counted():
    chosen = {f"gone-{place}": "yes" for place in range(30)}
    words = shown.plain(preview(json.dumps({**FILE, "responses": chosen}))["html"])
    assert words.count("this edition has no question") == 20
    assert "30 parts do not fit this edition. They are kept" in words
    assert "10 more parts do not fit either." in words


def test_a_file_of_a_past_edition_is_told_in_its_own_words():
    record = ASKING.record("0.9.0")
    gone = {**record["items"][0], "id": "gone", "stem": "What was asked then?"}
    gone["options"][0]["label"] = "As it was called"
    file = {**FILE, "instrument": {"id": ASKING.id, "version": "0.9.0"}}
    file["responses"] = {"gone": gone["options"][0]["id"]}
    text = json.dumps(file)
    words = shown.plain(preview(text, editions=[{**record, "items": [gone]}])["html"])
    assert "It was made in another edition: this one is version 1.0.0." in words
    assert "What was asked then? responses.gone" in words
    assert "It says “ As it was called ”." in words


def test_the_day_of_a_file_is_told_if_it_says_one():
    dated = preview(json.dumps({**FILE, "date": "2026-11-22"}))
    assert dated["date"] == "2026-11-22"
    assert "version 1.0.0, 22 November 2026. A file of answers." in shown.plain(dated["html"])
    assert "date" not in dated["responses"]
    assert "it does not say of which day" in shown.plain(preview(WHOLE)["html"])
    for wrong in ("2026-02-30", 5, ["2026-11-22"], ""):
        answer = preview(json.dumps({**FILE, "date": wrong}))
        assert answer["date"] is None
        assert "its day is no day of the calendar" in shown.plain(answer["html"])


def test_what_would_come_in_is_counted():
    full = ASKING.response_set(
        {"n1": "half", "n2": "best", "several": ["second"], "c1": "half"},
        targets={"upper.left": "much"},
        scale_targets={"amount": 3},
        notes={"n1": "Ask again"},
        plan=[{"id": "own/1", "text": "Begin"}],
        details={
            **{"fields": {"name": "Ada", "email": "ada@example.org"}, "reviewed": True},
            **{"statements": ["employee"], "shown": False},
        },
    )
    answer = preview(json.dumps(full))
    words = shown.plain(answer["html"])
    assert re.search(r"answers to 3 of \d+ questions 1 answer to questions that are not", words)
    for told in ("2 wanted states", "1 note", "1 step of the plan", "details: Name and Email"):
        assert told in words
    assert answer["misfits"] == 0
    assert "fit" not in words
    assert answer["responses"] == json.loads(json.dumps(full))


def test_a_saved_report_is_told_like_the_answers_in_it():
    made = door.call(ASKING.request("export", FILE, format="receipt", date="2026-11-22"))
    answer = preview(json.loads(made)["file"]["text"])
    assert answer["date"] == "2026-11-22"
    assert answer["responses"] == FILE
    assert "A saved report." in shown.plain(answer["html"])


def test_a_file_of_answers_remembers_its_day():
    made = json.loads(door.call(ASKING.request("export", FILE, format="json", date="2026-11-22")))
    assert preview(made["file"]["text"])["date"] == "2026-11-22"
    opened = door.call(ASKING.request("open", {}, text=made["file"]["text"]))
    assert json.loads(opened)["date"] == "2026-11-22"
