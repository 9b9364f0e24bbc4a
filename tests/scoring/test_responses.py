"""A broken response file: every fault named, nothing computed."""

import json

import pytest

from scoring import instrument, response_file, responses
from scoring.faults import InvalidResponses
from tests.building import compiled, item, scale
from tests.building import response_file as plain

SAMPLE = instrument.from_plain(compiled([item("a"), item("b")], [scale("s", "sum", ["a", "b"])]))


def faults(data):
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, data)
    return [(fault.code, fault.where) for fault in caught.value.faults]


def text_fault(text):
    with pytest.raises(InvalidResponses) as caught:
        response_file.parse(text)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"format": "inkbubble/responses@9"}, "wrong-format", "format"),
        ({"instrument": {"id": "sample"}}, "no-instrument", "instrument"),
        ({"instrument": {"id": "other", "version": "1"}}, "other-instrument", "instrument.id"),
        ({"responses": ["a"]}, "no-responses", "responses"),
        ({"responses": {"aa": "yes"}}, "unknown-item", "responses.aa"),
        ({"responses": {"a": "maybe"}}, "unknown-option", "responses.a"),
        ({"responses": {"a": True}}, "not-an-option", "responses.a"),
        ({"responses": {"a": None}}, "not-an-option", "responses.a"),
        ({"responses": {"a": "yes", "b": "no", "c": "no"}}, "too-many-responses", "responses"),
    ],
)
def test_each_fault_is_named_with_its_place(change, code, where):
    assert faults(plain({}) | change) == [(code, where)]


@pytest.mark.parametrize("data", [None, [], "text", 3, {}])
def test_other_data_is_no_response_file(data):
    assert faults(data) == [("wrong-format", "format")]


def test_all_faults_are_named_at_once_with_the_nearest_known():
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, plain({"a": "yess", "c": "no"}))
    told = [(fault.code, fault.hint) for fault in caught.value.faults]
    assert told == [
        ("unknown-option", "Did you mean “yes”?"),
        ("unknown-item", "Remove it."),
    ]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("", "not-json", "line 1, column 1"),
        ('{"a": 1,\n "b" 2}', "not-json", "line 2, column 6"),
        ('{"a": {"b": 1, "b": 2}}', "duplicate-key", "key “b”"),
        ('{"a": NaN}', "not-a-number", "“NaN”"),
        ('{"a": -Infinity}', "not-a-number", "“-Infinity”"),
        ("[" * 3000, "too-deep", "the file"),
        ('{"a":' * 3000, "too-deep", "the file"),
        ("9" * 5000, "number-too-long", "the file"),
        ('"' + "x" * 2_000_001 + '"', "too-large", "the file"),
    ],
)
def test_text_that_is_not_plain_json_is_refused_with_its_place(text, code, where):
    fault = text_fault(text)
    assert (fault.code, fault.where) == (code, where)
    assert fault.hint


def test_brackets_inside_texts_are_no_nesting():
    text = json.dumps({"a": "[" * 100 + '"' + "{" * 100})
    assert response_file.parse(text) == json.loads(text)


def test_a_byte_order_mark_does_no_harm():
    assert response_file.parse("\ufeff{}") == {}
