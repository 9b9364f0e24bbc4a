"""What an answer counts in a scale: here alone an item's response becomes a number.

One option counts its value, several count the sum of theirs, and a number counts itself; keyed
where the item is reverse-keyed. For a count, each chosen option that the scale counts adds 1.
"""

from fractions import Fraction

from scoring.items import Item, Option, Response
from scoring.scale import Scale

ZERO, ONE = Fraction(0), Fraction(1)


def value(item: Item, scale: Scale, response: Response) -> Fraction:
    """What the response, which is no kind of missing, counts in the scale."""
    if isinstance(response, Fraction):
        return item.keyed(response)
    return sum((_adds(item, scale, option) for option in item.chosen(response)), ZERO)


def ends(item: Item, scale: Scale) -> tuple[Fraction, Fraction]:
    """The lowest and the highest that an answer to the item can count in the scale."""
    if item.kind == "number":
        assert item.minimum is not None and item.maximum is not None, "checked by authoring"
        return item.minimum, item.maximum
    alone, together = option_values(item, scale)
    if item.kind == "single_choice":
        return min(alone + together), max(alone + together)
    most = item.at_most or len(together)
    return (
        min([*alone, *_sums(sorted(together)[:most])]),
        max([*alone, *_sums(sorted(together, reverse=True)[:most])]),
    )


def option_values(item: Item, scale: Scale) -> tuple[list[Fraction], list[Fraction]]:
    """What each option with a value counts: of those that stand alone, and of the others."""
    valued = [option for option in item.options if option.value is not None]
    return (
        [_adds(item, scale, option) for option in valued if option.alone],
        [_adds(item, scale, option) for option in valued if not option.alone],
    )


def _adds(item: Item, scale: Scale, option: Option) -> Fraction:
    if scale.aggregate == "count":
        return ONE if option.id in scale.counted else ZERO
    assert option.value is not None, "an option without a value is a kind of missing"
    return item.keyed(option.value)


def _sums(values: list[Fraction]) -> list[Fraction]:
    """What the first of them come to, then the first two, and so on."""
    return [sum(values[:many], ZERO) for many in range(1, len(values) + 1)]
