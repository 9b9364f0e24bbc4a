"""Small words around numbers: plurals, lists, quotation marks, dates."""

from collections.abc import Sequence

from scoring import days

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

STATES = {
    "valued": "counted",
    "unanswered": "open: not answered",
    "dont_know": "open: not known",
    "not_applicable": "left out: does not apply",
    "hidden": "left out: not asked",
}
"""What each state of an item or a scale does to a score."""

WITHOUT_VALUE = {
    "unanswered": ("not answered", "not answered"),
    "dont_know": ("not known", "not known"),
    "not_applicable": ("that does not apply", "that do not apply"),
    "hidden": ("not asked", "not asked"),
}
"""What parts without a value are called, behind their number: for one, for several."""


def count(number: int, one: str, many: str) -> str:
    """The number with its noun: ``1 question``, ``3 questions``."""
    return f"{number} {one if number == 1 else many}"


def either(words: Sequence[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    return _listed(words, "or")


def both(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return _listed(words, "and")


def quoted(text: str) -> str:
    """The text in quotation marks, without a full stop: it stands inside another sentence."""
    return f"“{text.removesuffix('.')}”"


def date(iso: str) -> str:
    """``2026-11-22`` as ``22 November 2026``.

    Raises:
        ValueError: the text is not a day of that form.
    """
    year, month, day = days.parts(iso)
    return f"{day} {MONTHS[month - 1]} {year}"


def _listed(words: Sequence[str], last: str) -> str:
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail
