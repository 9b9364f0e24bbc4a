"""Conditions: each makes one statement, about what is there."""

from collections.abc import Iterator

from authoring import lint_chains
from authoring.condition_schema import ConditionPart
from authoring.findings import finding, unknown
from authoring.item_schema import ItemPart
from authoring.lint_condition_form import misshapen
from authoring.members import CHOICES, options_of
from authoring.problem import Problem, UnknownCode
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart


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
            yield from lint_chains.problems(self.document, self.part)

    def _condition(self, route: Route, part: ConditionPart, *, rule: bool) -> Iterator[Problem]:
        wrong = misshapen(part, rule=rule)
        if wrong is not None:
            yield finding(self.document, route, "condition-form", wrong.message, wrong.hint)
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
        known = self.options[id]
        if known:  # else what it lacks is told of where it stands
            yield from self._named((*route, "is"), "unknown-option", options, known)

    def _named(
        self, route: Route, code: UnknownCode, ids: list[str], known: list[str]
    ) -> Iterator[Problem]:
        """The options or bands that a condition names."""
        if not ids:
            message, hint = f"“{route[-1]}” names nothing", "Name at least one."
            yield finding(self.document, route, "empty-list", message, hint)
        for i, id in enumerate(ids):
            if id not in known:
                yield unknown(self.document, (*route, i), code, id, known)

    def _scale(self, route: Route, id: str, bands: list[str] | None) -> Iterator[Problem]:
        if id not in self.bands:
            yield unknown(self.document, (*route, "scale"), "unknown-scale", id, self.bands)
            return
        if bands is not None:
            yield from self._named((*route, "band"), "unknown-band", bands, self.bands[id])


def show_ifs(part: InstrumentPart) -> Iterator[tuple[Route, ConditionPart]]:
    """Every condition of a section or an item, with its route."""
    for i, section in enumerate(part.sections):
        if section.show_if is not None:
            yield ("sections", i, "show_if"), section.show_if
        for j, item in enumerate(section.asked):
            if item.show_if is not None:
                yield ("sections", i, "items", j, "show_if"), item.show_if
