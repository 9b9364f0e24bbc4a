"""Whole numbers as letters and digits, and several small numbers as one."""

from collections.abc import Iterable, Sequence

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(ALPHABET)

_PLACE = {character: place for place, character in enumerate(ALPHABET)}


def fixed(number: int, length: int) -> str:
    """The number, at least 0, in exactly that many characters.

    Raises:
        ValueError: it needs more.
    """
    written = []
    for _ in range(length):
        number, digit = divmod(number, BASE)
        written.append(ALPHABET[digit])
    if number:
        raise ValueError(f"a number needs more than {length} characters")
    return "".join(reversed(written))


def number(text: str) -> int:
    """The number that a text of the alphabet stands for; 0 for an empty one.

    Raises:
        ValueError: another character stands in it.
    """
    found = 0
    for character in text:
        if character not in _PLACE:
            raise ValueError("a character is none of the alphabet")
        found = found * BASE + _PLACE[character]
    return found


def width(states: int) -> int:
    """How many characters are enough for every number below *states*."""
    length = 0
    while states > 1:
        states = -(-states // BASE)
        length += 1
    return length


def joined(parts: Iterable[tuple[int, int]]) -> int:
    """One number for several: each comes with how many states it has, and is below that."""
    found = 0
    for part, states in parts:
        if not 0 <= part < states:
            raise ValueError(f"{part} is none of {states} states")
        found = found * states + part
    return found


def parted(number: int, states: Sequence[int]) -> list[int]:
    """The numbers that were joined into one, by how many states each has.

    Raises:
        ValueError: the number is larger than any that they can be joined into.
    """
    parts = []
    for many in reversed(states):
        number, part = divmod(number, many)
        parts.append(part)
    if number:
        raise ValueError("a number is larger than its parts can be")
    return parts[::-1]
