"""Matrices: each row and column stands once, their scales take no other's id, cells count."""

from collections.abc import Iterator

from authoring.expanding import headings
from authoring.findings import duplicates, finding
from authoring.item_schema import OptionPart
from authoring.lint_items import exclusive
from authoring.members import has_values
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart, MatrixPart


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the matrices, before they are written out."""
    taken: dict[str, Route] = {scale.id: ("scales", i, "id") for i, scale in enumerate(part.scales)}
    for i, section in enumerate(part.sections):
        if section.matrix is None:
            continue
        route: Route = ("sections", i, "matrix")
        rows = [(row.id, (*route, "rows", j, "id")) for j, row in enumerate(section.matrix.rows)]
        yield from duplicates(document, rows, "duplicate-row")
        columns = [
            (column.id, (*route, "columns", j, "id"))
            for j, column in enumerate(section.matrix.columns)
        ]
        yield from duplicates(document, columns, "duplicate-column")
        for id, heading in headings(i, section):
            if id in taken:
                yield _taken(document, (*heading, "id"), id, taken[id])
            taken.setdefault(id, (*heading, "id"))
        if section.options is not None:
            message = "“options” of the section has no effect on its matrix"
            hint = "Write “options” into the matrix."
            yield finding(document, ("sections", i, "options"), "no-effect", message, hint)
        yield from _options(document, route, part, section.matrix)


def _taken(document: Document, route: Route, id: str, first: Route) -> Problem:
    line = document.place(first).line
    message = f"the scale that comes with “{id}” has the id of another; that one is in line {line}"
    return finding(document, route, "duplicate-scale", message, "Give one another id.")


def _options(
    document: Document, route: Route, part: InstrumentPart, matrix: MatrixPart
) -> Iterator[Problem]:
    """Options that give the matrix's scales nothing to count, told once for all its cells."""
    options = _offered(part, matrix)
    if isinstance(matrix.options, list):
        yield from exclusive(document, (*route, "options"), matrix.options)
    if not has_values(options):
        if any(option.missing is None for option in options):
            message = "these options have no values, so the matrix has nothing to count"
            place = (*route, "options")
            yield finding(document, place, "not-scored", message, "Give them values.")
    elif matrix.aggregate == "percent" and len({option.value for option in options} - {None}) == 1:
        message = "in a percentage, the values of the options must differ"
        hint = "Give them different values, or choose another aggregate."
        yield finding(document, (*route, "aggregate"), "no-width", message, hint)


def _offered(part: InstrumentPart, matrix: MatrixPart) -> list[OptionPart]:
    if isinstance(matrix.options, str):
        return part.option_sets.get(matrix.options, [])
    return matrix.options
