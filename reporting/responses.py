"""What was answered, section by section."""

from typing import NamedTuple

from reporting import words
from scoring import numbers
from scoring.instrument import Instrument, Item
from scoring.responses import ResponseSet


class ItemResponse(NamedTuple):
    """One question with the answer chosen, and what it counts for."""

    stem: str
    answer: str | None
    value: str


class SectionResponses(NamedTuple):
    """The questions of one section with their answers."""

    title: str
    items: tuple[ItemResponse, ...]


def by_section(instrument: Instrument, responses: ResponseSet) -> tuple[SectionResponses, ...]:
    """Every question with its answer, in the order of the page."""
    return tuple(
        SectionResponses(
            section.title,
            tuple(_response(item, responses.chosen.get(item.id)) for item in section.items),
        )
        for section in instrument.sections
    )


def _response(item: Item, chosen: str | None) -> ItemResponse:
    if chosen is None:
        return ItemResponse(item.stem, None, words.STATES["unanswered"])
    option = item.by_option[chosen]
    if option.value is None:
        return ItemResponse(item.stem, option.label, words.STATES[option.missing or "dont_know"])
    return ItemResponse(item.stem, option.label, numbers.exact(item.keyed(option.value)))
