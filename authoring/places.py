"""Where in an instrument's file the things stand that a change between editions is about."""

from typing import Any

from authoring.item_schema import ItemPart, Options
from authoring.reading import Route
from authoring.schema import InstrumentPart, SectionPart
from scoring.edition_changes import Change

VERSION: Route = ("version",)


class Places:
    """The routes to items, options, scales and bands, once matrices are written out."""

    def __init__(self, part: InstrumentPart) -> None:
        self._part = part
        self._items: dict[str, tuple[Route, SectionPart, ItemPart]] = {
            item.id: (("sections", i, "items", j), section, item)
            for i, section in enumerate(part.sections)
            for j, item in enumerate(section.asked)
        }
        self._scales: dict[str, int] = {scale.id: i for i, scale in enumerate(part.scales)}

    def of(self, change: Change) -> Route:
        """Where to tell of a change: at the thing, else at what it was in, else at the version."""
        match change.of:
            case "item" if change.id in self._items:
                route, *_ = self._items[change.id]
                return self._options(change.id)[0] if change.what == "order" else (*route, "id")
            case "option" if change.owner in self._items:
                return self._option(change)
            case "scale" if change.id in self._scales:
                return ("scales", self._scales[change.id], "id")
            case "band" if change.owner in self._scales:
                return self._band(change)
            case "field" if self._part.details is not None:
                return ("details", "fields")
        return VERSION

    def _option(self, change: Change) -> Route:
        assert change.owner is not None
        route, options = self._options(change.owner)
        place = _position(options, change.id)
        if place is None:
            return route
        return (*route, place, "value" if change.what == "value" else "id")

    def _options(self, id: str) -> tuple[Route, Any]:
        """Where the item's options stand, and the options."""
        route, section, item = self._items[id]
        if section.matrix is not None:
            return self._found(section.matrix.options, (*route[:2], "matrix", "options"))
        if item.options is not None:
            return self._found(item.options, (*route, "options"))
        return self._found(section.options, (*route[:2], "options"))

    def _found(self, options: Options | None, route: Route) -> tuple[Route, Any]:
        if isinstance(options, str):
            return ("option_sets", options), self._part.option_sets[options]
        return route, options or []

    def _band(self, change: Change) -> Route:
        scale = self._scales[change.owner or ""]
        place = _position(self._part.scales[scale].bands, change.id)
        if place is None:
            return ("scales", scale, "bands")
        return ("scales", scale, "bands", place, "from" if change.what == "cut" else "id")


def _position(things: Any, id: str) -> int | None:
    return next((i for i, one in enumerate(things) if one.id == id), None)
