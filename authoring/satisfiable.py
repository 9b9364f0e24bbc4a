"""Whether any answers at all can make a condition hold.

A search by trial: one item after the other is given each of the answers that make a difference to
the condition, and a scale each of its scores that do, until the condition is settled. Scores are
taken as free of answers and of each other, so what is found impossible is so, and nearly all that
is impossible is found. A condition too large to search is taken to be possible.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise

from scoring import bands, conditions, outcome
from scoring.conditions import FALSE, UNKNOWN, Chosen, Condition, InBand, Scored, Statement, Truth
from scoring.instrument import Instrument
from scoring.items import Item

STEPS = 20_000
NAMED = 8  # options of one item in a condition; more have too many sets of them to try

Scores = Mapping[str, set[Fraction] | None]
_Variable = tuple[str, str]  # "item" or "scale", and the id
_Value = frozenset[str] | Fraction | None  # the options chosen, or the score; None: there is none


def can_hold(instrument: Instrument, condition: Condition, scores: Scores) -> bool:
    """Whether the condition can hold; *scores* has the attainable scores of the scales in it."""
    return _Search(instrument, condition, scores).succeeds()


class _Search:
    def __init__(self, instrument: Instrument, condition: Condition, scores: Scores) -> None:
        self.instrument = instrument
        self.condition = condition
        self.assigned: dict[_Variable, _Value] = {}
        self.steps = 0
        statements = list(self._statements(condition, set()))
        if any(isinstance(one, Chosen) and self._has_too_many(one) for one in statements):
            self.steps = STEPS
            statements = []
        self.values = {
            variable: list(self._values(variable, statements, scores))
            for variable in dict.fromkeys(map(_variable, statements))
        }
        self.variables = list(self.values)

    def succeeds(self) -> bool:
        truth = conditions.weigh(self.condition, self._known)
        self.steps += 1
        if truth.settled or self.steps > STEPS:
            return True
        if not truth.may_hold:
            return False
        variable = next(one for one in self.variables if one not in self.assigned)
        for value in self.values[variable]:
            self.assigned[variable] = value
            if self.succeeds():
                return True
            del self.assigned[variable]
        return False

    def _has_too_many(self, statement: Chosen) -> bool:
        several = self.instrument.items[statement.item].kind == "multiple_choice"
        return several and len(statement.options) > NAMED

    def _statements(self, condition: Condition, seen: set[str]) -> Iterator[Statement]:
        """Every statement that the condition rests on, through the items that it asks about."""
        for statement in conditions.statements(condition):
            yield statement
            if isinstance(statement, Chosen) and statement.item not in seen:
                seen.add(statement.item)
                if statement.item in self.instrument.show_if:
                    yield from self._statements(self.instrument.show_if[statement.item], seen)

    def _values(
        self, variable: _Variable, statements: list[Statement], scores: Scores
    ) -> Iterator[_Value]:
        about = [statement for statement in statements if _variable(statement) == variable]
        kind, id = variable
        if kind == "item":
            named = {option for one in about if isinstance(one, Chosen) for option in one.options}
            yield from _choices(self.instrument.items[id], named)
            return
        different: dict[tuple[bool, ...], Fraction] = {}
        for score in self._scores(id, about, scores):
            different.setdefault(tuple(_holds(self.instrument, one, score) for one in about), score)
        yield from different.values()
        yield None

    def _scores(self, id: str, about: list[Statement], scores: Scores) -> list[Fraction]:
        """Scores of the scale in every part of it that the statements tell apart."""
        attainable = scores[id]
        if attainable is not None:
            return sorted(attainable)
        ever = outcome.without_responses(self.instrument)[id]
        if ever.low is None or ever.high is None:
            return []
        bounds = [band.cut for band in self.instrument.scale[id].bands]
        for one in about:
            if isinstance(one, Scored):
                bounds += [bound for bound in (one.at_least, one.below) if bound is not None]
        ends = sorted({ever.low, ever.high, *(b for b in bounds if ever.low < b < ever.high)})
        return [*ends, *((low + high) / 2 for low, high in pairwise(ends))]

    def _known(self, statement: Statement) -> Truth:
        variable = _variable(statement)
        if isinstance(statement, Chosen):
            shown = self.instrument.show_if.get(statement.item)
            asked = conditions.TRUE if shown is None else conditions.weigh(shown, self._known)
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


def _variable(statement: Statement) -> _Variable:
    return ("item", statement.item) if isinstance(statement, Chosen) else ("scale", statement.scale)


def _choices(item: Item, named: set[str]) -> Iterator[frozenset[str]]:
    """Every set of the named options that can be chosen, and none of them."""
    yield frozenset()
    options = [option for option in item.options if option.id in named]
    for option in options:
        yield frozenset({option.id})
    if item.kind == "multiple_choice":
        together = [option.id for option in options if not option.alone]
        for many in range(2, min(item.at_most or len(together), len(together)) + 1):
            yield from map(frozenset, combinations(together, many))


def _holds(instrument: Instrument, statement: Statement, score: Fraction) -> bool:
    if isinstance(statement, InBand):
        return bands.of(instrument.scale[statement.scale], score) in statement.bands
    assert isinstance(statement, Scored)
    return (statement.at_least is None or score >= statement.at_least) and (
        statement.below is None or score < statement.below
    )
