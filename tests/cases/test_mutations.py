"""Thousands of broken files, receipts, links and answers: each is used, or told in a sentence.

The same requests get the same bytes from CPython and from the browser.
"""

import hashlib
import json
import time
from collections import Counter

import pytest

from authoring import catalogue, compiling
from reporting import door
from tests.browser import parity
from tests.cases import mutations
from tests.conftest import EVERY_WAY, ROOT

FOLDERS = [*catalogue.folders(ROOT / "instruments"), EVERY_WAY]
PUBLISHED = FOLDERS[0].name
# How many of each instrument; the largest takes longest, and gets the fewest.
EACH = {"continuous-engagement": 300}
OF_ANY_OTHER = 950
assert sum(EACH.get(folder.name, OF_ANY_OTHER) for folder in FOLDERS) >= 5_000
SLOWEST = 2  # seconds on the processor for one of them

each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def loaded(folder):
    found = catalogue.load(folder, cases=[]).loaded
    return found.instrument, compiling.to_json(found.compiled)


def many(folder):
    return EACH.get(folder.name, OF_ANY_OTHER)


def told(request, text):
    """The door's answer, if it is one that a visitor can live with."""
    began = time.process_time()
    answered = door.call(json.dumps({**request, "instrument": text}))
    took = time.process_time() - began
    assert took < SLOWEST, json.dumps(request)[:2_000]
    answer = json.loads(answered)
    for problem in answer.get("problems", ()):
        assert problem["code"] != "not-understood", (problem, json.dumps(request)[:2_000])
        assert problem["where"] and problem["message"] and problem["hint"], problem
    assert answer["ok"] or answer["problems"]
    answered.encode()
    return answered


@each
def test_whatever_happens_to_a_file_or_a_link_it_is_used_or_told_in_a_sentence(
    folder, browser, site_folder
):
    instrument, text = loaded(folder)
    asked = list(mutations.requests(instrument, text, many(folder)))
    here = [told(request, text) for request in asked]
    with parity.started(browser, site_folder, PUBLISHED, [text]) as page:
        there = parity.digests(page, asked)
        for request, answer, digest in zip(asked, here, there, strict=True):
            assert hashlib.sha256(answer.encode()).hexdigest() == digest, json.dumps(request)


@pytest.mark.long
@each
def test_so_it_is_with_twenty_times_as_many(folder):
    instrument, text = loaded(folder)
    for request in mutations.requests(instrument, text, 20 * many(folder)):
        told(request, text)


@each
def test_the_broken_ones_are_broken_in_many_ways(folder):
    instrument, text = loaded(folder)
    found = Counter()
    for request in mutations.requests(instrument, text, 400):
        answer = json.loads(told(request, text))
        found[request["operation"], answer["ok"]] += 1
        found.update(problem["code"] for problem in answer.get("problems", ()))
        found["set aside"] += bool(answer["ok"] and answer["responses"].get("set_aside"))
    for operation in ("preview", "fit", "follow"):
        assert found[operation, True] > 5
        assert found[operation, False] > 5
    for code in (
        "not-json",
        "cut-off",
        "too-deep",
        "wrong-format",
        "damaged-link",
        "unknown-edition",
    ):
        assert found[code], code
    assert found["set aside"] > 5
