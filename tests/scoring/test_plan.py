"""The plan: read as it was written, and every fault named."""

import pytest

from scoring import plan, responses
from scoring.faults import InvalidResponses
from scoring.plan import Step
from tests.building import advice, item, needs, ready, rule, scale
from tests.building import response_file as plain

SAMPLE = ready(
    [
        item("a", requirements=needs("view")),
        item("b", advice={"no": advice()}),
        item("c"),
    ],
    [scale("s", "sum", ["a", "b"], bands=["0", "1"], advice={"b1": advice()})],
    capabilities=["view"],
    recommendations=[rule("begin", {"item": "a", "is": ["no"]})],
    targets={"items": ["c"], "scales": ["s"]},
)


def read(*steps):
    return responses.read(SAMPLE, plain({}, plan=list(steps))).plan


def faults(data):
    with pytest.raises(InvalidResponses) as caught:
        responses.read(SAMPLE, plain({}, plan=data))
    assert all(fault.message and fault.hint.endswith(".") for fault in caught.value.faults)
    return [(fault.code, fault.where) for fault in caught.value.faults]


def test_every_proposal_of_the_instrument_has_a_title():
    assert plan.titles(SAMPLE) == {
        "recommendation/begin": "Begin",
        "recommendation/s/b1": "Do it.",
        "recommendation/b/no": "Do it.",
        "gap/view": "View",
        "target/c": "c?",
        "target-scale/s": "S",
    }


def test_steps_are_read_in_their_order_without_what_is_empty():
    given = [
        {"id": "gap/view", "owner": " Ada ", "due": "2027-01-31", "note": ""},
        {"id": "own/1", "text": "Ask\nsales", "due": None},
        {"id": "recommendation/begin", "text": "As it was told"},
    ]
    assert read(*given) == (
        Step("gap/view", None, "Ada", "2027-01-31", None),
        Step("own/1", "Ask\nsales", None, None, None),
        Step("recommendation/begin", "As it was told", None, None, None),
    )


def test_a_step_that_an_older_version_proposed_stays_with_its_text():
    (step,) = read({"id": "gap/gone", "text": "What it was"})
    assert step.text == "What it was"
    assert faults([{"id": "gap/gone"}]) == [("unknown-step", "plan.1")]


def test_there_is_no_plan_unless_one_was_made():
    assert read() == ()
    assert responses.read(SAMPLE, plain({}, plan=None)).plan == ()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("none", ("not-a-plan", "plan")),
        ([1], ("not-a-step", "plan.1")),
        ([{}], ("not-a-step", "plan.1")),
        ([{"id": ""}], ("not-a-step", "plan.1")),
        ([{"id": "own/\n"}], ("not-a-step", "plan.1")),
        ([{"id": "gap/view", "owner": 1}], ("not-a-text", "plan.1.owner")),
        ([{"id": "gap/view", "note": "half \ud800"}], ("not-a-text", "plan.1.note")),
        ([{"id": "gap/view", "note": "n" * 200_001}], ("too-long", "plan.1.note")),
        ([{"id": "gap/view", "due": "soon"}], ("not-a-day", "plan.1.due")),
        ([{"id": "gap/view", "due": "2027-02-29"}], ("not-a-day", "plan.1.due")),
        ([{"id": "gap/view", "due": 20270131}], ("not-a-day", "plan.1.due")),
        ([{"id": "own/1", "text": " "}], ("unknown-step", "plan.1")),
        ([{"id": "gap/view"}, {"id": "gap/view"}], ("step-twice", "plan.2")),
        ([{"id": "gap/view"}] * 201, ("too-many-steps", "plan")),
    ],
)
def test_a_faulty_plan_is_told_of(data, found):
    assert faults(data) == [found]
