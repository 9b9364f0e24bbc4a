"""What a link would hold, in words, so that nobody sends one without knowing."""

from typing import NamedTuple

from reporting import plain_text, words
from scoring import visibility
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

LONGEST_TEXT = 120  # characters of a text that are shown; it is the visitor's own


class Words(NamedTuple):
    """A question that was answered in one's own words, by its number and text, and the answer."""

    number: int
    stem: str
    text: str


class Contents(NamedTuple):
    """What is in a link: how many answers, the day, and the answers in words.

    `unasked` counts answers to questions that are not asked any more. `left_out` lists what the
    visitor gave besides, which no link holds.
    """

    language: str
    answers: str
    unasked: str | None
    day: str | None
    texts: tuple[Words, ...]
    left_out: str | None


def contents(instrument: Instrument, responses: ResponseSet, day: str | None) -> Contents:
    """What a link with these answers holds.

    Raises:
        ValueError: *day* is no day of the calendar.
    """
    asked = visibility.of_all(instrument, responses.chosen)
    unasked = sum(not asked[id].now for id in responses.chosen)
    texts = tuple(
        Words(number, item.stem, _short(str(responses.chosen[id])))
        for number, (id, item) in enumerate(instrument.items.items(), start=1)
        if item.kind in ("short_text", "long_text") and id in responses.chosen
    )
    return Contents(
        instrument.language,
        words.count(len(responses.chosen), "answer", "answers"),
        words.count(unasked, "of them is", "of them are") if unasked else None,
        None if day is None else words.date(day),
        texts,
        _left_out(responses),
    )


def _left_out(responses: ResponseSet) -> str | None:
    """What there is besides answers, with how many; None if there is nothing."""
    wanted = len(responses.targets) + len(responses.scale_targets)
    counts = (
        (wanted, "wanted state", "wanted states"),
        (len(responses.plan), "step of the plan", "steps of the plan"),
        (len(responses.notes), "note", "notes"),
    )
    found = [words.count(number, one, many) for number, one, many in counts if number]
    if responses.details is not None and responses.details.fields:
        found.append("your details")
    return words.both(found) if found else None


def _short(text: str) -> str:
    told = plain_text.line(text)
    return told if len(told) <= LONGEST_TEXT else f"{told[:LONGEST_TEXT]}…"
