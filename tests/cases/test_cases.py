"""Every case of every instrument: as expected in CPython, and byte for byte in the browser."""

import json
from functools import cache

import pytest

from authoring import attainable, case_file, catalogue, compiling, reporters
from reporting import door
from scoring import responses, visibility
from tests.browser import parity
from tests.cases import nearness
from tests.conftest import ROOT

FOLDERS = catalogue.folders(ROOT / "instruments")
CASES = [path for folder in FOLDERS for path in catalogue.case_paths(folder)]
LOADED = {folder: catalogue.load(folder, cases=[]).loaded for folder in FOLDERS}

each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def request(path, operation):
    case = case_file.load(path, LOADED[path.parents[1]].instrument)
    return {"operation": operation, "responses": case.responses, "date": "2026-11-22"}


def in_cpython(path, operation):
    """The door's answer, as text, to the very request that the browser is given."""
    instrument = compiling.to_json(LOADED[path.parents[1]].compiled)
    return door.call(json.dumps({**request(path, operation), "instrument": instrument}))


@cache
def results(folder):
    """What each case of an instrument comes to."""
    answers = [json.loads(in_cpython(path, "result")) for path in catalogue.case_paths(folder)]
    assert all(answer["ok"] for answer in answers)
    return [answer["result"] for answer in answers]


@cache
def response_sets(folder):
    instrument = LOADED[folder].instrument
    return [
        responses.read(instrument, request(path, "result")["responses"])
        for path in catalogue.case_paths(folder)
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
def test_a_case_comes_out_as_expected(path):
    instrument = LOADED[path.parents[1]].instrument
    case = case_file.load(path, instrument)
    assert not isinstance(case, list), reporters.text(case)
    problems = case_file.run(case, instrument)
    assert problems == [], reporters.text(problems)


@each
def test_cases_have_an_empty_and_a_partial_response_set(folder):
    told = [result["completeness"] for result in results(folder)]
    asked = [int(one["total"]) - int(one["hidden"]) for one in told]
    open_items = [int(one["unanswered"]) for one in told]
    assert any(many == all_of in open_items for many, all_of in zip(open_items, asked, strict=True))
    assert any(0 < many < all_of for many, all_of in zip(open_items, asked, strict=True))


@each
def test_cases_reach_every_band_and_both_sides_of_every_cut(folder):
    instrument = LOADED[folder].instrument
    attainable_scores = attainable.scores(instrument)
    for scale in instrument.scales:
        found = [next(s for s in r["scales"] if s["id"] == scale.id) for r in results(folder)]
        assert {band.id for band in scale.bands} <= {entry["band"] for entry in found}
        reached = {entry["score"]["exact"] for entry in found}
        for band in scale.bands[1:]:
            scores = attainable_scores[scale.id]
            if scores is None:  # too many to tell which is nearest: one answer makes the step
                assert_one_answer_apart(folder, scale.id, band.cut)
                continue
            at = min(score for score in scores if score >= band.cut)
            assert str(at) in reached, f"no case of {scale.id} is just at {band.cut}"
            below = max(score for score in scores if score < band.cut)
            assert str(below) in reached, f"no case of {scale.id} is just below {band.cut}"


def assert_one_answer_apart(folder, scale, cut):
    instrument = LOADED[folder].instrument
    for beside in (nearness.one_answer_below, nearness.one_answer_above):
        assert any(beside(instrument, one.chosen, scale, cut) for one in response_sets(folder)), (
            f"no case of {scale} is {beside.__name__.replace('_', ' ')} of {cut}"
        )


@each
def test_cases_show_every_capability_as_a_gap(folder):
    shown = {gap["capability"] for result in results(folder) for gap in result["gaps"]}
    assert [one.id for one in LOADED[folder].instrument.capabilities if one.id not in shown] == []


@each
def test_cases_call_for_every_recommendation(folder):
    instrument = LOADED[folder].instrument
    advice = [rule.id for rule in instrument.rules]
    advice += [
        f"{scale.id}/{band.id}"
        for scale in instrument.scales
        for band in scale.bands
        if band.advice
    ]
    advice += [f"{item.id}/{id}" for item in instrument.items.values() for id in item.advice]
    given = {entry["id"] for result in results(folder) for entry in result["recommendations"]}
    assert [id for id in advice if id not in given] == []


@each
def test_cases_both_hide_and_ask_all_that_depends_on_a_condition(folder):
    instrument = LOADED[folder].instrument
    every = [visibility.of_all(instrument, one.chosen) for one in response_sets(folder)]
    for id in instrument.show_if:
        assert {asked[id].now for asked in every} == {True, False}, id


@each
def test_cases_want_something_wherever_targets_are_asked_for(folder):
    asked = LOADED[folder].instrument.targets
    wanted = [result["targets"] for result in results(folder)]
    assert not asked.items or any(one["items"] for one in wanted)
    scales = {entry["scale"] for one in wanted for entry in one["scales"]}
    assert not asked.scales or scales & set(asked.scales)


@each
def test_results_and_reports_are_the_same_bytes_in_the_browser(folder, browser, site_folder):
    operations = ("result", "report", "later")
    asked = [(path, op) for path in catalogue.case_paths(folder) for op in operations]
    requests = [request(path, operation) for path, operation in asked]
    answers = parity.answers(browser, site_folder, folder.name, requests)
    assert answers == [in_cpython(path, operation) for path, operation in asked]
