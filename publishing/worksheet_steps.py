"""From the answers to a scale's number, line by line: each rule of `scoring.aggregate` on paper."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from publishing import by_hand
from publishing.worksheet_limits import may_be_absent
from publishing.worksheet_lines import Amount, Answers, InBands, Lines, OfAnswers, OfLines
from scoring.instrument import Instrument
from scoring.scale import Member, Scale
from scoring.standing import Outcome, Standing

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)


class _Group(NamedTuple):
    """Members that count alike: with the same weight, and in a percentage on the same way.

    `at_times` are those of them that may be left out of a number.
    """

    weight: Fraction
    floor: Fraction
    width: Fraction
    names: tuple[str, ...]
    members: tuple[Member, ...]
    at_times: tuple[Member, ...]


class Paper:
    """The lines of a table as they come in; `line` has the one with each scale's number."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._place = by_hand.question_numbers(instrument)
        self.lines = Lines()
        self.line: dict[str, int] = {}

    def score(self, ever: Outcome) -> int:
        """The line with the scale's score."""
        scale = ever.scale
        if scale.aggregate in ("min", "max"):
            return self._extreme(scale)
        groups = list(self._groups(ever))
        top = self._numerator(scale, groups)
        match scale.aggregate, scale.missing.rule:
            case "percent", _:
                below = [(g.weight * g.width, g) for g in groups]
                return self.lines.divide(top, self._counted(below), HUNDRED)
            case "mean", _:
                return self.lines.divide(top, self._counted([(g.weight, g) for g in groups]), ONE)
            case _, "prorated":
                weights = sum((member.weight for member in scale.members), ZERO)
                return self.lines.divide(
                    top, self._counted([(g.weight, g) for g in groups]), weights
                )
        return top

    def _extreme(self, scale: Scale) -> int:
        lowest = scale.aggregate == "min"
        if scale.members[0].kind == "item":
            questions = self.questions(scale.members)
            return self.lines.add(OfAnswers("lowest" if lowest else "highest", questions))
        lines = self.lines_of(scale.members)
        return self.lines.add(OfLines("lowest_line" if lowest else "highest_line", lines))

    def _numerator(self, scale: Scale, groups: list[_Group]) -> int:
        terms: list[tuple[Amount, Fraction]] = []
        for group in groups:
            if scale.aggregate != "count" or group.names:
                terms += [(line, group.weight) for line in self._values(scale, group)]
        for group in groups:
            if scale.aggregate == "percent" and group.floor:
                terms += self._valued(group, -group.weight * group.floor)
        line = self.lines.reckon(terms)
        assert isinstance(line, int), "a scale counts something"
        return line

    def _values(self, scale: Scale, group: _Group) -> Iterable[int]:
        """The lines with what the members of a group count, which may be one for all of them."""
        over_items = group.members[0].kind == "item"
        match scale.aggregate, over_items:
            case "count", True:
                return [self.lines.add(Answers(self.questions(group.members), group.names))]
            case "count", False:
                return [self.lines.add(InBands(self.lines_of(group.members), group.names))]
            case _, True:
                return [self.lines.over("sum", self._places(group.members))]
        return self.lines_of(group.members)

    def _counted(self, groups: list[tuple[Fraction, _Group]]) -> Amount:
        """How many members count, each as often as it weighs."""
        return self.lines.reckon(
            [term for weight, group in groups for term in self._valued(group, weight)]
        )

    def _valued(self, group: _Group, factor: Fraction) -> Iterator[tuple[Amount, Fraction]]:
        """How many of a group count, as terms: those that always do, and a line for the others."""
        yield Fraction(len(group.members) - len(group.at_times)), factor
        if group.at_times:
            over_items = group.members[0].kind == "item"
            yield (
                (
                    self.lines.over("valued", self._places(group.at_times))
                    if over_items
                    else self.lines.add(OfLines("numbers", self.lines_of(group.at_times)))
                ),
                factor,
            )

    def _groups(self, ever: Outcome) -> Iterator[_Group]:
        scale = ever.scale
        evenly = len({member.weight for member in scale.members}) == 1
        # What all weigh alike makes no difference to what is divided by the weights.
        plain = evenly and (scale.aggregate in ("mean", "percent"))
        found: dict[tuple[Fraction, Fraction, Fraction, tuple[str, ...]], list[Member]] = {}
        for standing in ever.standings:
            weight = ONE if plain else standing.member.weight
            found.setdefault((weight, *self._way(scale, standing)), []).append(standing.member)
        for (weight, floor, width, names), members in found.items():
            at_times = (
                member
                for member in members
                if scale.missing.rule != "complete" or may_be_absent(self._instrument, member)
            )
            yield _Group(weight, floor, width, names, tuple(members), tuple(at_times))

    def _way(self, scale: Scale, standing: Standing) -> tuple[Fraction, Fraction, tuple[str, ...]]:
        """What tells members apart: where they begin and how far they go, or which names count."""
        if scale.aggregate == "percent":
            return standing.floor, standing.ceiling - standing.floor, ()
        if scale.aggregate != "count":
            return ZERO, ONE, ()
        member = standing.member
        if member.kind == "item":
            options = self._instrument.items[member.id].options
            names = [option.label for option in options if option.id in scale.counted]
        else:
            bands = self._instrument.scale[member.id].bands
            names = [band.title for band in bands if band.id in scale.counted]
        return ZERO, ONE, tuple(names)

    def _places(self, members: Iterable[Member]) -> list[int]:
        return [self._place[member.id] for member in members]

    def questions(self, members: Iterable[Member]) -> str:
        """The numbers of the questions, as they are printed."""
        return by_hand.ranges(self._places(members))

    def lines_of(self, members: Iterable[Member]) -> tuple[int, ...]:
        """The lines with the numbers of these scales, which come before."""
        return tuple(self.line[member.id] for member in members)
