"""What each export of a result holds."""

import csv
import io
import json
import re
from base64 import b64encode
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import markdown as to_html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.engine.samples import ASKING, DETAILS, asked
from reporting import exports, html, view
from reporting.exports import markdown_text, responses_json
from reporting.exports.calendar import NO_DATE
from scoring import instrument, response_file, responses, result
from tests.building import item, number, ready, scale
from tests.building import response_file as file_of
from tests.reporting.hostile import HOSTILE
from tests.scoring import drawn

SAMPLE = instrument.from_plain(json.loads(ASKING.path.read_text("utf-8")))
SETS = [json.loads(json.dumps(one), parse_float=Decimal) for one in asked()]
STYLE = "body { color: black }\n"
PLAN = [
    {"id": "gap/base", "owner": "Ann; Bob", "due": "2026-12-31", "note": "a, b\nc"},
    {"id": "own/1", "text": "Ask *them*", "note": "Soon"},
    {"id": "own/2", "text": "Ask again", "due": "9999-12-31"},
]


def exported(format, data=SETS[2], date="2026-11-22", sample=SAMPLE):
    given = responses.read(sample, data)
    return exports.of(format, sample, given, result.compute(sample, given), date, STYLE)


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_files_are_named_after_the_instrument_and_the_day():
    assert {format: exported(format).name for format in exports.FORMATS} == {
        "receipt": "rehearsal-asking-2026-11-22.html",
        "json": "rehearsal-asking-2026-11-22.json",
        "csv": "rehearsal-asking-2026-11-22.csv",
        "codebook": "rehearsal-asking-codebook.csv",
        "plan": "rehearsal-asking-plan-2026-11-22.csv",
        "markdown": "rehearsal-asking-2026-11-22.md",
        "calendar": "rehearsal-asking-2026-11-22.ics",
    }
    assert exported("json", date=None).name == "rehearsal-asking.json"


@pytest.mark.parametrize(("format", "date"), [("pdf", None), ("json", "../x"), ("csv", "2026-2-3")])
def test_what_is_no_format_or_no_day_is_refused(format, date):
    with pytest.raises(ValueError):
        exported(format, date=date)


@pytest.mark.parametrize("format", exports.FORMATS)
def test_details_travel_only_if_they_are_to_be_shown(format):
    name = "Zebedee Quill"
    details = {**DETAILS, "fields": {**DETAILS["fields"], "name": name}}
    shown, kept = (
        exported(format, {**SETS[2], "details": {**details, "shown": shown}}).text
        for shown in (True, False)
    )
    assert name not in kept
    assert (name in shown) is (format in ("receipt", "json", "markdown"))


# The response file


@pytest.mark.parametrize("data", [*SETS, {**SETS[2], "plan": PLAN}])
def test_reading_the_response_file_gives_the_same_response_set(data):
    given = responses.read(SAMPLE, data)
    text = responses_json.text(SAMPLE, given)
    assert responses.read(SAMPLE, response_file.parse(text)) == given
    assert text.endswith("}\n")


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_whatever_is_answered_reading_gives_the_same(data):
    sample = data.draw(drawn.samples(hiding=True))
    chosen = data.draw(drawn.answers(sample))
    given = responses.read(sample, file_of(chosen))
    assert responses.read(sample, responses_json.data(sample, given)) == given


@given(st.sampled_from(["0.1", "2.5", "7/3", "-1/7", "123456789012345678", "0." + "0" * 17 + "1"]))
def test_wanted_scores_stay_exact(wanted):
    sample = ready(
        [number("n", "-200000000000000000", "200000000000000000")],
        [scale("s", "sum", ["n"])],
        targets={"items": [], "scales": ["s"]},
    )
    given = responses.read(sample, file_of({}, scale_targets={"s": wanted}))
    again = response_file.parse(responses_json.text(sample, given))
    assert responses.read(sample, again).scale_targets == {"s": Fraction(wanted)}


def test_the_order_of_the_answers_makes_no_difference():
    turned = {
        key: dict(reversed(told.items())) if isinstance(told, dict) else told
        for key, told in reversed(SETS[2].items())
    }
    assert exported("json", turned) == exported("json")


