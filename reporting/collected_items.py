"""The questions of many results in words: who answered what, and how far apart people are."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from reporting import collected, words
from reporting.collected import Collected, Entry, Group
from scoring import numbers
from scoring.agreement import Answers
from scoring.instrument import Instrument

MEASURE = (
    "How far apart people are: of every two who answered, how far their answers are from each "
    "other, as a share of the way from the lowest to the highest possible answer; the mean over "
    "all pairs (Gini’s mean difference). 0 % means that all answered alike. Where answers have no "
    "order, it is the share of pairs that answered differently."
)
NAMES = 24
"""How many of those who left a question open are named."""
MOST_GROUPS = 12
"""Versions whose figures are shown."""


class Choice(NamedTuple):
    """An option, how many chose it, and their share of all who were asked."""

    label: str
    many: int
    share: Fraction


class Question(NamedTuple):
    """One question: its number on the page, what was answered, and how far apart people are.

    `apart` is None where there is no measure; `figures` has where numbers lie, if they do.
    """

    number: int
    stem: str
    counted: str
    apart: str | None
    choices: tuple[Choice, ...]
    figures: tuple[tuple[str, str], ...]


class OpenQuestion(NamedTuple):
    """A question that somebody left open: how many did, and who, in words."""

    number: int
    stem: str
    many: int
    who: str


def questions(instrument: Instrument, group: Group) -> list[Question]:
    """The questions of a group, those first on which people are furthest apart.

    Those on which they are equally far apart, and those without a measure, are in page order.
    """
    numbered = list(enumerate(group.items, start=1))
    numbered.sort(key=lambda one: (one[1].apart is None, -(one[1].apart or 0), one[0]))
    return [_question(number, found) for number, found in numbered]


def middle(found: Answers) -> str:
    """The median of what answers count, or of the numbers given; empty where there is none."""
    return "" if found.spread is None else dict(figures(found))["Median"]


def figures(found: Answers) -> list[tuple[str, str]]:
    """Where the numbers given lie, or what the options chosen count; empty where there are none."""
    if found.spread is None:
        return []
    whole = found.item.kind == "number" or all(one.denominator == 1 for one in found.item.values)
    return collected.spread_figures(found.spread, found.item.decimals if whole else 2)


def apart(found: Answers) -> str | None:
    """How far apart people are: ``47 %``."""
    return None if found.apart is None else f"{numbers.display(found.apart * 100, 0)} %"


def still_open(instrument: Instrument, entries: Sequence[Entry]) -> list[OpenQuestion]:
    """The questions that somebody left open, in the order of the page."""
    by_item: dict[str, list[str]] = {}
    for entry in entries:
        for id in entry.open:
            by_item.setdefault(id, []).append(entry.file)
    return [
        OpenQuestion(number, item.stem, len(by_item[id]), _named(by_item[id]))
        for number, (id, item) in enumerate(instrument.items.items(), start=1)
        if id in by_item
    ]


def open_numbers(instrument: Instrument, entry: Entry) -> str:
    """The numbers of the questions that a file leaves open: ``3, 7 to 9``; empty for none."""
    place = {id: number for number, id in enumerate(instrument.items, start=1)}
    runs: list[list[int]] = []
    for number in sorted(place[id] for id in entry.open):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def shown_groups(told: Collected) -> tuple[tuple[Group, ...], str | None]:
    """The groups whose figures are shown, and a sentence about the others, if there are any."""
    shown, rest = told.groups[:MOST_GROUPS], told.groups[MOST_GROUPS:]
    if not rest:
        return shown, None
    versions = words.count(len(rest), "more version", "more versions")
    files = words.count(sum(group.files for group in rest), "file", "files")
    return shown, f"{versions}, of {files} together, have no figures here."


def _question(number: int, found: Answers) -> Question:
    item = found.item
    asked = found.left_open + sum(found.options) if item.kind != "multiple_choice" else 0
    whole = asked or found.answered + found.left_open
    return Question(
        number,
        item.stem,
        _counted(found),
        apart(found),
        tuple(
            Choice(option.label, count, Fraction(count, max(whole, count, 1)))
            for option, count in zip(item.options, found.options, strict=True)
        ),
        tuple(figures(found)),
    )


def _counted(found: Answers) -> str:
    told = [f"{found.answered} answered"]
    told += [f"{found.left_open} open"] if found.left_open else []
    told += [f"{found.not_asked} not asked"] if found.not_asked else []
    return ", ".join(told)


def _named(names: Sequence[str]) -> str:
    rest = len(names) - NAMES
    return ", ".join(names) if rest <= 1 else f"{', '.join(names[:NAMES])} and {rest} more"


def _run(run: Sequence[int]) -> str:
    if len(run) < 3:
        return ", ".join(map(str, run))
    return f"{run[0]} to {run[-1]}"
