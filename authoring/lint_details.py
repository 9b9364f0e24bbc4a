"""The respondent's details: each field has what its type needs, and no more."""

from collections.abc import Iterator

from authoring.details_schema import FieldPart
from authoring.findings import duplicates, finding
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with what is asked about the respondent."""
    details = part.details
    if details is None:
        return
    if not details.fields and not details.statements and details.reviewed is None:
        message = "nothing is asked here"
        hint = "Add “fields”, “statements” or “reviewed”, or remove “details”."
        yield finding(document, ("details", "title"), "empty-list", message, hint)
    fields = [(one.id, ("details", "fields", i, "id")) for i, one in enumerate(details.fields)]
    yield from duplicates(document, fields, "duplicate-field")
    statements = [
        (one.id, ("details", "statements", i, "id")) for i, one in enumerate(details.statements)
    ]
    yield from duplicates(document, statements, "duplicate-statement")
    for i, field in enumerate(details.fields):
        yield from _field(document, ("details", "fields", i), field)


def _field(document: Document, route: Route, field: FieldPart) -> Iterator[Problem]:
    if field.confirm and field.type != "email":
        message = "only an email address is typed twice"
        yield finding(document, (*route, "confirm"), "no-effect", message, "Remove it.")
    if field.type == "choice":
        if field.options is None:
            message = f"the field “{field.id}” has no options"
            hint = "Add “options:”, a list of id and label."
            yield finding(document, (*route, "id"), "no-options", message, hint)
        elif len(field.options) < 2:
            few = "is only one option" if field.options else "are no options"
            message = f"there {few} to choose from"
            place = (*route, "options")
            yield finding(document, place, "too-few-options", message, "Give at least two.")
        ids = [(one.id, (*route, "options", i, "id")) for i, one in enumerate(field.options or [])]
        yield from duplicates(document, ids, "duplicate-option")
        if field.max_length is not None:
            message = "“max_length” has no effect on a choice"
            yield finding(document, (*route, "max_length"), "no-effect", message, "Remove it.")
    elif field.options is not None:
        message = f"“options” has no effect on a field of the type “{field.type}”"
        hint = "Remove it, or write “type: choice”."
        yield finding(document, (*route, "options"), "no-effect", message, hint)
