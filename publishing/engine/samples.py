"""The instruments of the rehearsal, with every answer worth trying, good and bad.

One scores in every way, the other asks and advises in every way. Both are compiled instruments as
the authoring room writes them.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent


class Sample(NamedTuple):
    """A compiled instrument; its id is the name of its file."""

    id: str

    @property
    def path(self) -> Path:
        """Its file."""
        return HERE / f"{self.id}.json"

    def response_set(self, responses: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        """A response set for it, with *more* keys beside the responses."""
        return {
            "format": "inkbubble/responses@1",
            "instrument": {"id": self.id, "version": "1.0.0"},
            "responses": responses,
            **more,
        }

    def request(self, operation: str, responses: Any, **more: Any) -> str:
        """What the door is asked, with *more* keys beside the usual ones."""
        instrument = self.path.read_text(encoding="utf-8")
        request = {"operation": operation, "instrument": instrument, "responses": responses}
        return json.dumps({**request, **more})

    def among_others(self) -> str:
        """The compiled instrument with a benchmark for each scale, of another version."""
        compiled = json.loads(self.path.read_text(encoding="utf-8"))
        scales = {scale["id"]: [["0", "2"], ["7/3", "5"]] for scale in compiled["scales"]}
        others = {"source": "Nobody", "date": "2020-02-29", "version": "0.9.0", "scales": scales}
        return json.dumps({**compiled, "benchmark": others})

    def record(self, version: str) -> dict[str, Any]:
        """The record of an edition of that version, with the same questions."""
        compiled = json.loads(self.path.read_text(encoding="utf-8"))
        items = [item for section in compiled["sections"] for item in section["items"]]
        return {
            "format": "inkbubble/published@1",
            "instrument": self.id,
            "version": version,
            "digest": "0" * 64,
            "items": items,
            "scales": [],
            "fields": [],
        }


SCORING, ASKING = Sample("rehearsal"), Sample("rehearsal-asking")

# Sets of responses to the sample that scores: none, some (with every kind of missing) and all.
SCORING_RESPONSES: dict[str, dict[str, str]] = {
    "none": {},
    "some": {"a1": "not-relevant", "a2": "dont-know", "a3": "o1", "b1": "o4"},
    "all": {"a1": "o0", "a2": "o1", "a3": "o2", "b1": "o3", "b2": "o0"},
}

GRID = {"upper.left": "some", "upper.right": "none", "lower.left": "not-relevant"}
DETAILS = {
    "fields": {"name": "Ada é", "email": "ada@example.org", "phone": "+1 (2) 3-4", "role": "staff"},
    "statements": ["employee"],
    "reviewed": True,
    "shown": True,
}


PLAN = [
    {"id": "own/1", "text": "Ask \u202e<b>", "owner": "Ada é", "due": "2020-12-31", "note": "=1\n"},
    {"id": "own/2", "text": "Another", "note": "|*_ [a](b)"},
]


def former(sample: Sample) -> dict[str, Any]:
    """A response set of an earlier edition of a sample, with an answer that has no place now."""
    made = sample.response_set({"gone": "o1", "a1": "o1"} if sample is SCORING else {"n1": "half"})
    return {**made, "instrument": {"id": sample.id, "version": "0.9.0"}}


def asked() -> Iterator[dict[str, Any]]:
    """Response sets to the sample that asks: none, little, all, and another way through it."""
    yield ASKING.response_set({})
    yield ASKING.response_set({"n1": "unknown", "name": " "}, scale_targets={"coverage": "high"})
    yield ASKING.response_set(
        {
            **{"n1": "half", "n2": "worst", "n3": "not-relevant", "kind": "special"},
            **{"several": ["second", "third"], "many": 7.5, "name": "A <name>", "words": "a\nb"},
            **{"c1": "half", "c2": "best", **GRID},
        },
        targets={"upper.left": "much", "upper.right": "none", "lower.right": "some"},
        scale_targets={"coverage": "high", "amount": 3},
        details=DETAILS,
        plan=PLAN,
        notes={"n1": "Ask \u202e<b>", "words": " "},
    )
    yield ASKING.response_set(
        {
            **{"n1": "worst", "n2": "best", "n3": "best", "kind": "special"},
            **{"several": ["nothing"], "many": "2.5", "c1": "worst", "c2": "half"},
            **{f"{row}.{column}": "much" for row in ("upper", "lower") for column in _COLUMNS},
        },
        targets={"upper.left": "none"},
        scale_targets={"coverage": "low", "amount": 2.5},
        details={**DETAILS, "shown": False},
    )
    yield ASKING.response_set({"n1": "best", "n2": "best", "n3": "best", "kind": "plain"})
    yield ASKING.response_set({"n1": "worst", "n2": "worst", "n3": "worst", "kind": "plain"})


def refused() -> Iterator[dict[str, Any]]:
    """Response sets to the sample that asks, each with further faults in it."""
    yield ASKING.response_set({"several": "first", "many": "many", "name": 1, "kind": ["plain"]})
    yield ASKING.response_set({"several": ["first", "nothing"], "many": 21, "name": "n" * 41})
    yield ASKING.response_set({"several": ["first", "second", "third"], "many": 1.25})
    yield ASKING.response_set({"several": ["first", "first"], "many": float("inf")})
    yield ASKING.response_set({"several": [1, "fourth"], "many": 1e300})
    yield ASKING.response_set(
        {},
        targets={"n1": "best", "upper.left": "not-relevant", "upper.right": "more"},
        scale_targets={"coverage": "middle", "amount": 99, "choices": 1},
    )
    yield ASKING.response_set({}, targets=[], scale_targets="none")
    yield ASKING.response_set({}, scale_targets={"amount": "much"})
    yield ASKING.response_set({}, details={"fields": {"email": "at", "phone": "x", "role": "boss"}})
    yield ASKING.response_set({}, details={"fields": {"name": "n" * 201, "nick": "n"}})
    yield ASKING.response_set({}, details="none")
    yield ASKING.response_set({}, notes={"n1": 1, "n2": "\ud800", "n3": "n" * 2_001, "no": "n"})
    yield ASKING.response_set({}, notes=[], set_aside=[])


def strange() -> Iterator[str]:
    """Files for the sample that asks, with answers in them that have no place."""
    here: dict[str, Any] = {"n1": "better", "several": ["first", "fourth"], "kind": ["plain"]}
    file = ASKING.response_set(
        {**here, "many": 10**20, "name": "\ud800", "words": 1.5, "gone": {"a": [None]}},
        date="2020-02-30",
        targets={"n1": "best"},
        scale_targets={"gone": 1},
        notes={"gone": "A note"},
        details={"fields": {"name": "Ada"}},
        set_aside={"responses": {"n2": "best", "many": True}},
    )
    yield json.dumps(file)
    earlier = {**file, "instrument": {**file["instrument"], "version": "0.9.0"}}
    yield json.dumps({**earlier, "responses": {f"gone-{i}": "x" for i in range(30)}})


_COLUMNS = ("left", "right")
