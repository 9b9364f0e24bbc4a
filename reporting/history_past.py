"""Earlier results as they are given: read, brought into the edition of now, and put in order."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from reporting import plain_text
from reporting.history_points import Score
from scoring import days, fitting
from scoring import responses as response_sets
from scoring import result as results
from scoring.faults import InvalidResponses
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.responses import ResponseSet

MOST = 200  # the latest ones: more are no picture any more
LONGEST_NAME = 120

_Given = tuple[str, int, Mapping[str, Any]]


class Entry(NamedTuple):
    """An earlier result: what it is asked for by, its place in the list, its day and its answers.

    `name` is what the visitor calls it, if they do.
    """

    key: str
    place: int
    day: str
    name: str | None
    chosen: Mapping[str, Response]


class Past(NamedTuple):
    """The earlier results, the earliest first, and what is to be told of them.

    `unread` is how many could not be read, `older` how many were given in another edition, and
    `misfits` whether answers of them have no place in this one; `cut` says that there were more.
    """

    entries: tuple[Entry, ...] = ()
    unread: int = 0
    older: int = 0
    misfits: bool = False
    cut: bool = False

    def find(self, wanted: Any) -> Entry | None:
        """The one of that key, or else at that place of the list that was given."""
        by_key = next((one for one in self.entries if one.key == str(wanted)), None)
        return by_key or next((one for one in self.entries if str(one.place) == str(wanted)), None)


NONE = Past()


def of(instrument: Instrument, now: ResponseSet, given: Any, date: str | None) -> Past:
    """The results before the present one.

    Those of a later day are none of them, nor is the present one itself, which may be kept, too.

    Args:
        instrument: what was asked, and by what all of them are worked out.
        now: the present answers.
        given: a list of ``{"date", "responses", "id"?, "name"?}``; those of one day in their order.
        date: the present day as ISO text; without one there is no past.
    """
    if date is None or not isinstance(given, list):
        return NONE
    dated = sorted(_dated(given), key=lambda one: one[:2])
    before = [one for one in dated if one[0] <= date]
    entries, older, misfits, unread = [], 0, False, len(given) - len(dated)
    for day, place, one in before[-MOST:]:
        try:
            read, fitted = _read(instrument, fitting.answers_only(one["responses"]))
        except InvalidResponses:
            unread += 1
            continue
        if day == date and read.chosen == now.chosen:
            continue
        older += read.version != one["responses"]["instrument"]["version"]
        misfits = misfits or fitted
        chosen = plain_text.of_responses(read).chosen
        entries.append(Entry(_key(one, place), place, day, _name(one), chosen))
    return Past(tuple(entries), unread, older, misfits, len(before) > MOST)


def _dated(given: list[Any]) -> Iterator[_Given]:
    """Each that has a day and responses, with its day and its place."""
    for place, one in enumerate(given):
        day = one.get("date") if isinstance(one, dict) and "responses" in one else None
        if days.is_day(day):
            yield str(day), place, one


def _read(instrument: Instrument, data: Any) -> tuple[ResponseSet, bool]:
    """The response set as it is in this edition, and whether something of it has no place here."""
    made_for = data.get("instrument") if isinstance(data, dict) else None
    if isinstance(made_for, dict) and made_for.get("version") == instrument.version:
        try:
            return response_sets.read(instrument, data), False
        except InvalidResponses:
            pass  # an id may be another one by now, though the version is not
    fitted = fitting.fit(instrument, data)
    return response_sets.read(instrument, fitted.data), bool(fitted.misfits)


def _key(one: Mapping[str, Any], place: int) -> str:
    id = one.get("id")
    return id if isinstance(id, str) and id else str(place)


def _name(one: Mapping[str, Any]) -> str | None:
    name = one.get("name")
    return (plain_text.line(name)[:LONGEST_NAME] or None) if isinstance(name, str) else None


def scores(instrument: Instrument, entry: Entry, ids: frozenset[str]) -> Mapping[str, Score]:
    """Of the result of an entry the scales of these ids, which are remembered for a while."""
    return _scores(instrument, tuple(entry.chosen.items()), ids)


@lru_cache(maxsize=2 * MOST)
def _scores(
    instrument: Instrument, chosen: tuple[tuple[str, Response], ...], ids: frozenset[str]
) -> Mapping[str, Score]:
    return results.some_scales(instrument, dict(chosen), ids)
