"""A short name for how a scale is scored, by which two editions are told to score alike.

It stands for the aggregate, the members with their weights, what counts, the rule for missing, and
of each item that is a member whether it is reverse-keyed and when it is asked. Titles, bands, the
values of options and the order of members are not in it.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from scoring import numbers
from scoring.conditions import Chosen, Condition, Every, InBand, Not, Scored, Some
from scoring.instrument import Instrument
from scoring.renames import NONE, Ids
from scoring.scale import Scale

# FNV-1a of 64 bits (Fowler, Noll, Vo): a name, not a proof, and no module to fetch.
_BASIS, _PRIME, _MASK = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


class Names(NamedTuple):
    """Other ids for an edition's own; those of options and bands by their item and scale."""

    items: Ids
    scales: Ids
    options: Mapping[str, Ids]
    bands: Mapping[str, Ids]


OWN = Names(NONE, NONE, {}, {})


def name(instrument: Instrument, scale: Scale, names: Names = OWN) -> str:
    """The name of the scale's rule, told in other ids where there are some."""
    within = {"item": (names.items, names.options), "scale": (names.scales, names.bands)}

    def called(kind: str, id: str) -> str:
        return within[kind][0].get(id, id)

    def part(kind: str, id: str, inner: str) -> str:
        return within[kind][1].get(id, NONE).get(inner, inner)

    members = [[one.kind, called(one.kind, one.id), str(one.weight)] for one in scale.members]
    asked = [
        [called("item", id), instrument.items[id].reverse, _condition(shown, called, part)]
        for kind, id, _ in scale.members
        if kind == "item"
        for shown in [instrument.show_if.get(id)]
    ]
    kinds = {
        (one.kind, one.id): {inner.id for inner in _inner(instrument, one.kind, one.id)}
        for one in scale.members
    }
    counted = {
        part(kind, id, inner)
        for (kind, id), known in kinds.items()
        for inner in scale.counted & known
    }
    rule = [
        scale.aggregate,
        sorted(members),
        sorted(counted),
        [scale.missing.rule, scale.missing.min_valid],
        sorted(asked, key=lambda one: str(one[0])),
    ]
    return _fnv(json.dumps(rule, ensure_ascii=False, separators=(",", ":")))


def _inner(instrument: Instrument, kind: str, id: str) -> tuple[Any, ...]:
    return instrument.items[id].options if kind == "item" else instrument.scale[id].bands


def _condition(
    condition: Condition | None,
    called: Callable[[str, str], str],
    part: Callable[[str, str, str], str],
) -> Any:
    """The condition as plain data, in the other ids."""
    match condition:
        case None:
            return None
        case Every(of=parts):
            return ["all", [_condition(one, called, part) for one in parts]]
        case Some(of=parts):
            return ["any", [_condition(one, called, part) for one in parts]]
        case Not(of=one):
            return ["not", _condition(one, called, part)]
        case Chosen(item=id, options=named):
            return ["item", called("item", id), sorted(part("item", id, one) for one in named)]
        case InBand(scale=id, bands=named):
            return ["band", called("scale", id), sorted(part("scale", id, one) for one in named)]
        case Scored(scale=id, at_least=low, below=high):
            bounds = [numbers.optional_exact(low), numbers.optional_exact(high)]
            return ["score", called("scale", id), bounds]


def _fnv(text: str) -> str:
    found = _BASIS
    for byte in text.encode():
        found = (found ^ byte) * _PRIME & _MASK
    return f"{found:016x}"
