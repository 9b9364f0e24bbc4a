"""Whatever an editor's file holds: a sound instrument, or problems that name a place in it."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring import instrument_file, reading
from tests.authoring.samples import load

INSTRUMENTS = Path(__file__).parents[2] / "instruments"
REAL = (INSTRUMENTS / "proactive-engagement" / "instrument.yaml").read_text(encoding="utf-8")
CHARACTERS = (
    string.printable + "\0\u00a0\u200b\u202e\u2028\ufeff\uffffé“😀" + "[]{}:,-?*&!|>'\"%@`\\#" * 3
)

# Every key of the schema, so that each can be spoiled.
WHOLE = """
id: sound
version: 1.0.0
title: T
summary: S
minutes: 1
language: en
option_sets:
  yes-no:
    - {id: yes, label: Yes, value: 1}
    - {id: no, label: No, value: 0}
    - {id: unknown, label: Unknown, missing: dont_know}
sections:
  - id: one
    title: One
    intro: I
    options: yes-no
    items:
      - {id: a, stem: A, help: H, source_ref: R, reverse: true}
      - id: b
        stem: B
        options:
          - {id: low, label: Low, value: 1}
          - {id: high, label: High, value: 1/2}
scales:
  - id: s
    title: S
    description: D
    items: [a, b]
    weights: {a: 2}
    aggregate: sum
    missing: {min_valid: 1, others: prorated}
    digits: 2
    bands: [{id: x, title: X, from: 0, text: X}]
  - {id: c, title: C, scales: [s], aggregate: count, counted: [x], missing: complete}
  - {id: d, title: D, sections: [one], aggregate: mean, missing: complete}
headline: s
profile: [c, d]
"""


def assert_told_well(loaded, text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert (loaded.compiled is None) == any(p.severity == "error" for p in loaded.problems)
    for problem in loaded.problems:
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert "\n" not in problem.message + problem.hint
        assert problem.message and problem.hint


@st.composite
def mutated(draw):
    """A real instrument's text after one to three slips of the hand."""
    text = REAL
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        length = draw(st.sampled_from([1, 1, 2, 5, 20, 200]))
        match draw(st.sampled_from(["delete", "swap", "insert", "repeat", "replace", "cut"])):
            case "delete":
                text = text[:at] + text[at + length :]
            case "swap":
                end = at + length
                text = text[:at] + text[end : end + length] + text[at:end] + text[end + length :]
            case "insert":
                inserted = draw(st.text(CHARACTERS, min_size=1, max_size=4))
                text = text[:at] + inserted + text[at:]
            case "repeat":
                text = text[:at] + text[at : at + length] * 2 + text[at + length :]
            case "replace":
                text = text[:at] + draw(st.sampled_from(CHARACTERS)) + text[at + 1 :]
            case "cut":
                text = text[: at + 1]
    return text


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mutated())
def test_a_mutated_instrument_is_sound_or_told_well(tmp_path, text):
    path = tmp_path / "proactive-engagement" / "instrument.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    assert_told_well(instrument_file.load(path), text)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(CHARACTERS, max_size=60) | st.binary(max_size=40))
def test_any_bytes_are_told_well(tmp_path, content):
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    loaded = load(tmp_path, raw)
    assert loaded.compiled is None
    assert_told_well(loaded, raw.decode("utf-8", errors="replace"))


def routes(data, route=()):
    yield route
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for key, part in () if isinstance(data, str) else parts:
        yield from routes(part, (*route, key))


def whole():
    document = reading.read_text(Path("whole.yaml"), WHOLE)
    assert isinstance(document, reading.Document), document
    return document.data


def spoiled(route, change):
    """The whole instrument's data with one part changed."""
    data = {"": whole()}
    *around, last = ("", *route)
    parent = data
    for step in around:
        parent = parent[step]
    change(parent, last)
    return data.get("")


def put(value):
    def change(parent, key):
        parent[key] = value

    return change


def remove(parent, key):
    del parent[key]


def add(parent, key):
    if isinstance(parent[key], dict):
        parent[key]["odd"] = "1"
    elif isinstance(parent[key], list):
        parent[key].append(parent[key][0])


CHANGES = {
    "nothing": put(None),
    "empty": put(""),
    "a word": put("Odd One"),
    "an id": put("odd"),
    "a number": put("-1/3"),
    "a list": put([]),
    "a full list": put(["odd", {"odd": "1"}]),
    "keys": put({}),
    "odd keys": put({"odd": ["odd"]}),
    "long": put("x" * 3000),
    "removed": remove,
    "more": add,
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_part_can_be_spoiled_in_every_way(change, tmp_path):
    assert load(tmp_path, WHOLE).problems == []
    for route in routes(whole()):
        data = spoiled(route, CHANGES[change])
        text = yaml.safe_dump(data, allow_unicode=True)
        assert_told_well(load(tmp_path, text), text)
