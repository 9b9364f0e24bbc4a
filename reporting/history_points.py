"""Earlier results on a scale as it is now: their places, and their words."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from reporting import words
from reporting.scales import ScaleView
from reporting.shapes import Span
from reporting.svg import Point
from scoring import days, numbers

Score = dict[str, Any]
"""A scale's entry in a result, as `scoring.result.compute` gives it."""


def points(scale: ScaleView, dates: Sequence[str], scores: Sequence[Score]) -> list[Point]:
    """The points of a picture, by the days between them; in equal steps if there are none.

    Raises:
        ValueError: a date is no day of the calendar.
    """
    passed = [days.ordinal(date) for date in dates]
    start, whole = passed[0], passed[-1] - passed[0]
    steps = len(dates) - 1
    return [
        Point(
            time=Fraction(day - start, whole) if whole else Fraction(step, steps),
            place=_place(scale, score["score"]["exact"]),
            reachable=_reachable(scale, score["range"]),
            value=_number(scale, score) or "no score",
            day=_short(date),
        )
        for step, (date, day, score) in enumerate(zip(dates, passed, scores, strict=True))
    ]


def _place(scale: ScaleView, exact: str | None) -> Fraction | None:
    return None if exact is None else scale.place_of(numbers.parse(exact))


def _reachable(scale: ScaleView, ends: dict[str, str | None]) -> Span | None:
    low, high = (_place(scale, ends[end]) for end in ("low", "high"))
    return None if low is None or high is None else Span(low, high)


def _number(scale: ScaleView, score: Score) -> str | None:
    """The score, or what can be reached, or neither."""
    shown: str | None = score["score"]["display"]
    if shown is not None:
        return shown
    ends = [numbers.optional(score["range"][end]) for end in ("low", "high")]
    reached = dict.fromkeys(scale.rounded(end) for end in ends if end is not None)
    return " to ".join(reached) or None


def standing(scale: ScaleView, score: Score) -> str:
    """Where a score stood: ``10 of 12``, ``4 to 9 of 12``, ``no score``."""
    number = _number(scale, score)
    return "no score" if number is None else f"{number} of {scale.highest}"


def _short(date: str) -> str:
    """The day as it fits below a picture: ``22 Nov 2026``."""
    year, month, day = days.parts(date)
    return f"{day} {words.MONTHS[month - 1][:3]} {year}"
