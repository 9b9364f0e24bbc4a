"""What a visitor's browser replays: all cases, response sets at random, CPython's answers."""

import gzip
import hashlib
import json
import random
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from authoring import catalogue
from publishing import chance, pages, proof
from publishing.edition import Entry
from reporting import door
from tests.conftest import ROOT

FOLDERS = catalogue.folders(ROOT / "instruments")
each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def entry(folder):
    loaded = catalogue.load(folder, cases=[])
    return Entry(loaded.loaded.compiled, "About.", cases=proof.cases(loaded))


def content(*folders) -> bytes:
    entries = [entry(folder) for folder in folders]
    return proof.content(entries, {one.id: pages.compiled_bytes(one).decode() for one in entries})


@cache
def sets(folder) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content(folder))["sets"]
    return found


@each
def test_it_has_every_case_with_result_and_whole_report(folder):
    cases = [one for one in sets(folder) if one["kind"] == "case"]
    assert [one["name"] for one in cases] == [path.stem for path in catalogue.case_paths(folder)]
    assert all(one["answers"].keys() == {"result", "report", "later"} for one in cases)
    assert all(one["of"] == one["responses"]["instrument"]["id"] == folder.name for one in cases)


@each
def test_the_digests_are_those_of_what_the_door_answers_here(folder):
    text = pages.compiled_bytes(entry(folder)).decode()
    chosen = random.Random(folder.name).sample(sets(folder), 15)
    for one in chosen:
        for operation, digest in one["answers"].items():
            request = {"operation": operation, "instrument": text, "responses": one["responses"]}
            answer = door.call(json.dumps({**request, "date": proof.DAY}))
            assert hashlib.sha256(answer.encode()).hexdigest() == digest, one["name"]


@each
def test_response_sets_at_random_are_mostly_scored_differ_and_are_now_and_then_wrong(folder):
    found = [one for one in sets(folder) if one["kind"] == "random"]
    assert len(found) == proof.EACH
    text = pages.compiled_bytes(entry(folder)).decode()
    requests = [{"operation": "result", "responses": one["responses"]} for one in found]
    answers = [json.loads(door.call(json.dumps({**one, "instrument": text}))) for one in requests]
    refused = [answer for answer in answers if not answer["ok"]]
    assert 1 <= len(refused) <= 5
    assert len({one["answers"]["result"] for one in found}) > proof.EACH / 2


def test_a_changed_score_changes_a_digest():
    one = entry(FOLDERS[0])
    text = pages.compiled_bytes(one).decode()
    changed = text.replace('"value":"1"', '"value":"2"', 1)
    assert changed != text
    assert proof.content([one], {one.id: changed}) != proof.content([one], {one.id: text})


def test_it_is_the_same_in_another_process_with_another_seed():
    code = (
        "import hashlib, sys; from tests.publishing.test_proof import FOLDERS, content;"
        "print(hashlib.sha256(content(FOLDERS[-1])).hexdigest())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert made == [hashlib.sha256(content(FOLDERS[-1])).hexdigest()] * 2


def test_it_is_small_enough_for_a_phone():
    assert len(gzip.compress(content(*FOLDERS), 9)) < 150_000


def test_a_folder_that_holds_no_sound_instrument_has_no_cases():
    broken = catalogue.load(ROOT / "tests" / "invalid" / "cycle")
    assert broken.loaded.instrument is None
    assert proof.cases(broken) == {}


def test_as_many_response_sets_as_wanted_come_the_same_each_time():
    instrument = entry(FOLDERS[0]).instrument
    some = list(chance.response_sets(instrument, 7))
    assert some == list(chance.response_sets(instrument, 20))[:7]
