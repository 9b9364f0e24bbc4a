"""Random response sets, partial and wrong ones too: CPython and the browser give the same bytes."""

import json

import pytest

from authoring import catalogue, compiling
from reporting import door
from tests.browser import parity
from tests.cases import chance
from tests.conftest import EVERY_WAY, ROOT

FOLDERS = catalogue.folders(ROOT / "instruments")

by_number = pytest.mark.parametrize("number", [100, pytest.param(2_000, marks=pytest.mark.long)])


def loaded(folder):
    found = catalogue.load(folder, cases=[]).loaded
    return found.instrument, compiling.to_json(found.compiled)


def in_cpython(requests, text):
    return [door.call(json.dumps({**request, "instrument": text})) for request in requests]


def assert_same_bytes(folder, number, browser, site):
    instrument, text = loaded(folder)
    requests = list(chance.requests(instrument, number))
    assert parity.answers(browser, site, folder.name, requests) == in_cpython(requests, text)


@by_number
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_random_responses_give_the_same_bytes(folder, number, browser, site_folder):
    assert_same_bytes(folder, number, browser, site_folder)


@by_number
def test_random_responses_in_every_way_of_answering_give_the_same_bytes(number, browser, every_way):
    assert_same_bytes(EVERY_WAY, number, browser, every_way)


@pytest.mark.parametrize("folder", [*FOLDERS, EVERY_WAY], ids=lambda folder: folder.name)
def test_random_responses_use_every_way_of_answering_there_is(folder):
    instrument, text = loaded(folder)
    requests = list(chance.requests(instrument, 100))
    files = [request["responses"] for request in requests]
    found = [json.loads(answer) for answer in in_cpython(requests, text)]
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
