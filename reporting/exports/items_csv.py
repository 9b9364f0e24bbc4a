"""The answers as a tidy table: one row an item, in the order of the page.

`response` is what a response file has: option ids (several with a semicolon and a space between
them) or a number; `answer` the same in words, or the text. `value` is the exact number that the
answer counts, before weights; where there is none, `state` says why. `wanted` is the id of the
wanted option, `note` what the visitor wrote beside the answer.
"""

from collections.abc import Iterator
from fractions import Fraction

from reporting import words
from reporting.exports import tables
from reporting.responses import answer
from scoring import numbers, visibility
from scoring.instrument import Instrument
from scoring.items import Item, Response
from scoring.responses import ResponseSet

HEADERS = ("item", "section", "stem", "response", "answer", "value", "state", "wanted", "note")
NOT_SCORED = "answered: no score counts it"


def text(instrument: Instrument, response_set: ResponseSet) -> str:
    """The table's text."""
    return tables.text(HEADERS, _rows(instrument, response_set))


def _rows(instrument: Instrument, response_set: ResponseSet) -> Iterator[tuple[str, ...]]:
    asked = visibility.of_all(instrument, response_set.chosen)
    for section in instrument.sections:
        for item in section.items:
            response = response_set.chosen.get(item.id) if asked[item.id].now else None
            state = _state(instrument, item, response) if asked[item.id].now else "hidden"
            yield (
                item.id,
                section.title,
                item.stem,
                _plain(item, response),
                "" if response is None else answer(item, response),
                _value(item, response) if state == "valued" else "",
                words.STATES.get(state, NOT_SCORED),
                response_set.targets.get(item.id, ""),
                response_set.notes.get(item.id, "") if asked[item.id].now else "",
            )


def _state(instrument: Instrument, item: Item, response: Response | None) -> str:
    if response is None:
        return "unanswered"
    scored = item.id in instrument.scored_items
    return item.missing(response) or ("valued" if scored else "not_scored")


def _plain(item: Item, response: Response | None) -> str:
    if isinstance(response, Fraction):
        return numbers.plain(response)
    return "" if response is None else "; ".join(one.id for one in item.chosen(response))


def _value(item: Item, response: Response | None) -> str:
    if isinstance(response, Fraction):
        return numbers.plain(item.keyed(response))
    chosen = (option.value for option in item.chosen(response))
    return numbers.plain(sum((item.keyed(one) for one in chosen if one is not None), Fraction(0)))
