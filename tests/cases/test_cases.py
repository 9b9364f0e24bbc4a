"""Every case of every instrument: as expected in CPython, and byte for byte in the browser."""

import json

import pytest

from authoring import attainable, case_file, catalogue, compiling, reporters
from reporting import door
from tests.browser import parity
from tests.conftest import ROOT

FOLDERS = catalogue.folders(ROOT / "instruments")
CASES = [path for folder in FOLDERS for path in catalogue.case_paths(folder)]
LOADED = {folder: catalogue.load(folder, cases=[]).loaded for folder in FOLDERS}


def request(path, operation):
    case = case_file.load(path, LOADED[path.parents[1]].instrument)
    return {"operation": operation, "responses": case.responses, "date": "2026-11-22"}


def in_cpython(path, operation):
    """The door's answer, as text, to the very request that the browser is given."""
    instrument = compiling.to_json(LOADED[path.parents[1]].compiled)
    return door.call(json.dumps({**request(path, operation), "instrument": instrument}))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
def test_a_case_comes_out_as_expected(path):
    instrument = LOADED[path.parents[1]].instrument
    case = case_file.load(path, instrument)
    assert not isinstance(case, list), reporters.text(case)
    problems = case_file.run(case, instrument)
    assert problems == [], reporters.text(problems)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cases_reach_every_band_both_sides_of_every_cut_an_empty_and_a_partial_set(folder):
    loaded = LOADED[folder]
    results = [
        json.loads(in_cpython(path, "result"))["result"] for path in catalogue.case_paths(folder)
    ]
    missing = {(r["completeness"]["unanswered"], r["completeness"]["total"]) for r in results}
    assert any(unanswered == total for unanswered, total in missing), "no empty response set"
    assert any("0" != unanswered != total for unanswered, total in missing), "no partial one"
    attainable_scores = attainable.scores(loaded.instrument)
    for scale in loaded.instrument.scales:
        found = [next(s for s in r["scales"] if s["id"] == scale.id) for r in results]
        reached = {entry["band"] for entry in found}
        assert {band.id for band in scale.bands} <= reached
        scores = {entry["score"]["exact"] for entry in found}
        for band in scale.bands[1:]:
            assert str(band.cut) in scores, f"no case of {scale.id} is exactly on {band.cut}"
            below = max(score for score in attainable_scores[scale.id] if score < band.cut)
            assert str(below) in scores, f"no case of {scale.id} is just below {band.cut}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_results_and_reports_are_the_same_bytes_in_the_browser(folder, browser, site_folder):
    asked = [(path, op) for path in catalogue.case_paths(folder) for op in ("result", "report")]
    requests = [request(path, operation) for path, operation in asked]
    answers = parity.answers(browser, site_folder, folder.name, requests)
    assert answers == [in_cpython(path, operation) for path, operation in asked]
