"""Somebody else's result beside one's own: each scale, then the questions answered differently.

How far two answers are apart is the measure of `scoring.agreement` for a pair: 1 where one has the
lowest and the other the highest answer. What has no measure, such as two texts, or an answer that
only one of the two gave, comes behind, in the order of the page.
"""

from fractions import Fraction
from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import completeness, pictures, plain_text, responses, subject, words
from reporting.folding import folded
from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring import agreement
from scoring.faults import Fault
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.responses import ResponseSet

MOST_OPEN, SLACK = 8, 3

NOT_ASKED, NOT_ANSWERED = "Not asked", "Not answered"


class Side(NamedTuple):
    """One of the two: the day in words, how much is answered, and the headline scale."""

    date: str | None
    answered: str
    headline: ScaleView
    picture: Markup | None


class Row(NamedTuple):
    """A scale in both results: where each stands, its band, and the difference in words."""

    title: str
    shared: str
    shared_band: str | None
    own: str
    own_band: str | None
    difference: str


class Answers(NamedTuple):
    """A question by its number and text, and both answers in words."""

    number: int
    stem: str
    shared: str
    own: str


class Beside(NamedTuple):
    """Both results; `own` is None where there is only the one that was shared.

    `missing` says why one's own is not there, though it is kept.
    `first` are the answers that differ most, `more` the others that differ. `alike` says how many
    answers are the same; it is None if there is nothing to compare.
    """

    title: str
    language: str
    shared: Side
    own: Side | None
    missing: str | None
    rows: tuple[Row, ...]
    differing: str
    alike: str | None
    first: tuple[Answers, ...]
    more: tuple[Answers, ...]


Result = tuple[ResponseSet, dict[str, Any], str | None]
"""What was answered, what came of it (`scoring.result.compute`), and the day, or None."""


def of(
    instrument: Instrument, shared: Result, own: Result | None, missing: Fault | None = None
) -> Beside:
    """The two results side by side.

    Args:
        instrument: what both answered.
        shared: what somebody sent.
        own: the visitor's own, if there is one.
        missing: what keeps it from being read, if something does.

    Raises:
        ValueError: a date is no day of the calendar.
    """
    theirs = subject.of(instrument, *shared[:2])
    mine = theirs if own is None else subject.of(instrument, *own[:2])
    order = dict.fromkeys((instrument.headline, *instrument.profile, *instrument.scale))
    found = _all(theirs) if own is None else _differing(theirs, mine)
    first, more = folded(tuple(found), MOST_OPEN, SLACK)
    return Beside(
        title=instrument.title,
        language=instrument.language,
        shared=_side(theirs, shared[2], "picture_shared", "Shared"),
        own=None if own is None else _side(mine, own[2], "picture_own", "You"),
        missing=None if missing is None else _missing(missing),
        rows=tuple(_row(theirs.scales[id], mine.scales[id]) for id in order),
        differing=_count(len(found)),
        alike=None if own is None else _alike(theirs, mine),
        first=first,
        more=more,
    )


def difference(shared: ScaleView, own: ScaleView) -> str:
    """How far one's own score is from the other: ``yours is 3 higher``, ``the same``.

    The difference is of the exact scores, and only then rounded.
    """
    if own.score is None:
        return "neither has a score" if shared.score is None else "yours has no score"
    if shared.score is None:
        return "only yours has a score"
    if shared.score == own.score:
        return "the same"
    amount = own.step(own.score - shared.score).lstrip("+− ")
    return f"yours is {amount} {'higher' if own.score > shared.score else 'lower'}"


def _side(told: Subject, date: str | None, picture: str, whose: str) -> Side:
    headline = told.scales[told.instrument.headline]
    return Side(
        None if date is None else words.date(date),
        completeness.of(told.result).answered,
        headline,
        pictures.headline(headline, picture, whose),
    )


def _missing(fault: Fault) -> str:
    why = plain_text.line(f"{fault.where}: {fault.message}")
    return f"Your own result is not beside it, because your answers can’t be read ({why})."


def _row(shared: ScaleView, own: ScaleView) -> Row:
    return Row(
        shared.title,
        pictures.standing(shared),
        None if shared.band is None else shared.band.title,
        pictures.standing(own),
        None if own.band is None else own.band.title,
        difference(shared, own),
    )


def _differing(shared: Subject, own: Subject) -> list[Answers]:
    """The questions that were not answered the same, those first whose answers are furthest."""
    found = []
    for number, item in enumerate(shared.instrument.items.values(), start=1):
        theirs, mine = _told(shared, item), _told(own, item)
        if shared.response(item) != own.response(item):
            apart = _apart(shared, own, item)
            found.append((-apart, number, Answers(number, item.stem, theirs, mine)))
    return [answers for _, _, answers in sorted(found, key=lambda one: one[:2])]


def _apart(shared: Subject, own: Subject, item: Item) -> Fraction:
    """How far apart the answers are; less than any distance where there is no measure."""
    theirs, mine = shared.response(item), own.response(item)
    if theirs is None or mine is None:
        return Fraction(-2)
    apart = agreement.of(item, {theirs: 1, mine: 1}, left_open=0, not_asked=0).apart
    return Fraction(-1) if apart is None else apart


def _all(shared: Subject) -> list[Answers]:
    """Every question that was answered."""
    return [
        Answers(number, item.stem, _told(shared, item), "")
        for number, item in enumerate(shared.instrument.items.values(), start=1)
        if shared.response(item) is not None
    ]


def _told(told: Subject, item: Item) -> str:
    if not told.asked[item.id].now:
        return NOT_ASKED
    response = told.response(item)
    return NOT_ANSWERED if response is None else responses.answer(item, response)


def _alike(shared: Subject, own: Subject) -> str:
    items = shared.instrument.items.values()
    pairs = [(shared.response(item), own.response(item)) for item in items]
    alike = sum(theirs is not None and theirs == mine for theirs, mine in pairs)
    return words.count(alike, "question is", "questions are") + " answered alike"


def _count(many: int) -> str:
    return words.count(many, "question", "questions")
