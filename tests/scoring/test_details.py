"""The respondent's details: asked for by few instruments, checked by rules of common sense."""

import pytest

from scoring import responses
from scoring.details import Given
from scoring.faults import InvalidResponses
from tests.building import everything, item, ready, scale
from tests.building import response_file as plain


def field(id, kind="text", **more):
    always = {"id": id, "label": id.title(), "kind": kind, "required": False, "confirm": False}
    return {**always, "max_length": 200, "help": None, "options": [], **more}


CHOICES = [{"id": "small", "label": "Small"}, {"id": "large", "label": "Large"}]
DETAILS = {
    "title": "About you",
    "intro": None,
    "fields": [
        field("name", required=True, max_length=10),
        field("email", "email", required=True, confirm=True),
        field("phone", "phone"),
        field("size", "choice", options=CHOICES),
    ],
    "statements": [{"id": "employee", "text": "I work there."}],
    "reviewed": "I have read it again.",
}
ITEMS, SCALES = [item("a")], [scale("s", "sum", ["a"])]
SAMPLE = ready(ITEMS, SCALES, details=DETAILS)
FIELDS = {"name": "Ada", "email": "ada@example.org"}
SOUND = {"fields": FIELDS, "statements": ["employee"], "reviewed": True}


def faults(details, sample=SAMPLE):
    with pytest.raises(InvalidResponses) as caught:
        responses.read(sample, plain({"a": "yes"}, details=details))
    return [(fault.code, fault.where) for fault in caught.value.faults]


def read(details, sample=SAMPLE):
    return responses.read(sample, plain({}, details=details)).details


def test_sound_details_are_kept_without_what_is_empty():
    given = {**SOUND, "fields": {**FIELDS, "name": " Ada ", "phone": "  "}}
    assert read(given) == Given(FIELDS, shown=False)
    assert read({**given, "shown": True}) == Given(FIELDS, shown=True)


@pytest.mark.parametrize(
    ("fields", "code", "where"),
    [
        ({"name": None}, "missing-detail", "name"),
        ({"name": "   "}, "missing-detail", "name"),
        ({"email": None}, "missing-detail", "email"),
        ({"name": "x" * 11}, "too-long", "name"),
        ({"name": "half \udc00"}, "not-a-text", "name"),
        ({"email": "ada"}, "not-an-email", "email"),
        ({"email": "ada@"}, "not-an-email", "email"),
        ({"email": "a da@example.org"}, "not-an-email", "email"),
        ({"email": "ada@example.org, bob@example.org"}, "not-an-email", "email"),
        ({"email": "ada@@example.org"}, "not-an-email", "email"),
        ({"phone": "call me"}, "not-a-phone-number", "phone"),
        ({"phone": "12"}, "not-a-phone-number", "phone"),
        ({"size": "Small"}, "unknown-option", "size"),
        ({"nickname": "A"}, "unknown-field", "nickname"),
    ],
)
def test_each_detail_that_does_not_fit_is_named(fields, code, where):
    both = {id: text for id, text in {**FIELDS, **fields}.items() if text is not None}
    assert faults({**SOUND, "fields": both}) == [(code, f"details.fields.{where}")]


@pytest.mark.parametrize("phone", ["030 123456", "+49 (30) 123-456", "555.123.456", "112"])
def test_phone_numbers_come_in_many_forms(phone):
    assert read({**SOUND, "fields": {**FIELDS, "phone": phone}}).fields["phone"] == phone


def test_every_statement_is_confirmed():
    wrong = [("not-confirmed", "details.statements.employee")]
    assert faults({**SOUND, "statements": []}) == wrong
    unknown = ("unknown-statement", "details.statements.other")
    assert faults({**SOUND, "statements": ["other"]}) == [unknown, *wrong]


@pytest.mark.parametrize("change", [{"reviewed": False}, {"reviewed": "true"}, {"reviewed": 1}])
def test_the_answers_are_confirmed_as_reviewed(change):
    assert faults({**SOUND, **change}) == [("not-confirmed", "details.reviewed")]


def test_nothing_is_confirmed_where_nothing_is_to_be():
    sample = ready(ITEMS, SCALES, details={**DETAILS, "statements": [], "reviewed": None})
    assert read({"fields": FIELDS}, sample) == Given(FIELDS, shown=False)


def test_all_faults_are_named_at_once():
    assert faults({"fields": {"email": "x", "extra": "x"}}) == [
        ("unknown-field", "details.fields.extra"),
        ("missing-detail", "details.fields.name"),
        ("not-an-email", "details.fields.email"),
        ("not-confirmed", "details.statements.employee"),
        ("not-confirmed", "details.reviewed"),
    ]


@pytest.mark.parametrize(
    "details",
    [
        "Ada",
        [],
        {},
        {"fields": []},
        {"fields": {"name": 1}},
        {"fields": {"name": None}},
        {**SOUND, "statements": "employee"},
        {**SOUND, "statements": [1]},
        {**SOUND, "statements": None},
    ],
)
def test_details_of_another_form_are_refused(details):
    assert faults(details) == [("not-details", "details")]


def test_a_file_without_details_is_scored_all_the_same():
    assert read(None) is None
    assert responses.read(SAMPLE, plain({})).details is None


def test_an_instrument_that_asks_for_none_takes_none():
    assert read(SOUND, ready(ITEMS, SCALES)) is None


def test_details_change_nothing_in_a_result():
    assert everything(SAMPLE, {"a": "yes"}, details=SOUND) == everything(SAMPLE, {"a": "yes"})
