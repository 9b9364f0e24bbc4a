"""Days of the calendar as ISO texts such as ``2026-11-22``, without a clock."""

import re
from typing import Any

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parts(text: str) -> tuple[int, int, int]:
    """The year, the month and the day that the text names.

    Raises:
        ValueError: the text is not of that form, or there is no such day.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r:.40} is not a day")
    year, month, day = map(int, found.groups())
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        raise ValueError(f"{text!r} is no day of the calendar")
    return year, month, day


def is_day(value: Any) -> bool:
    """Whether the value is a text that names a day, as `parts` takes it."""
    try:
        parts(value if isinstance(value, str) else "")
    except ValueError:
        return False
    return True


def ordinal(text: str) -> int:
    """The number of the day, counted so that the next day has the next number.

    Raises:
        ValueError: as `parts`.
    """
    year, month, day = parts(text)
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return 365 * before + leaps + sum(_length(year, m) for m in range(1, month)) + day


def following(text: str) -> str:
    """The next day."""
    year, month, day = parts(text)
    if day < _length(year, month):
        return f"{year:04}-{month:02}-{day + 1:02}"
    return f"{year:04}-{month + 1:02}-01" if month < 12 else f"{year + 1:04}-01-01"


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]
