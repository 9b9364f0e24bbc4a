"""How the answers of many people to one item are spread, and how far apart the people are.

How far apart is Gini's mean difference (C. Gini, *Variabilità e mutabilità*, 1912) as a share of
the item's range: two of those who answered are picked, every pair as likely as any other; how far
are their answers apart on average, where the lowest and the highest possible answer are 1 apart?
0 says that all answered alike. What has no order has no way between: there, two answers are 0 or 1
apart, and the mean is the share of pairs that differ. Of several options, each is asked for alone
(chosen or not), and the mean is over the options.

As plain data (`to_plain`), numbers as strings of exact fractions::

    {"item": "…", "answered": "8", "open": "1", "not_asked": "0",
     "options": [{"option": "…", "count": "4"}, …],
     "spread": {see scoring.distribution} or null, "apart": "4/7" or null}
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from scoring import distribution, numbers
from scoring.distribution import Spread
from scoring.items import Item, Response

ZERO = Fraction(0)


class Answers(NamedTuple):
    """What many people answered to an item.

    `answered` counts those with an answer that is no kind of missing, `left_open` those who were
    asked and gave none, `not_asked` those from whom a condition hid it. `options` says how many
    chose each of its options, kinds of missing among them. `spread` is of the numbers given, or of
    what the options chosen count; None where there are none. `apart` is a share from 0 to 1; None
    with fewer than two answers, for a text, and for a number without bounds.
    """

    item: Item
    answered: int
    left_open: int
    not_asked: int
    options: tuple[int, ...]
    spread: Spread | None
    apart: Fraction | None


def of(item: Item, many: Mapping[Response, int], *, left_open: int, not_asked: int) -> Answers:
    """The answers to an item, given how many gave each response, and how many left it open."""
    given = {one: count for one, count in many.items() if item.missing(one) is None}
    chosen = [(item.chosen(response), count) for response, count in many.items()]
    values = _values(item, given)
    return Answers(
        item=item,
        answered=sum(given.values()),
        left_open=left_open,
        not_asked=not_asked,
        options=tuple(
            sum(count for options, count in chosen if option in options) for option in item.options
        ),
        spread=distribution.spread_of(values),
        apart=_apart(item, given, values),
    )


def to_plain(found: Answers) -> dict[str, Any]:
    """The answers as plain data."""
    return {
        "item": found.item.id,
        "answered": str(found.answered),
        "open": str(found.left_open),
        "not_asked": str(found.not_asked),
        "options": [
            {"option": option.id, "count": str(count)}
            for option, count in zip(found.item.options, found.options, strict=True)
        ],
        "spread": distribution.spread_to_plain(found.spread),
        "apart": numbers.optional_exact(found.apart),
    }


def _values(item: Item, given: Mapping[Response, int]) -> list[tuple[Fraction, int]]:
    """Each number that was given, or that the options chosen come to, with how often; in order."""
    counts: dict[Fraction, int] = {}
    for response, count in given.items():
        value = response if isinstance(response, Fraction) else _value(item, response)
        if value is not None:
            counts[value] = counts.get(value, 0) + count
    return sorted(counts.items())


def _value(item: Item, response: Response) -> Fraction | None:
    values = [option.value for option in item.chosen(response)]
    if not values or any(value is None for value in values):
        return None
    return sum((item.keyed(value) for value in values if value is not None), ZERO)


def _apart(
    item: Item, given: Mapping[Response, int], values: list[tuple[Fraction, int]]
) -> Fraction | None:
    people = sum(given.values())
    if people < 2:
        return None
    if item.kind == "multiple_choice":
        return _apart_in_options(item, given, people)
    if item.kind == "single_choice":
        width = max(item.values, default=ZERO) - min(item.values, default=ZERO)
        if width and all(option.value is not None or option.missing for option in item.options):
            return _mean_difference(values) / width
        return _differing(given.values(), people)
    if item.minimum is None or item.maximum is None or item.minimum == item.maximum:
        return None
    return _mean_difference(values) / (item.maximum - item.minimum)


def _mean_difference(values: list[tuple[Fraction, int]]) -> Fraction:
    """The mean of the differences of all pairs: each step between neighbours parts some pairs."""
    people = sum(count for _, count in values)
    below, total = 0, ZERO
    for (value, count), (next_value, _) in pairwise(values):
        below += count
        total += (next_value - value) * below * (people - below)
    return total / _pairs(people)


def _differing(counts: Iterable[int], people: int) -> Fraction:
    """The share of pairs that did not answer the same."""
    return 1 - Fraction(sum(_pairs(count) for count in counts), _pairs(people))


def _apart_in_options(item: Item, given: Mapping[Response, int], people: int) -> Fraction | None:
    """The share of pairs of whom one chose an option and one did not, averaged over the options."""
    options = [option for option in item.options if option.missing is None]
    if not options:
        return None
    chosen = [(item.chosen(response), count) for response, count in given.items()]
    parted = 0
    for option in options:
        many = sum(count for picked, count in chosen if option in picked)
        parted += many * (people - many)
    return Fraction(parted, len(options) * _pairs(people))


def _pairs(people: int) -> int:
    return people * (people - 1) // 2
