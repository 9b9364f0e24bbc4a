"""Random response sets, partial ones too: CPython and the browser give the same bytes."""

import json
import random

import pytest

from authoring import catalogue, compiling
from reporting import door
from tests.browser import parity
from tests.conftest import ROOT

FOLDERS = catalogue.folders(ROOT / "instruments")


def random_requests(instrument, number):
    chance = random.Random(f"{instrument.id} {instrument.version}")
    for _ in range(number):
        answered = chance.random()
        chosen = {
            item.id: chance.choice(list(item.by_option))
            for item in instrument.items.values()
            if chance.random() < answered
        }
        yield {
            "operation": "result",
            "responses": {
                "format": "inkbubble/responses@1",
                "instrument": {"id": instrument.id, "version": instrument.version},
                "responses": chosen,
            },
        }


@pytest.mark.parametrize("number", [100, pytest.param(2_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_random_responses_give_the_same_bytes(folder, number, browser, site_folder):
    loaded = catalogue.load(folder, cases=[]).loaded
    text = compiling.to_json(loaded.compiled)
    requests = list(random_requests(loaded.instrument, number))
    expected = [door.call(json.dumps({**request, "instrument": text})) for request in requests]
    assert parity.answers(browser, site_folder, folder.name, requests) == expected
