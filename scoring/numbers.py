"""Exact numbers: read from text, written as text, rounded only to be shown."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

_EXACT = re.compile(r"[+-]?(\d{1,18}(\.\d{1,18})?|\d{1,18}/\d{1,18})", re.ASCII)
# As a browser's number field may have it: 1e1.
_SCIENTIFIC = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?[eE][+-]?\d{1,2}", re.ASCII)
LONGEST = 18  # digits of a part; longer ones are no answer of a person, only a way to stall


def parse(text: str) -> Fraction:
    """The exact number that a text such as ``3``, ``-0.25`` or ``1/3`` stands for.

    Raises:
        ValueError: the text is none of these forms, divides by zero, or has a part of more
            than 18 digits.
    """
    if not _EXACT.fullmatch(text):
        raise ValueError(f"{text!r} is not a number")
    numerator, _, denominator = text.partition("/")
    if denominator and int(denominator) == 0:
        raise ValueError(f"{text!r} divides by zero")
    return Fraction(numerator) / Fraction(denominator or 1)


def optional(text: str | None) -> Fraction | None:
    """The exact number of a text; None where there is none."""
    return None if text is None else parse(text)


def given(value: Any) -> Fraction:
    """The exact number in a response file: a whole number, a `Decimal`, or a text of digits.

    Raises:
        ValueError: it is none of them, or has more than 18 digits before or after the point.
    """
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**LONGEST:
        return Fraction(value)
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < LONGEST:
        return parse(format(value, "f"))
    if isinstance(value, str):
        text = value.strip()
        return given(Decimal(text)) if _SCIENTIFIC.fullmatch(text) else parse(text)
    raise ValueError(f"{value!r:.40} is not a number")


def exact(number: Fraction) -> str:
    """The number in lowest terms: ``22``, ``7/3``."""
    return str(number)


def optional_exact(number: Fraction | None) -> str | None:
    """The number in lowest terms; None where there is none."""
    return None if number is None else exact(number)


def plain(number: Fraction) -> str:
    """The number as a person writes it: ``5``, ``2.5``, or ``7/3`` where it has no last decimal."""
    digits = next((d for d in range(7) if (number * 10**d).denominator == 1), None)
    return exact(number) if digits is None else display(number, digits)


def display(number: Fraction, digits: int) -> str:
    """The number as people read it: *digits* decimals, rounded half up (away from zero).

    Half up is what people do by hand; Python's own `round` goes to the even neighbour.
    """
    scaled = abs(number) * 10**digits
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, decimals = divmod(rounded, 10**digits)
    sign = "-" if number < 0 and rounded else ""
    return f"{sign}{whole}.{decimals:0{digits}d}" if digits else f"{sign}{whole}"
