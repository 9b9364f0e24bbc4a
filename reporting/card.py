"""A result in short: a card among those of other instruments."""

from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import completeness, gaps, history_course, history_past, pictures, subject, words
from reporting.completeness import Completeness
from reporting.history_course import Course
from reporting.history_past import Past
from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

MOST = 3


class Step(NamedTuple):
    """What is most worth doing, or most missing, in a few words."""

    text: str
    unmet: str | None


class Card(NamedTuple):
    """One result, ready to be shown in short.

    `possible` is told of an assessment that is still being filled in: what it can yet come to.
    """

    title: str
    language: str
    address: str
    date: str | None
    completeness: Completeness
    headline: ScaleView
    possible: str | None
    picture: Markup | None
    course: Course | None
    steps_title: str
    steps: tuple[Step, ...]


def of(
    instrument: Instrument,
    response_set: ResponseSet,
    result: dict[str, Any],
    date: str | None,
    address: str,
    earlier: Past = history_past.NONE,
) -> Card:
    """The card of a result.

    Args:
        instrument: what was asked.
        response_set: what was answered.
        result: what came of it, as `scoring.result.compute` gives it.
        date: the day that the result is of, such as ``2026-11-22``; None for none.
        address: where the instrument's page is.
        earlier: the results before this one; they need a *date*.
    """
    told = subject.of(instrument, response_set, result)
    title, steps = _advised(told)
    return _card(told, address)._replace(
        date=None if date is None else words.date(date),
        course=None
        if date is None
        else history_course.of(told, earlier, date, _id(told, "course")),
        steps_title=title if steps else "What is missing most",
        steps=steps or _missing(told),
    )


def of_open(
    instrument: Instrument, response_set: ResponseSet, result: dict[str, Any], address: str
) -> Card:
    """The card of an assessment that is still being filled in: how far, and what it can come to.

    Advice would come too early.
    """
    told = subject.of(instrument, response_set, result)
    return _card(told, address)._replace(possible=_possible(told.scales[instrument.headline]))


def _card(told: Subject, address: str) -> Card:
    """What all cards have."""
    instrument = told.instrument
    headline = told.scales[instrument.headline]
    return Card(
        title=instrument.title,
        language=instrument.language,
        address=address,
        date=None,
        completeness=completeness.of(told.result),
        headline=headline,
        possible=None,
        picture=pictures.headline(headline, _id(told, "headline")),
        course=None,
        steps_title="",
        steps=(),
    )


def _id(told: Subject, picture: str) -> str:
    """An id of an instrument has no underscore, so this is nobody else's."""
    return f"{told.instrument.id}_{picture}"


def _possible(headline: ScaleView) -> str | None:
    """What the headline can come to; its range is shown in place of a score that is not there."""
    if headline.settled or headline.reachable is None:
        return None
    told = [f"{headline.reachable} of {headline.highest}"] if headline.number is not None else []
    told += [headline.possible] if headline.possible else []
    return f"Still possible: {', '.join(told)}." if told else "Still possible."


def _advised(told: Subject) -> tuple[str, tuple[Step, ...]]:
    """The first recommendations of one block, with its title: priorities hold within a block.

    That is the advice without a group, or else the first group with advice.
    """
    blocks = [(None, "What to do next"), *((one.id, one.title) for one in told.instrument.groups)]
    for group, title in blocks:
        given = [one for one in told.result["recommendations"] if one["group"] == group]
        if given:
            steps = tuple(Step(one["title"] or one["text"], None) for one in given[:MOST])
            return title, steps
    return "", ()


def _missing(told: Subject) -> tuple[Step, ...]:
    """The capabilities with the most gaps."""
    found = gaps.of(told)
    if found is None:
        return ()
    return tuple(Step(gap.title, gap.unmet) for gap in found.capabilities[:MOST])
