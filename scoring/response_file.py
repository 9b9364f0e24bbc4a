"""The text of a response file, read with care: it may come from anywhere.

A response file is JSON (the format is described in `scoring.responses`). Here its text becomes
plain data, or a sentence that says what is wrong and where. JSON's traps are closed on the way:
keys that stand twice, numbers that are none or would lose digits, and nesting deep enough to end an
interpreter.
"""

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

from scoring.faults import Fault, InvalidResponses

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 20


def parse(text: str) -> Any:
    """The plain data that the JSON text stands for.

    Raises:
        InvalidResponses: the text is not JSON, or not JSON that can be read one way only.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        raise _invalid(
            "too-large",
            "the file",
            "it is too large for a response file",
            "Choose a response file.",
        )
    _refuse_deep_nesting(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=Decimal,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _invalid(
            "not-json",
            where,
            "this is not valid JSON, so it is no response file, or a damaged one",
            "Choose another file, or check for a missing comma, quotation mark or bracket just "
            "before this place.",
        ) from None
    except (ValueError, InvalidOperation):
        # Python refuses whole numbers of thousands of digits, and exponents of twenty.
        raise _invalid(
            "number-too-long", "the file", "a number in it is too long", "Correct that number."
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key, many in times.items() if many > 1)
        raise _invalid(
            "duplicate-key",
            f"key “{twice[:64]}”",
            "it stands twice in the same place",
            "Keep one of the two.",
        )
    return found


def _refuse_constant(name: str) -> Any:
    raise _invalid(
        "not-a-number", f"“{name}”", "it is not a number", "Write a number in digits, or leave out."
    )


def _refuse_deep_nesting(text: str) -> None:
    """Refuse what would take the JSON parser, which recurses, down with it."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return  # as in most files
    depth, in_string, escaped = 0, False, False
    for character in text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _invalid(
                    "too-deep",
                    "the file",
                    f"it is nested more than {MAX_DEPTH} levels deep",
                    "Choose a response file.",
                )
        elif character in "]}":
            depth -= 1


def _invalid(code: str, where: str, message: str, hint: str) -> InvalidResponses:
    return InvalidResponses([Fault(code, where, message, hint)])
