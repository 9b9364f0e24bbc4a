"""A file that was opened, in words, before anything of it is taken: what it holds, what won't fit.

What won't fit is kept beside the answers all the same (`scoring.fitting`); each such part is named
with its place, the question as the file's own edition asked it, and what is wrong.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reporting import plain_text, set_aside, words
from scoring import edition, visibility
from scoring.edition import Record
from scoring.fitting import Misfit
from scoring.instrument import Instrument
from scoring.receipt import Opened
from scoring.responses import ResponseSet

MOST_TOLD = 20
EARLIEST = "2000-01-01"  # a day before it is a slip, or a clock that was never set


class Stranger(NamedTuple):
    """What does not fit: its question's text if it is known, its place, why, and what it says."""

    question: str | None
    place: str
    message: str
    value: str | None


class Incoming(NamedTuple):
    """A file, ready to be told of.

    `edition` says that it is of another one than this; `doubt`, why its day is none. `holds`
    lists what would come in. `strangers` are told one by one, and `more` others counted.
    """

    title: str
    language: str
    form: str
    version: str
    edition: str | None
    day: str | None
    doubt: str | None
    holds: tuple[str, ...]
    misfits: str | None
    strangers: tuple[Stranger, ...]
    more: str | None


def of(
    instrument: Instrument,
    opened: Opened,
    responses: ResponseSet,
    misfits: Sequence[Misfit],
    editions: Sequence[Record],
    today: str | None = None,
) -> Incoming:
    """The file in words.

    Args:
        instrument: what it is opened for.
        opened: the file as it was read.
        responses: what of it fits this edition.
        misfits: what does not.
        editions: the records of past editions, the oldest first, by which gone questions are named.
        today: the day on which it is opened, as ISO text; None if it is not known.
    """
    date = day(opened, today)
    version = str(opened.data["instrument"]["version"])
    more = len(misfits) - MOST_TOLD
    told = misfits[:MOST_TOLD]
    return Incoming(
        title=instrument.title,
        language=instrument.language,
        form="A saved report" if opened.receipt else "A file of answers",
        version=plain_text.line(version),
        edition=instrument.version if version != instrument.version else None,
        day=None if date is None else words.date(date),
        doubt=_doubt(opened, today),
        holds=tuple(_holds(instrument, responses)),
        misfits=words.count(len(misfits), "part does", "parts do") if misfits else None,
        strangers=tuple(_strangers(instrument, version, told, editions)),
        more=words.count(more, "more part does", "more parts do") if more > 0 else None,
    )


def day(opened: Opened, today: str | None) -> str | None:
    """The day that the file says it is of, unless it can't be."""
    return None if _doubt(opened, today) else opened.date


def _doubt(opened: Opened, today: str | None) -> str | None:
    date = opened.date
    if date is None:
        said = opened.data.get("date") is not None
        return "what it says about its day is no day of the calendar" if said else None
    if date < EARLIEST:
        return f"its day, {words.date(date)}, is before there were such files"
    if today is not None and date > today:
        return f"its day, {words.date(date)}, is still to come"
    return None


def _holds(instrument: Instrument, responses: ResponseSet) -> Iterator[str]:
    asked = visibility.of_all(instrument, responses.chosen)
    total = sum(one.now for one in asked.values())
    answered = sum(asked[id].now for id in responses.chosen)
    yield f"answers to {answered} of {words.count(total, 'question', 'questions')}"
    if unasked := len(responses.chosen) - answered:
        answers = words.count(unasked, "answer", "answers")
        yield f"{answers} to questions that are not asked with these answers"
    wanted = len(responses.targets) + len(responses.scale_targets)
    for number, one, many in (
        (wanted, "wanted state", "wanted states"),
        (len(responses.notes), "note", "notes"),
        (len(responses.plan), "step of the plan", "steps of the plan"),
    ):
        if number:
            yield words.count(number, one, many)
    if responses.details is not None and instrument.details is not None:
        labels = [f.label for f in instrument.details.fields if f.id in responses.details.fields]
        yield f"details: {words.both(labels)}" if labels else "details, none of them filled in"


def _strangers(
    instrument: Instrument, version: str, misfits: Sequence[Misfit], editions: Sequence[Record]
) -> Iterator[Stranger]:
    of_then = edition.which(editions, version, None)
    likeliest = [one for one in (of_then, *reversed(editions)) if one is not None]
    for misfit, kept in zip(misfits, set_aside.of(instrument, misfits, likeliest), strict=True):
        message = plain_text.line(misfit.fault.message)
        yield Stranger(
            None if kept.question == misfit.id else kept.question,
            plain_text.line(misfit.fault.where),
            message,
            None if not kept.value or f"“{kept.value}”" in message else kept.value,
        )
