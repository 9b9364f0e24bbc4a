"""How a result changed: the same instrument's results from the earliest to the present one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import pictures, words
from reporting.folding import folded
from reporting.history_points import Score, points, standing
from reporting.scales import ScaleView, scale_views
from scoring import numbers
from scoring.instrument import Instrument

STANDING_OPEN, SLACK = 6, 2

Entry = tuple[str, dict[str, Any]]
"""A day as ISO text, and the result of that day as `scoring.result.compute` gives it."""


class Moment(NamedTuple):
    """One result: its day, the headline score in words, its band, and the change from before."""

    day: str
    score: str
    band: str | None
    change: str


class Shift(NamedTuple):
    """How far a scale of the profile moved since the earliest result, and since the last one."""

    title: str
    since_first: str
    since_last: str


class History(NamedTuple):
    """The headline scale over time, the newest moment first, and the changes of the profile.

    `first` and `last` are the days of the earliest result and of the one before the present;
    `two` says that they are the same result.
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


def of(instrument: Instrument, entries: Sequence[Entry]) -> History | None:
    """The history of a result; None with fewer than two entries.

    Args:
        instrument: what was asked, and by what all the results were computed.
        entries: the results, the earliest first and the present one last.

    Raises:
        ValueError: a date is no day of the calendar.
    """
    if len(entries) < 2:
        return None
    results = [result for _, result in entries]
    scales = scale_views(instrument, results[-1])
    by_id = [{entry["id"]: entry for entry in result["scales"]} for result in results]
    headline = scales[instrument.headline]
    told = [scores[headline.id] for scores in by_id]
    placed = points(headline, [day for day, _ in entries], told)
    titles = {band.id: band.title for band in instrument.scale[headline.id].bands}
    moments = [
        Moment(
            day=words.date(day),
            score=standing(headline, score),
            band=titles.get(score["band"]),
            change="first result" if before is None else change(headline, before, score),
        )
        for (day, _), before, score in zip(entries, (None, *told), told, strict=False)
    ]
    shown, more = folded(tuple(reversed(moments)), STANDING_OPEN, SLACK)
    first, last, now = by_id[0], by_id[-2], by_id[-1]
    return History(
        title=headline.title,
        picture=pictures.history(headline, placed),
        open=any(point.place is None and point.reachable is not None for point in placed),
        moments=shown,
        more=more,
        shifts=tuple(
            Shift(
                scales[id].title,
                change(scales[id], first[id], now[id]),
                change(scales[id], last[id], now[id]),
            )
            for id in instrument.profile
        ),
        first=moments[0].day,
        last=moments[-2].day,
        two=len(entries) == 2,
    )


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
