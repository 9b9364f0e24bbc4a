"""What a visitor reads of an edition that is not the one they answered."""

import copy
import json
import re
from pathlib import Path

import pytest

from authoring import compiling, instrument_file
from reporting import door
from scoring import edition, link
from scoring import instrument as instruments
from scoring.link import layout
from tests.building import compiled, item, needs, response_file, scale

GARDEN = Path(__file__).parents[1] / "editions" / "garden"
NOW = instrument_file.load(GARDEN / "instrument.yaml")
TEXT = compiling.to_json(NOW.compiled)
PAST = [one for one in NOW.records if one["version"] != "2.0.0"]
KEPT = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (GARDEN / "kept").glob("*.json")
}


def fit(responses, text=TEXT, **more):
    request = {"operation": "fit", "instrument": text, "responses": responses, **more}
    answer = json.loads(door.call(json.dumps(request)))
    assert answer["ok"], answer
    return answer


def lists(html):
    """The entries under each heading, as a person reads them."""
    parts = re.split(r"<h3>(.*?)</h3>", html)[1:]
    return {
        title: [
            " ".join(re.sub(r"<[^>]*>", "", entry).split())
            for entry in re.findall(r"<li.*?>(.*?)</li>", body, re.DOTALL)
        ]
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    }


def test_the_first_edition_is_told_of_in_the_newest():
    answer = fit(KEPT["1.0.0"], editions=PAST)
    assert answer["changed"]
    assert "from version 1.0.0 of this assessment; it is now version 2.0.0" in answer["html"]
    told = lists(answer["html"])
    assert told["New questions"] == ["How often do you mulch?"]
    assert told["No longer asked"] == ["How often do you dig?"]
    assert told["Worded anew"][0] == (
        "Before: How often do you water? Now: How often do you water your plants?"
    )
    assert "Before: I don&#39;t know Now: I can’t tell in 2 questions" in told["Worded anew"]
    assert told["Answered otherwise"] == [
        "The answer “Fruit” is new in “What do you grow?”.",
        "“How many beds are there?” is answered in another way, or within other bounds.",
    ]
    assert told["What your result depends on"] == ["“Care” is worked out in another way."]
    assert told["Your answers without a place"] == [
        "How often do you dig? Every week the question is no longer asked",
        "How many beds are there? 33 33 is out of range",
        "How often do you dig? (wanted) Every day the question is no longer asked",
        "How often do you dig? (note) With my neighbour the question is no longer asked",
        "How often do you dig? (step of the plan) nothing proposes this step any more",
        "phone (detail) 030 123456 this is no longer asked",
    ]


def test_limits_of_the_result_that_changed_are_told():
    told = lists(fit(KEPT["1.1.0"], editions=PAST)["html"])
    assert told["What your result depends on"] == [
        "“Kept” of “Care” begins at 3 now; before, it began at 2.",
        "“Care” is worked out in another way.",
    ]


def test_what_was_set_aside_before_is_not_told_again_but_can_be_looked_at():
    answer = fit(KEPT["1.1.0"], editions=PAST)
    assert "Your answers without a place" not in answer["html"]
    assert answer["kept"].count("<li>") == 3
    assert "How often do you dig?" in answer["kept"]


def test_the_present_edition_has_nothing_to_tell():
    answer = fit(KEPT["2.0.0"], editions=PAST)
    assert (answer["changed"], answer["html"], answer["kept"]) == (False, "", "")
    assert answer["responses"] == KEPT["2.0.0"]


def test_answers_begun_with_this_very_digest_are_told_nothing():
    digest = NOW.compiled["digest"]
    answer = fit(KEPT["1.0.0"], editions=PAST, digest=digest)
    assert (answer["html"], answer["changed"]) == ("", True)


def test_the_digest_goes_before_the_version():
    """Words may have changed under one version."""
    older = {**PAST[1], "version": "2.0.0"}
    told = fit(KEPT["2.0.0"], editions=[PAST[0], older], digest=older["digest"])["html"]
    assert "This assessment has been revised." in told
    assert lists(told)["New questions"] == ["How often do you mulch?"]


def test_an_edition_that_nobody_knows_is_said_to_be_so():
    html = fit({**KEPT["1.0.0"], "instrument": {"id": "garden", "version": "0.1.0"}})["html"]
    assert "What else is different is not known any more." in html
    assert lists(html)["Your answers without a place"][0] == (
        "digging weekly the question is no longer asked"
    )


