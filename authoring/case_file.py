"""A case: an editor's proof that responses come to what they should.

A case names responses and what it expects of the result; what it does not name may be anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring import checking, reading
from authoring.case_schema import NONE, CasePart, ExpectedScale
from authoring.findings import finding, unknown
from authoring.problem import Problem
from authoring.reading import Document, Route
from scoring import numbers
from scoring import responses as response_sets
from scoring import result as results
from scoring.instrument import Instrument


@dataclass(frozen=True)
class Case:
    """A case that fits its instrument: the response file it stands for, and its document."""

    document: Document
    part: CasePart
    responses: dict[str, Any]


def load(path: Path, instrument: Instrument) -> Case | list[Problem]:
    """The case in the file, or every problem that keeps it from being run."""
    found = _read(path)
    if isinstance(found, list):
        return found
    document, part = found
    problems = list(_reference_problems(document, part, instrument))
    if problems:
        return problems
    return Case(document, part, _response_file(part, instrument))


def form_problems(path: Path) -> list[Problem]:
    """What is wrong with the file whatever its instrument says, for when that can't be read."""
    found = _read(path)
    return found if isinstance(found, list) else []


def run(case: Case, instrument: Instrument) -> list[Problem]:
    """Every expectation that the result does not meet."""
    responses = response_sets.read(instrument, case.responses)
    result = results.compute(instrument, responses)
    scales = {entry["id"]: entry for entry in result["scales"]}
    problems: list[Problem] = []
    expect = case.part.expect
    if expect.answered is not None:
        got = result["completeness"]["answered"]
        problems += _differs(case, ("expect", "answered"), str(expect.answered), got)
    for id, expected in expect.scales.items():
        for key, wanted, got in _compared(expected, scales[id]):
            problems += _differs(case, ("expect", "scales", id, key), wanted, got)
    return problems


def _read(path: Path) -> tuple[Document, CasePart] | list[Problem]:
    document = reading.read(path)
    if isinstance(document, list):
        return document
    part = checking.check(document, CasePart)
    return part if isinstance(part, list) else (document, part)


def _response_file(part: CasePart, instrument: Instrument) -> dict[str, Any]:
    chosen = dict.fromkeys(instrument.items, part.otherwise) | part.responses
    return {
        "format": response_sets.FORMAT,
        "instrument": {"id": instrument.id, "version": instrument.version},
        "responses": {item: option for item, option in chosen.items() if option is not None},
    }


def _reference_problems(
    document: Document, part: CasePart, instrument: Instrument
) -> Iterator[Problem]:
    for id, option in part.responses.items():
        if id not in instrument.items:
            route: Route = ("responses", id)
            yield unknown(document, route, "unknown-item", id, instrument.items, as_key=True)
        elif option is not None and option not in instrument.items[id].by_option:
            known = instrument.items[id].by_option
            yield unknown(document, ("responses", id), "unknown-option", option, known)
    if part.otherwise is not None:
        yield from _otherwise(document, part, part.otherwise, instrument)
    if part.expect.answered is None and not part.expect.scales:
        message, hint = "this case expects nothing", "Say what the result should be."
        yield finding(document, ("expect",), "no-expectation", message, hint)
    for id, expected in part.expect.scales.items():
        route = ("expect", "scales", id)
        if id not in instrument.scale:
            yield unknown(document, route, "unknown-scale", id, instrument.scale, as_key=True)
            continue
        bands = [NONE, *(band.id for band in instrument.scale[id].bands)]
        named: list[tuple[Route, str]] = []
        if expected.band is not None:
            named.append(((*route, "band"), expected.band))
        for i, band in enumerate(expected.possible_bands or []):
            named.append(((*route, "possible_bands", i), band))
        for place, band in named:
            if band not in bands:
                yield unknown(document, place, "unknown-band", band, bands)


def _otherwise(
    document: Document, part: CasePart, option: str, instrument: Instrument
) -> Iterator[Problem]:
    open_items = [item for id, item in instrument.items.items() if id not in part.responses]
    known = list(dict.fromkeys(id for item in open_items for id in item.by_option))
    if open_items and option not in known:
        yield unknown(document, ("otherwise",), "unknown-option", option, known)
        return
    for item in open_items:
        if option not in item.by_option:
            message = f"the item “{item.id}” has no option “{option}”"
            hint = f"Say under “responses” what is chosen for “{item.id}”."
            yield finding(document, ("otherwise",), "unknown-option", message, hint)
            return


def _compared(expected: ExpectedScale, got: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The key, what was expected and what came, for everything that the case names."""
    if expected.score is not None:
        yield "score", expected.score, got["score"]["exact"] or NONE
    if expected.reason is not None:
        yield "reason", expected.reason, got["reason"] or NONE
    if expected.band is not None:
        yield "band", expected.band, got["band"] or NONE
    if expected.range is not None:
        ends = (numbers.exact(expected.range.low), numbers.exact(expected.range.high))
        yield "range", " to ".join(ends), _range(got["range"])
    if expected.possible_bands is not None:
        yield (
            "possible_bands",
            ", ".join(expected.possible_bands) or NONE,
            ", ".join(got["possible_bands"]) or NONE,
        )


def _range(got: dict[str, str | None]) -> str:
    return NONE if got["low"] is None else f"{got['low']} to {got['high']}"


def _differs(case: Case, route: Route, wanted: str, got: str) -> list[Problem]:
    if wanted == got:
        return []
    message = f"the case expects {route[-1]} {wanted}, and the result is {got}"
    hint = "Correct the case, if the result is right; else the instrument."
    return [finding(case.document, route, "case-differs", message, hint)]
