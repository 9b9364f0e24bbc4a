"""A case: an editor's proof that responses come to what they should.

A case names responses and what it expects of the result; what it does not name may be anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring import case_expectations, checking, reading
from authoring.case_schema import CasePart
from authoring.findings import finding, unknown
from authoring.problem import Problem
from authoring.reading import Document, Route
from scoring import response_faults
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
    problems: list[Problem] = []
    for route, wanted, got in case_expectations.compared(case.part.expect, result):
        problems += _differs(case, route, wanted, got)
    return problems


def _read(path: Path) -> tuple[Document, CasePart] | list[Problem]:
    document = reading.read(path)
    if isinstance(document, list):
        return document
    part = checking.check(document, CasePart)
    return part if isinstance(part, list) else (document, part)


def _response_file(part: CasePart, instrument: Instrument) -> dict[str, Any]:
    answers = {id: part.otherwise for id, item in instrument.items.items() if item.options}
    chosen = {
        id: [answer] if _several(instrument, id) and isinstance(answer, str) else answer
        for id, answer in (answers | part.responses).items()
    }
    return {
        "format": response_sets.FORMAT,
        "instrument": {"id": instrument.id, "version": instrument.version},
        "responses": {item: answer for item, answer in chosen.items() if answer is not None},
        "targets": part.targets,
        "scale_targets": part.scale_targets,
    }


def _several(instrument: Instrument, id: str) -> bool:
    return instrument.items[id].kind == "multiple_choice"


def _reference_problems(
    document: Document, part: CasePart, instrument: Instrument
) -> Iterator[Problem]:
    for id, answer in part.responses.items():
        if id not in instrument.items:
            route: Route = ("responses", id)
            yield unknown(document, route, "unknown-item", id, instrument.items, as_key=True)
        elif answer is not None:
            yield from _answer_problems(document, id, answer, instrument)
    yield from _target_problems(document, part, instrument)
    if part.otherwise is not None:
        yield from _otherwise(document, part, part.otherwise, instrument)
    if not part.expect.model_fields_set:
        message, hint = "this case expects nothing", "Say what the result should be."
        yield finding(document, ("expect",), "no-expectation", message, hint)
    yield from case_expectations.reference_problems(document, part.expect, instrument)


def _answer_problems(
    document: Document, id: str, answer: str | list[str], instrument: Instrument
) -> Iterator[Problem]:
    item = instrument.items[id]
    named = answer if isinstance(answer, list) else [answer] if item.options else []
    wrong = [option for option in named if option not in item.by_option] if item.options else []
    for option in wrong:
        place: Route = ("responses", id)
        if isinstance(answer, list):
            place = (*place, answer.index(option))
        yield unknown(document, place, "unknown-option", option, item.by_option)
    if not wrong:
        given = [answer] if _several(instrument, id) and isinstance(answer, str) else answer
        for fault in response_faults.of_item(item, given, id):
            yield finding(document, ("responses", id), "bad-answer", fault.message, fault.hint)


def _target_problems(
    document: Document, part: CasePart, instrument: Instrument
) -> Iterator[Problem]:
    plain = {"targets": part.targets, "scale_targets": part.scale_targets}
    for fault in response_faults.of_targets(instrument, plain):
        key, _, id = fault.where.partition(".")
        yield finding(document, (key, id), "bad-target", fault.message, fault.hint)


def _otherwise(
    document: Document, part: CasePart, option: str, instrument: Instrument
) -> Iterator[Problem]:
    open_items = [
        item for id, item in instrument.items.items() if item.options and id not in part.responses
    ]
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


def _differs(case: Case, route: Route, wanted: str, got: str) -> list[Problem]:
    if wanted == got:
        return []
    what = next(step for step in reversed(route) if isinstance(step, str))
    message = f"the case expects {what} {wanted}, and the result is {got}"
    hint = "Correct the case, if the result is right; else the instrument."
    return [finding(case.document, route, "case-differs", message, hint)]
