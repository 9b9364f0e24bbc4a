"""What was answered, section by section."""

from fractions import Fraction
from typing import NamedTuple

from reporting import words
from reporting.subject import Subject
from scoring import numbers
from scoring.instrument import Section
from scoring.items import Item, Response


class ItemResponse(NamedTuple):
    """One question with its answer (None: not answered), and what it counts for, if anything."""

    stem: str
    asked: bool
    answer: str | None
    value: str | None


class SectionResponses(NamedTuple):
    """The questions of one section with their answers; no question of it may be asked.

    `scored` says whether any of its answers can count.
    """

    title: str
    asked: bool
    scored: bool
    items: tuple[ItemResponse, ...]


def by_section(subject: Subject) -> tuple[SectionResponses, ...]:
    """Every question with its answer, in the order of the page."""
    return tuple(_section(subject, section) for section in subject.instrument.sections)


def answer(item: Item, response: Response) -> str:
    """A response in words: the labels of its options, a number with its unit, or a text."""
    if isinstance(response, Fraction):
        number = numbers.plain(response)
        return number if item.unit is None else f"{number} {item.unit}"
    options = item.chosen(response)
    if options:
        return "; ".join(option.label for option in options)
    return str(response)


def _section(subject: Subject, section: Section) -> SectionResponses:
    scored = subject.instrument.scored_items
    return SectionResponses(
        section.title,
        any(subject.asked[item.id].now for item in section.items),
        any(item.id in scored for item in section.items),
        tuple(_response(subject, item, item.id in scored) for item in section.items),
    )


def _response(subject: Subject, item: Item, scored: bool) -> ItemResponse:
    if not subject.asked[item.id].now:
        return ItemResponse(item.stem, False, None, None)
    response = subject.response(item)
    told = None if response is None else answer(item, response)
    return ItemResponse(item.stem, True, told, _counts(item, response) if scored else None)


def _counts(item: Item, response: Response | None) -> str:
    """What a response adds to a scale, before weights; or why nothing."""
    if response is None:
        return words.STATES["unanswered"]
    missing = item.missing(response)
    if missing is not None:
        return words.STATES[missing]
    if isinstance(response, Fraction):
        return numbers.plain(item.keyed(response))
    values = (option.value for option in item.chosen(response))
    return numbers.plain(sum((item.keyed(v) for v in values if v is not None), Fraction(0)))
