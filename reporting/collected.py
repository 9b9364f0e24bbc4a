"""Many results together: one line for each file, and how the scores of each scale are spread.

The formats (`collected_text`, `collected_csv`, `collected_markdown`, `collected_html`) show what
stands here; `collected_json` writes the whole results.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from reporting import words
from scoring import numbers
from scoring.distribution import Distribution
from scoring.instrument import Instrument
from scoring.scale import Scale

FIGURES = {
    "lowest": "Lowest",
    "lower_quartile": "Lower quartile",
    "median": "Median",
    "upper_quartile": "Upper quartile",
    "highest": "Highest",
    "mean": "Mean",
}
"""The figures of a spread, and what they are called."""
BRACKETS = "In brackets: no score yet, and what it can still become."


class Score(NamedTuple):
    """What one scale came to: `score` with its `band`'s id, or None with a `reason`."""

    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    band: str | None
    reason: str | None


class Entry(NamedTuple):
    """What one file came to; `scores` in the order of the instrument's scales.

    `file` can be shown as it is. `open` counts the questions not answered or not known that a
    scale counts.
    """

    file: str
    version: str
    answered: int
    asked: int
    open: int
    scores: tuple[Score, ...]

    @property
    def progress(self) -> str:
        """How many of the questions asked are answered."""
        return f"{self.answered} of {self.asked}"


class LeftOut(NamedTuple):
    """A file that counts for nothing, by its name as it is, and why, in sentences."""

    file: str
    why: tuple[str, ...]


class Collected(NamedTuple):
    """Everything that many files came to; `entries` is empty where only the spread is wanted."""

    instrument: Instrument
    entries: Sequence[Entry]
    distributions: tuple[Distribution, ...]
    versions: tuple[tuple[str, int], ...]
    left_out: tuple[LeftOut, ...]

    @property
    def mixed(self) -> bool:
        """Whether some were answered in another version than the one that scores them."""
        return any(version != self.instrument.version for version, _ in self.versions)

    @property
    def lead(self) -> str:
        """How many files were scored, in which versions they were answered, and how many not."""
        many = sum(count for _, count in self.versions)
        told = f"{words.count(many, 'response file', 'response files')} scored"
        if self.mixed:
            parts = [f"{count} with version {version}" for version, count in self.versions]
            told += f": {words.both(parts)}"
        out = words.count(len(self.left_out), "file", "files")
        return f"{told}. {out} left out." if self.left_out else f"{told}."

    @property
    def note(self) -> str | None:
        """What brackets in the table mean, where there are any."""
        scores = (score for entry in self.entries for score in entry.scores)
        return BRACKETS if any(one.score is None for one in scores) else None


def shown(scale: Scale, score: Score) -> str:
    """A score with its band; without one, in brackets, what it can still become."""
    if score.score is not None:
        titles = [band.title for band in scale.bands if band.id == score.band]
        return ", ".join([numbers.display(score.score, scale.digits), *titles])
    if score.low is None or score.high is None:
        return "–"
    ends = [numbers.display(end, scale.digits) for end in (score.low, score.high)]
    return f"({' to '.join(dict.fromkeys(ends))})"


def figures(found: Distribution) -> list[tuple[str, str]]:
    """The name and the number of each figure of a spread, as people read them.

    A figure between two scores has one decimal more than the scores have.
    """
    if found.spread is None:
        return []
    digits = found.scale.digits
    return [
        (title, numbers.display(number, digits if number * 10**digits % 1 == 0 else digits + 1))
        for title, number in zip(FIGURES.values(), found.spread, strict=True)
    ]


def scored(found: Distribution) -> str:
    """How many have a score, and how many none."""
    return f"{found.scored} with a score, {found.unscored} without"
