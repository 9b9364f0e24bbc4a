"""What can be wrong with a response file: every fault, each with its place and a way out."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from scoring import numbers
from scoring.faults import Fault
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.scale import Scale

MAX_ID = 64


def of_envelope(instrument: Instrument, data: Any, format: str) -> Iterator[Fault]:
    """What keeps the data from being a response file for this instrument."""
    if not isinstance(data, dict) or data.get("format") != format:
        yield Fault(
            "wrong-format",
            "format",
            f"this is not a response file of the format {format}",
            'Write {"format": "inkbubble/responses@1", "instrument": {"id": "…", "version": "…"}, '
            '"responses": {"item": "option"}}.',
        )
        return
    made_for = data.get("instrument")
    if not isinstance(made_for, dict) or not all(
        _is_short_text(made_for.get(key)) for key in ("id", "version")
    ):
        yield Fault(
            "no-instrument",
            "instrument",
            "it does not say which instrument and version it answers",
            'Give {"id": "…", "version": "…"}.',
        )
    elif made_for["id"] != instrument.id:
        yield Fault(
            "other-instrument",
            "instrument.id",
            f"it answers “{made_for['id']}”, not “{instrument.id}”",
            "Choose the instrument that the file was made for.",
        )
    if not isinstance(data.get("responses"), dict):
        yield Fault(
            "no-responses",
            "responses",
            "it holds no responses",
            'Give {"item": "option", …}, or {} for none.',
        )
    for key in ("targets", "scale_targets"):
        if not isinstance(data.get(key, {}), dict):
            hint = 'Give {"…": "…"}, or leave them out.'
            yield Fault("no-targets", key, "these are not targets", hint)


def of_responses(instrument: Instrument, responses: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the responses, item by item."""
    if len(responses) > len(instrument.items):
        yield Fault(
            "too-many-responses",
            "responses",
            f"there are {len(responses)} of them, and the instrument has "
            f"{len(instrument.items)} items",
            "Choose the file of this instrument and version.",
        )
        return
    for id, given in responses.items():
        where = f"responses.{id[: 2 * MAX_ID + 1]}"
        item = instrument.items.get(id)
        if item is None:
            yield _unknown_item(
                id, where, instrument.items, "this instrument has no item of that id"
            )
        else:
            yield from of_item(item, given, where)


def of_item(item: Item, given: Any, where: str) -> Iterator[Fault]:
    """What is wrong with a response to the item."""
    if item.kind == "number":
        yield from _of_number(item, given, where)
    elif item.kind == "multiple_choice":
        yield from _of_several(item, given, where)
    elif item.kind == "single_choice":
        yield from _of_option(item, given, where)
    elif not isinstance(given, str):
        yield Fault("not-a-text", where, "the response is not a text", 'Write a text in "…".')
    elif item.max_length is not None and len(given) > item.max_length:
        message = f"this text has {len(given)} characters, and {item.max_length} are allowed"
        yield Fault("too-long", where, message, "Shorten it.")


