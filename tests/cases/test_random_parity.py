"""Random response sets, partial and wrong ones too: CPython and the browser give the same bytes."""

import hashlib
import json
from collections.abc import Iterator
from itertools import islice

import pytest

from authoring import catalogue, compiling
from reporting import door
from scoring import instrument as instruments
from tests.browser import parity
from tests.cases import chance, generated
from tests.conftest import EVERY_WAY, ROOT

FOLDERS = catalogue.folders(ROOT / "instruments")
PUBLISHED = FOLDERS[0].name  # whose page starts the worker; it is given every instrument as text

# How many response sets of each kind; together 20,000, and 200,000 in the long proof. Instruments
# that take long get fewer. A report is made of every 100th.
EACH = {"continuous-engagement": 100, "cx-maturity": 200, "engagement-lifecycle": 200}
OF_ANY_OTHER = 300
OF_EVERY_GENERATED = 50
GENERATED = 372
PARTS = 4  # of the generated ones, so that several processes share them
assert sum(EACH.values()) + 3 * OF_ANY_OTHER + GENERATED * OF_EVERY_GENERATED == 20_000

by_scale = pytest.mark.parametrize("times", [1, pytest.param(10, marks=pytest.mark.long)])


def loaded(folder):
    found = catalogue.load(folder, cases=[]).loaded
    return found.instrument, compiling.to_json(found.compiled)


def requests_about(instrument, number) -> Iterator[dict]:
    for place, request in enumerate(chance.requests(instrument, number)):
        operation = "report" if place % 100 == 50 else "result"
        yield {**request, "operation": operation, "instrument": instrument.id}


def digest(request, text):
    """What CPython answers, as the browser's is told: by its SHA-256."""
    answer = door.call(json.dumps({**request, "instrument": text}))
    return hashlib.sha256(answer.encode()).hexdigest()


def assert_same_bytes(texts, requests, browser, site):
    """Every request is answered alike; one that is not is told, and can be asked again."""
    with parity.started(browser, site, PUBLISHED, list(texts.values())) as page:
        while batch := list(islice(requests, parity.BATCH)):
            here = (digest(request, texts[request["instrument"]]) for request in batch)
            there = parity.digests(page, batch)
            for request, one, other in zip(batch, here, there, strict=True):
                assert one == other, json.dumps(request)


@by_scale
@pytest.mark.parametrize("folder", [*FOLDERS, EVERY_WAY], ids=lambda folder: folder.name)
def test_random_responses_give_the_same_bytes(folder, times, browser, site_folder):
    instrument, text = loaded(folder)
    requests = requests_about(instrument, times * EACH.get(instrument.id, OF_ANY_OTHER))
    assert_same_bytes({instrument.id: text}, requests, browser, site_folder)


@by_scale
@pytest.mark.parametrize("part", range(PARTS))
def test_random_responses_to_random_instruments_give_the_same_bytes(
    part, times, browser, site_folder
):
    compiled = [generated.instrument(place) for place in range(part, GENERATED, PARTS)]
    texts = {one["id"]: json.dumps(one) for one in compiled}
    requests = (
        request
        for one in compiled
        for request in requests_about(instruments.from_plain(one), times * OF_EVERY_GENERATED)
    )
    assert_same_bytes(texts, requests, browser, site_folder)


def test_random_instruments_ask_and_score_in_every_way():
    compiled = [generated.instrument(place) for place in range(GENERATED)]
    items = [one for each in compiled for one in each["sections"][0]["items"]]
    scales = [one for each in compiled for one in each["scales"]]
    kinds = {one.get("type", "single_choice") for one in items}
    assert kinds == {"single_choice", "multiple_choice", "number", "short_text", "long_text"}
    assert {one["aggregate"] for one in scales} == set(generated.AGGREGATES)
    assert {one["missing"]["rule"] for one in scales} == {"complete", "left_out", "prorated"}
    assert {member["kind"] for one in scales for member in one["members"]} == {"item", "scale"}
    assert any("show_if" in one for one in items)
    assert any(one["reverse"] for one in items)


def test_random_responses_to_random_instruments_are_mostly_scored():
    compiled = [generated.instrument(place) for place in range(0, GENERATED, 10)]
    answers = [
        json.loads(door.call(json.dumps({**request, "instrument": json.dumps(one)})))
        for one in compiled
        for request in requests_about(instruments.from_plain(one), 20)
    ]
    scored = [
        answer["result"]["scales"][0]["score"]["exact"] for answer in answers if "result" in answer
    ]
    assert len(answers) * 0.9 < len(scored) < len(answers)
    assert len(set(scored)) > 100
    assert None in scored


@pytest.mark.parametrize("folder", [*FOLDERS, EVERY_WAY], ids=lambda folder: folder.name)
def test_random_responses_use_every_way_of_answering_there_is(folder):
    instrument, text = loaded(folder)
    requests = list(chance.requests(instrument, 100))
    files = [request["responses"] for request in requests]
    asked = [{**request, "instrument": text} for request in requests]
    found = [json.loads(door.call(json.dumps(request))) for request in asked]
    results = [answer["result"] for answer in found if "result" in answer]
    for item in instrument.items.values():
        answers = [file["responses"][item.id] for file in files if item.id in file["responses"]]
        assert len({str(answer) for answer in answers}) > 1, item.id
        assert not item.decimals or any("." in str(answer) for answer in answers), item.id
        if item.kind == "multiple_choice":
            assert max(len(a) for a in answers if isinstance(a, list)) > 1, item.id
    hidden = {result["completeness"]["hidden"] for result in results}
    assert not instrument.show_if or len(hidden) > 1
    assert {id for file in files for id in file["targets"]} == set(instrument.targets.items)
    assert {id for file in files for id in file["scale_targets"]} == set(instrument.targets.scales)
    assert instrument.details is None or any("details" in file for file in files)
    assert any(result["scales"][0]["score"]["exact"] for result in results)
    refused = [request for request, answer in zip(requests, found, strict=True) if not answer["ok"]]
    assert 1 <= len(refused) <= 5
