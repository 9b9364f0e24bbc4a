"""The browser's door: a closed set of operations, and failures as data."""

import json

import pytest

from reporting import door
from tests.building import compiled, item, response_file, scale

SAMPLE = json.dumps(compiled([item("a"), item("b")], [scale("s", "sum", ["a", "b"])]))


def call(**request):
    return json.loads(door.call(json.dumps(request)))


def test_a_result_and_a_report_come_from_the_same_responses():
    request = {"instrument": SAMPLE, "responses": response_file({"a": "yes", "b": "yes"})}
    result = call(operation="result", **request)["result"]
    html = call(operation="report", **request)["html"]
    assert result["scales"][0]["score"]["exact"] == "2"
    assert '<p class="number">2<' in html


def test_the_report_carries_the_day_it_was_made():
    request = {"instrument": SAMPLE, "responses": response_file({})}
    assert "22 November 2026" in call(operation="report", date="2026-11-22", **request)["html"]


def test_a_card_links_to_the_instruments_page():
    request = {"instrument": SAMPLE, "responses": response_file({"a": "yes", "b": "yes"})}
    html = call(operation="card", address="../sample/", date="2026-11-22", **request)["html"]
    assert '<h2><a href="../sample/">Sample</a></h2>' in html
    assert "22 November 2026" in html


@pytest.mark.parametrize(
    "address",
    [
        None,
        7,
        "",
        "/sample/",
        "//elsewhere.example/",
        "https://elsewhere.example/",
        "javascript:alert(1)",
        "../sample/?a=yes",
        "../sample/#check",
        '"onmouseover=alert(1)',
        "../Sample/",
        "../sample/\n",
        "a" * 201,
    ],
)
def test_a_card_leads_to_no_page_but_one_of_this_site(address):
    request = {"instrument": SAMPLE, "responses": response_file({})}
    answer = call(operation="card", address=address, **request)
    assert [problem["code"] for problem in answer["problems"]] == ["not-an-address"]


def test_decimals_in_a_request_are_read_exactly():
    number = item("n") | {
        "options": [],
        "type": "number",
        "minimum": "0",
        "maximum": "1",
        "decimals": 1,
    }
    instrument = json.dumps(compiled([number], [scale("s", "sum", ["n"])]))
    answer = call(operation="result", instrument=instrument, responses=response_file({"n": 0.1}))
    assert answer["result"]["scales"][0]["score"]["exact"] == "1/10"


def test_broken_responses_are_told_one_by_one():
    answer = call(
        operation="result", instrument=SAMPLE, responses=response_file({"a": "x", "c": "y"})
    )
    assert not answer["ok"]
    assert [problem["where"] for problem in answer["problems"]] == ["responses.a", "responses.c"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"operation": "result"}',
        '{"operation": "eval", "instrument": "{}"}',
        '{"operation": "result", "instrument": "{}", "responses": {}}',
        '{"operation": ["result"]}',
        "[" * 100_000,
    ],
)
def test_whatever_comes_in_a_sentence_comes_out(text):
    answer = json.loads(door.call(text))
    assert not answer["ok"]
    assert answer["problems"][0]["message"]
