"""A broken response file: every fault named with its place, nothing computed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring import responses
from scoring.faults import InvalidResponses
from tests.building import FIVE, item, number, ready, scale, several, text
from tests.building import response_file as plain

SAMPLE = ready(
    [
        item("a"),
        item("b", FIVE, extra="dont_know"),
        several("many", {"x": "1", "y": "2", "z": "3", "none": "0"}, alone="none", at_most=2),
        number("days", "0", "30"),
        number("share", "0", "1", decimals=2),
        number("any", decimals=2),
        text("words", max_length=10),
        text("story", max_length=2000, type="long_text"),
        item("part.one"),
    ],
    [scale("s", "sum", ["a", "b"]), scale("level", "sum", ["b"], bands=["1", "3"])],
    targets={"items": ["b"], "scales": ["s", "level"]},
)


def faults(data):
    """The code and the place of each fault; each says what is wrong and what to do."""
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, data)
    assert all(fault.message and fault.hint.endswith((".", "?")) for fault in caught.value.faults)
    return [(fault.code, fault.where) for fault in caught.value.faults]


def told(chosen, **more):
    """What is wrong with one answer or target: the messages and hints."""
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, plain(chosen, **more))
    return [(fault.message, fault.hint) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"format": "inkbubble/responses@9"}, "wrong-format", "format"),
        ({"instrument": {"id": "sample"}}, "no-instrument", "instrument"),
        ({"instrument": {"id": "sample", "version": 1}}, "no-instrument", "instrument"),
        ({"instrument": {"id": "sam\nple", "version": "1"}}, "no-instrument", "instrument"),
        ({"instrument": {"id": "s" * 65, "version": "1"}}, "no-instrument", "instrument"),
        ({"instrument": {"id": "other", "version": "1"}}, "other-instrument", "instrument.id"),
        ({"responses": ["a"]}, "no-responses", "responses"),
        ({"responses": None}, "no-responses", "responses"),
        ({"targets": ["b"]}, "no-targets", "targets"),
        ({"targets": None}, "no-targets", "targets"),
        ({"scale_targets": "s"}, "no-targets", "scale_targets"),
        ({"notes": "a"}, "no-notes", "notes"),
        ({"notes": None}, "no-notes", "notes"),
        ({"notes": {f"i{n}": "?" for n in range(200)}}, "too-many-notes", "notes"),
        ({"set_aside": ["a"]}, "nothing-set-aside", "set_aside"),
        (
            {"responses": {f"i{n}": "yes" for n in range(200)}},
            "too-many-responses",
            "responses",
        ),
    ],
)
def test_a_file_that_is_none_for_this_instrument_is_refused_as_a_whole(change, code, where):
    assert faults(plain({}) | change) == [(code, where)]


@pytest.mark.parametrize("data", [None, [], "text", 3, {}, True, [{}], {"format": None}])
def test_other_data_is_no_response_file(data):
    assert faults(data) == [("wrong-format", "format")]


@pytest.mark.parametrize(
    ("id", "given", "code"),
    [
        ("aa", "yes", "unknown-item"),
        ("part", "yes", "unknown-item"),
        ("", "yes", "unknown-item"),
        ("a", "maybe", "unknown-option"),
        ("a", "l1", "unknown-option"),  # an option of another item
        ("a", "", "unknown-option"),
        ("part.one", "maybe", "unknown-option"),
        ("a", True, "not-an-option"),
        ("a", None, "not-an-option"),
        ("a", 1, "not-an-option"),
        ("a", ["yes"], "not-an-option"),
        ("a", {"yes": "no"}, "not-an-option"),
        ("many", "x", "not-options"),
        ("many", None, "not-options"),
        ("many", {"x": "y"}, "not-options"),
        ("many", ["x"] * 200, "too-many-options"),
        ("many", ["x", "yes"], "unknown-option"),
        ("many", [["x"]], "not-an-option"),
        ("many", [None], "not-an-option"),
        ("many", ["x", "y", "z"], "too-many-options"),
        ("many", ["x", "x"], "option-twice"),
        ("many", ["x", "none"], "not-alone"),
        ("days", 31, "out-of-range"),
        ("days", "-1", "out-of-range"),
        ("days", "0.5", "too-fine"),
        ("days", "1/2", "too-fine"),
        ("share", "0.125", "too-fine"),
        ("share", "1/3", "too-fine"),
        ("days", "three", "not-a-number"),
        ("days", "", "not-a-number"),
        ("days", "1,5", "not-a-number"),
        ("days", "1e99", "not-a-number"),
        ("days", "NaN", "not-a-number"),
        ("days", "٣", "not-a-number"),
        ("days", True, "not-a-number"),
        ("days", None, "not-a-number"),
        ("days", [3], "not-a-number"),
        ("days", 2.0, "not-a-number"),  # binary, which no file that was read with care has
        ("any", Decimal("1e400"), "not-a-number"),
        ("any", Decimal("NaN"), "not-a-number"),
        ("any", Decimal("Infinity"), "not-a-number"),
        ("any", 10**18, "not-a-number"),
        ("any", "9" * 19, "not-a-number"),
        ("words", "eleven char", "too-long"),
        ("words", 3, "not-a-text"),
        ("words", None, "not-a-text"),
        ("words", ["x"], "not-a-text"),
        ("words", "half: \ud83d", "not-a-text"),
        ("story", "x" * 2001, "too-long"),
    ],
)
def test_each_answer_that_does_not_fit_its_item_is_named(id, given, code):
    assert faults(plain({id: given})) == [(code, f"responses.{id}")]


def test_all_faults_are_named_at_once():
    data = plain(
        {"a": "maybe", "nobody": "no", "many": ["x", "x", "none"], "days": "x"},
        targets={"a": "yes"},
        scale_targets={"s": "many"},
    )
    assert faults(data) == [
        ("unknown-option", "responses.a"),
        ("unknown-item", "responses.nobody"),
        ("option-twice", "responses.many"),
        ("too-many-options", "responses.many"),
        ("not-alone", "responses.many"),
        ("not-a-number", "responses.days"),
        ("unknown-item", "targets.a"),
        ("not-a-number", "scale_targets.s"),
    ]


@pytest.mark.parametrize(
    ("chosen", "message", "hint"),
    [
        ({"a": "yess"}, "this item has no option “yess”", "Did you mean “yes”?"),
        ({"b": "high"}, "this item has no option “high”", "Choose one of: l1, l2, l3, l4, l5, d"),
        ({"wordss": "x"}, "this instrument has no item of that id", "Did you mean “words”?"),
        ({"quite-other": "x"}, "this instrument has no item of that id", "Remove it."),
        ({"days": 45}, "45 is out of range", "Write a number of at least 0 and at most 30."),
        (
            {"share": "0.125"},
            "0.125 has more decimals than are asked for",
            "Round it to 2 decimals.",
        ),
        ({"days": "2.5"}, "2.5 has more decimals than are asked for", "Round it."),
        (
            {"words": "x" * 12},
            "this text has 12 characters, and 10 are allowed",
            "Shorten it.",
        ),
        (
            {"many": ["x", "none"]},
            "“none” can't stand beside others",
            "Keep “none”, or the others.",
        ),
    ],
)
def test_a_fault_is_a_sentence_with_a_way_out(chosen, message, hint):
    ((found, way_out),) = told(chosen)
    assert found == message
    assert way_out.startswith(hint)


@pytest.mark.parametrize(
    ("key", "given", "code"),
    [
        ("targets", {"a": "yes"}, "unknown-item"),  # asked for none
        ("targets", {"nobody": "yes"}, "unknown-item"),
        ("targets", {"b": "l9"}, "unknown-option"),
        ("targets", {"b": ["l5"]}, "not-an-option"),
        ("targets", {"b": None}, "not-an-option"),
        ("targets", {"b": "dont_know"}, "not-a-target"),
        ("scale_targets", {"nobody": "1"}, "unknown-item"),
        ("scale_targets", {"s": "much"}, "not-a-number"),
        ("scale_targets", {"s": None}, "not-a-number"),
        ("scale_targets", {"s": True}, "not-a-number"),
        ("scale_targets", {"s": 7}, "out-of-range"),
        ("scale_targets", {"s": "0.5"}, "out-of-range"),
        ("scale_targets", {"level": "b9"}, "unknown-band"),
        ("scale_targets", {"level": 3}, "unknown-band"),
        ("scale_targets", {"level": ["b3"]}, "unknown-band"),
    ],
)
def test_each_target_that_does_not_fit_is_named(key, given, code):
    (id,) = given
    assert faults(plain({}, **{key: given})) == [(code, f"{key}.{id}")]


@pytest.mark.parametrize(
    ("key", "most"), [("targets", len(SAMPLE.items)), ("scale_targets", len(SAMPLE.scales))]
)
def test_more_targets_than_there_can_be_are_told_of_at_once(key, most):
    data = plain({}, **{key: {f"i{n}": "yes" for n in range(most + 200)}})
    assert faults(data) == [("too-many-targets", key)]


def test_an_instrument_without_targets_refuses_any():
    sample = ready([item("a")], [scale("s", "sum", ["a"])])
    with pytest.raises(InvalidResponses) as caught:
        responses.read(sample, plain({}, targets={"a": "yes"}, scale_targets={"s": 1}))
    assert [fault.where for fault in caught.value.faults] == ["targets.a", "scale_targets.s"]


def test_responses_are_read_into_the_forms_that_are_worked_with():
    given = {
        "a": "yes",
        "many": ["y", "x"],
        "days": 3,
        "share": Decimal("0.50"),
        "any": " 2.75 ",
        "words": "  short \n",
        "part.one": "no",
    }
    assert responses.read(SAMPLE, plain(given)).chosen == {
        "a": "yes",
        "many": ("x", "y"),  # in the order of the page
        "days": Fraction(3),
        "share": Fraction(1, 2),
        "any": Fraction(11, 4),
        "words": "short",
        "part.one": "no",
    }


@pytest.mark.parametrize("given", [{"many": []}, {"words": ""}, {"story": " \n\t "}])
def test_an_empty_choice_or_text_is_no_answer(given):
    assert responses.read(SAMPLE, plain(given)).chosen == {}


def test_keys_that_are_not_for_scoring_are_left_alone():
    found = responses.read(SAMPLE, plain({"a": "yes"}, notes={"a": "why"}, saved=1, details={}))
    assert (found.chosen, found.details) == ({"a": "yes"}, None)


# Notes


@pytest.mark.parametrize(
    ("id", "given", "code"),
    [
        ("aa", "A note", "unknown-item"),
        ("", "A note", "unknown-item"),
        ("i" * 1000, "A note", "unknown-item"),
        ("a", None, "not-a-text"),
        ("a", 1, "not-a-text"),
        ("a", ["A note"], "not-a-text"),
        ("a", "half \ud83d", "not-a-text"),
        ("a", "n" * 2_001, "too-long"),
        ("words", "n" * 2_001, "too-long"),
    ],
)
def test_a_note_that_cant_be_one_is_told_with_its_place(id, given, code):
    assert faults(plain({}, notes={id: given})) == [(code, f"notes.{id[:129]}")]


def test_any_item_may_have_a_note_of_2000_characters_and_empty_ones_are_dropped():
    every = dict.fromkeys(SAMPLE.items, "n" * 2_000)
    assert responses.read(SAMPLE, plain({}, notes=every)).notes == every
    some = {"a": " \n ", "b": "", "part.one": " A note\n"}
    assert responses.read(SAMPLE, plain({}, notes=some)).notes == {"part.one": "A note"}


def test_what_is_set_aside_is_kept_as_it_came():
    aside = {"responses": {"gone": ["yes", Decimal("0.5")]}, "notes": {"gone": " "}}
    assert responses.read(SAMPLE, plain({}, set_aside=aside)).set_aside == aside
