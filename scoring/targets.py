"""Targets: what the visitor wants, held against what is.

Wanted states of items make a second response set, the answers with the wanted ones in their
place, and what the scales come to with it is what is wanted of them. A score that is wanted of a
scale outright goes before that. The gap is the wanted less the current. What a condition hides
counts on neither side.
"""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Any

from scoring import numbers, outcome, visibility
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.responses import ResponseSet
from scoring.standing import Outcome


def of_all(
    instrument: Instrument, responses: ResponseSet, now: Mapping[str, Outcome]
) -> dict[str, Any]:
    """The scales and items for which something is wanted, the widest gap first."""
    if not (responses.targets or responses.scale_targets):
        return {"scales": [], "items": []}
    then = {**responses.chosen, **responses.targets}
    asked = visibility.of_all(instrument, then)
    counted = {id: option for id, option in responses.targets.items() if asked[id].now}
    made = _made_of(instrument, counted)
    reached = {
        id: found.score
        for id, found in outcome.of_all(instrument, then).items()
        if id in made and found.score is not None
    }
    wanted = {**reached, **responses.scale_targets}
    return {
        "scales": _widest_first(_scales(instrument, wanted, now)),
        "items": _widest_first(_items(instrument, responses, counted)),
    }


def _scales(
    instrument: Instrument, wanted: Mapping[str, Fraction], now: Mapping[str, Outcome]
) -> Iterator[dict[str, Any]]:
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


def _made_of(instrument: Instrument, items: Collection[str]) -> set[str]:
    """The scales that are made, in the end, of one of these items."""
    made: set[str] = set()
    for scale in instrument.members_first:
        if any(member.id in (items if member.kind == "item" else made) for member in scale.members):
            made.add(scale.id)
    return made


def _items(
    instrument: Instrument, responses: ResponseSet, wanted: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    asked = visibility.of_all(instrument, responses.chosen)
    for id in instrument.targets.items:
        if id not in wanted:
            continue
        item = instrument.items[id]
        current = responses.chosen.get(id) if asked[id].now else None
        now = None if current is None or item.missing(current) else _value(item, current)
        yield {
            "item": id,
            "current": current,
            "wanted": wanted[id],
            "gap": None if now is None else numbers.exact(_value(item, wanted[id]) - now),
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
