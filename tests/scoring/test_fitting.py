"""A response set of any edition is made to fit: whatever it holds is in its place, or set aside."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring import fitting, responses
from scoring.faults import InvalidResponses
from tests.building import FIVE, item, number, ready, response_file, scale, several, text

LEVELS = {"l0": "0", "l1": "1", "l2": "2"}


def renamed(thing, **earlier):
    """The item with earlier ids of its options, by their present ones."""
    for option in thing["options"]:
        if option["id"] in earlier:
            option["renamed_from"] = earlier[option["id"]]
    return thing


def field(id, kind="text", **more):
    return {
        **{"id": id, "label": id.title(), "kind": kind, "required": False, "confirm": False},
        **{"max_length": 9, "help": None, "options": []},
        **more,
    }


SAMPLE = ready(
    [
        renamed(
            item("a", LEVELS, renamed_from=["a-old", "a-older"]), l1=["one"], l2=["two", "three"]
        ),
        item("b", LEVELS),
        renamed(several("many", FIVE, alone="l4", at_most=3), l1=["one"], l2=["two"]),
        number("days", "0", "9", decimals=1, renamed_from=["hours"]),
        text("words", 5, renamed_from=["wörds"]),
    ],
    [
        scale("s", "sum", ["a", "b"], bands=["0", "2"], renamed_from=["s-old"]),
        scale("t", "sum", ["days"]),
    ],
    targets={"items": ["a", "b"], "scales": ["s", "t"]},
    details={
        "title": "You",
        "intro": None,
        "fields": [
            field("name", renamed_from=["full-name"]),
            field("mail", "email"),
            field(
                "role",
                "choice",
                options=[{"id": "staff", "label": "Staff", "renamed_from": ["crew"]}],
            ),
        ],
        "statements": [],
        "reviewed": None,
    },
)
ITEMS = {"a-old": "a", "a-older": "a", "hours": "days", "wörds": "words"}
SCALES = {"s-old": "s"}
FIELDS = {"full-name": "name"}
OPTIONS = {"one": "l1", "two": "l2", "three": "l2"}
PARTS = {"responses": ITEMS, "targets": ITEMS, "scale_targets": SCALES, "notes": ITEMS}

IDS = st.sampled_from(
    [*SAMPLE.items, *ITEMS, "s", "s-old", "t", "gone", "__proto__", "constructor", "x" * 300, ""]
)
LIKELY = st.sampled_from(
    [
        *(*LEVELS, *OPTIONS, "l3", "l4", "b0", "b2", "gone", "__proto__"),
        *("", "3", "2.5", "99", 0, 3, 99, 10**30, True, False, None),
        *(["l1"], ["one", "l2"], ["one", "l1"], ["l1", "gone"], ["gone"], []),
        *(["l4"], ["l4", "l1"], [True], [["l1"]], "\ud800", "a\nb", "many words"),
    ]
)
VALUES = LIKELY | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
BY_ID = st.dictionaries(IDS, VALUES, max_size=6)
STEPS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(
                ["own/1", "target/a-old", "target/a", "target-scale/s-old", "gap/x", "", 1]
            )
        },
        optional={"text": VALUES, "due": st.sampled_from(["2027-01-31", "soon", None])},
    ),
    max_size=4,
)
DETAILS = st.fixed_dictionaries(
    {
        "fields": st.dictionaries(
            st.sampled_from(["name", "full-name", "mail", "role", "gone", "__proto__"]),
            st.sampled_from(["Ada", "crew", "staff", "a@b", "no mail", "a long name", 7, None, ""]),
        )
    },
    optional={
        "statements": st.lists(st.sampled_from(["yes", "no"]), max_size=2, unique=True),
        "shown": st.booleans(),
    },
)
OLDER = st.lists(
    st.fixed_dictionaries(
        {"part": st.sampled_from([*PARTS, "details", "strange"]), "id": IDS, "value": VALUES}
    ),
    max_size=3,
)
BODIES = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(PARTS, BY_ID), "details": DETAILS, "plan": STEPS}
)
ASIDE = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(PARTS, BY_ID),
        **{"details": DETAILS, "plan": STEPS, "older": OLDER},
        "other": VALUES,
    },
)


@st.composite
def files(draw):
    body = draw(BODIES)
    aside = draw(st.none() | ASIDE)
    more = {} if aside is None else {"set_aside": aside}
    return response_file({}) | {
        **{"instrument": {"id": "sample", "version": draw(st.sampled_from(["0.9", "1.0.0"]))}},
        **{"responses": {}, **body, **more},
    }


def written(value):
    return json.dumps(value)


def pieces(value):
    """A list counts entry by entry, since one may be taken apart."""
    return value if isinstance(value, list) and value else [value]


def ways(part, value):
    """How a value may be written in its place: as it was, or by a present id."""
    names = {**OPTIONS, "crew": "staff"} if part == "details" else OPTIONS
    return {written(value), written(names.get(value, value) if isinstance(value, str) else value)}


def under(data, part, id):
    """Everything that is kept of a part under an id: in its place, or set aside."""
    aside = data.get("set_aside", {})
    if part == "details":
        of_it = [(data.get("details") or {}).get("fields", {})]
        of_it.append(aside.get("details", {}).get("fields", {}))
        now = FIELDS.get(id, id)
    else:
        of_it = [data.get(part) or {}, aside.get(part) or {}]
        now = PARTS.get(part, {}).get(id, id)
    found = [one[key] for one in of_it for key in {id, now} if key in one]
    found += [
        one["value"]
        for one in aside.get("older", ())
        if one["part"] == part and one["id"] in (id, now)
    ]
    return {written(piece) for one in found for piece in pieces(one)}


def values(data):
    """Every value by part and id that a response set holds, set aside or not."""
    for holder in (data, data.get("set_aside") or {}):
        for part in PARTS:
            for id, value in (holder.get(part) or {}).items():
                yield part, id, value
        for id, value in (holder.get("details") or {}).get("fields", {}).items():
            if value != "":
                yield "details", id, value
    for one in (data.get("set_aside") or {}).get("older", ()):
        if (one["part"], one["value"]) != ("details", ""):
            yield one["part"], one["id"], one["value"]


@given(files())
def test_what_is_fitted_can_be_read(data):
    fitted = fitting.fit(SAMPLE, data)
    assert fitted.data["instrument"] == {"id": "sample", "version": "1.0.0"}
    responses.read(SAMPLE, fitted.data)


@given(files())
def test_no_value_is_lost(data):
    found = fitting.fit(SAMPLE, json.loads(json.dumps(data))).data
    for part, id, value in values(data):
        kept = under(found, part, id)
        for piece in pieces(value):
            assert ways(part, piece) & kept, (part, id, value)
    told = {written(one) for one in (data.get("set_aside") or {}).get("plan", ())}
    told |= {written(one) for one in data.get("plan", ())}
    there = [*(found.get("plan") or ()), *found.get("set_aside", {}).get("plan", ())]
    now = {"target/a-old": "target/a", "target-scale/s-old": "target-scale/s"}
    for one in map(json.loads, told):
        moved = {**one, "id": now.get(one["id"], one["id"])}
        assert one in there or moved in there


TWICE_SET_ASIDE = {
    "format": "inkbubble/responses@1",
    "instrument": {"id": "sample", "version": "0.9"},
    "responses": {"a": "l2", "hours": "l0"},
    "set_aside": {
        "responses": {"hours": "l1"},
        "older": [
            {"part": "responses", "id": "a", "value": "l0"},
            {"part": "responses", "id": "a", "value": "l1"},
        ],
    },
}


@example(TWICE_SET_ASIDE)
@given(files())
def test_what_fits_already_stays_as_it_is(data):
    once = fitting.fit(SAMPLE, data).data
    again = fitting.fit(SAMPLE, json.loads(json.dumps(once)))
    assert json.dumps(again.data, sort_keys=True) == json.dumps(once, sort_keys=True)
    assert again.renamed == ()


@given(files())
def test_whatever_is_set_aside_is_told_with_its_place(data):
    fitted = fitting.fit(SAMPLE, data)
    aside = fitted.data.get("set_aside", {})
    told = {(one.part, one.id) for one in fitted.misfits}
    for part in PARTS:
        assert {(part, id) for id in aside.get(part, {})} <= told
    for one in fitted.misfits:
        assert one.fault.where.startswith(one.part)
        assert one.fault.message and one.fault.hint


@given(files())
def test_a_draft_keeps_its_details_in_the_form(data):
    fitted = fitting.fit(SAMPLE, data, draft=True)
    strange = {id for part, id, value in values(data) if part == "details"}
    assert "" not in {one.id for one in fitted.misfits if one.part == "details"} - strange


def fit(given, **more):
    return fitting.fit(SAMPLE, response_file({}) | {"responses": given, **more})


def test_earlier_ids_lead_to_the_present_ones():
    found = fit(
        {"a-older": "two", "hours": 3, "many": ["one", "l3"]},
        targets={"a-old": "one"},
        scale_targets={"s-old": "b2"},
        notes={"wörds": "A note"},
        details={"fields": {"full-name": "Ada", "role": "crew"}},
        plan=[{"id": "target/a-old"}],
    )
    assert found.data["responses"] == {"a": "l2", "days": 3, "many": ["l1", "l3"]}
    assert found.data["targets"] == {"a": "l1"}
    assert found.data["scale_targets"] == {"s": "b2"}
    assert found.data["notes"] == {"words": "A note"}
    assert found.data["details"]["fields"] == {"name": "Ada", "role": "staff"}
    assert found.data["plan"] == [{"id": "target/a"}]
    assert found.misfits == ()
    assert {("a-older", "a"), ("a-older/two", "a/l2"), ("hours", "days")} <= set(found.renamed)


def test_an_answer_under_the_present_id_goes_before_one_under_an_earlier():
    found = fit({"a-old": "l0", "a": "l1"})
    assert found.data["responses"] == {"a": "l1"}
    assert found.data["set_aside"] == {"responses": {"a-old": "l0"}}
    assert [one.fault.code for one in found.misfits] == ["answered-since"]


def test_the_same_answer_under_two_ids_is_one_answer():
    found = fit({"a-old": "one", "a": "l1"})
    assert (found.data["responses"], found.misfits) == ({"a": "l1"}, ())


def test_of_several_options_those_that_are_gone_are_set_aside():
    found = fit({"many": ["l1", "gone", "two"]})
    assert found.data["responses"] == {"many": ["l1", "l2"]}
    assert found.data["set_aside"] == {"responses": {"many": ["gone"]}}


def test_an_id_that_comes_back_gets_its_answer_back_unless_there_is_another():
    aside = {"responses": {"a": "l2"}}
    assert fit({}, set_aside=aside).data["responses"] == {"a": "l2"}
    assert "set_aside" not in fit({}, set_aside=aside).data
    found = fit({"a": "l0"}, set_aside=aside).data
    assert (found["responses"], found["set_aside"]) == ({"a": "l0"}, aside)


def test_two_values_set_aside_under_one_id_are_both_kept():
    found = fit({"gone": "new"}, set_aside={"responses": {"gone": "old"}}).data
    older = [{"part": "responses", "id": "gone", "value": "old"}]
    assert found["set_aside"] == {"responses": {"gone": "new"}, "older": older}


@pytest.mark.parametrize(
    ("id", "value", "code"),
    [
        ("a", True, "not-an-option"),
        ("a", 1, "not-an-option"),
        ("a", ["l1"], "not-an-option"),
        ("a", "b2", "unknown-option"),
        ("days", True, "not-a-number"),
        ("days", 12, "out-of-range"),
        ("days", 1.5, "not-a-number"),
        ("words", "far too long", "too-long"),
        ("many", "l1", "not-options"),
        ("many", ["l4", "l1"], "not-alone"),
        ("__proto__", "l1", "unknown-item"),
        ("constructor", {}, "unknown-item"),
    ],
)
def test_a_value_of_another_kind_is_set_aside_as_it_is(id, value, code):
    found = fit({id: value})
    assert found.data["responses"] == {}
    assert found.data["set_aside"]["responses"] == {id: value}
    assert [(one.id, one.value, one.fault.code) for one in found.misfits] == [(id, value, code)]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ([], "format"),
        ({"responses": []}, "responses"),
        ({"notes": []}, "notes"),
        ({"targets": 1}, "targets"),
        ({"plan": {}}, "plan"),
        ({"details": {"fields": []}}, "details"),
        ({"set_aside": []}, "set_aside"),
        ({"set_aside": {"responses": 1}}, "set_aside.responses"),
        ({"set_aside": {"older": [{"part": "responses"}]}}, "set_aside.older"),
        ({"responses": {"a": [[[[[[[[[[1]]]]]]]]]]}}, "responses.a"),
        ({"responses": {str(n): "x" for n in range(3_000)}}, "responses"),
        ({"instrument": {"id": "other", "version": "1"}}, "instrument.id"),
    ],
)
def test_what_no_edition_could_have_written_is_refused_with_its_place(data, where):
    whole = data if isinstance(data, list) else response_file({}) | data
    with pytest.raises(InvalidResponses) as caught:
        fitting.fit(SAMPLE, whole)
    assert where in [fault.where for fault in caught.value.faults]


WITH_STATEMENT = ready(
    [item("a")],
    [scale("s", "sum", ["a"])],
    details={
        "title": "You",
        "intro": None,
        "fields": [field("name", required=True)],
        "statements": [{"id": "employee", "text": "I work there."}],
        "reviewed": None,
    },
)


def test_details_that_are_not_complete_wait_in_a_draft_and_are_set_aside_otherwise():
    data = response_file({}, details={"fields": {"name": "Ada"}, "statements": []})
    draft = fitting.fit(WITH_STATEMENT, data, draft=True)
    assert draft.data["details"]["fields"] == {"name": "Ada"}
    assert draft.misfits == ()
    whole = fitting.fit(WITH_STATEMENT, data)
    assert "details" not in whole.data
    assert [one.fault.code for one in whole.misfits] == ["not-confirmed"]
    again = fitting.fit(WITH_STATEMENT, whole.data, draft=True)
    assert again.data["details"]["fields"] == {"name": "Ada"}
    assert "set_aside" not in again.data


def test_a_file_of_this_edition_comes_out_as_it_was():
    data = response_file({"a": "l1", "many": ["l3"], "days": 2}, date="2027-01-31")
    assert fitting.fit(SAMPLE, data).data == data
