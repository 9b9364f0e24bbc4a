"""Small tools for the words of problems."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

LONGEST = 60  # characters of an editor's text that a message repeats
MOST = 12  # ids that a hint lists


def quoted(value: Any) -> str:
    """What stands in the file, in quotation marks, on one line, short, with nothing invisible."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of keys"
    line = "".join(_visible(char) for char in " ".join(str(value).split("\n")))
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that *word* is most likely meant to be, if any is near."""
    near = get_close_matches(word[:LONGEST], sorted(known), n=1)
    return near[0] if near else None


def listed(ids: Sequence[str]) -> str:
    """The ids in one line, the first ones if they are many."""
    if len(ids) > MOST:
        return f"{', '.join(ids[:MOST])} and {len(ids) - MOST} more"
    return ", ".join(ids) or "none"


def _visible(char: str) -> str:
    return char if char.isprintable() else f"<U+{ord(char):04X}>"
