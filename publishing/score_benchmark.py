"""A benchmark written from collected files: how the scores of each scale are spread, no more."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from publishing import scoring_files
from publishing.failure import Failure
from publishing.scoring_files import Reader
from reporting import gathering
from reporting.collecting import Tally
from scoring import days, numbers
from scoring.benchmark import FEWEST
from scoring.instrument import Instrument
from scoring.scale import Scale

SCHEMA = "# yaml-language-server: $schema=../../schema/benchmark.schema.json"


def written(
    instrument: Instrument, reader: Reader, source: str | None, date: str | None, *, each: bool
) -> str:
    """The YAML of the benchmark that the files come to.

    Only answers to the instrument's own version count. A scale on which fewer than ten have a
    score is left out, and said so on stderr.

    Raises:
        Failure: too few files, or it is not said whose scores they are and of which day.
    """
    if not source or not source.strip() or not date:
        raise Failure(
            "A benchmark says whose scores it holds: add --source “…” and --date 2026-05-31."
        )
    try:
        days.parts(date)
    except ValueError as error:
        raise Failure(f"“{date}” is not a day. Write year, month and day: 2026-05-31.") from error
    counts = _counts(instrument, reader, each=each)
    if counts.total_files < FEWEST:
        raise Failure(
            f"{counts.total_files} files of version {instrument.version} are too few: people "
            f"could be recognised. A benchmark needs {FEWEST} at least."
        )
    shown = [pair for pair in counts.scales if _is_enough(*pair)]
    if not shown:
        raise Failure(f"No scale has {FEWEST} scores. Ask for complete answers.")
    return "\n".join(_lines(instrument, source, date, shown)) + "\n"


class _Collected:
    """How many files count, and how many have each score, by scale."""

    def __init__(self, instrument: Instrument) -> None:
        self.total_files = 0
        self.scales: list[tuple[Scale, Counter[Fraction]]] = [
            (scale, Counter()) for scale in instrument.scales
        ]


def _counts(instrument: Instrument, reader: Reader, *, each: bool) -> _Collected:
    tally, found, others = Tally(instrument, each=each), _Collected(instrument), 0
    for place, given in enumerate(reader.given()):
        sheet = gathering.sheet_of(instrument, given.file, place, given.read)
        if sheet.entry.version != instrument.version:
            others += 1
            continue
        twin = tally.add(sheet)
        if twin is not None:
            scoring_files.tell_twin(twin)
            continue
        found.total_files += 1
        for (_, counter), one in zip(found.scales, sheet.entry.scores, strict=True):
            if one.score is not None:
                counter[one.score] += 1
    if others:
        print(f"Not counted, since they are of another version: {others}.", file=sys.stderr)
    return found


def _is_enough(scale: Scale, counter: Counter[Fraction]) -> bool:
    if counter.total() >= FEWEST:
        return True
    told = f"“{scale.title}” is left out: only {counter.total()} have a score on it."
    print(told, file=sys.stderr)
    return False


def _lines(
    instrument: Instrument, source: str, date: str, scales: list[tuple[Scale, Counter[Fraction]]]
) -> Iterator[str]:
    yield SCHEMA
    yield f"source: {_quoted(' '.join(source.split()))}"
    yield f"date: {_quoted(date)}"
    yield f"version: {_quoted(instrument.version)}"
    yield "scales:"
    for scale, counter in scales:
        yield f"  {scale.id}:"
        for score in sorted(counter):
            yield f"    {_quoted(numbers.exact(score))}: {counter[score]}"


def _quoted(text: str) -> str:
    """The text in double quotation marks, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