def test_what_is_empty_is_left_out():
    assert exported("json", SETS[0]).text == (
        '{\n  "format": "inkbubble/responses@1",\n  "instrument": {\n'
        '    "id": "rehearsal-asking",\n    "version": "1.0.0"\n  },\n  "responses": {},\n'
        '  "date": "2026-11-22"\n}\n'
    )


# The tables


def test_there_is_a_row_for_each_item():
    found = {row["item"]: row for row in rows(exported("csv").text)}
    assert list(found) == list(SAMPLE.items)
    assert found["n1"] == {
        "item": "n1",
        "section": "Needs",
        "stem": "Is “n1” < 1 & true?",
        "response": "half",
        "answer": "Partly",
        "value": "0.5",
        "state": "counted",
        "wanted": "",
        "note": "Ask \ufffd<b>",
    }
    told = ("response", "answer", "value", "state")
    assert {id: tuple(found[id][key] for key in told) for id in ("several", "many", "words")} == {
        "several": ("second; third", "The second; The third", "5", "counted"),
        "many": ("7.5", "7.5 messages", "7.5", "counted"),
        "words": ("", "a b", "", "answered: no score counts it"),
    }
    assert found["n3"]["state"] == "left out: does not apply"
    assert found["lower.right"]["state"] == "open: not answered"
    assert found["lower.right"]["wanted"] == "some"


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_the_values_add_up_to_the_score(data):
    items = data.draw(drawn.items())
    members = drawn.IDS
    sample = ready(items, [scale("s", "sum", members, missing=("left_out", "1"))])
    chosen = data.draw(drawn.answers(sample))
    score = result.compute(sample, responses.read(sample, file_of(chosen)))["scales"][0]["score"]
    values = [row["value"] for row in rows(exported("csv", file_of(chosen), sample=sample).text)]
    total = sum(Fraction(value) for value in values if value)
    assert score["exact"] in (str(total), None)


def test_the_codebook_explains_every_response_and_value_of_the_table():
    book = {(row["id"], row["part"]): row for row in rows(exported("codebook").text)}
    for data in SETS:
        for row in rows(exported("csv", data).text):
            if row["response"] and SAMPLE.items[row["item"]].options:
                chosen = [book[row["item"], option] for option in row["response"].split("; ")]
                assert row["answer"] == "; ".join(one["label"] for one in chosen)
                assert all(one["title"] == row["stem"] for one in chosen)
                if row["value"]:
                    total = sum(Fraction(one["value"]) for one in chosen)
                    assert total == Fraction(row["value"])


def test_the_codebook_has_the_values_as_they_count():
    sample = ready(
        [item("a", {"low": "1", "high": "5"}, reverse=True, extra="dont_know")],
        [scale("s", "count", ["a"], counted=["low"], weights={"a": "1/3"}, bands=["0", "1/2"])],
    )
    found = rows(exported("codebook", file_of({}), sample=sample).text)
    told = [(row["entry"], row["id"], row["part"], row["value"], row["missing"]) for row in found]
    assert told == [
        ("option", "a", "low", "5", ""),
        ("option", "a", "high", "1", ""),
        ("option", "a", "dont_know", "", "dont_know"),
        ("member", "s", "a", "", ""),
        ("counts", "s", "low", "", ""),
        ("band", "s", "b0", "0", ""),
        ("band", "s", "b1/2", "0.5", ""),
    ]
    assert found[3]["weight"] == "1/3"


def test_tables_are_as_spreadsheets_want_them():
    text = exported("csv").text
    assert text.startswith('\ufeff"item","section",')
    assert text.endswith('"\r\n')
    assert text.count("\n") == text.count("\r\n") == len(SAMPLE.items) + 1


# Markdown


def test_the_plan_is_a_list_of_tasks():
    text = exported("markdown", {**SETS[2], "plan": PLAN}).text
    assert (
        "## Your plan\n\n- [ ] **Base &amp; more** (Ann; Bob, by 31 December 2026): a, b c\n"
        in text
    )
    assert "- [ ] **Ask \\*them\\***: Soon\n" in text


