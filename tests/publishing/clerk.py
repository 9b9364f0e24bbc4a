"""A clerk who scores a filled worksheet, and knows nothing but the paper.

The clerk reads what is printed (questions by their numbers, what stands beside each answer, the
sentences that begin with "only if", the lines of the table) and does what the rules on the page
say. Nothing of the scoring room is used here.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from publishing.item_view import ItemView
from publishing.worksheet import Worksheet
from publishing.worksheet_lines import Step
from publishing.worksheet_table import HandScale

Filled = Mapping[int, tuple[str, ...]]
"""What stands on the paper: by question the labels of the filled bubbles, or a number."""

OPEN, NOTHING_LEFT = "?", "–"
TOKEN = re.compile(r"[()]| and | or |your answer to question (\d+) is( not)? |“([^”]*)”")
CANNOT_TELL = None  # a truth that open questions can still change

Truth = bool | None


class Clerk:
    """One clerk with one filled worksheet."""

    def __init__(self, worksheet: Worksheet, filled: Filled) -> None:
        self.worksheet = worksheet
        self.filled = filled
        self.items: dict[int, ItemView] = {}
        self.part_of: dict[int, str | None] = {}
        for part in worksheet.parts:
            for item in part.section.items:
                self.items[item.number] = item
                self.part_of[item.number] = part.section.only_if
        self.lines: dict[int, Fraction | str] = {}

    def scores(self) -> dict[str, tuple[Fraction | None, str | None]]:
        """By title the number of each scale and the band that it means, if any."""
        return {scale.title: self.score(scale) for scale in self.worksheet.table.scales}

    def score(self, scale: HandScale) -> tuple[Fraction | None, str | None]:
        # The lines above the last one hold sums that other scales use, whatever becomes of this.
        missing = self.missing(scale)
        for step in scale.steps[:-1]:
            self.lines[step.line] = self.work_out(step)
        if missing:
            self.lines[scale.line] = missing
            return None, None
        number = self.work_out(scale.steps[-1])
        self.lines[scale.line] = number
        return number, self.look_up(scale, number)

    def missing(self, scale: HandScale) -> str | None:
        """The mark for a number that there is not."""
        if scale.questions:
            places = numbers(scale.questions)
            states = [self.state(number) for number in places]
            undecided = [self.undecided(number) for number in places]
        else:
            marks = {OPEN: "open", NOTHING_LEFT: "left out"}
            states = [marks.get(str(self.lines[line]), "counts") for line in scale.made_of]
            undecided = [False] * len(states)
        if scale.least is None and ("open" in states or any(undecided)):
            return OPEN
        least = scale.least or 1
        if states.count("counts") >= least:
            return None
        pairs = zip(states, undecided, strict=True)
        may_still_count = sum(state != "left out" or may_be for state, may_be in pairs)
        return OPEN if may_still_count >= least else NOTHING_LEFT

    def look_up(self, scale: HandScale, number: Fraction) -> str | None:
        for band in scale.bands:
            below = band.below is None or number < Fraction(band.below)
            within = band.high is None or number <= Fraction(band.high)
            if Fraction(band.low) <= number and below and within:
                return band.title
        return None

    # One line

    def work_out(self, step: Step) -> Fraction:
        what = step.what
        if what.do in ("sum", "valued", "lowest", "highest"):
            found = list(self.values(what.questions))
            if what.do == "valued":
                return Fraction(len(found))
            if what.do == "sum":
                return sum(found, Fraction(0))
            # Without any, the scale has no number, and the line is not used.
            return (min if what.do == "lowest" else max)(found)
        if what.do == "answers":
            marked = [
                label
                for number in numbers(what.questions)
                if self.state(number) == "counts"
                for label in self.filled[number]
            ]
            return Fraction(sum(label in what.labels for label in marked))
        if what.do == "reckon":
            return sum(map(self.term, what.terms), Fraction(0))
        if what.do == "divide":
            by = self.number(what.by_line) if what.by is None else Fraction(what.by)
            return self.number(what.line) / by * Fraction(what.times) if by else Fraction(0)
        there = [self.lines[line] for line in what.lines if line in self.with_number(what.lines)]
        if what.do == "numbers":
            return Fraction(len(there))
        if what.do == "lowest_line":
            return min(there)
        if what.do == "highest_line":
            return max(there)
        assert what.do == "in_bands"
        scales = {scale.line: scale for scale in self.worksheet.table.scales}
        means = [
            self.look_up(scales[line], self.lines[line]) for line in self.with_number(what.lines)
        ]
        return Fraction(sum(band in what.bands for band in means))

    def with_number(self, lines: tuple[int, ...]) -> list[int]:
        return [line for line in lines if isinstance(self.lines[line], Fraction)]

    def number(self, line: int) -> Fraction:
        found = self.lines[line]
        return found if isinstance(found, Fraction) else Fraction(0)

    def term(self, term) -> Fraction:
        amount = Fraction(1) if term.line is None else self.number(term.line)
        return amount * Fraction(term.factor) * (-1 if term.minus else 1)

    # One question

    def values(self, questions: str) -> Iterator[Fraction]:
        for number in numbers(questions):
            if self.state(number) == "counts":
                yield self.counts(number)

    def counts(self, number: int) -> Fraction:
        item, filled = self.items[number], self.filled[number]
        if not item.options:
            taken_off_from = self.worksheet.mirrored.get(item.id)
            given = Fraction(filled[0])
            return given if taken_off_from is None else Fraction(taken_off_from) - given
        beside = {o.label: self.worksheet.marks[item.id][o.id].counts for o in item.options}
        return sum((Fraction(beside[label]) for label in filled), Fraction(0))

    def state(self, number: int) -> str:
        """Whether the question counts, is open or is left out."""
        if "not_applicable" in self.kinds(number) or not self.was_to_be_answered(number):
            return "left out"
        return "open" if self.is_open(number) else "counts"

    def is_open(self, number: int) -> bool:
        return not self.filled.get(number) or "dont_know" in self.kinds(number)

    def undecided(self, number: int) -> bool:
        """Whether open questions could still change that the question is asked."""
        return "not_applicable" not in self.kinds(number) and self.asked(number) is CANNOT_TELL

    def kinds(self, number: int) -> list[str | None]:
        item = self.items[number]
        beside = {o.label: self.worksheet.marks[item.id][o.id].missing for o in item.options}
        return [beside.get(label) for label in self.filled.get(number, ())]

    # "Only if"

    def was_to_be_answered(self, number: int) -> bool:
        """The sentence as it stands: an open question has none of the answers that it names."""
        return all(holds(sentence, self.has_now) is True for sentence in self.sentences(number))

    def asked(self, number: int) -> Truth:
        return every([holds(sentence, self.has) for sentence in self.sentences(number)])

    def sentences(self, number: int) -> list[str]:
        both = (self.part_of[number], self.items[number].only_if)
        return [sentence for sentence in both if sentence]

    def has_now(self, number: int, labels: set[str]) -> Truth:
        return self.was_to_be_answered(number) and bool(labels & set(self.filled.get(number, ())))

    def has(self, number: int, labels: set[str]) -> Truth:
        """Whether the answer is one of these, as far as that is settled."""
        asked = self.asked(number)
        if asked is False:
            return False
        if self.is_open(number):
            return CANNOT_TELL
        return asked if labels & set(self.filled[number]) else False


def holds(sentence: str, has) -> Truth:
    """The truth of a printed sentence; *has* knows of the answers."""
    tokens = list(TOKEN.finditer(sentence))
    assert "".join(token.group() for token in tokens) == sentence

    def read() -> Truth:
        parts, joint = [one()], ""
        while tokens and tokens[0].group() in (" and ", " or "):
            joint = tokens.pop(0).group()
            parts.append(one())
        return every(parts) if joint == " and " else some(parts)

    def one() -> Truth:
        token = tokens.pop(0)
        if token.group() == "(":
            truth = read()
            assert tokens.pop(0).group() == ")"
            return truth
        labels = {tokens.pop(0).group(3)}
        while len(tokens) > 1 and tokens[0].group() == " or " and tokens[1].group(3) is not None:
            tokens.pop(0)
            labels.add(tokens.pop(0).group(3))
        truth = has(int(token.group(1)), labels)
        return opposite(truth) if token.group(2) else truth

    truth = read()
    assert not tokens
    return truth


def every(parts: list[Truth]) -> Truth:
    return False if False in parts else CANNOT_TELL if CANNOT_TELL in parts else True


def some(parts: list[Truth]) -> Truth:
    return True if True in parts else CANNOT_TELL if CANNOT_TELL in parts else False


def opposite(truth: Truth) -> Truth:
    return CANNOT_TELL if truth is CANNOT_TELL else not truth


def numbers(ranges: str) -> list[int]:
    """The numbers that a line such as ``1–3, 5`` names."""
    found: list[int] = []
    for part in ranges.split(", "):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found
