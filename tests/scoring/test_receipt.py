"""A receipt is read with care, and what comes of it now is held against what it says."""

import json
from fractions import Fraction

import pytest

from reporting.exports import receipt as made
from scoring import comparison, instrument, receipt, responses, result
from scoring.comparison import Comparison, Moved, Standing
from scoring.faults import InvalidResponses
from scoring.receipt import MAX_CHARACTERS
from scoring.version import VERSION
from tests.building import compiled, item, response_file, scale

CHOSEN = {"a": "yes", "b": "no"}
PLAIN = compiled(
    [item("a"), item("b")],
    [scale("s", "sum", ["a", "b"], bands=["0", "2"]), scale("t", "sum", ["a"])],
)
READY = instrument.from_plain(PLAIN)


def receipt_of(sample=READY, chosen=CHOSEN, date="2026-11-22"):
    given = responses.read(sample, response_file(chosen))
    return made.text(sample, given, result.compute(sample, given), date, "")


def compared(sample, text=None):
    opened = receipt.read(text or receipt_of())
    given = responses.read(sample, opened.data)
    return comparison.of(opened.receipt, result.compute(sample, given))


def holding(data):
    """A page that holds the data as a receipt does."""
    written = json.dumps(data, ensure_ascii=True).replace("'", "\\u0027")
    return f"<!doctype html><meta name=\"inkbubble-receipt\" content='{written}'>"


def whole(**changes):
    text = receipt_of()
    data = json.loads(text.partition("content='{")[2].partition("'>")[0].join(("{", "")))
    return {**data, **changes}


def faults_of(text):
    with pytest.raises(InvalidResponses) as refused:
        receipt.read(text)
    return [fault.code for fault in refused.value.faults]


def test_a_receipt_gives_back_the_responses_and_what_it_says_of_itself():
    opened = receipt.read(receipt_of())
    assert opened.data == response_file(CHOSEN)
    assert opened.date == "2026-11-22"
    told = opened.receipt
    assert (told.engine, told.version, told.digest) == (VERSION, "1.0.0", READY.digest)
    assert told.result["scales"][0]["score"]["exact"] == "1"
    assert "trace" not in told.result


