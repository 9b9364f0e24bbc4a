"""What can never come: items that no answers show, recommendations that no answers call for."""

from collections.abc import Iterator

from authoring.attainable import Scores
from authoring.findings import finding
from authoring.problem import Problem
from authoring.reading import Document
from authoring.satisfiable import can_hold
from authoring.schema import InstrumentPart
from scoring import conditions
from scoring.conditions import Chosen
from scoring.instrument import Instrument


def scales_asked_about(instrument: Instrument) -> set[str]:
    """The ids of the scales that recommendations depend on."""
    return {
        statement.scale
        for rule in instrument.rules
        for statement in conditions.statements(rule.when)
        if not isinstance(statement, Chosen)
    }


def problems(
    document: Document, part: InstrumentPart, instrument: Instrument, scores: Scores
) -> Iterator[Problem]:
    """What is never shown or given, in an instrument sound in all else."""
    yield from _never_shown(document, part, instrument)
    for i, rule in enumerate(instrument.rules):
        if not can_hold(instrument, rule.when, scores, settled=True):
            message = f"no responses can call for the recommendation “{rule.id}”"
            hint = (
                "Check its condition: parts of it exclude each other, or a score is out of reach."
            )
            yield finding(document, ("recommendations", i, "when"), "never-given", message, hint)


def _never_shown(
    document: Document, part: InstrumentPart, instrument: Instrument
) -> Iterator[Problem]:
    hint = "Check its condition: parts of it exclude each other, or an item in it is never shown."
    for i, section in enumerate(part.sections):
        hidden = [
            j
            for j, item in enumerate(section.asked)
            if item.id in instrument.show_if
            and not can_hold(instrument, instrument.show_if[item.id], {})
        ]
        if section.show_if is not None and len(hidden) == len(section.asked):
            message = f"no responses can show the section “{section.id}”"
            yield finding(document, ("sections", i, "show_if"), "never-shown", message, hint)
            continue
        for j in hidden:
            message = f"no responses can show the item “{section.asked[j].id}”"
            place = ("sections", i, "items", j, "show_if")
            yield finding(document, place, "never-shown", message, hint)
