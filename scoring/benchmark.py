"""A benchmark: how others scored, as a publisher ships it, and where a score stands among them.

It is part of the compiled instrument, but not of what its digest is of: the questionnaire and its
rules are the same with and without it. As plain data::

    {"source": "…", "date": "2026-05-01", "version": "1.0.0",
     "scales": {"scale": [["7/3", "4"], …]}}         each score once, from the lowest, and how many
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from scoring import distribution, numbers
from scoring.distribution import Spread

FEWEST = 10
"""With fewer people behind a benchmark, somebody who knows them could recognise one."""

Scores = tuple[tuple[Fraction, int], ...]
"""Each score once, from the lowest, with how many people have it."""


class Benchmark(NamedTuple):
    """Where the scores are from, in words, of which day and version; the scores by scale."""

    source: str
    date: str
    version: str
    scales: Mapping[str, Scores]


class Standing(NamedTuple):
    """How many of the people have a lower score, the same, and a higher one."""

    less: int
    same: int
    more: int


def from_plain(data: Mapping[str, Any]) -> Benchmark:
    """The record for a benchmark's plain data."""
    return Benchmark(
        data["source"],
        data["date"],
        data["version"],
        {
            id: tuple((numbers.parse(score), int(count)) for score, count in scores)
            for id, scores in data["scales"].items()
        },
    )


def people(scores: Scores) -> int:
    """How many people there are."""
    return sum(count for _, count in scores)


def spread(scores: Scores) -> Spread | None:
    """Where their scores lie; None without any."""
    return distribution.spread_of(scores)


def standing(scores: Scores, score: Fraction) -> Standing:
    """Where a score stands among theirs; scores are compared exactly."""
    less = sum(count for one, count in scores if one < score)
    same = sum(count for one, count in scores if one == score)
    return Standing(less, same, people(scores) - less - same)
