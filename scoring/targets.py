"""Targets: what the visitor wants, held against what is.

Wanted states of items make a second response set, the answers with the wanted ones in their
place, and what the scales come to with it is what is wanted of them. A score that is wanted of a
scale outright goes before that. The gap is the wanted less the current.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from scoring import numbers, outcome
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.responses import ResponseSet
from scoring.standing import Outcome


def of_all(
    instrument: Instrument, responses: ResponseSet, now: Mapping[str, Outcome]
) -> dict[str, Any]:
    """The scales and items for which something is wanted, the widest gap first."""
    return {
        "scales": _widest_first(_scales(instrument, responses, now)),
        "items": _widest_first(_items(instrument, responses)),
    }


def _scales(
    instrument: Instrument, responses: ResponseSet, now: Mapping[str, Outcome]
) -> Iterator[dict[str, Any]]:
    wanted = _wanted(instrument, responses)
    for scale in instrument.scales:
        if scale.id not in wanted:
            continue
        score, goal = now[scale.id].score, wanted[scale.id]
        gap = None if score is None else goal - score
        yield {
            "scale": scale.id,
            "current": numbers.optional_exact(score),
            "wanted": numbers.exact(goal),
            "gap": numbers.optional_exact(gap),
        }


def _wanted(instrument: Instrument, responses: ResponseSet) -> Mapping[str, Fraction]:
    """The wanted score of each scale that a target reaches."""
    wanted: dict[str, Fraction] = {}
    if responses.targets:
        chosen = {**responses.chosen, **responses.targets}
        outcomes = outcome.of_all(instrument, responses._replace(chosen=chosen))
        reached = _reached(instrument, responses)
        wanted = {
            id: found.score
            for id, found in outcomes.items()
            if id in reached and found.score is not None
        }
    return {**wanted, **responses.scale_targets}


def _reached(instrument: Instrument, responses: ResponseSet) -> set[str]:
    """The scales that are made, in the end, of an item with a target."""
    reached: set[str] = set()
    for scale in instrument.members_first:
        if any(
            member.id in (responses.targets if member.kind == "item" else reached)
            for member in scale.members
        ):
            reached.add(scale.id)
    return reached


def _items(instrument: Instrument, responses: ResponseSet) -> Iterator[dict[str, Any]]:
    for id in instrument.targets.items:
        if id not in responses.targets:
            continue
        item, current = instrument.items[id], responses.chosen.get(id)
        now = None if current is None or item.missing(current) else _value(item, current)
        goal = _value(item, responses.targets[id])
        yield {
            "item": id,
            "current": current,
            "wanted": responses.targets[id],
            "gap": None if now is None else numbers.exact(goal - now),
        }


def _value(item: Item, response: Any) -> Fraction:
    (option,) = item.chosen(response)
    assert option.value is not None, "a target is an option with a value"
    return item.keyed(option.value)


def _widest_first(entries: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """Ordered by gap; those without one, as nothing is known of the present, come last."""
    return sorted(
        entries,
        key=lambda entry: (entry["gap"] is None, -Fraction(entry["gap"] or 0)),
    )
