"""The text of a response file, which may come from anywhere: read one way only, or refused."""

import json
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import response_file, responses, result
from scoring.faults import InvalidResponses
from tests.building import FIVE, item, number, ready, scale, several, text
from tests.building import response_file as plain

SAMPLE = ready(
    [
        item("a", FIVE),
        several("many", FIVE),
        number("days", "0", "9", decimals=2),
        text("words"),
    ],
    [scale("s", "sum", ["a", "days"])],
    targets={"items": ["a"], "scales": ["s"]},
    details={
        "title": "You",
        "intro": None,
        "fields": [
            {"id": id, "label": id, "kind": id, "required": False, "confirm": False}
            | {"max_length": 200, "help": None, "options": []}
            for id in ("text", "email", "phone", "choice")
        ],
        "statements": [{"id": "employee", "text": "I work there."}],
        "reviewed": None,
    },
)


def text_faults(words):
    with pytest.raises(InvalidResponses) as caught:
        response_file.parse(words)
    return caught.value.faults


@pytest.mark.parametrize(
    ("words", "code", "where"),
    [
        ("", "empty", "the file"),
        (" \n", "empty", "the file"),
        ("\ufeff", "empty", "the file"),
        ("%PDF-1.7\n%\ufffd", "pdf", "the file"),
        ("no", "not-json", "line 1, column 1"),
        ('{"a": 1,\n}', "not-json", "line 1, column 8"),
        ('{"a": [1,\n2 ,\t]}', "not-json", "line 2, column 3"),
        ('{"a": [1,}', "not-json", "line 1, column 10"),
        ('{"a": 1,]', "not-json", "line 1, column 9"),
        ("[,]", "not-json", "line 1, column 2"),
        ('{"a": 1', "cut-off", "the file"),
        ('{"a": [', "cut-off", "the file"),
        ('{"a": "b', "cut-off", "the file"),
        ('{"a": 1,\n "b" 2}', "not-json", "line 2, column 6"),
        ('{"a": {"b": 1, "b": 2}}', "duplicate-key", "key “b”"),
        ('{"a": NaN}', "not-a-number", "“NaN”"),
        ('{"a": -Infinity}', "not-a-number", "“-Infinity”"),
        ("[" * 3000, "too-deep", "the file"),
        ('{"a":' * 3000, "too-deep", "the file"),
        ("9" * 5000, "number-too-long", "the file"),
        ("1e" + "9" * 30, "number-too-long", "the file"),
        ("1e-" + "9" * 30, "number-too-long", "the file"),
        ('"' + "x" * 2_000_001 + '"', "too-large", "the file"),
    ],
)
def test_text_that_is_not_plain_json_is_refused_with_its_place(words, code, where):
    (fault,) = text_faults(words)
    assert (fault.code, fault.where) == (code, where)
    assert fault.hint


def test_brackets_inside_texts_are_no_nesting():
    words = json.dumps({"a": "[" * 100 + '"' + "{" * 100})
    assert response_file.parse(words) == json.loads(words)


def test_a_byte_order_mark_does_no_harm():
    assert response_file.parse("\ufeff{}") == {}


@given(st.decimals(0, 9, places=2))
def test_a_number_in_a_file_is_exact(number):
    data = response_file.parse(
        json.dumps(plain({"days": 0})).replace('"days": 0', f'"days": {number}')
    )
    assert isinstance(data["responses"]["days"], Decimal)
    assert responses.read(SAMPLE, data).chosen["days"] == Fraction(number)


@pytest.mark.parametrize("written", ["2.50", "2.5", "25e-1", "0.25E1", '"2.5"', '"5/2"'])
def test_a_number_may_be_written_in_any_exact_way(written):
    words = json.dumps(plain({"days": 0})).replace('"days": 0', f'"days": {written}')
    chosen = responses.read(SAMPLE, response_file.parse(words)).chosen
    assert chosen == {"days": Fraction(5, 2)}


@pytest.mark.parametrize("written", ["1e400", "1e-400", "0.1111111111111111111", "1" * 19, "true"])
def test_a_number_that_nobody_answers_is_refused_in_its_place(written):
    words = json.dumps(plain({"days": 0})).replace('"days": 0', f'"days": {written}')
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, response_file.parse(words))
    assert [(f.code, f.where) for f in caught.value.faults] == [("not-a-number", "responses.days")]


MANY = 100_000
HUGE = "x" * 1_900_000
HOSTILE = {
    "many responses": plain({f"i{n}": "x" for n in range(MANY)}),
    "many targets": plain({}, targets={f"i{n}": "x" for n in range(MANY)}),
    "many scale targets": plain({}, scale_targets={f"i{n}": "x" for n in range(MANY)}),
    "many options": plain({"many": ["l1"] * MANY}),
    "lists of lists": plain({"many": [[["l1"]]] * 5, "a": [[]], "words": [["x"]]}),
    "objects": plain({"a": {"a": {}}, "many": {}, "days": {"x": 1}, "words": {}}),
    "a huge option": plain({"a": HUGE, "many": [HUGE]}),
    "a huge number": plain({"days": "9" * 1_900_000}),
    "a huge text": plain({"words": HUGE}),
    "a huge item": plain({HUGE: "x"}),
    "a huge target": plain({}, targets={"a": HUGE}),
    "a huge scale target": plain({}, scale_targets={"s": "9" * 1_900_000, "a": HUGE}),
    "a huge instrument": plain({}) | {"instrument": {"id": HUGE, "version": HUGE}},
    "details of lists": plain({}, details={"fields": {"text": [[]]}, "statements": [[]]}),
    "many details": plain({}, details={"fields": {f"f{n}": "x" for n in range(MANY)}}),
    "a huge detail": plain({}, details={"fields": {HUGE: "x", "text": HUGE}}),
    "a huge email": plain({}, details={"fields": {"email": "a@" + "a." * 900_000}}),
    "many statements": plain({}, details={"fields": {}, "statements": ["x"] * MANY}),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_answered_quickly_in_few_words(data):
    words = json.dumps(data)
    began = time.perf_counter()
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, response_file.parse(words))
    assert time.perf_counter() - began < 5
    assert len(caught.value.faults) <= 200
    assert all(len(str(fault)) < 1_000 for fault in caught.value.faults)


def test_keys_that_stand_twice_among_many_are_found_quickly():
    words = "{" + ",".join(f'"k{n}":1' for n in range(MANY)) + f',"k{MANY - 1}":2,"{HUGE[:9]}":1}}'
    began = time.perf_counter()
    assert [fault.where for fault in text_faults(words)] == [f"key “k{MANY - 1}”"]
    assert time.perf_counter() - began < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "many", "days", "words", "x"]), JSON), JSON, JSON)
def test_whatever_a_file_holds_it_is_scored_or_told_of(chosen, targets, details):
    data = plain({}, targets=targets, details=details) | {"responses": chosen}
    try:
        found = responses.read(SAMPLE, response_file.parse(json.dumps(data)))
    except InvalidResponses as invalid:
        assert invalid.faults
        assert all(str(fault).isprintable() for fault in invalid.faults)
    else:
        assert result.to_json(result.compute(SAMPLE, found)).encode()
