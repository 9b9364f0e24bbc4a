"""A result in short: a card among those of other instruments."""

from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import completeness, gaps, pictures, subject, words
from reporting.completeness import Completeness
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
    """One result, ready to be shown in short."""

    title: str
    language: str
    address: str
    date: str | None
    completeness: Completeness
    headline: ScaleView
    picture: Markup | None
    steps_title: str
    steps: tuple[Step, ...]


def of(
    instrument: Instrument,
    response_set: ResponseSet,
    result: dict[str, Any],
    date: str | None,
    address: str,
) -> Card:
    """The card of a result.

    Args:
        instrument: what was asked.
        response_set: what was answered.
        result: what came of it, as `scoring.result.compute` gives it.
        date: the day that the result is of, such as ``2026-11-22``; None for none.
        address: where the instrument's page is.
    """
    told = subject.of(instrument, response_set, result)
    headline = told.scales[instrument.headline]
    title, steps = _advised(told)
    return Card(
        title=instrument.title,
        language=instrument.language,
        address=address,
        date=None if date is None else words.date(date),
        completeness=completeness.of(result),
        headline=headline,
        # An id of an instrument has no underscore, so this is nobody else's.
        picture=pictures.headline(headline, f"{instrument.id}_headline"),
        steps_title=title if steps else "What is missing most",
        steps=steps or _missing(told),
    )


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
