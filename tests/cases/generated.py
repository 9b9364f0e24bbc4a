"""Compiled instruments by chance: small ones that ask and score in every way there is."""

import random
from typing import Any

from tests.building import answer, compiled, item, number, scale, several, text

VALUES = ["-1", "0", "1/2", "1/3", "0.1", "1", "2", "5", "12345/7"]
WEIGHTS = ["1", "2", "1/2", "3", "1/7", "0.1"]
AGGREGATES = ["sum", "mean", "percent", "min", "max", "count"]
MISSING = ["dont_know", "not_applicable"]
IDS = ["a", "b", "c", "d", "e", "f"]


def instrument(place: int) -> dict[str, Any]:
    """One instrument; the same place gives the same one each time."""
    chance = random.Random(f"generated {place}")
    items = [_item(id, chance) for id in IDS[: chance.randint(2, len(IDS))]]
    _hide(items, chance)
    items.append(text("words", chance.randint(1, 40), chance.choice(["short_text", "long_text"])))
    scales = _scales(items[:-1], chance)
    wanted = [one["id"] for one in items if "type" not in one and chance.random() < 0.5]
    targets = {"items": wanted, "scales": [one["id"] for one in scales if chance.random() < 0.5]}
    return compiled(items, scales, id=f"generated-{place}", targets=targets)


def _item(id: str, chance: random.Random) -> dict[str, Any]:
    way = chance.choice(["single", "single", "several", "number"])
    reverse = chance.random() < 0.3
    if way == "number":
        low, decimals = chance.randint(-2, 2), chance.choice([0, 0, 1, 3])
        high = low + chance.randint(1, 9)
        return number(id, str(low), str(high), decimals=decimals, reverse=reverse)
    options = {f"v{i}": one for i, one in enumerate(chance.sample(VALUES, chance.randint(2, 4)))}
    extra = " ".join(chance.sample(MISSING, chance.randint(0, 2)))
    if way == "single":
        return item(id, options, reverse=reverse, extra=extra)
    bound = chance.choice([{}, {"at_most": 1}, {"at_most": 2}])
    return several(id, options, alone=chance.choice(["", "v0"]), extra=extra, **bound)


def _hide(items: list[dict[str, Any]], chance: random.Random) -> None:
    """Let some items depend on the ones before them."""
    for place, one in enumerate(items):
        earlier = [other for other in items[:place] if other["options"]]
        if earlier and chance.random() < 0.3:
            one["show_if"] = _condition(earlier, chance, 2)


def _condition(about: list[dict[str, Any]], chance: random.Random, depth: int) -> dict[str, Any]:
    way = chance.choice(["item", "item", "not", "all", "any"]) if depth else "item"
    if way == "item":
        one = chance.choice(about)
        options = [option["id"] for option in one["options"]]
        return answer(one["id"], *chance.sample(options, chance.randint(1, 2)))
    if way == "not":
        return {"not": _condition(about, chance, depth - 1)}
    return {way: [_condition(about, chance, depth - 1) for _ in range(chance.randint(1, 2))]}


def _scales(items: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """One scale over items, or one over two scales that share no item."""
    if len(items) < 4 or chance.random() < 0.6:
        return [_scale("s", items, chance)]
    cut = chance.randint(1, len(items) - 1)
    parts = [
        _scale("left", items[:cut], chance),
        _scale("right", items[cut:], chance),
    ]
    rule = chance.choice([("complete", None), ("left_out", "1")])
    aggregate = chance.choice(["sum", "mean", "min", "max"])
    return [scale("s", aggregate, ["left", "right"], over="scale", missing=rule), *parts]


def _scale(id: str, items: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    members = [one["id"] for one in items]
    numbers = any(not one["options"] for one in items)
    aggregate = chance.choice(AGGREGATES[:-1] if numbers else AGGREGATES)
    fewest = str(chance.randint(1, len(members)))
    rules = [("complete", None), ("left_out", fewest)]
    if aggregate == "sum":
        rules.append(("prorated", fewest))
    return scale(
        id,
        aggregate,
        members,
        missing=chance.choice(rules),
        counted=["v0", "v2"] if aggregate == "count" else [],
        weights={member: chance.choice(WEIGHTS) for member in members},
        bands=chance.choice([[], ["-1", "2"], ["0"]]),
        digits=chance.randint(0, 3),
    )
