"""Random response sets: every way of answering, partly filled in, now and then wrong."""

import random
from collections.abc import Iterator
from typing import Any

from scoring import outcome
from scoring.instrument import Instrument
from scoring.items import Item

# Letters that take one, two, three and four bytes, marks that HTML and JSON know, and a line break.
LETTERS = "ab é€😀<&\"'\\/\n"
DETAILS = {"text": "Ada & Co", "email": "ada@example.org", "phone": "+49 30 123456"}
WRONG: list[Any] = ["no such option", ["x", "x"], "1e9", "9" * 19, True, None, {}]


def response_sets(instrument: Instrument, number: int) -> Iterator[dict[str, Any]]:
    """As many response sets, as files hold them; the same ones each time, one in twenty wrong."""
    chance = random.Random(f"{instrument.id} {instrument.version}")
    for place in range(number):
        yield _response_file(instrument, chance, wrong=place % 20 == 19)


def _response_file(instrument: Instrument, chance: random.Random, *, wrong: bool) -> dict[str, Any]:
    answered = chance.choice([chance.random(), 1])
    items = list(instrument.items.values())
    chosen = {item.id: _answer(item, chance) for item in items if chance.random() < answered}
    if wrong:
        chosen[chance.choice(items).id] = chance.choice(WRONG)
    file = {
        "format": "inkbubble/responses@1",
        "instrument": {"id": instrument.id, "version": instrument.version},
        "responses": chosen,
        "targets": _targets(instrument, chance),
        "scale_targets": _scale_targets(instrument, chance),
    }
    if instrument.details is not None and chance.random() < 0.5:
        file["details"] = _details(instrument, chance)
    if chance.random() < 0.3:
        file["notes"] = {item.id: _text(40, chance) for item in items if chance.random() < 0.2}
    return file


def _answer(item: Item, chance: random.Random) -> Any:
    match item.kind:
        case "single_choice":
            return chance.choice(list(item.by_option))
        case "multiple_choice":
            return _several(item, chance)
        case "number":
            return _number(item, chance)
    return _text(min(item.max_length or 9, 9), chance)


def _text(longest: int, chance: random.Random) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(0, longest)))


def _several(item: Item, chance: random.Random) -> list[str]:
    alone = [option.id for option in item.options if option.alone]
    if alone and chance.random() < 0.2:
        return [chance.choice(alone)]
    together = [option.id for option in item.options if not option.alone]
    most = min(item.at_most or len(together), len(together))
    return chance.sample(together, chance.randint(0, most))


def _number(item: Item, chance: random.Random) -> int | str:
    """A whole number as one, or the text that the page sends; never a binary fraction."""
    low = int(item.minimum) if item.minimum is not None else -1000
    high = int(item.maximum) if item.maximum is not None else 1000
    whole = chance.randint(low, high)
    if item.decimals and low < high and chance.random() < 0.8:
        digits = "".join(chance.choices("0123456789", k=item.decimals))
        return f"{chance.randint(low, high - 1) if low >= 0 else abs(whole)}.{digits}"
    return whole if chance.random() < 0.5 else str(whole)


def _targets(instrument: Instrument, chance: random.Random) -> dict[str, str]:
    share = chance.random()
    return {
        id: chance.choice([o.id for o in instrument.items[id].options if o.value is not None])
        for id in instrument.targets.items
        if chance.random() < share
    }


def _scale_targets(instrument: Instrument, chance: random.Random) -> dict[str, Any]:
    ever = outcome.without_responses(instrument)
    found: dict[str, Any] = {}
    for id in instrument.targets.scales:
        low, high = ever[id].low, ever[id].high
        if chance.random() < 0.5 or low is None or high is None:
            continue
        bands = [band.id for band in instrument.scale[id].bands]
        tenths = chance.randint(0, 10)
        found[id] = chance.choice(bands) if bands else str(low + (high - low) * tenths / 10)
    return found


def _details(instrument: Instrument, chance: random.Random) -> dict[str, Any]:
    assert instrument.details is not None
    fields = {
        field.id: field.options[0].id if field.options else DETAILS[field.kind]
        for field in instrument.details.fields
        if field.required or chance.random() < 0.5
    }
    statements = [statement.id for statement in instrument.details.statements]
    shown = chance.random() < 0.5
    return {"fields": fields, "statements": statements, "reviewed": True, "shown": shown}
