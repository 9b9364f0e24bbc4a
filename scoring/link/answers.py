"""The day and everything that is chosen or counted, as one number in a fixed number of characters.

Each has as many states as there are answers to it, and one more for none; together they are the
digits of one number in mixed radix.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scoring import days
from scoring.items import Response
from scoring.link import digits
from scoring.link.layout import Layout, Slot


def encode(layout: Layout, chosen: Mapping[str, Response], day: str | None) -> str:
    """The characters for the day and the answers of the layout's slots that are not written out.

    Raises:
        ValueError: the day is none, or an answer is none of its slot.
    """
    states = [_of_day(day), *(_state(slot, chosen.get(slot.id)) for slot in layout.slots)]
    return digits.fixed(digits.joined(zip(states, layout.states, strict=True)), layout.width)


def decode(layout: Layout, text: str) -> tuple[str | None, dict[str, Response]]:
    """The day, if there is one, and the answers.

    Raises:
        ValueError: no day and answers are written so.
    """
    if len(text) != layout.width:
        raise ValueError("the number of characters is not that of the layout")
    day, *states = digits.parted(digits.number(text), layout.states)
    return _day(day), dict(_chosen(layout, states))


def _chosen(layout: Layout, states: list[int]) -> Iterator[tuple[str, Response]]:
    for slot, state in zip(layout.slots, states, strict=True):
        if state:
            yield slot.id, _response(slot, state)


def _state(slot: Slot, response: Response | None) -> int:
    if response is None or slot.is_wording:
        return 0
    if isinstance(response, Fraction):
        steps = response * Fraction(10**slot.decimals) - (slot.lowest or 0)
        if steps.denominator != 1 or steps < 0:
            raise ValueError(f"{response} is no number for {slot.id}")
        return steps.numerator + 1
    if isinstance(response, str):
        return slot.options.index(response) + 1
    return sum(1 << slot.options.index(option) for option in response)


def _response(slot: Slot, state: int) -> Response:
    if slot.kind == "number":
        return Fraction(state - 1 + (slot.lowest or 0), 10**slot.decimals)
    if slot.kind == "single_choice":
        return slot.options[state - 1]
    several = tuple(id for place, id in enumerate(slot.options) if state >> place & 1)
    crowded = len(several) > 1 and not slot.alone.isdisjoint(several)
    if crowded or (slot.at_most is not None and len(several) > slot.at_most):
        raise ValueError(f"these options of {slot.id} can't be chosen together")
    return several


def _of_day(day: str | None) -> int:
    if day is None:
        return 0
    year, month, number = days.parts(day)
    return (year * 12 + month - 1) * 31 + number - 1


def _day(state: int) -> str | None:
    if state == 0:
        return None
    months, number = divmod(state, 31)
    year, month = divmod(months, 12)
    day = f"{year:04}-{month + 1:02}-{number + 1:02}"
    days.parts(day)
    return day
