"""Many results together: a line for each file, and what each version's files come to.

Answers to another version of the instrument are fitted to this one and counted apart: no figure is
of two versions. The formats (`collected_text`, `collected_csv`, `collected_markdown`,
`collected_html`, `collected_json`) show what stands here.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from reporting import words
from scoring import numbers
from scoring.agreement import Answers
from scoring.distribution import Distribution, Spread
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
APART = "Each version has figures of its own; nothing is mixed"


class Score(NamedTuple):
    """What one scale came to: `score` with its `band`'s id, or None with a `reason`."""

    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    band: str | None
    reason: str | None


class Entry(NamedTuple):
    """What one file came to; `scores` in the order of the instrument's scales.

    `file` can be shown as it is; `place` is its position among the files that were read. `open` has
    the ids of the questions not answered or not known that a scale counts. `set_aside` counts the
    answers to another version that have no place in this one.
    """

    file: str
    place: int
    version: str
    answered: int
    asked: int
    open: tuple[str, ...]
    set_aside: int
    scores: tuple[Score, ...]

    @property
    def progress(self) -> str:
        """How many of the questions asked are answered."""
        return f"{self.answered} of {self.asked}"


class LeftOut(NamedTuple):
    """A file that counts for nothing, by its name as it is, and why, in sentences."""

    file: str
    why: tuple[str, ...]


class Twin(NamedTuple):
    """A file with the very answers of another one, `first`, which alone is counted."""

    file: str
    first: str


class Group(NamedTuple):
    """The files of one version: how many, how scores and answers are spread among them."""

    version: str
    files: int
    set_aside: int
    distributions: tuple[Distribution, ...]
    items: tuple[Answers, ...]


class Collected(NamedTuple):
    """Everything that many files came to; `entries` is empty where no file is to be listed.

    `groups` begins with the instrument's own version; others follow, the largest first.
    """

    instrument: Instrument
    entries: Sequence[Entry]
    groups: tuple[Group, ...]
    twins: tuple[Twin, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def mixed(self) -> bool:
        """Whether some were answered in another version than the one that scores them."""
        return any(group.version != self.instrument.version for group in self.groups)

    @property
    def lead(self) -> str:
        """How many files were scored, in which versions they were answered, and how many not."""
        many = sum(group.files for group in self.groups)
        told = f"{words.count(many, 'response file', 'response files')} scored"
        if self.mixed:
            parts = [f"{group.files} with version {group.version}" for group in self.groups]
            told += f": {words.both(parts)}"
        sentences = [told]
        if self.twins:
            twins = words.count(len(self.twins), "file", "files")
            sentences.append(f"{twins} with the same answers as another not counted again")
        if self.left_out:
            sentences.append(f"{words.count(len(self.left_out), 'file', 'files')} left out")
        if self.mixed:
            sentences.append(APART)
        return ". ".join(sentences) + "."

    @property
    def note(self) -> str | None:
        """What brackets in the table mean, where there are any."""
        scores = (score for entry in self.entries for score in entry.scores)
        return BRACKETS if any(one.score is None for one in scores) else None


def heading(told: Collected, group: Group) -> str | None:
    """What stands over the figures of a group; None where there is only one kind of files."""
    if not told.mixed:
        return None
    return f"Version {group.version}: {words.count(group.files, 'file', 'files')}"


def about(group: Group) -> str | None:
    """What became of answers to another version, where some have no place any more."""
    if not group.set_aside:
        return None
    answers = words.count(group.set_aside, "answer has", "answers have")
    return f"{answers} no place in the present version and counted for nothing."


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
    """The name and the number of each figure of a spread, as people read them."""
    return [] if found.spread is None else spread_figures(found.spread, found.scale.digits)


def spread_figures(spread: Spread, digits: int) -> list[tuple[str, str]]:
    """The same for numbers with so many decimals; a figure between two has one decimal more."""
    return [
        (title, numbers.display(number, digits if number * 10**digits % 1 == 0 else digits + 1))
        for title, number in zip(FIGURES.values(), spread, strict=True)
    ]


def scored(found: Distribution) -> str:
    """How many have a score, and how many none."""
    return f"{found.scored} with a score, {found.unscored} without"