def test_a_form_keeps_details_that_are_not_complete():
    asked = {
        "title": "You",
        "intro": None,
        "fields": [
            {"id": "name", "label": "Name", "kind": "text", "required": True, "confirm": False}
            | {"max_length": 9, "help": None, "options": []}
        ],
        "statements": [{"id": "employee", "text": "I work there."}],
        "reviewed": None,
    }
    text = json.dumps(compiled([item("a")], [scale("s", "sum", ["a"])], details=asked))
    given = {"fields": {"name": ""}, "statements": ["employee"], "reviewed": False, "shown": False}
    data = response_file({}, details=given)
    answer = fit(data, text)
    assert answer["responses"]["details"] == given
    assert (answer["changed"], answer["html"]) == (False, "")


SAMPLE = compiled(
    [item("a", {"yes": "1", "no": "0"}, requirements=needs()), item("b", {"yes": "1", "no": "0"})],
    [scale("s", "sum", ["a", "b"], bands=["0", "1"])],
)


def changed(**more):
    """The sample's record under an earlier version, with some of it otherwise."""
    record = copy.deepcopy(edition.record(instruments.from_plain(SAMPLE)))
    return {**record, "version": "0.9.0", "digest": "1" * 64, **more}


def told_of(record):
    data = {**response_file({"a": "yes"}), "instrument": {"id": "sample", "version": "0.9.0"}}
    return fit(data, json.dumps(SAMPLE), editions=[record])["html"]


def test_nothing_is_told_of_an_edition_that_differs_in_nothing_a_visitor_notices():
    assert told_of(changed()) == ""


@pytest.mark.parametrize(
    ("value", "missing", "sentence"),
    [
        ("1/2", None, "“Yes” counts 1 now; before, it counted 0.5 (in 2 questions)."),
        (None, "dont_know", "“Yes” counts 1 now; before, it left the question open"),
        (None, "not_applicable", "“Yes” counts 1 now; before, it left the question out"),
        (None, None, "“Yes” counts 1 now; before, it counted nothing"),
    ],
)
def test_an_answer_that_counts_otherwise_is_told_once(value, missing, sentence):
    record = changed()
    for one in record["items"]:
        one["options"][0] |= {"value": value, "missing": missing}
    (told,) = lists(told_of(record))["What your result depends on"]
    assert told.startswith(sentence)


def test_bands_and_scales_that_come_and_go_are_told():
    record = changed()
    bands = [{"id": "gone", "title": "Gone", "from": "0"}, *record["scales"][0]["bands"][1:]]
    other = {"id": "o", "title": "Other", "rule": "", "bands": []}
    record["scales"] = [{**record["scales"][0], "bands": bands}, other]
    assert lists(told_of(record))["What your result depends on"] == [
        "“Other” is no longer worked out.",
        "“Gone” of “S” is gone.",
        "“From 0” of “S” is new.",
    ]


JUNK = (1, None, "x", [], {}, [1])


PAYLOAD = link.encode(layout.from_record(PAST[1]), {}, None)


def parts_of(data, route=()):
    """The routes to everything in plain data."""
    yield route
    steps = data if isinstance(data, dict) else range(len(data) if isinstance(data, list) else 0)
    for step in steps:
        yield from parts_of(data[step], (*route, step))


def with_junk(data, route, junk):
    """The data with the part at the route replaced."""
    if not route:
        return junk
    changed = copy.copy(data)
    changed[route[0]] = with_junk(data[route[0]], route[1:], junk)
    return changed


@pytest.mark.parametrize("editions", JUNK[1:])
def test_a_list_of_editions_that_is_none_is_as_no_list(editions):
    assert fit(KEPT["1.0.0"], editions=editions) == fit(KEPT["1.0.0"])


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("operation", ["fit", "preview", "follow"])
def test_a_record_that_is_damaged_in_any_place_is_passed_over(operation, junk):
    request = {"operation": operation, "instrument": TEXT, "responses": KEPT["1.0.0"]}
    request |= {"text": json.dumps(KEPT["1.0.0"]), "payload": PAYLOAD}
    for part in parts_of(PAST[0]):
        editions = [with_junk(PAST[0], part, junk), PAST[1]]
        answer = json.loads(door.call(json.dumps({**request, "editions": editions})))
        assert answer["ok"], (part, answer)


def test_a_long_list_is_folded():
    record = changed(items=[])
    record["items"] = [{"id": f"i{n}", "stem": f"Question {n}?", "options": []} for n in range(20)]
    html = told_of(record)
    assert len(lists(html)["No longer asked"]) == 20
    assert "<summary>Show 15 more</summary>" in html


def test_texts_of_an_edition_are_texts():
    record = changed()
    record["items"][0]["stem"] = "<img src=x onerror=alert(1)>"
    html = told_of(record)
    assert "<img" not in html
    assert "&lt;img" in html


@pytest.mark.parametrize("big", [10**20, -(2**53)])
def test_numbers_that_a_browser_would_round_come_as_texts(big):
    data = response_file({"a": big})
    aside = fit(data, json.dumps(SAMPLE))["responses"]["set_aside"]
    assert aside == {"responses": {"a": str(big)}}
