"""Exact numbers: read from text, written as text, rounded only to be shown."""

import re
from fractions import Fraction

_EXACT = re.compile(r"[+-]?(\d{1,18}(\.\d{1,18})?|\d{1,18}/\d{1,18})", re.ASCII)


def parse(text: str) -> Fraction:
    """The exact number that a text such as ``3``, ``-0.25`` or ``1/3`` stands for.

    Raises:
        ValueError: the text is none of these forms, divides by zero, or has a part of more
            than 18 digits (longer ones are no answer of a person, only a way to stall).
    """
    if not _EXACT.fullmatch(text):
        raise ValueError(f"{text!r} is not a number")
    numerator, _, denominator = text.partition("/")
    if denominator and int(denominator) == 0:
        raise ValueError(f"{text!r} divides by zero")
    return Fraction(numerator) / Fraction(denominator or 1)


def exact(number: Fraction) -> str:
    """The number in lowest terms: ``22``, ``7/3``."""
    return str(number)


def display(number: Fraction, digits: int) -> str:
    """The number as people read it: *digits* decimals, rounded half up (away from zero).

    Half up is what people do by hand; Python's own `round` goes to the even neighbour.
    """
    scaled = abs(number) * 10**digits
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, decimals = divmod(rounded, 10**digits)
    sign = "-" if number < 0 and rounded else ""
    return f"{sign}{whole}.{decimals:0{digits}d}" if digits else f"{sign}{whole}"
