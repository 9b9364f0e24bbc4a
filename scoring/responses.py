"""A response set: what was chosen, held against the instrument before anything is computed.

The format ``inkbubble/responses@1``::

    {"format": "inkbubble/responses@1",
     "instrument": {"id": "…", "version": "…"},
     "responses": {"item-id": "option-id", …}}

An item that is absent is unanswered. Keys beside these are kept out of the computation.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from scoring.faults import Fault, InvalidResponses
from scoring.instrument import Instrument, Item

FORMAT = "inkbubble/responses@1"
MAX_ID = 64


class ResponseSet(NamedTuple):
    """The option chosen for each answered item, and the instrument version it was chosen in."""

    version: str
    chosen: Mapping[str, str]


def read(instrument: Instrument, data: Any) -> ResponseSet:
    """The response set in *data*, the plain data of a response file.

    Raises:
        InvalidResponses: with every fault there is; nothing of such a file is used.
    """
    faults = list(_envelope_faults(instrument, data))
    if not faults:
        faults = list(_response_faults(instrument, data["responses"]))
    if faults:
        raise InvalidResponses(faults)
    return ResponseSet(data["instrument"]["version"], dict(data["responses"]))


def _envelope_faults(instrument: Instrument, data: Any) -> Iterator[Fault]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        yield Fault(
            "wrong-format",
            "format",
            f"this is not a response file of the format {FORMAT}",
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


def _response_faults(instrument: Instrument, responses: Mapping[str, Any]) -> Iterator[Fault]:
    if len(responses) > len(instrument.items):
        yield Fault(
            "too-many-responses",
            "responses",
            f"there are {len(responses)} of them, and the instrument has "
            f"{len(instrument.items)} items",
            "Choose the file of this instrument and version.",
        )
        return
    for item_id, option_id in responses.items():
        where = f"responses.{item_id[:MAX_ID]}"
        item = instrument.items.get(item_id)
        if item is None:
            yield Fault(
                "unknown-item",
                where,
                "this instrument has no item of that id",
                _nearest(item_id, instrument.items) or "Remove it.",
            )
        elif not isinstance(option_id, str):
            yield Fault(
                "not-an-option",
                where,
                "the response is not the id of an option",
                _choices(item),
            )
        elif option_id not in item.by_option:
            yield Fault(
                "unknown-option",
                where,
                f"this item has no option “{option_id[:MAX_ID]}”",
                _nearest(option_id, item.by_option) or _choices(item),
            )


def _is_short_text(value: Any) -> bool:
    """Whether it is a text that an id or a version can be: one line, printable."""
    return isinstance(value, str) and len(value) <= MAX_ID and value.isprintable()


def _nearest(word: str, known: Mapping[str, object]) -> str:
    """A suggestion, unless the word is longer than any id: looking would take too long."""
    near = get_close_matches(word, known, n=1) if len(word) <= MAX_ID else []
    return f"Did you mean “{near[0]}”?" if near else ""


def _choices(item: Item) -> str:
    return "Choose one of: " + ", ".join(item.by_option) + "."
