"""What a path may change: which items, and what each answer can be changed to.

An item that decides a condition keeps its answer, so that the same items are asked all along; and
so does one that does not apply. No answer is ever changed to one without a value.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, overload

from scoring import visibility
from scoring.instrument import Instrument
from scoring.items import Item, Response
from scoring.visibility import Asked

ZERO = Fraction(0)

Worth = Callable[[Response], Fraction]
"""How much an answer to some item counts, however that is measured."""


def movable(
    instrument: Instrument, chosen: Mapping[str, Response], asked: Mapping[str, Asked]
) -> dict[str, Item]:
    """The items that a path may change, by id, in the order of the page."""
    deciding = {
        id for condition in instrument.show_if.values() for id in visibility.asked_about(condition)
    }
    return {
        id: item
        for id, item in instrument.items.items()
        if asked[id].now and id not in deciding and _takes_values(item, chosen.get(id))
    }


def current(item: Item, chosen: Mapping[str, Response]) -> Response | None:
    """The response that counts now; None while the item is open."""
    response = chosen.get(item.id)
    return None if response is None or item.missing(response) else response


def rungs(
    item: Item, now: Response | None, worth: Worth, above: Fraction | None
) -> Sequence[Response]:
    """The answers worth more than *above* (None: than nothing at all), by rising worth.

    Of answers that are worth the same, one stands for all. The last one is the best there is; of
    several options together, not every choice between is there.
    """
    if item.kind == "number":
        every = numbers(item)
        if above is None:
            return every
        return every[bisect_left(range(len(every)), True, key=lambda i: worth(every[i]) > above) :]
    found: dict[Fraction, Response] = {}
    for response in _choices(item, now, worth):
        found.setdefault(worth(response), response)
    return [found[value] for value in sorted(found) if above is None or value > above]


def best(item: Item, now: Response | None, worth: Worth) -> Response:
    """The answer that is worth most; of several, the first that `rungs` would have."""
    return (
        numbers(item)[-1] if item.kind == "number" else max(_choices(item, now, worth), key=worth)
    )


def highest(item: Item) -> Response:
    """The option that counts most, of an item that is answered by a single one."""
    valued = [option for option in item.options if option.value is not None]
    outermost = min if item.reverse else max
    return outermost(valued, key=lambda option: option.value or ZERO).id


def lowest(rungs: Sequence[Response], suffices: Callable[[Response], bool]) -> Response:
    """The first answer that suffices, of some by rising worth; the last one does."""
    return rungs[bisect_left(range(len(rungs) - 1), True, key=lambda i: suffices(rungs[i]))]


def numbers(item: Item) -> "Numbers":
    """The numbers that an item with bounds accepts, by rising worth."""
    assert item.minimum is not None and item.maximum is not None, "asked of bounded items alone"
    unit = 10**item.decimals
    steps = range(int(item.minimum * unit), int(item.maximum * unit) + 1)
    return Numbers(steps[::-1] if item.reverse else steps, item.decimals)


class Numbers(Sequence[Response]):
    """The numbers that an item accepts, made when they are asked for: there can be millions."""

    def __init__(self, steps: range, digits: int) -> None:
        self._steps, self._digits = steps, digits

    def __len__(self) -> int:
        return len(self._steps)

    @overload
    def __getitem__(self, at: int) -> Response: ...
    @overload
    def __getitem__(self, at: slice) -> "Numbers": ...
    def __getitem__(self, at: Any) -> Any:
        """The number at a place, or those of a slice."""
        if isinstance(at, slice):
            return Numbers(self._steps[at], self._digits)
        return Fraction(self._steps[at], 10**self._digits)


def _takes_values(item: Item, response: Response | None) -> bool:
    if response is not None and item.missing(response) == "not_applicable":
        return False
    if item.kind == "number":
        return item.minimum is not None and item.maximum is not None
    return any(option.value is not None for option in item.options)


def _choices(item: Item, now: Response | None, worth: Worth) -> Iterator[Response]:
    """Single options, lowest first; of several together, the best, and the way there from now."""
    valued = [option for option in item.options if option.value is not None]
    if item.kind == "single_choice":
        by_value = sorted(valued, key=lambda one: one.value or ZERO, reverse=item.reverse)
        yield from (option.id for option in by_value)
        return
    yield from ((option.id,) for option in valued if option.alone)
    together = [option.id for option in valued if not option.alone]
    if not together:
        return
    most = item.at_most or len(together)
    best_first = sorted(together, key=lambda id: worth((id,)), reverse=True)
    helping = [id for id in best_first if worth((id,)) > worth(())]
    chosen = [id for id in now if id in together] if isinstance(now, tuple) else []
    more = [id for id in helping if id not in chosen][: most - len(chosen)]
    for many in range(1, len(more) + 1):
        yield _in_order(item, [*chosen, *more[:many]])
    yield _in_order(item, helping[:most] or best_first[:1])


def _in_order(item: Item, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(id for id in item.by_option if id in ids)
