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
