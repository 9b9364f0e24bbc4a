"""Whether any answers at all can make a condition hold.

A search by trial: one item after the other is given each of the answers that make a difference to
the condition, and a scale each of its scores that do, until the condition is settled. Scores are
taken as free of answers and of each other, so what is found impossible is so, and nearly all that
is impossible is found. A condition too large to search is taken to be possible.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb

from authoring.attainable import Scores
from scoring import bands, conditions, outcome
from scoring.conditions import FALSE, UNKNOWN, Chosen, Condition, InBand, Scored, Statement, Truth
from scoring.instrument import Instrument
from scoring.items import Item

WORK = 50_000  # statements weighed for one condition
SETS = 2_000  # sets of one item's options to be tried

_Variable = tuple[str, str]  # "item" or "scale", and the id
_Value = frozenset[str] | Fraction | None  # the options chosen, or the score; None: there is none


def can_hold(
    instrument: Instrument, condition: Condition, scores: Scores, *, settled: bool = False
) -> bool:
    """Whether the condition can hold.

    Args:
        instrument: what is asked.
        condition: the condition.
        scores: the attainable scores of the scales in it.
        settled: whether only an answer settles anything about an item, as for a recommendation;
            otherwise an item that is not answered has none of its options chosen.
    """
    try:
        return _Search(instrument, condition, scores, settled=settled).succeeds()
    except _TooLarge:
        return True


class _TooLarge(Exception):
    pass


class _Search:
    def __init__(
        self, instrument: Instrument, condition: Condition, scores: Scores, *, settled: bool
    ) -> None:
        self.instrument = instrument
        self.condition = condition
        self.assigned: dict[_Variable, _Value] = {}
        self.asked: dict[str, Truth] = {}
        own = list(conditions.statements(condition))
        through = list(self._through(own))
        every = [*own, *through]
        self.trials = WORK // (len(every) + 1)
        may_be_open = {_variable(one) for one in (through if settled else every)}
        about: dict[_Variable, list[Statement]] = {}
        for one in dict.fromkeys(every):
            about.setdefault(_variable(one), []).append(one)
        self.values = {
            variable: self._values(variable, statements, scores, variable in may_be_open)
            for variable, statements in about.items()
        }

    def succeeds(self) -> bool:
        """Whether a trial settles that the condition holds."""
        if not all(map(self._narrow, self.values)):
            return False
        variables = list(self.values)
        ahead: list[Iterator[_Value]] = []
        while True:
            truth = self._weigh()
            if truth.settled:
                return True
            if truth.may_hold:
                ahead.append(iter(self.values[variables[len(ahead)]]))
            if not self._goes_on(variables, ahead):
                return False

    def _narrow(self, variable: _Variable) -> bool:
        """Leave the values that do not exclude the condition by themselves; False: none is left."""
        left = []
        for value in self.values[variable]:
            self.assigned[variable] = value
            if self._weigh().may_hold:
                left.append(value)
        self.assigned.clear()
        self.values[variable] = left
        return bool(left)

    def _weigh(self) -> Truth:
        """The condition's truth by what is assigned; a trial less is left."""
        if not self.trials:
            raise _TooLarge
        self.trials -= 1
        self.asked.clear()
        return conditions.weigh(self.condition, self._known)

    def _goes_on(self, variables: Sequence[_Variable], ahead: list[Iterator[_Value]]) -> bool:
        """Give the last variable its next value, else the one before it; False: none is left."""
        while ahead:
            variable = variables[len(ahead) - 1]
            for value in ahead[-1]:
                self.assigned[variable] = value
                return True
            self.assigned.pop(variable, None)
            ahead.pop()
        return False

    def _through(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """The statements that decide whether the items in these are asked, and so on."""
        ahead = [one.item for one in statements if isinstance(one, Chosen)]
        seen: set[str] = set()
        while ahead:
            item = ahead.pop()
            if item in self.instrument.show_if and item not in seen:
                for one in conditions.statements(self.instrument.show_if[item]):
                    yield one
                    ahead += [one.item] if isinstance(one, Chosen) else []
            seen.add(item)

    def _values(
        self, variable: _Variable, about: Sequence[Statement], scores: Scores, may_be_open: bool
    ) -> list[_Value]:
        """One value of each kind that the statements about the variable tell apart."""
        kind, id = variable
        if kind == "item":
            named = [set(one.options) for one in about if isinstance(one, Chosen)]
            return list(_choices(self.instrument.items[id], named, may_be_open))
        different: dict[tuple[bool, ...], Fraction] = {}
        for score in self._scores(id, about, scores):
            different.setdefault(tuple(_holds(self.instrument, one, score) for one in about), score)
        return [*different.values(), None]

    def _scores(self, id: str, about: Sequence[Statement], scores: Scores) -> list[Fraction]:
        """A score of the scale in every part of it that the statements can tell apart.

        They ask for scores from some number on, or below it; so the first of each part will do.
        """
        bounds = [band.cut for band in self.instrument.scale[id].bands]
        for one in about:
            if isinstance(one, Scored):
                bounds += [bound for bound in (one.at_least, one.below) if bound is not None]
        attainable = scores[id]
        if attainable is not None:
            first = {bisect_left(attainable, bound) for bound in bounds}
            return [attainable[i] for i in sorted({0, *first}) if i < len(attainable)]
        ever = outcome.without_responses(self.instrument)[id]
        if ever.low is None or ever.high is None:
            return []
        return [ever.low, *sorted({bound for bound in bounds if ever.low < bound <= ever.high})]

    def _known(self, statement: Statement) -> Truth:
        variable = _variable(statement)
        if isinstance(statement, Chosen):
            asked = self._is_asked(statement.item)
            if not asked.may_hold:
                return FALSE
            if variable not in self.assigned:
                return UNKNOWN
            picked = self.assigned[variable]
            assert isinstance(picked, frozenset)
            return asked if picked & set(statement.options) else FALSE
        if variable not in self.assigned:
            return UNKNOWN
        score = self.assigned[variable]
        assert not isinstance(score, frozenset)
        return conditions.certain(score is not None and _holds(self.instrument, statement, score))

    def _is_asked(self, item: str) -> Truth:
        if item not in self.asked:
            shown = self.instrument.show_if.get(item)
            self.asked[item] = (
                conditions.TRUE if shown is None else conditions.weigh(shown, self._known)
            )
        return self.asked[item]


def _variable(statement: Statement) -> _Variable:
    return ("item", statement.item) if isinstance(statement, Chosen) else ("scale", statement.scale)


def _choices(item: Item, named: Sequence[set[str]], may_be_open: bool) -> Iterator[frozenset[str]]:
    """A set of options for each way to make some of the statements true and the others false.

    Options that are named by the same statements are as good as each other: one stands for all.
    """
    naming = {
        option.id: frozenset(i for i, options in enumerate(named) if option.id in options)
        for option in item.options
    }
    different: dict[frozenset[int], frozenset[str]] = {}
    if may_be_open:
        different[frozenset()] = frozenset()
    for option in item.options:
        different.setdefault(naming[option.id], frozenset({option.id}))
    if item.kind == "multiple_choice":
        for together in _together(item, naming):
            true = frozenset[int]().union(*(naming[option] for option in together))
            different.setdefault(true, frozenset(together))
    yield from different.values()


def _together(item: Item, naming: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, ...]]:
    """Sets of two or more options of different naming that can be chosen together."""
    alike = {naming[option.id]: option.id for option in item.options if not option.alone}
    alike.pop(frozenset(), None)
    sizes = range(2, min(item.at_most or len(alike), len(alike)) + 1)
    if sum(comb(len(alike), size) for size in sizes) > SETS:
        raise _TooLarge
    for size in sizes:
        yield from combinations(alike.values(), size)


def _holds(instrument: Instrument, statement: Statement, score: Fraction) -> bool:
    if isinstance(statement, InBand):
        return bands.of(instrument.scale[statement.scale], score) in statement.bands
    assert isinstance(statement, Scored)
    return (statement.at_least is None or score >= statement.at_least) and (
        statement.below is None or score < statement.below
    )
