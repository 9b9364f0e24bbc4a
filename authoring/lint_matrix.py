"""Matrices: each row and column stands once, and their scales take no other's id."""

from collections.abc import Iterator

from authoring.expanding import scales_of
from authoring.findings import duplicates, finding
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the matrices, before they are written out."""
    taken: dict[str, Route] = {scale.id: ("scales", i, "id") for i, scale in enumerate(part.scales)}
    for i, section in enumerate(part.sections):
        if section.matrix is None:
            continue
        route: Route = ("sections", i, "matrix")
        places: dict[str, Route] = {section.id: ("sections", i, "id")}
        for side, code in (("rows", "duplicate-row"), ("columns", "duplicate-column")):
            ids = [
                (heading.id, (*route, side, j, "id"))
                for j, heading in enumerate(getattr(section.matrix, side))
            ]
            yield from duplicates(document, ids, code)  # type: ignore[arg-type]
            for id, place in ids:
                if places.setdefault(id, place)[3:4] not in ((), (side,)):
                    yield _taken(document, place, id, places[id])
        for scale in scales_of(section):
            if scale.id in taken:
                yield _taken(document, places[scale.id], scale.id, taken[scale.id])
            taken.setdefault(scale.id, places[scale.id])
        if section.options is not None:
            message = "“options” of the section has no effect on its matrix"
            hint = "Write “options” into the matrix."
            yield finding(document, ("sections", i, "options"), "no-effect", message, hint)


def _taken(document: Document, route: Route, id: str, first: Route) -> Problem:
    line = document.place(first).line
    message = (
        f"the scale of “{id}” would take the id of another scale; that one stands in line {line}"
    )
    return finding(document, route, "duplicate-scale", message, "Give one another id.")
