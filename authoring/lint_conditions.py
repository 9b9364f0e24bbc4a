"""Conditions: each makes one statement, about what is there, and none leads back to itself."""

from collections.abc import Iterator, Mapping

from authoring.condition_schema import ConditionPart
from authoring.findings import finding, unknown
from authoring.item_schema import ItemPart
from authoring.lint_items import CHOICES
from authoring.members import options_of
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart

MAX_CHAIN = 6  # how many items may, one after the other, depend on the one before
FORM = "{item: …, is: […]}, {all: […]}, {any: […]} or {not: …}"
RULE_FORM = "{item: …, is: […]}, {scale: …, band: […]}, {scale: …, at_least: …}, all, any or not"


class Lint:
    """Looks through every condition of one instrument."""

    def __init__(self, document: Document, part: InstrumentPart) -> None:
        self.document = document
        self.part = part
        self.items: dict[str, ItemPart] = {}
        self.options: dict[str, list[str]] = {}
        for section in part.sections:
            for item in section.asked:
                self.items.setdefault(item.id, item)
                options = options_of(part, section, item)
                self.options.setdefault(item.id, [option.id for option in options])
        self.bands = {scale.id: [band.id for band in scale.bands] for scale in part.scales}

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the conditions of items, sections and recommendations."""
        for i, rule in enumerate(self.part.recommendations):
            yield from self._condition(("recommendations", i, "when"), rule.when, rule=True)
        found = [
            problem
            for route, condition in show_ifs(self.part)
            for problem in self._condition(route, condition, rule=False)
        ]
        yield from found
        if not found:
            yield from self._chains()

    def _condition(self, route: Route, part: ConditionPart, *, rule: bool) -> Iterator[Problem]:
        given = [
            key
            for key, value in (
                ("item", part.item),
                ("scale", part.scale),
                ("all", part.every),
                ("any", part.some),
                ("not", part.negated),
            )
            if value is not None
        ]
        bounds = part.at_least is not None or part.below is not None
        whole = (
            len(given) == 1
            and (part.options is not None) == (given == ["item"])
            and (given == ["scale"] or not (bounds or part.band is not None))
            and (given != ["scale"] or (rule and bounds != (part.band is not None)))
        )
        if not whole:
            message = "this is no condition"
            if given == ["scale"] and not rule:
                message = "what is asked can't depend on a score"
            hint = f"Write {RULE_FORM if rule else FORM}."
            yield finding(self.document, route, "condition-form", message, hint)
            return
        for key, parts in (("all", part.every), ("any", part.some)):
            if parts == []:
                message = f"“{key}” has no conditions in it"
                yield finding(
                    self.document, (*route, key), "empty-list", message, "Add a condition."
                )
            for i, inner in enumerate(parts or []):
                yield from self._condition((*route, key, i), inner, rule=rule)
        if part.negated is not None:
            yield from self._condition((*route, "not"), part.negated, rule=rule)
        if part.item is not None:
            yield from self._item(route, part.item, part.options or [])
        if part.scale is not None:
            yield from self._scale(route, part.scale, part.band)

    def _item(self, route: Route, id: str, options: list[str]) -> Iterator[Problem]:
        if id not in self.items:
            yield unknown(self.document, (*route, "item"), "unknown-item", id, self.items)
            return
        if self.items[id].type not in CHOICES:
            kind = "a number" if self.items[id].type == "number" else "a text"
            message = f"a condition asks for options, and “{id}” is answered with {kind}"
            hint = "Ask about an item that has options."
            yield finding(self.document, (*route, "item"), "condition-on-text", message, hint)
            return
        if not options:
            message = "“is” names no option"
            yield finding(
                self.document, (*route, "is"), "empty-list", message, "Name at least one."
            )
        for i, option in enumerate(options):
            if option not in self.options[id]:
                place: Route = (*route, "is", i)
                known = self.options[id]
                yield unknown(self.document, place, "unknown-option", option, known)

    def _scale(self, route: Route, id: str, bands: list[str] | None) -> Iterator[Problem]:
        if id not in self.bands:
            yield unknown(self.document, (*route, "scale"), "unknown-scale", id, self.bands)
            return
        for i, band in enumerate(bands or []):
            if band not in self.bands[id]:
                place: Route = (*route, "band", i)
                yield unknown(self.document, place, "unknown-band", band, self.bands[id])

    def _chains(self) -> Iterator[Problem]:
        """Items that are shown because of themselves, or at the end of too long a chain."""
        asks = {id: ids for _, id, ids in _dependencies(self.part)}
        for route, id, _ in _dependencies(self.part):
            length = _chain(id, asks)
            if length is None:
                message = f"whether “{id}” is asked depends, in the end, on itself"
                hint = "Take out the condition that leads back to it."
                yield finding(self.document, route, "cycle", message, hint)
            elif length > MAX_CHAIN:
                message = f"“{id}” depends on {length} items, one after the other"
                hint = f"Let it depend on one of the first {MAX_CHAIN} directly."
                yield finding(self.document, route, "long-chain", message, hint)


def show_ifs(part: InstrumentPart) -> Iterator[tuple[Route, ConditionPart]]:
    """Every condition of a section or an item, with its route."""
    for i, section in enumerate(part.sections):
        if section.show_if is not None:
            yield ("sections", i, "show_if"), section.show_if
        for j, item in enumerate(section.asked):
            if item.show_if is not None:
                yield ("sections", i, "items", j, "show_if"), item.show_if


def _dependencies(part: InstrumentPart) -> Iterator[tuple[Route, str, set[str]]]:
    """Each item that is not always asked: a condition's route, its id, the items asked about."""
    for i, section in enumerate(part.sections):
        outer = set() if section.show_if is None else set(_items_in(section.show_if))
        for j, item in enumerate(section.asked):
            inner = set() if item.show_if is None else set(_items_in(item.show_if))
            if outer or inner:
                own: Route = ("sections", i, "items", j, "show_if")
                yield own if inner else ("sections", i, "show_if"), item.id, outer | inner


def _items_in(part: ConditionPart) -> Iterator[str]:
    if part.item is not None:
        yield part.item
    inner = [*(part.every or []), *(part.some or [])]
    for one in [*inner, part.negated] if part.negated is not None else inner:
        yield from _items_in(one)


def _chain(start: str, asks: Mapping[str, set[str]]) -> int | None:
    """The items in a row that *start* depends on, at the most; None if it depends on itself."""
    length, ahead = 0, asks[start]
    while ahead:
        if start in ahead:
            return None
        length += 1
        if length > len(asks) + 1:
            return length  # it leads into a cycle of others, which are told of by themselves
        ahead = {id for one in ahead for id in asks.get(one, ())}
    return length
