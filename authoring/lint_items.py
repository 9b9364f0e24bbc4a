"""Items: each has the keys of its way of asking, in bounds that make sense, and no others."""

from collections.abc import Iterator
from typing import Any

from authoring.findings import finding, unknown
from authoring.item_schema import ItemPart, OptionPart
from authoring.members import CHOICES, is_ordered, options_of
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart

TEXTS = ("short_text", "long_text")
# The ways of asking that each key is for.
_FOR: dict[str, tuple[str, ...]] = {
    "options": CHOICES,
    "at_most": ("multiple_choice",),
    "minimum": ("number",),
    "maximum": ("number",),
    "decimals": ("number",),
    "unit": ("number",),
    "reverse": ("single_choice", "number"),
    "max_length": TEXTS,
    "requirements": ("single_choice",),
    "advice": CHOICES,
    "effort": (*CHOICES, "number"),
}


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the items themselves, whatever refers to them."""
    for i, section in enumerate(part.sections):
        route: Route = ("sections", i)
        if (section.items is None) == (section.matrix is None):
            both = section.items is not None
            message = f"the section “{section.id}” has " + (
                "items and a matrix" if both else "neither items nor a matrix"
            )
            hint = "Give it “items:” or “matrix:”, not both."
            yield finding(document, (*route, "id"), "items-or-matrix", message, hint)
        for j, item in enumerate(section.asked):
            options = options_of(part, section, item)
            yield from _item(document, (*route, "items", j), item, options)
            yield from _groups(document, (*route, "items", j), part, item)


def _item(
    document: Document, route: Route, item: ItemPart, options: list[OptionPart]
) -> Iterator[Problem]:
    unfit = [key for key, kinds in _FOR.items() if item.type not in kinds and _given(item, key)]
    for key in unfit:
        message = f"“{key}” has no effect on an item of the type “{item.type}”"
        fit = " or ".join(f"“type: {kind}”" for kind in _FOR[key])
        hint = f"Remove it, or write {fit}."
        yield finding(document, (*route, key), "no-effect", message, hint)
    if unfit:
        return
    yield from _bounds(document, route, item, options)
    if item.type == "single_choice" and isinstance(item.options, list):
        yield from exclusive(document, (*route, "options"), item.options)
    if item.requirements and options and not is_ordered(options):
        message = f"the options of “{item.id}” have no order, so nothing shows a requirement unmet"
        hint = "Give its options different values, or remove the requirements."
        yield finding(document, (*route, "requirements"), "not-ordered", message, hint)
    if options:
        known = [option.id for option in options]
        for id in item.advice:
            if id not in known:
                place: Route = (*route, "advice", id)
                yield unknown(document, place, "unknown-option", id, known, as_key=True)


def exclusive(document: Document, route: Route, options: list[OptionPart]) -> Iterator[Problem]:
    """Options that can't be chosen together with others where only one is chosen anyway."""
    for i, option in enumerate(options):
        if option.exclusive:
            message = "“exclusive” has no effect where one option is chosen anyway"
            yield finding(document, (*route, i, "exclusive"), "no-effect", message, "Remove it.")


def _bounds(
    document: Document, route: Route, item: ItemPart, options: list[OptionPart]
) -> Iterator[Problem]:
    if item.at_most is not None and options and not 1 <= item.at_most <= len(options):
        message = f"at_most is {item.at_most}, and there are {len(options)} options"
        hint = f"Write a number from 1 to {len(options)}."
        yield finding(document, (*route, "at_most"), "at-most", message, hint)
    if item.minimum is not None and item.maximum is not None and item.minimum >= item.maximum:
        message = "the minimum is not below the maximum"
        yield finding(document, (*route, "minimum"), "range", message, "Exchange or correct them.")
    step = 10 ** (item.decimals or 0)
    for key in ("minimum", "maximum"):
        end = getattr(item, key)
        if end is not None and (end * step).denominator != 1:
            message = f"the {key} has more decimals than the item accepts"
            hint = "Raise “decimals”, or round it."
            yield finding(document, (*route, key), "range", message, hint)


def _groups(
    document: Document, route: Route, part: InstrumentPart, item: ItemPart
) -> Iterator[Problem]:
    known = [group.id for group in part.advice_groups]
    for id, advice in item.advice.items():
        if not isinstance(advice, str) and advice.group and advice.group not in known:
            place: Route = (*route, "advice", id, "group")
            yield unknown(
                document, place, "unknown-group", advice.group, known, what="advice group"
            )


def _given(item: ItemPart, key: str) -> bool:
    value: Any = getattr(item, key)
    return value not in (None, [], {}) and value is not False
