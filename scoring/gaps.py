"""Gaps: requirements that the answers show unmet, by the capability that would close them.

An item's requirements are met when its answer has the item's highest value. Below it they are
unmet by the share of the way that is missing: all of it at the lowest value. Items that are open,
hidden or do not apply show nothing. A capability's weight is the sum, over its unmet requirements,
of the requirement's weight times that share.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from scoring import numbers
from scoring.instrument import Instrument
from scoring.items import Item, Requirement, Response
from scoring.visibility import Asked


class Gap(NamedTuple):
    """One requirement of an item, and the share of it (above 0, up to 1) that is unmet."""

    item: Item
    requirement: Requirement
    share: Fraction

    @property
    def weight(self) -> Fraction:
        """How much it counts among the gaps of its capability."""
        return self.requirement.weight * self.share


def of_all(
    instrument: Instrument, chosen: Mapping[str, Response], asked: Mapping[str, Asked]
) -> list[dict[str, Any]]:
    """The capabilities with gaps: most gaps first, then most weight, then by the catalogue."""
    by_capability: dict[str, list[Gap]] = {one.id: [] for one in instrument.capabilities}
    for item in instrument.items.values():
        if asked[item.id].now:
            for gap in _of_item(item, chosen.get(item.id)):
                by_capability[gap.requirement.capability].append(gap)
    found = [(id, gaps) for id, gaps in by_capability.items() if gaps]
    found.sort(key=lambda one: (-len(one[1]), -_weight(one[1])))
    return [_entry(id, gaps) for id, gaps in found]


def _of_item(item: Item, response: Response | None) -> Iterator[Gap]:
    if not item.requirements or response is None or item.missing(response):
        return
    (option,) = item.chosen(response)
    values = [item.keyed(value) for value in item.values]
    best, worst = max(values), min(values)
    if option.value is None or item.keyed(option.value) == best:
        return
    share = (best - item.keyed(option.value)) / (best - worst)
    for requirement in item.requirements:
        yield Gap(item, requirement, share)


def _weight(gaps: list[Gap]) -> Fraction:
    return sum((gap.weight for gap in gaps), Fraction(0))


def _entry(capability: str, gaps: list[Gap]) -> dict[str, Any]:
    return {
        "capability": capability,
        "unmet": str(len(gaps)),
        "weight": numbers.exact(_weight(gaps)),
        "requirements": [
            {
                "item": gap.item.id,
                "text": gap.requirement.text,
                "share": numbers.exact(gap.share),
                "weight": numbers.exact(gap.weight),
            }
            for gap in gaps
        ],
    }
