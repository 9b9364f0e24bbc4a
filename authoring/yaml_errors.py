"""What can be wrong with a YAML file before its content matters, in words for its editor."""

import re
from itertools import islice
from pathlib import Path
from unicodedata import category, name

from authoring.problem import Place, Problem
from authoring.wording import quoted

_QUOTE_IF = "If the text itself begins with"
MAX_CONTROL_CHARACTERS = 20  # more of them mean that this is no text at all
# What stands before a line's own text: spaces, “- ” and the key.
_BEFORE_TEXT = re.compile(
    r"^[ -]*(?:[a-z_][a-z0-9_-]*:)?([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE
)


def unreadable(path: Path, error: OSError) -> Problem:
    """The file can't be opened."""
    reason = error.strerror or "unknown reason"
    hint = "Check the name of the file and that you may read it."
    return Problem(path, Place(1, 1), "unreadable", f"it can't be read: {reason}", hint)


def too_large(path: Path, limit: int) -> Problem:
    """The file is larger than any questionnaire."""
    message = f"it is larger than {limit // 1_000_000} MB"
    hint = "Check that this is the right file; split the instrument if it is."
    return Problem(path, Place(1, 1), "file-too-large", message, hint)


def not_utf8(path: Path, raw: bytes, error: UnicodeDecodeError) -> Problem:
    """The file's bytes are not UTF-8."""
    before = raw[: error.start].decode("utf-8-sig")
    return Problem(
        path,
        _place_after(before),
        "not-utf8",
        "a character here is not stored as UTF-8",
        "Save the file with the encoding UTF-8.",
    )


def control_characters(path: Path, text: str) -> list[Problem]:
    """Characters that no one sees and that change what is read, each with its place."""
    found = ((index, char) for index, char in enumerate(text) if is_control(char))
    return [
        Problem(
            path,
            _place_after(text[:index]),
            "control-character",
            f"there is an invisible character here: {name(char, f'U+{ord(char):04X}')}",
            "Delete it; typing the text anew is the surest way.",
        )
        for index, char in islice(found, MAX_CONTROL_CHARACTERS)
    ]


def odd_spaces(path: Path, text: str) -> list[Problem]:
    """Spaces that look plain, where YAML takes them for the beginning of a text."""
    return [
        Problem(
            path,
            _place_after(text[: found.start(1)]),
            "odd-space",
            f"this is not a plain space: {name(found[1])}",
            "Replace it, and others like it, by plain spaces.",
        )
        for found in islice(_BEFORE_TEXT.finditer(text), MAX_CONTROL_CHARACTERS)
    ]


def escaped_character(path: Path, place: Place, value: str) -> Problem | None:
    """A control character that a text in double quotation marks brings in by a backslash."""
    code = next((f"U+{ord(char):04X}" for char in value if is_control(char)), None)
    if code is None:
        return None
    message = f"a backslash in this text stands for an invisible character, {code}"
    return Problem(path, place, "control-character", message, "Remove it, or double the backslash.")


def second_document(path: Path, place: Place) -> Problem:
    """A second document begins."""
    hint = "Remove the line “---”, or move what follows to a file of its own."
    return Problem(path, place, "second-document", "a second document begins here", hint)


def alias(path: Path, place: Place) -> Problem:
    """An alias: ``*name``."""
    hint = f"Write out what it stands for. {_QUOTE_IF} *, put it in double quotation marks."
    return Problem(path, place, "alias", "* refers to another place in the file", hint)


def anchor(path: Path, place: Place) -> Problem:
    """An anchor: ``&name``."""
    hint = f"Remove it. {_QUOTE_IF} &, put it in double quotation marks."
    return Problem(path, place, "anchor", "& names this place in the file", hint)


def tag(path: Path, place: Place) -> Problem:
    """A tag: ``!name``."""
    hint = f"Remove it. {_QUOTE_IF} !, put it in double quotation marks."
    return Problem(path, place, "tag", "! gives this text a type", hint)


def merge_key(path: Path, place: Place) -> Problem:
    """The merge key: ``<<``."""
    hint = "Write out the keys that should be here."
    return Problem(path, place, "merge-key", "<< would merge another place into this one", hint)


def duplicate_key(path: Path, place: Place, key: str, first: Place) -> Problem:
    """A key that stands twice in one mapping."""
    message = (
        f"the key {quoted(key)} stands here for the second time; the first is in line {first.line}"
    )
    return Problem(path, place, "duplicate-key", message, "Keep one of the two.")


def not_a_key(path: Path, place: Place) -> Problem:
    """A key that is empty, a list, a mapping or has an anchor."""
    hint = "Write “key: text”; each key is a plain word."
    return Problem(path, place, "not-a-key", "a key is expected here", hint)


def too_deep(path: Path, place: Place, limit: int) -> Problem:
    """Nesting beyond any questionnaire."""
    message = f"this is nested more than {limit} levels deep"
    return Problem(path, place, "too-deep", message, "Check the brackets and the indentation.")


def is_control(char: str) -> bool:
    """Whether the character is no part of a text: it shows nothing, and changes what is read."""
    if char in "\n\r\t":
        return False
    bidirectional = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    no_character = category(char) in ("Cc", "Zl", "Zp", "Cs") or char in "\ufeff\ufffe\uffff"
    return no_character or bidirectional


def _place_after(before: str) -> Place:
    line = before.count("\n") + 1
    return Place(line, len(before) - (before.rfind("\n") + 1) + 1)
