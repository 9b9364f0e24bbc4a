"""The text of a response file, read with care: it may come from anywhere.

A response file is JSON (the format is described in `scoring.responses`). Here its text becomes
plain data, or a sentence that says what is wrong and where. JSON's traps are closed on the way:
keys that stand twice, numbers that are none or would lose digits, and nesting deep enough to end an
interpreter.
"""

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

from scoring.faults import Fault, InvalidResponses

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 20

_FORMAT = re.compile(r"inkbubble/(responses|receipt)@(?P<version>[1-9][0-9]{0,3})")
_WHOLE = "Choose the file as it was saved, or save it anew."


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
    _refuse_what_is_no_json(text)
    _refuse_deep_nesting(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=Decimal,
        )
    except json.JSONDecodeError as error:
        if _ends_too_early(text, error):
            raise _invalid(
                "cut-off", "the file", "it ends too early, as if it had been cut off", _WHOLE
            ) from None
        where = _place(text, error)
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


def refuse_newer(data: Any) -> None:
    """Refuse what a later release of this program wrote: what it means is not known here.

    Raises:
        InvalidResponses: the data says so of itself.
    """
    format = data.get("format") if isinstance(data, dict) else None
    found = _FORMAT.fullmatch(format) if isinstance(format, str) else None
    if found is not None and int(found["version"]) > 1:
        raise _invalid(
            "newer-format",
            "format",
            "the file was made by a newer version of this program",
            "Load this page again, then open the file again.",
        )


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


def _refuse_what_is_no_json(text: str) -> None:
    """Tell common mistakes apart: JSON's own message would say little."""
    if not text.strip():
        raise _invalid("empty", "the file", "it is empty", _WHOLE)
    if text.startswith("%PDF-"):
        hint = "Choose the report saved as HTML, or the answers saved as JSON."
        raise _invalid("pdf", "the file", "it is a PDF, which can't be opened again", hint)


def _ends_too_early(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the parser came to the end, or to a quotation mark that is never closed."""
    return not text[error.pos :].strip() or error.msg.startswith("Unterminated string")


def _place(text: str, error: json.JSONDecodeError) -> str:
    """Line and column of the error; of a comma before a closing bracket, those of the comma.

    Python names the comma since 3.13, and the bracket before: here it is the same everywhere.
    """
    at = error.pos
    before = text[:at].rstrip(" \t\r\n")
    closing = {"}": "Expecting property name", "]": "Expecting value"}.get(text[at : at + 1])
    if closing and before.endswith(",") and error.msg.startswith(closing):
        at = len(before) - 1
    line = text.count("\n", 0, at) + 1
    return f"line {line}, column {at - text.rfind(chr(10), 0, at)}"


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
