"""A file as large as one may be is answered in a time that grows with it, and no faster."""

import json
import time

import pytest

from publishing.engine.samples import ASKING
from reporting import door
from tests.building import compiled, item, response_file, scale

LONG = "the-longest-id-of-an-option-that-anybody-could-ever-write-"


def older(part, entries):
    return {"older": [{"part": part, "id": id, "value": value} for id, value in entries]}


KINDS = {
    "one item, many answers": lambda n: {
        "set_aside": older("responses", [("n1", f"was-{i}") for i in range(n)])
    },
    "one item, many lists": lambda n: {
        "set_aside": older("responses", [("several", [f"was-{i}"] * 9) for i in range(n)])
    },
    "many items": lambda n: {
        "set_aside": older("responses", [(f"was-{i}", "best") for i in range(n)])
    },
    "a long answer, and many others": lambda n: {
        "responses": {"words": "x" * 300_000},
        "set_aside": older("responses", [("words", f"was {i}") for i in range(n)]),
    },
    "wanted scores": lambda n: {
        "set_aside": older("scale_targets", [("amount", f"{i}/7") for i in range(n)])
    },
    "wanted states": lambda n: {
        "set_aside": older("targets", [("upper.left", f"was-{i}") for i in range(n)])
    },
    "an unknown part": lambda n: {"set_aside": older("was", [("n1", i) for i in range(n)])},
    "steps": lambda n: {"plan": [{"id": f"own/{i}", "text": "Begin"} for i in range(n)]},
    "steps of another time": lambda n: {"plan": [{"id": f"target/was-{i}"} for i in range(n)]},
    "no steps": lambda n: {"plan": [f"was {i}" for i in range(n)]},
    "the same step": lambda n: {"plan": [{"id": "own/1", "text": "Begin"}] * n},
    "details": lambda n: {
        "details": {
            "fields": {f"was-{i}": "x" for i in range(n // 2)},
            "statements": [f"was-{i}" for i in range(n // 2)],
        }
    },
    "answers, notes and wanted states": lambda n: {
        part: {f"was-{i}": "x" for i in range(n)} for part in ("responses", "notes", "targets")
    },
}
MOST = 2_000


def seconds(responses, instrument=None):
    """How long it takes the processor to look at a file and to fit it."""
    more = {} if instrument is None else {"instrument": instrument}
    requests = [
        ASKING.request("preview", {}, text=json.dumps(responses), **more),
        ASKING.request("fit", responses, **more),
    ]
    before = time.process_time()
    for request in requests:
        answer = json.loads(door.call(request))
        assert answer["ok"], answer
    return time.process_time() - before


def is_at_most(times, longer, shorter):
    """Whether one takes at most so many times as long as the other; another may be in the way."""
    return any(seconds(*longer) <= times * seconds(*shorter) + 0.01 for _ in range(4))


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_much_takes_about_twice_as_long(kind):
    whole, half = ({**ASKING.response_set({}), **KINDS[kind](n)} for n in (MOST, MOST // 2))
    assert is_at_most(3, [whole], [half])


def test_answers_that_almost_fit_take_no_longer_than_others():
    instrument = json.dumps(
        compiled([item("a", {LONG + c: "1" for c in "abcdefgh"})], [scale("s", "sum", ["a"])])
    )
    near, far = (
        response_file(
            {}, set_aside=older("responses", [("a", f"{text}{i:05}"[-64:]) for i in range(MOST)])
        )
        for text in (LONG, "0" * 60)
    )
    assert is_at_most(3, [near, instrument], [far, instrument])
