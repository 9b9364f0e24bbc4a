"""The lines of a hand-scoring table: what a person does on each, and the blanks they fill.

There is a closed set of things to do. Everything in them is what is printed: questions by their
numbers, lines by theirs, factors as a person writes them.
"""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from publishing import by_hand
from scoring import numbers


class OfAnswers(NamedTuple):
    """Of the answers to these questions: what they count in all, how many count, or an extreme."""

    do: Literal["sum", "valued", "lowest", "highest"]
    questions: str


class Answers(NamedTuple):
    """How many of the marked answers to these questions are among the labels."""

    questions: str
    labels: tuple[str, ...]
    do: Literal["answers"] = "answers"


class OfLines(NamedTuple):
    """Of these lines: how many have a number, or the lowest or highest number on them."""

    do: Literal["numbers", "lowest_line", "highest_line"]
    lines: tuple[int, ...]


class InBands(NamedTuple):
    """How many of the numbers on these lines mean one of the bands."""

    lines: tuple[int, ...]
    bands: tuple[str, ...]
    do: Literal["in_bands"] = "in_bands"


class Term(NamedTuple):
    """A line times a factor, or, where `line` is None, the factor alone; added or taken off."""

    line: int | None
    factor: str
    minus: bool


class Reckon(NamedTuple):
    """The terms together; a line without a number is left out."""

    terms: tuple[Term, ...]
    do: Literal["reckon"] = "reckon"


class Divide(NamedTuple):
    """The line divided by another line, or by a number, then multiplied."""

    line: int
    by_line: int | None
    by: str | None
    times: str
    do: Literal["divide"] = "divide"


Do = OfAnswers | Answers | OfLines | InBands | Reckon | Divide


class Step(NamedTuple):
    """One line of the table: its number, and what to write on it."""

    line: int
    what: Do


Amount = int | Fraction
"""The number on a line, named by the line's number; or a number that is the same for everybody."""


class Lines:
    """The lines so far. What stands on one already is not worked out again."""

    def __init__(self) -> None:
        self._last = 0
        self._fresh: list[Step] = []
        self._known: dict[str, dict[frozenset[int], int]] = {"sum": {}, "valued": {}}

    def taken(self) -> tuple[Step, ...]:
        """The lines that came in since they were last taken."""
        taken, self._fresh = tuple(self._fresh), []
        return taken

    def add(self, what: Do) -> int:
        """The number of a new line."""
        self._last += 1
        self._fresh.append(Step(self._last, what))
        return self._last

    def over(self, do: Literal["sum", "valued"], questions: Collection[int]) -> int:
        """The line with what these questions count in all, or with how many of them count."""
        known, wanted = self._known[do], frozenset(questions)
        if wanted not in known:
            parts = _cover(known, wanted)
            known[wanted] = (
                self.add(_together((line, Fraction(1)) for line in parts))
                if parts
                else self.add(OfAnswers(do, by_hand.ranges(wanted)))
            )
        return known[wanted]

    def reckon(self, terms: Sequence[tuple[Amount, Fraction]]) -> Amount:
        """What the amounts, each times its factor, come to."""
        of_lines = [(it, by) for it, by in terms if isinstance(it, int) and by]
        alike = sum((it * by for it, by in terms if isinstance(it, Fraction)), Fraction(0))
        if not of_lines:
            return alike
        if len(of_lines) == 1 and of_lines[0][1] == 1 and not alike:
            return of_lines[0][0]
        return self.add(_together(of_lines, alike))

    def divide(self, line: int, by: Amount, times: Fraction) -> int:
        """The line divided and multiplied."""
        if by == times and isinstance(by, Fraction):
            return line
        constant = numbers.plain(by) if isinstance(by, Fraction) else None
        return self.add(
            Divide(line, by if isinstance(by, int) else None, constant, numbers.plain(times))
        )


def _together(terms: Iterable[tuple[int, Fraction]], alike: Fraction = Fraction(0)) -> Reckon:
    found = [Term(line, numbers.plain(abs(by)), by < 0) for line, by in terms]
    if alike:
        found.append(Term(None, numbers.plain(abs(alike)), alike < 0))
    return Reckon(tuple(found))


def _cover(known: dict[frozenset[int], int], wanted: frozenset[int]) -> list[int]:
    """Lines over parts of the questions that make up all of them, if that is less to add up."""
    lines, left = [], wanted
    for part in sorted(known, key=len, reverse=True):
        if part <= left:
            lines.append(known[part])
            left -= part
    return sorted(lines) if not left and 2 * len(lines) <= len(wanted) else []
