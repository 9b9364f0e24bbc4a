"""What a plan could hold: the recommendations, gaps and targets of a result, by their effect.

The effect of a proposal is how far the headline score would rise if everything that it is about
were answered best (for a target: as wanted), all else staying as it is. A recommendation is
about the items that triggered it, and about all items under a scale whose low score did. A
proposal about nothing that can be answered better has no effect that could be told, and so has
every one while the headline has no score.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from scoring import numbers, outcome
from scoring.instrument import Instrument
from scoring.items import Item, Response
from scoring.responses import ResponseSet

Changes = frozenset[tuple[str, str]]
"""Items, each with the option that is to be its response."""

NO_PRIORITY = 5


def of_all(
    instrument: Instrument, responses: ResponseSet, result: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The proposals: the greatest effect first, then by priority, then as they stand.

    Each has the `id` that a plan names it by, and its `effect` as an exact number or None.
    """
    chosen = responses.chosen
    now = _headline(instrument, chosen)

    @cache
    def effect(changes: Changes) -> Fraction | None:
        if now is None or not changes:
            return None
        then = _headline(instrument, {**chosen, **dict(changes)})
        return None if then is None else then - now

    found = [
        *_recommended(instrument, chosen, result),
        *_missing(instrument, chosen, result),
        *_wanted(result),
    ]
    told = [(id, effect(changes), priority) for id, changes, priority in found]
    told.sort(key=lambda one: (one[1] is None, -(one[1] or 0), one[2]))
    return [{"id": id, "effect": numbers.optional_exact(rise)} for id, rise, _ in told]


def _headline(instrument: Instrument, chosen: Mapping[str, Response]) -> Fraction | None:
    return outcome.of_all(instrument, chosen)[instrument.headline].score


def _recommended(
    instrument: Instrument, chosen: Mapping[str, Response], result: Mapping[str, Any]
) -> Iterator[tuple[str, Changes, int]]:
    for one in result["recommendations"]:
        about = {item for trigger in one["triggers"] for item in _about(instrument, trigger)}
        changes = _best(instrument, chosen, about)
        yield f"recommendation/{one['id']}", changes, int(one["priority"])


def _missing(
    instrument: Instrument, chosen: Mapping[str, Response], result: Mapping[str, Any]
) -> Iterator[tuple[str, Changes, int]]:
    for gap in result["gaps"]:
        about = {one["item"] for one in gap["requirements"]}
        yield f"gap/{gap['capability']}", _best(instrument, chosen, about), NO_PRIORITY


def _wanted(result: Mapping[str, Any]) -> Iterator[tuple[str, Changes, int]]:
    for entry in result["targets"]["items"]:
        if entry["gap"] is not None and Fraction(entry["gap"]) > 0:
            changes = frozenset({(entry["item"], entry["wanted"])})
            yield f"target/{entry['item']}", changes, NO_PRIORITY
    for entry in result["targets"]["scales"]:
        outright = entry["gap"] is not None and Fraction(entry["gap"]) > 0
        if outright and not result["targets"]["items"]:
            yield f"target-scale/{entry['scale']}", frozenset(), NO_PRIORITY


def _about(instrument: Instrument, trigger: Mapping[str, Any]) -> Iterable[str]:
    """The items that a trigger is about: a scale's only where its score is found too low."""
    if trigger["kind"] == "answer":
        return [trigger["item"]]
    if trigger["kind"] == "band":
        highest = instrument.scale[trigger["scale"]].bands[-1].id
        too_low = trigger["holds"] and highest not in trigger["bands"]
    else:
        too_low = trigger["below" if trigger["holds"] else "at_least"] is not None
    return _items_under(instrument, trigger["scale"]) if too_low else ()


def _items_under(instrument: Instrument, scale: str) -> list[str]:
    """The items that a scale is made of, in the end."""
    return [
        id
        for member in instrument.scale[scale].members
        for id in ([member.id] if member.kind == "item" else _items_under(instrument, member.id))
    ]


def _best(instrument: Instrument, chosen: Mapping[str, Response], items: Iterable[str]) -> Changes:
    """The best option of each of these items that has a lower one chosen."""
    found = set()
    for id in items:
        item, response = instrument.items[id], chosen.get(id)
        scored = item.kind == "single_choice" and item.values
        if not scored or response is None or item.missing(response):
            continue
        best = max(
            (option for option in item.options if option.value is not None),
            key=lambda option: _keyed(item, option.value),
        )
        if _keyed(item, best.value) > _keyed(item, item.chosen(response)[0].value):
            found.add((id, best.id))
    return frozenset(found)


def _keyed(item: Item, value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else item.keyed(value)
