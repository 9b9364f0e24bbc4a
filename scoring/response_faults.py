"""What can be wrong with a response file: every fault, each with its place and a way out."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from scoring import numbers, outcome, texts
from scoring.faults import Fault
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.scale import Scale

MAX_ID = 64
MOST_TOLD = 100  # strangers in a file that are told one by one; with more it is of another kind
LONGEST_NOTE = 2_000  # characters
OBJECTS = (
    ("targets", "no-targets", "these are not targets"),
    ("scale_targets", "no-targets", "these are not targets"),
    ("notes", "no-notes", "these are not notes by item"),
    ("set_aside", "nothing-set-aside", "this is not what was set aside"),
)


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
    for key, code, message in OBJECTS:
        if not isinstance(data.get(key, {}), dict):
            yield Fault(code, key, message, 'Give {"…": "…"}, or leave them out.')


def of_responses(instrument: Instrument, responses: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the responses, item by item."""
    if len(responses) > len(instrument.items) + MOST_TOLD:
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


def of_item(item: Item, given: Any, where: str, *, suggest: bool = True) -> Iterator[Fault]:
    """What is wrong with a response to the item.

    To *suggest* what may have been meant takes long, if it is to be done for thousands.
    """
    if item.kind == "number":
        yield from _of_number(item, given, where)
    elif item.kind == "multiple_choice":
        yield from _of_several(item, given, where, suggest=suggest)
    elif item.kind == "single_choice":
        yield from _of_option(item, given, where, suggest=suggest)
    elif not isinstance(given, str):
        yield Fault("not-a-text", where, "the response is not a text", 'Write a text in "…".')
    else:
        yield from _of_text(given, item.max_length, where)


def of_notes(instrument: Instrument, notes: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the notes, item by item."""
    if len(notes) > len(instrument.items) + MOST_TOLD:
        message = f"there are {len(notes)} of them, and {len(instrument.items)} could have one"
        hint = "Choose the file of this instrument and version."
        yield Fault("too-many-notes", "notes", message, hint)
        return
    for id, given in notes.items():
        where = f"notes.{id[: 2 * MAX_ID + 1]}"
        if id not in instrument.items:
            message = "this instrument has no item of that id"
            yield _unknown_item(id, where, instrument.items, message)
        elif not isinstance(given, str):
            yield Fault("not-a-text", where, "the note is not a text", 'Write a text in "…".')
        else:
            yield from _of_text(given, LONGEST_NOTE, where)


def _of_text(given: str, longest: int | None, where: str) -> Iterator[Fault]:
    if not texts.is_whole(given):
        message = "this text has half of a character in it, which nothing can show"
        yield Fault("not-a-text", where, message, "Write it anew.")
    elif longest is not None and len(given) > longest:
        message = f"this text has {len(given)} characters, and {longest} are allowed"
        yield Fault("too-long", where, message, "Shorten it.")


def of_targets(
    instrument: Instrument, data: Mapping[str, Any], *, suggest: bool = True
) -> Iterator[Fault]:
    """What is wrong with the wanted states; *suggest* as in `of_item`."""
    for key, most in (("targets", instrument.items), ("scale_targets", instrument.scale)):
        many = len(data.get(key) or {})
        if many > len(most) + MOST_TOLD:
            message = f"there are {many} of them, and {len(most)} could have one"
            hint = "Choose the file of this instrument and version."
            yield Fault("too-many-targets", key, message, hint)
            return
    for id, given in (data.get("targets") or {}).items():
        where = f"targets.{id[: 2 * MAX_ID + 1]}"
        if id not in instrument.targets.items:
            known = dict.fromkeys(instrument.targets.items)
            yield _unknown_item(id, where, known, "no wanted state is asked for such an item")
            continue
        item = instrument.items[id]
        faults = list(_of_option(item, given, where, suggest=suggest))
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
            yield from _of_scale_target(instrument, instrument.scale[id], given, where)


def _of_option(item: Item, given: Any, where: str, *, suggest: bool) -> Iterator[Fault]:
    if not isinstance(given, str):
        message = "the response is not the id of an option"
        yield Fault("not-an-option", where, message, _choices(item))
    elif given not in item.by_option:
        message = f"this item has no option “{given[:MAX_ID]}”"
        nearest = _nearest(given, item.by_option) if suggest else ""
        hint = nearest or _choices(item)
        yield Fault("unknown-option", where, message, hint)


def _of_several(item: Item, given: Any, where: str, *, suggest: bool) -> Iterator[Fault]:
    if not isinstance(given, list):
        message = "the response is not a list of its options"
        yield Fault("not-options", where, message, 'Write ["…", "…"]. ' + _choices(item))
        return
    if len(given) > len(item.options) + MOST_TOLD:
        message = f"{len(given)} options are named, and there are {len(item.options)}"
        yield Fault("too-many-options", where, message, _choices(item))
        return
    strange = False
    for option in given:
        for fault in _of_option(
            item, option, where, suggest=suggest
        ):  # one by one: often, the first is enough
            strange = True
            yield fault
    if strange:
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
        yield Fault(
            "out-of-range",
            where,
            f"{numbers.plain(number)} is out of range",
            _range(item.minimum, item.maximum),
        )
    elif (number * 10**item.decimals).denominator != 1:
        message = f"{numbers.plain(number)} has more decimals than are asked for"
        hint = f"Round it to {item.decimals} decimals." if item.decimals else "Round it."
        yield Fault("too-fine", where, message, hint)


def _of_scale_target(
    instrument: Instrument, scale: Scale, given: Any, where: str
) -> Iterator[Fault]:
    if scale.bands:
        known = {band.id: band for band in scale.bands}
        if not isinstance(given, str) or given not in known:
            hint = "Choose one of: " + ", ".join(known) + "."
            yield Fault("unknown-band", where, "this scale has no such band", hint)
        return
    try:
        wanted = numbers.given(given)
    except ValueError:
        hint = "Write digits, with a point before decimals: 3 or 2.5."
        yield Fault("not-a-number", where, "the wanted score is not a number", hint)
        return
    ever = outcome.without_responses(instrument)[scale.id]
    if ever.low is None or ever.high is None or not ever.low <= wanted <= ever.high:
        message = f"{numbers.plain(wanted)} is out of range"
        yield Fault("out-of-range", where, message, _range(ever.low, ever.high))


def _range(low: Fraction | None, high: Fraction | None) -> str:
    ends = [
        f"{words} {numbers.plain(end)}"
        for words, end in (("at least", low), ("at most", high))
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