def of_targets(instrument: Instrument, data: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the wanted states."""
    for id, given in (data.get("targets") or {}).items():
        where = f"targets.{id[: 2 * MAX_ID + 1]}"
        if id not in instrument.targets.items:
            known = dict.fromkeys(instrument.targets.items)
            yield _unknown_item(id, where, known, "no wanted state is asked for such an item")
            continue
        item = instrument.items[id]
        faults = list(_of_option(item, given, where))
        yield from faults
        if not faults and item.by_option[given].value is None:
            hint = "Choose an option that has a value."
            yield Fault("not-a-target", where, f"“{given}” is no state to want", hint)
    for id, given in (data.get("scale_targets") or {}).items():
        where = f"scale_targets.{id[:MAX_ID]}"
        if id not in instrument.targets.scales:
            known = dict.fromkeys(instrument.targets.scales)
            yield _unknown_item(id, where, known, "no wanted state is asked for such a scale")
        else:
            yield from _of_scale_target(instrument.scale[id], given, where)


def _of_option(item: Item, given: Any, where: str) -> Iterator[Fault]:
    if not isinstance(given, str):
        message = "the response is not the id of an option"
        yield Fault("not-an-option", where, message, _choices(item))
    elif given not in item.by_option:
        message = f"this item has no option “{given[:MAX_ID]}”"
        hint = _nearest(given, item.by_option) or _choices(item)
        yield Fault("unknown-option", where, message, hint)


def _of_several(item: Item, given: Any, where: str) -> Iterator[Fault]:
    if not isinstance(given, list) or len(given) > len(item.options):
        message = "the response is not a list of its options"
        yield Fault("not-options", where, message, 'Write ["…", "…"]. ' + _choices(item))
        return
    faults = [fault for option in given for fault in _of_option(item, option, where)]
    yield from faults
    if faults:
        return
    if len(set(given)) < len(given):
        yield Fault("option-twice", where, "an option stands in it twice", "Name each once.")
    if item.at_most is not None and len(given) > item.at_most:
        message = f"{len(given)} options are chosen, and {item.at_most} are allowed"
        yield Fault("too-many-options", where, message, f"Keep {item.at_most} at most.")
    alone = [option for option in given if item.by_option[option].alone]
    if alone and len(given) > 1:
        hint = f"Keep “{alone[0]}”, or the others."
        yield Fault("not-alone", where, f"“{alone[0]}” can't stand beside others", hint)


def _of_number(item: Item, given: Any, where: str) -> Iterator[Fault]:
    try:
        number = numbers.given(given)
    except ValueError:
        hint = "Write digits, with a point before decimals: 3 or 2.5."
        yield Fault("not-a-number", where, "the response is not a number", hint)
        return
    if (item.minimum is not None and number < item.minimum) or (
        item.maximum is not None and number > item.maximum
    ):
        yield Fault("out-of-range", where, f"{numbers.plain(number)} is out of range", _range(item))
    elif (number * 10**item.decimals).denominator != 1:
        message = f"{numbers.plain(number)} has more decimals than are asked for"
        hint = f"Round it to {item.decimals} decimals." if item.decimals else "Round it."
        yield Fault("too-fine", where, message, hint)


def _of_scale_target(scale: Scale, given: Any, where: str) -> Iterator[Fault]:
    if scale.bands:
        known = {band.id: band for band in scale.bands}
        if not isinstance(given, str) or given not in known:
            hint = "Choose one of: " + ", ".join(known) + "."
            yield Fault("unknown-band", where, "this scale has no such band", hint)
        return
    try:
        numbers.given(given)
    except ValueError:
        hint = "Write digits, with a point before decimals: 3 or 2.5."
        yield Fault("not-a-number", where, "the wanted score is not a number", hint)


def _range(item: Item) -> str:
    ends = [
        f"{words} {numbers.plain(end)}"
        for words, end in (("at least", item.minimum), ("at most", item.maximum))
        if end is not None
    ]
    return f"Write a number of {' and '.join(ends)}."


def _unknown_item(id: str, where: str, known: Mapping[str, object], message: str) -> Fault:
    return Fault("unknown-item", where, message, _nearest(id, known) or "Remove it.")


def _is_short_text(value: Any) -> bool:
    """Whether it is a text that an id or a version can be: one line, printable."""
    return isinstance(value, str) and len(value) <= MAX_ID and value.isprintable()


def _nearest(word: str, known: Mapping[str, object]) -> str:
    """A suggestion, unless the word is longer than any id: looking would take too long."""
    near = get_close_matches(word, known, n=1) if len(word) <= MAX_ID else []
    return f"Did you mean “{near[0]}”?" if near else ""


def _choices(item: Item) -> str:
    return "Choose one of: " + ", ".join(item.by_option) + "."
