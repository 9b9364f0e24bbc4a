"""How a result changed: the same instrument's results from the earliest to the present one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from reporting import history_items, history_past, pictures, words
from reporting.folding import folded
from reporting.history_course import change, over_time, scores_now
from reporting.history_items import Comparison
from reporting.history_past import Entry, Past
from reporting.history_points import Score, standing
from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring.instrument import Instrument

STANDING_OPEN, SLACK = 6, 2


class Moment(NamedTuple):
    """One result: its day and name, its headline score, its band, and the change from before."""

    day: str
    name: str | None
    score: str
    band: str | None
    change: str


class Shift(NamedTuple):
    """How far a scale of the profile moved since the earliest result, and since the last one."""

    title: str
    since_first: str
    since_last: str


class Choice(NamedTuple):
    """An earlier result that the answers can be compared with: its key and what it is called."""

    key: str
    label: str


class History(NamedTuple):
    """The headline scale over time, the newest moment first, and the changes since.

    `first` and `last` name the earliest result and the one before the present by their days;
    `two` says that they are the same result. `answers` compares with the last one, and `choices`
    has all that can be compared with, the last one first. `remarks` tells what is missing or was
    given otherwise. With no earlier result that could be read, there are only the remarks.
    """

    title: str
    picture: Markup | None
    open: bool
    moments: tuple[Moment, ...]
    more: tuple[Moment, ...]
    shifts: tuple[Shift, ...]
    first: str
    last: str
    two: bool
    answers: Comparison | None
    choices: tuple[Choice, ...]
    remarks: tuple[str, ...]


def of(subject: Subject, past: Past, date: str, *, live: bool) -> History | None:
    """The history of a result; None if there is no earlier one.

    Args:
        subject: the present result.
        past: the earlier ones.
        date: the present day, such as ``2026-11-22``.
        live: whether it stands in a page; a file tells no names and no words of then.

    Raises:
        ValueError: a date is no day of the calendar.
    """
    remarks = tuple(_remarks(past))
    headline = subject.scales[subject.instrument.headline]
    if not past.entries:
        nothing = History(headline.title, None, False, (), (), (), "", "", True, None, (), remarks)
        return nothing if remarks else None
    told, placed = over_time(subject, past, date)
    first, last = past.entries[0], past.entries[-1]
    moments = _moments(subject, past, date, told, live=live)
    shown, more = folded(tuple(reversed(moments)), STANDING_OPEN, SLACK)
    return History(
        title=headline.title,
        picture=pictures.history(headline, placed),
        open=any(point.place is None and point.reachable is not None for point in placed),
        moments=shown,
        more=more,
        shifts=tuple(_shifts(subject, first, last)),
        first=_since(first, "first", past),
        last=_since(last, "last", past),
        two=len(past.entries) == 1,
        answers=history_items.of(subject, last, live=live),
        choices=tuple(_choices(headline, past, told)),
        remarks=remarks,
    )


def _moments(
    subject: Subject, past: Past, date: str, told: Sequence[Score], *, live: bool
) -> list[Moment]:
    """Each result in words, the earliest first."""
    headline = subject.scales[subject.instrument.headline]
    titles = _band_titles(subject.instrument)
    named = [(one.day, one.name if live else None) for one in past.entries]
    return [
        Moment(
            day=words.date(day),
            name=name,
            score=standing(headline, score),
            band=titles.get(score["band"]),
            change="first result" if before is None else change(headline, before, score),
        )
        for (day, name), before, score in zip(
            [*named, (date, None)], (None, *told), told, strict=False
        )
    ]


def _since(entry: Entry, which: str, past: Past) -> str:
    """The day of an entry; where the first and the last are of one day, which of them it is."""
    day = words.date(entry.day)
    one_day = len(past.entries) > 1 and past.entries[0].day == past.entries[-1].day
    return f"the {which} of {day}" if one_day else day


def _band_titles(instrument: Instrument) -> dict[str, str]:
    return {band.id: band.title for band in instrument.scale[instrument.headline].bands}


def _shifts(subject: Subject, first: Entry, last: Entry) -> Iterator[Shift]:
    profile = subject.instrument.profile
    then, before = (
        history_past.scores(subject.instrument, one, frozenset(profile)) for one in (first, last)
    )
    now = scores_now(subject)
    for id in profile:
        scale = subject.scales[id]
        yield Shift(
            scale.title, change(scale, then[id], now[id]), change(scale, before[id], now[id])
        )


def _choices(headline: ScaleView, past: Past, told: Sequence[Score]) -> Iterator[Choice]:
    for entry, score in reversed(list(zip(past.entries, told, strict=False))):
        label = f"{words.date(entry.day)}: {standing(headline, score)}"
        yield Choice(entry.key, f"{label}, {entry.name}" if entry.name else label)


def _remarks(past: Past) -> Iterator[str]:
    if past.unread:
        left_out = "that can’t be read any more and is left out"
        several = "that can’t be read any more and are left out"
        one, many = f"earlier result {left_out}", f"earlier results {several}"
        yield f"There {'is' if past.unread == 1 else 'are'} {words.count(past.unread, one, many)}."
    if past.cut:
        yield f"Only the latest {history_past.MOST} results before this one are shown."
    if past.older:
        are = "result was" if past.older == 1 else "results were"
        yield f"{past.older} {are} given in another version, and worked out as it is now."
    if past.misfits:
        yield "Answers of then that have no place in it any more are left out here."
