"""Ids: each stands once, the instrument's is its folder's name, and none is taken by the page."""

from collections.abc import Iterator

from authoring.findings import duplicates, finding
from authoring.problem import Problem
from authoring.reading import Document
from authoring.schema import InstrumentPart

# The page's own steps: their names follow the # in its address, as section and item ids do.
TAKEN = {"check", "details", "result", "targets"}


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the instrument's ids."""
    folder = document.path.resolve().parent.name
    if part.id != folder:
        message = f"the id “{part.id}” is not the name of its folder, “{folder}”"
        hint = f"Write “id: {folder}”, or rename the folder."
        yield finding(document, ("id",), "id-not-folder", message, hint)
    places = [
        *((section.id, ("sections", i, "id")) for i, section in enumerate(part.sections)),
        *(
            (item.id, ("sections", i, "items", j, "id"))
            for i, section in enumerate(part.sections)
            for j, item in enumerate(section.asked)
            if section.matrix is None  # what two matrices share is told by `lint_matrix`
        ),
    ]
    for id, route in places:
        if id in TAKEN:
            message = f"the id “{id}” is one of the page's own"
            yield finding(document, route, "taken-id", message, "Choose another id.")
    yield from duplicates(document, places, "duplicate-id")
    scales = [(scale.id, ("scales", i, "id")) for i, scale in enumerate(part.scales)]
    yield from duplicates(document, scales, "duplicate-scale")
    for i, scale in enumerate(part.scales):
        bands = [(band.id, ("scales", i, "bands", j, "id")) for j, band in enumerate(scale.bands)]
        yield from duplicates(document, bands, "duplicate-band")
