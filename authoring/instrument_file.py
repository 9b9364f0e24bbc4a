"""An instrument's file, from text to compiled instrument."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from authoring import (
    attainable,
    checking,
    compiling,
    editions,
    expanding,
    lint_bands,
    lint_catalogues,
    lint_conditions,
    lint_details,
    lint_editions,
    lint_empty,
    lint_ids,
    lint_items,
    lint_matrix,
    lint_never,
    lint_options,
    lint_renames,
    lint_scales,
    reading,
)
from authoring.editions import Record
from authoring.problem import Place, Problem
from authoring.schema import InstrumentPart
from scoring import instrument as instruments
from scoring.instrument import Instrument


@dataclass(frozen=True)
class Loaded:
    """What came of an instrument's file: the compiled instrument, unless a problem is an error.

    `records` has those of its published editions, the oldest first.
    """

    path: Path
    problems: list[Problem]
    compiled: dict[str, Any] | None
    instrument: Instrument | None
    records: Sequence[Record] = ()


def load(path: Path) -> Loaded:
    """Read, check, lint and compile the file; its problems come sorted by place."""
    document = reading.read(path)
    if isinstance(document, list):
        return _refused(path, document)
    part = checking.check(document, InstrumentPart)
    if isinstance(part, list):
        return _refused(path, part)
    empty = list(lint_empty.problems(document))
    if empty:
        return _refused(path, empty)
    problems = [*lint_items.problems(document, part), *lint_matrix.problems(document, part)]
    document = replace(document, written_out=expanding.written_out(part))
    part = expanding.expand(part)
    problems += [
        *lint_ids.problems(document, part),
        *lint_options.problems(document, part),
        *lint_scales.problems(document, part),
        *lint_bands.order_problems(document, part),
        *lint_conditions.Lint(document, part).problems(),
        *lint_catalogues.problems(document, part),
        *lint_details.problems(document, part),
        *lint_renames.problems(document, part),
    ]
    if _has_error(problems):
        return _refused(path, problems)
    compiled = compiling.compile_instrument(part)
    instrument = instruments.from_plain(compiled)
    asked = lint_never.scales_asked_about(instrument)
    asked |= {scale.id for scale in instrument.scales if scale.bands}
    scores = attainable.scores(instrument, asked)
    problems += lint_bands.reach_problems(document, part, instrument, scores)
    problems += lint_never.problems(document, part, instrument, scores)
    records = editions.load(path.parent, part.id)
    problems += records.problems
    problems += lint_editions.problems(document, part, instrument, records.found)
    if _has_error(problems):
        return _refused(path, problems)
    return Loaded(path, _sorted(problems), compiled, instrument, records.found)


def _refused(path: Path, problems: list[Problem]) -> Loaded:
    return Loaded(path, _sorted(problems), None, None)


def _has_error(problems: list[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _sorted(problems: list[Problem]) -> list[Problem]:
    """By place; what several cells or scales of a matrix have in common is told once."""
    once: dict[tuple[Path, Place, str, str], Problem] = {}
    for problem in problems:
        once.setdefault((problem.path, problem.place, problem.code, problem.message), problem)
    return sorted(once.values(), key=lambda problem: problem.place)
