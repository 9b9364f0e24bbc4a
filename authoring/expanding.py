"""A matrix written out: its cells as items, its rows, columns and whole as scales.

Everything after this step knows items and scales alone. What two headings of one name, or a scale
that is written already, would bring in twice is left out here, and told of by `lint_matrix`.
"""

from collections.abc import Iterator, Sequence

from authoring.item_schema import ItemPart
from authoring.reading import Route
from authoring.schema import HeadingPart, InstrumentPart, MatrixPart, ScalePart, SectionPart


def expand(part: InstrumentPart) -> InstrumentPart:
    """The same instrument without a matrix that is not written out."""
    if all(section.matrix is None for section in part.sections):
        return part
    scales = {scale.id: scale for scale in part.scales}
    for section in part.sections:
        for scale in scales_of(section):
            scales.setdefault(scale.id, scale)
    sections = [_with_cells(section) for section in part.sections]
    return part.model_copy(update={"sections": sections, "scales": list(scales.values())})


def written_out(part: InstrumentPart) -> dict[Route, Route]:
    """The route to every cell and scale that `expand` makes, and what stands for it in the file."""
    found: dict[Route, Route] = {}
    scales = [scale.id for scale in part.scales]
    for i, section in enumerate(part.sections):
        if section.matrix is None:
            continue
        matrix: Route = ("sections", i, "matrix")
        for j in range(len(unique(section.matrix.rows)) * len(unique(section.matrix.columns))):
            found[("sections", i, "items", j)] = matrix
        for id, heading in headings(i, section):
            if id not in scales:
                scale: Route = ("scales", len(scales))
                found[scale] = heading
                for key in ("aggregate", "missing", "bands"):
                    found[(*scale, key)] = (*matrix, key)
                scales.append(id)
    return found


def headings(i: int, section: SectionPart) -> Iterator[tuple[str, Route]]:
    """The ids that the scales of section *i* take: its own, then each row's and column's."""
    matrix = section.matrix
    if matrix is None:
        return
    yield section.id, ("sections", i)
    for side, stated in (("rows", matrix.rows), ("columns", matrix.columns)):
        positions = {heading.id: j for j, heading in reversed(list(enumerate(stated)))}
        for heading in unique(stated):
            yield heading.id, ("sections", i, "matrix", side, positions[heading.id])


def scales_of(section: SectionPart) -> Iterator[ScalePart]:
    """The scales that come with a section's matrix: the whole, then each row and column."""
    matrix = section.matrix
    if matrix is None:
        return
    rows, columns = unique(matrix.rows), unique(matrix.columns)
    every = [cell(row, column) for row in rows for column in columns]
    yield _scale(matrix, section, every)
    for row in rows:
        yield _scale(matrix, row, [cell(row, column) for column in columns])
    for column in columns:
        yield _scale(matrix, column, [cell(row, column) for row in rows])


def unique(headings: Sequence[HeadingPart]) -> list[HeadingPart]:
    """The headings without those whose id stands before them."""
    return list({heading.id: heading for heading in reversed(headings)}.values())[::-1]


def cell(row: HeadingPart, column: HeadingPart) -> str:
    """The id of a cell."""
    return f"{row.id}.{column.id}"


def _with_cells(section: SectionPart) -> SectionPart:
    matrix = section.matrix
    if matrix is None:
        return section
    ref = matrix.source_ref
    cells = [
        ItemPart.model_construct(
            id=cell(row, column),
            stem=f"{row.title}: {column.title}",
            source_ref=None if ref is None else f"{ref}/{row.id}/{column.id}",
            options=matrix.options,
            renamed_from=_earlier(row, column),
        )
        for row in unique(matrix.rows)
        for column in unique(matrix.columns)
    ]
    return section.model_copy(update={"items": cells})


def _earlier(row: HeadingPart, column: HeadingPart) -> list[str]:
    """The ids that the cell had under the earlier ids of its row and column."""
    rows, columns = ([one.id, *one.renamed_from] for one in (row, column))
    return [f"{left}.{right}" for left in rows for right in columns][1:]


def _scale(matrix: MatrixPart, of: SectionPart | HeadingPart, cells: list[str]) -> ScalePart:
    return ScalePart.model_construct(
        id=of.id,
        title=of.title,
        renamed_from=of.renamed_from,
        items=cells,
        aggregate=matrix.aggregate,
        missing=matrix.missing,
        digits=matrix.digits,
        bands=matrix.bands,
    )