def test_the_report_as_markdown_says_what_the_report_says():
    text = to_html.markdown(exported("markdown").text, extensions=["tables"])
    for words in ("Rehearsal of asking", "22 November 2026", "What is missing", "Ada é"):
        assert words in text
    headings = re.findall("<h2>(.*?)</h2>", text)
    assert headings[0] == "Scores" and headings[-1] == "Your answers"


def test_an_editors_order_of_the_report_holds_in_markdown():
    plain = json.loads(ASKING.path.read_text("utf-8"))
    sample = instrument.from_plain({**plain, "report": ["responses", "bands"]})
    text = exported("markdown", sample=sample).text
    assert re.findall("(?m)^## (.*)$", text) == ["Scores", "Your answers", "The bands of Coverage"]


@pytest.mark.parametrize("name", [name for name in HOSTILE if not name.startswith(("many", "one"))])
@pytest.mark.parametrize("before", ["", "- ", "> ", "1. ", "## "])
def test_no_text_begins_a_block_or_a_link_in_markdown(before, name):
    told = before + markdown_text.said(HOSTILE[name])
    shown = [
        re.findall("<[^>]*>", to_html.markdown(text, extensions=["extra", "admonition"]))
        for text in (told, f"{before}word")
    ]
    assert shown[0] == shown[1]
    assert "://" not in told  # what GitHub makes a link of without being asked
    assert "www." not in told


# The calendar


def events(data, date="2026-11-22"):
    text = exported("calendar", data, date).text.replace("\r\n ", "")
    return [
        dict(line.split(":", 1) for line in event.splitlines())
        for event in re.findall("BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.S)
    ]


def test_each_step_with_a_day_is_an_event_of_that_day():
    first, last = events({**SETS[2], "plan": PLAN})
    assert first == {
        "UID": "rehearsal-asking/gap/base@inkbubble",
        "DTSTAMP": "20261122T000000Z",
        "DTSTART;VALUE=DATE": "20261231",
        "DTEND;VALUE=DATE": "20270101",
        "SUMMARY": "Base & more",
        "DESCRIPTION": r"Who does it: Ann\; Bob\na\, b\nc\nFrom the plan of “Rehearsal of asking”.",
        "TRANSP": "TRANSPARENT",
    }
    assert last["DTSTART;VALUE=DATE"] == "99991231"
    assert "DTEND;VALUE=DATE" not in last


def test_a_step_keeps_its_identity_whatever_is_written_about_it():
    moved = [{**step, "due": "2030-01-01", "note": "Later"} for step in PLAN]
    before, after = (
        [event["UID"] for event in events({**SETS[2], "plan": plan})] for plan in (PLAN, moved)
    )
    assert set(before) < set(after)


def test_without_a_day_there_is_no_event():
    assert events({**SETS[2], "plan": [{"id": "own/1", "text": "Some time"}]}) == []


def test_without_a_date_the_stamp_is_still_the_same_every_time():
    (first, _) = events({**SETS[2], "plan": PLAN}, date=None)
    assert first["DTSTAMP"] == f"{NO_DATE.replace('-', '')}T000000Z"


# The receipt


@pytest.fixture(scope="module")
def receipt():
    return exported("receipt", {**SETS[2], "plan": PLAN}).text


def test_a_receipt_shows_the_whole_report(receipt):
    read = responses.read(SAMPLE, {**SETS[2], "plan": PLAN})
    report = view.of(SAMPLE, read, result.compute(SAMPLE, read), "2026-11-22")
    assert html.article(report) in receipt
    assert f'<span class="digest">{SAMPLE.digest}</span>' in receipt


def test_a_receipt_needs_nothing_and_allows_nothing_but_its_own_style(receipt):
    style = re.search("<style>(.*?)</style>", receipt, re.S)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = re.findall('Content-Security-Policy" content="(.*?)"', receipt)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"<(script|link|img|iframe|object|form|base)\b", receipt)
    assert not re.search(r"""<[^>]*\s(style|src|srcset|action|on\w+)\s*=""", receipt)
    assert not re.search(r"""\shref="(?!#)""", receipt)


def test_a_receipt_is_a_function_of_its_arguments(receipt):
    assert exported("receipt", {**SETS[2], "plan": PLAN}).text == receipt
