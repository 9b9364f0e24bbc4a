"""Earlier ids: none is still in use, told by two, or a thing's own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from authoring.findings import finding
from authoring.item_schema import Options
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def renamed_from(self) -> list[str]: ...


class _Group(NamedTuple):
    """Things whose ids must differ, each with its place; what they are called."""

    what: str
    things: Sequence[tuple[_Named, Route]]


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the earlier ids, once matrices are written out."""
    for group in _groups(part):
        yield from _of_group(document, group)
    for i, section in enumerate(part.sections):
        if section.renamed_from and section.matrix is None:
            message = "“renamed_from” has no effect on a section without a matrix"
            hint = "Remove it: answers do not name sections."
            route: Route = ("sections", i, "renamed_from")
            yield finding(document, route, "no-effect", message, hint)


def _groups(part: InstrumentPart) -> Iterator[_Group]:
    items = [
        (item, ("sections", i, "items", j))
        for i, section in enumerate(part.sections)
        for j, item in enumerate(section.asked)
    ]
    # A cell's earlier ids are those of its row and column, which are told of as scales.
    yield _Group("item", sorted(items, key=lambda one: "." not in one[0].id))
    yield _Group("scale", [(scale, ("scales", i)) for i, scale in enumerate(part.scales)])
    for name, options in part.option_sets.items():
        yield _Group("option", _listed(options, ("option_sets", name)))
    for i, section in enumerate(part.sections):
        owners: list[tuple[Options | None, Route]] = [(section.options, ("sections", i, "options"))]
        if section.matrix is not None:
            owners.append((section.matrix.options, ("sections", i, "matrix", "options")))
        else:
            owners += [
                (item.options, ("sections", i, "items", j, "options"))
                for j, item in enumerate(section.asked)
            ]
        for own, route in owners:
            if isinstance(own, list):
                yield _Group("option", _listed(own, route))
    for i, scale in enumerate(part.scales):
        yield _Group("band", _listed(scale.bands, ("scales", i, "bands")))
    if part.details is not None:
        yield _Group("field", _listed(part.details.fields, ("details", "fields")))
        for i, field in enumerate(part.details.fields):
            choices: Route = ("details", "fields", i, "options")
            yield _Group("option", _listed(field.options or [], choices))


def _listed(things: Sequence[_Named], route: Route) -> list[tuple[_Named, Route]]:
    return [(one, (*route, i)) for i, one in enumerate(things)]


def _of_group(document: Document, group: _Group) -> Iterator[Problem]:
    used = {one.id: route for one, route in group.things}
    claimed: dict[str, Route] = {}
    for one, route in group.things:
        is_cell = group.what == "item" and "." in one.id
        for k, old in enumerate(one.renamed_from):
            place: Route = (*route, "renamed_from", k)
            if old in claimed and not is_cell:
                line = document.place(claimed[old]).line
                message = f"“{old}” is told as an earlier id for the second time; see line {line}"
                hint = "Keep it where its answers belong."
                yield finding(document, place, "renamed-from", message, hint)
            claimed.setdefault(old, place)
            if is_cell or old not in used:
                continue
            if old == one.id:
                message = f"“{old}” is the {group.what}'s own id"
                hint = "Name the ids that it had before, or remove “renamed_from”."
            else:
                line = document.place((*used[old], "id")).line
                message = (
                    f"“{old}” is still the id of another {group.what}; that one is in line {line}"
                )
                hint = "Remove it here, or give the other one another id."
            yield finding(document, place, "renamed-from", message, hint)
