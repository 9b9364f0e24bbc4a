"""A benchmark's file, beside its instrument: read, held against the instrument, compiled.

It is put behind the compiled instrument, whose digest does not change with it.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from authoring import checking, reading
from authoring.benchmark_schema import BenchmarkPart
from authoring.findings import finding, unknown
from authoring.instrument_file import Loaded
from authoring.problem import Problem
from authoring.reading import Document, Route
from scoring import instrument as instruments
from scoring import numbers, outcome
from scoring.benchmark import FEWEST
from scoring.instrument import Instrument

BENCHMARK = "benchmark.yaml"
MOST = 10_000_000  # people of one score; more is a slip of the keys


def added(loaded: Loaded) -> Loaded:
    """The instrument with the benchmark beside its file, if there is one; its problems told."""
    path = loaded.path.parent / BENCHMARK
    if not path.exists():
        return loaded
    found = _load(path)
    if isinstance(found, list):
        return replace(loaded, problems=[*loaded.problems, *found], compiled=None, instrument=None)
    document, part = found
    if loaded.instrument is None or loaded.compiled is None:
        return loaded
    problems = sorted(
        _problems(document, part, loaded.instrument), key=lambda problem: problem.place
    )
    every = [*loaded.problems, *problems]
    if any(problem.severity == "error" for problem in problems):
        return replace(loaded, problems=every, compiled=None, instrument=None)
    compiled = {**loaded.compiled, "benchmark": _compiled(part)}
    instrument = instruments.from_plain(compiled)
    return replace(loaded, problems=every, compiled=compiled, instrument=instrument)


def _load(path: Path) -> tuple[Document, BenchmarkPart] | list[Problem]:
    document = reading.read(path)
    if isinstance(document, list):
        return document
    part = checking.check(document, BenchmarkPart)
    return part if isinstance(part, list) else (document, part)


def _compiled(part: BenchmarkPart) -> dict[str, Any]:
    return {
        "source": part.source,
        "date": part.date,
        "version": part.version,
        "scales": {
            id: [
                [numbers.exact(score), str(count)]
                for score, count in sorted(
                    (numbers.parse(score), count) for score, count in scores.items()
                )
            ]
            for id, scores in part.scales.items()
        },
    }


def _problems(document: Document, part: BenchmarkPart, instrument: Instrument) -> Iterator[Problem]:
    if part.version != instrument.version:
        message = (
            f"the scores are of version {part.version}, and the instrument is version "
            f"{instrument.version}"
        )
        hint = "The report says so; take newer scores, if the questions or their scoring changed."
        found = finding(document, ("version",), "benchmark-version", message, hint)
        yield replace(found, severity="warning")
    for id, scores in part.scales.items():
        route: Route = ("scales", id)
        if id not in instrument.scale:
            yield unknown(document, route, "unknown-scale", id, instrument.scale, as_key=True)
            continue
        yield from _score_problems(document, route, scores, instrument)
        for found in _people_problems(document, route, scores):
            yield replace(found, severity="warning")


def _people_problems(document: Document, route: Route, scores: dict[str, int]) -> Iterator[Problem]:
    people = sum(scores.values())
    hint = f"Publish scores of {FEWEST} people at least."
    if not scores:
        message = "there are no scores of this scale"
        hint = f"{hint[:-1]}, or take the scale out."
        yield finding(document, route, "benchmark-few", message, hint)
    elif people < FEWEST:
        who = "one person is" if people == 1 else f"{people} people are"
        message = f"only {who} behind this scale, and could be recognised"
        yield finding(document, route, "benchmark-few", message, hint)
    for text, count in scores.items():
        if count > MOST:
            message = f"more than {MOST:,} people would have had the score {text}"
            yield finding(document, (*route, text), "benchmark-many", message, "Check this number.")


def _score_problems(
    document: Document, route: Route, scores: dict[str, int], instrument: Instrument
) -> Iterator[Problem]:
    ever = outcome.without_responses(instrument)[str(route[-1])]
    seen: dict[Fraction, str] = {}
    for text in scores:
        score, place = numbers.parse(text), (*route, text)
        if score in seen:
            message = f"“{text}” is the same score as “{seen[score]}”"
            yield finding(document, place, "benchmark-score", message, "Add the two together.")
        elif ever.low is None or ever.high is None or not ever.low <= score <= ever.high:
            message = f"{text} is no score that this scale can have"
            hint = "Check the scale, or the version that the scores are of."
            if ever.low is not None and ever.high is not None:
                ends = f"{numbers.plain(ever.low)} to {numbers.plain(ever.high)}"
                hint = f"It goes from {ends}."
            yield finding(document, place, "benchmark-score", message, hint)
        seen.setdefault(score, text)
