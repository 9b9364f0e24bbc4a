"""What was answered, section by section."""

from fractions import Fraction
from typing import NamedTuple

from reporting import words
from reporting.subject import Subject
from scoring import numbers
from scoring.instrument import Section
from scoring.items import Item, Response


class ItemResponse(NamedTuple):
    """One question with its answer (None: not answered), and what it counts for, if anything.

    `note` is what the visitor wrote beside the answer, or in place of one.
    """

    stem: str
    asked: bool
    answer: str | None
    value: str | None
    note: str | None


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
        return ItemResponse(item.stem, False, None, None, None)
    response = subject.response(item)
    told = None if response is None else answer(item, response)
    counts = _counts(item, response) if scored else None
    return ItemResponse(item.stem, True, told, counts, subject.responses.notes.get(item.id))


def counted(item: Item, response: Response) -> Fraction | None:
    """What a response to a scored item adds to a scale, before weights; None if it is missing."""
    if item.missing(response) is not None:
        return None
    if isinstance(response, Fraction):
        return item.keyed(response)
    values = (option.value for option in item.chosen(response))
    return sum((item.keyed(value) for value in values if value is not None), Fraction(0))


def _counts(item: Item, response: Response | None) -> str:
    """What a response adds, in digits; or why nothing."""
    value = None if response is None else counted(item, response)
    if value is not None:
        return numbers.plain(value)
    missing = None if response is None else item.missing(response)
    return words.STATES[missing or "unanswered"]