def test_a_response_file_is_read_as_ever():
    text = json.dumps(response_file(CHOSEN))
    assert receipt.read(text) == receipt.Opened(response_file(CHOSEN), None)
    assert receipt.read(f"\ufeff{text}").date is None
    assert faults_of("{") == ["cut-off"]
    assert faults_of("") == ["empty"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n"])
def test_a_receipt_survives_other_line_ends(end):
    text = "\ufeff" + end + receipt_of().replace("\n", end)
    assert receipt.read(text).data == response_file(CHOSEN)


REFUSED = {
    "another page": ("<!doctype html><p>Hello</p>", "not-a-receipt"),
    "nothing": ("<", "not-a-receipt"),
    "cut off": (receipt_of()[:900], "not-a-receipt"),
    "twice": (receipt_of() * 2, "not-a-receipt"),
    "a list": (holding([]), "not-a-receipt"),
    "another format": (holding(whole(format="inkbubble/receipt@0")), "not-a-receipt"),
    "not json": (holding(0).replace("0'", "{'"), "cut-off"),
    "deep": (holding(0).replace("0'", "[" * 500 + "'"), "too-deep"),
    "key twice": (holding(0).replace("0'", '{"a":1,"a":1}\''), "duplicate-key"),
    "half a number": (holding(0).replace("0'", "NaN'"), "not-a-number"),
    "large": (f"<{' ' * MAX_CHARACTERS}", "too-large"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_receipt_is_refused_with_a_sentence(case):
    text, code = REFUSED[case]
    assert faults_of(text) == [code]


SCALE = whole()["result"]["scales"][0]
BROKEN = {
    **{f"no {key}": {key: None} for key in ("engine", "instrument", "result")},
    "date": {"date": "2026-02-30"},
    "dates": {"date": ["2026-02-03"]},
    "engine": {"engine": ""},
    "long engine": {"engine": "1" * 201},
    "no digest": {"instrument": {"id": "sample", "version": "1.0.0"}},
    "no scales": {"result": {}},
    "scales": {"result": {"scales": {}}},
    "scale": {"result": {"scales": [None]}},
    "no id": {"result": {"scales": [{**SCALE, "id": 1}]}},
    "no score": {"result": {"scales": [{**SCALE, "score": None}]}},
    "no range": {"result": {"scales": [{**SCALE, "range": {}}]}},
    "no number": {"result": {"scales": [{**SCALE, "score": {"exact": "1e9"}}]}},
    "zero": {"result": {"scales": [{**SCALE, "score": {"exact": "1/0"}}]}},
    "endless": {"result": {"scales": [{**SCALE, "score": {"exact": "1" * 5000}}]}},
    "number": {"result": {"scales": [{**SCALE, "score": {"exact": 1}}]}},
    "band": {"result": {"scales": [{**SCALE, "band": ["b0"]}]}},
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_receipt_that_tells_only_half_is_refused(case):
    assert faults_of(holding(whole(**BROKEN[case]))) == ["broken-receipt"]


@pytest.mark.parametrize("responses_in_it", [None, [], {}, {"format": "x"}, "text"])
def test_its_responses_are_held_against_the_instrument_like_any_others(responses_in_it):
    opened = receipt.read(holding(whole(responses=responses_in_it)))
    with pytest.raises(InvalidResponses):
        responses.read(READY, opened.data)


# Whether it still gives the same result


def changed(**keys):
    return instrument.from_plain({**PLAIN, **keys})


def test_the_same_instrument_gives_the_same_result():
    found = compared(READY)
    assert found.same
    assert found == Comparison((), (), None, False, None)


@pytest.mark.parametrize("chosen", [{}, {"a": "yes"}, {"a": "yes", "b": "yes"}])
def test_so_it_is_with_other_answers(chosen):
    assert compared(READY, receipt_of(chosen=chosen)).same


def test_other_words_are_still_the_same_result():
    scales = [{**one, "title": "Other", "digits": 2} for one in PLAIN["scales"]]
    found = compared(changed(scales=scales, version="1.0.1", digest="1" * 64))
    assert found.same
    assert found.version == ("1.0.0", "1.0.1")
    assert not found.rewritten


def test_another_instrument_of_the_same_version_is_noticed():
    found = compared(changed(digest="1" * 64))
    assert found.same
    assert found.rewritten


def test_another_engine_is_noticed():
    found = compared(READY, holding(whole(engine="0.0.1")))
    assert found.same
    assert found.engine == ("0.0.1", VERSION)


def test_each_scale_that_comes_out_otherwise_is_told():
    items = [item("a", {"yes": "2", "no": "0"}), item("b")]
    sections = [{**PLAIN["sections"][0], "items": items}]
    moved = {one.scale: one for one in compared(changed(sections=sections)).moved}
    one, two = Fraction(1), Fraction(2)
    assert moved["s"] == Moved("s", Standing(one, one, one, "b0"), Standing(two, two, two, "b2"))
    assert moved["t"].then.score == 1 and moved["t"].now.score == 2


def test_another_band_alone_is_another_result():
    scales = [scale("s", "sum", ["a", "b"], bands=["0", "1"]), PLAIN["scales"][1]]
    (moved,) = compared(changed(scales=scales)).moved
    assert (moved.then.band, moved.now.band) == ("b0", "b1")


def test_scales_come_and_go():
    scales = [PLAIN["scales"][0], scale("new", "sum", ["b"])]
    found = compared(changed(scales=scales, profile=[]))
    assert [(one.scale, one.then is None, one.now is None) for one in found.moved] == [
        ("new", True, False),
        ("t", False, True),
    ]


def test_what_is_missing_counts_as_well():
    text = receipt_of()
    items = [item("a"), item("b"), item("c")]
    found = compared(changed(sections=[{**PLAIN["sections"][0], "items": items}]), text)
    assert found.moved == ()
    assert found.parts == ("completeness",)
    assert not found.same


def test_a_part_that_the_receipt_knows_nothing_of_is_not_held_against_it():
    older = whole()
    del older["result"]["targets"]
    assert compared(READY, holding(older)).same


@pytest.mark.parametrize("forged", [None, 0, "x", [[[]]], {"a": {"b": 1}}])
def test_whatever_stands_in_a_part_it_is_only_compared(forged):
    older = whole()
    older["result"]["gaps"] = forged
    assert compared(READY, holding(older)).parts == ("gaps",)
