"""The headline scale from the earliest result to the present one, and how far a score moved."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from reporting import history_past, pictures, words
from reporting.history_past import Past
from reporting.history_points import Score, points
from reporting.scales import ScaleView
from reporting.subject import Subject
from reporting.svg import Point
from scoring import numbers


class Course(NamedTuple):
    """How the headline scale moved, in a picture and in words."""

    picture: Markup | None
    words: str


def of(subject: Subject, past: Past, date: str, id: str) -> Course | None:
    """The history in short; None if there is no earlier result.

    Args:
        subject: the present result.
        past: the earlier ones.
        date: the present day.
        id: of the picture, unique on the page.
    """
    if not past.entries:
        return None
    headline = subject.scales[subject.instrument.headline]
    told, placed = over_time(subject, past, date)
    moved = change(headline, told[0], told[-1])
    many = f", over {len(placed)} results" if len(placed) > 2 else ""
    day = words.date(past.entries[0].day)
    return Course(pictures.course(headline, placed, id), f"Since {day}: {moved}{many}")


def change(scale: ScaleView, before: Score, after: Score) -> str:
    """How far a score moved: ``+3``, ``−0.5``, ``no change``, or which of the two is missing.

    The difference is of the exact scores, and only then rounded.

    Args:
        scale: the scale, by whose digits the difference is shown.
        before: its entry in the earlier result.
        after: its entry in the later one.
    """
    then, now = (numbers.optional(entry["score"]["exact"]) for entry in (before, after))
    if now is None:
        return "no score"
    if then is None:
        return "no score before"
    return scale.step(now - then)


def over_time(subject: Subject, past: Past, date: str) -> tuple[list[Score], list[Point]]:
    """The headline's entry in each result, the present one last, and its points in a picture."""
    instrument = subject.instrument
    id = instrument.headline
    told = [history_past.scores(instrument, one, frozenset([id]))[id] for one in past.entries]
    told.append(scores_now(subject)[id])
    dates = [*(one.day for one in past.entries), date]
    return told, points(subject.scales[id], dates, told)


def scores_now(subject: Subject) -> Mapping[str, Score]:
    """Of the present result each scale's entry, by id."""
    return {entry["id"]: entry for entry in subject.result["scales"]}
