"""Which items are asked: what the conditions of an instrument make of the answers given.

An item whose condition fails is hidden: its response is kept but not counted. A condition sees a
hidden item as one without an answer, and so it sees an unanswered one. Answers still to come may
show or hide further items, so each item also has what may become of it. The page applies the same
conditions as style rules, made by `publishing.condition_style`; a test holds the two together.
"""

from collections.abc import Mapping
from typing import NamedTuple

from scoring import conditions
from scoring.conditions import Chosen, Condition, Statement, Truth
from scoring.instrument import Instrument
from scoring.items import Response


class Asked(NamedTuple):
    """Whether an item is asked now, and whether it may be, and may not be, in the end."""

    now: bool
    may_be: bool
    may_not_be: bool


ALWAYS = Asked(True, True, False)


def of_all(instrument: Instrument, chosen: Mapping[str, Response]) -> Mapping[str, Asked]:
    """For every item whether it is asked."""
    asked = dict.fromkeys(instrument.items, ALWAYS)

    def known(statement: Statement) -> Truth:
        assert isinstance(statement, Chosen), "the authoring room refuses other statements here"
        return _truth(instrument, statement, chosen.get(statement.item), asked[statement.item])

    for id, condition in in_order(instrument.show_if):
        truth = conditions.weigh(condition, known)
        asked[id] = Asked(truth.now, truth.may_hold, truth.may_fail)
    return asked


def in_order(show_if: Mapping[str, Condition]) -> list[tuple[str, Condition]]:
    """The conditions, each after those of the items that it asks about; there are no cycles."""
    ordered: dict[str, Condition] = {}

    def add(id: str) -> None:
        if id in show_if and id not in ordered:
            for item in asked_about(show_if[id]):
                add(item)
            ordered[id] = show_if[id]

    for id in show_if:
        add(id)
    return list(ordered.items())


def asked_about(condition: Condition) -> list[str]:
    """The ids of the items that a condition asks about, each once."""
    found = conditions.statements(condition)
    return list(dict.fromkeys(one.item for one in found if isinstance(one, Chosen)))


def _truth(
    instrument: Instrument, statement: Chosen, response: Response | None, asked: Asked
) -> Truth:
    item = instrument.items[statement.item]
    picked = {option.id for option in item.chosen(response)}
    now = bool(picked & set(statement.options))
    if response is None or item.missing(response) == "dont_know":
        return Truth(asked.now and now, asked.may_be, True)
    return Truth(asked.now and now, asked.may_be and now, asked.may_not_be or not now)
