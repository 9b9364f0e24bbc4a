"""A document held against its schema: every problem at once, each with its place."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from authoring.condition_schema import FORM, ConditionPart
from authoring.fields import Part
from authoring.problem import FormCode, Problem
from authoring.reading import Document, Route
from authoring.wording import nearest, quoted

Checked = TypeVar("Checked", bound=Part)

# pydantic's kind of error: our code, what is wrong, what to do. {…} is filled from the error.
_WORDS: dict[str, tuple[FormCode, str, str]] = {
    "empty": ("empty", "there is nothing here", "Write what belongs here, or remove the key."),
    "number": (
        "not-a-number",
        "{input} is not a number",
        "Write it with digits, a point or a fraction: 2, 0.5, 1/3.",
    ),
    "score": (
        "not-a-number",
        "{input} is neither a number nor none",
        "Write the exact score, such as 25, 2.5 or 7/3, or none.",
    ),
    "day": ("bad-form", "{input} is not a day", "Write year, month and day: 2026-05-31."),
    "positive": ("not-positive", "{input} is not above zero", "Write a number above zero."),
    "whole_number": (
        "not-a-whole-number",
        "{input} is not a whole number",
        "Write digits only, such as 6.",
    ),
    "greater_than_equal": ("too-small", "{input} is too small", "Write {ge} at least."),
    "less_than_equal": ("too-large", "{input} is too large", "Write {le} at most."),
    "truth": ("not-true-or-false", "{input} is neither true nor false", "Write true or false."),
    "literal_error": ("unknown-word", "{input} is not known here", "Write {expected}."),
    "missing_rule": (
        "unknown-word",
        "{input} is not a rule for missing",
        "Write complete, or the keys min_valid and others on lines of their own below.",
    ),
    "string_pattern_mismatch": (
        "bad-form",
        "{input} does not have the form of an id",
        "Write small letters and digits, joined by single hyphens, a letter first: such-as-this.",
    ),
    "language": (
        "bad-form",
        "{input} is not the code of a language",
        "Write a code such as en, de or pt-BR.",
    ),
    "version": (
        "bad-form",
        "{input} does not have the form of a version",
        "Write at most 64 plain letters, digits and . - + _ or spaces between them: 1.0.0.",
    ),
    "string_too_long": (
        "too-long",
        "this text is longer than {max_length} characters",
        "Shorten it.",
    ),
    "string_type": (
        "not-a-text",
        "a text is expected here, not {input}",
        "Write one text; put it in double quotation marks if it begins with a bracket.",
    ),
    "list_type": (
        "not-a-list",
        "a list is expected here, not {input}",
        "Begin each entry with “- ”, on lines of their own, or put [ ] around them.",
    ),
    "too_short": ("empty-list", "this list needs at least one entry", "Add an entry."),
    "dict_type": (
        "not-keys",
        "keys are expected here, not {input}",
        "Write “key: text” lines, or {{key: text, …}} in one line.",
    ),
}
# A part whose keys the schema knows is, for its editor, the same as one with free keys.
_WORDS["model_type"] = _WORDS["dict_type"]


def check(document: Document, schema: type[Checked]) -> Checked | list[Problem]:
    """The typed document, or every problem that keeps it from being one."""
    try:
        return schema.model_validate(document.data)
    except ValidationError as errors:
        found = errors.errors()
        misspelt = _misspelt(schema, found)
        return [
            _problem(document, schema, error)
            for error in found
            if error["type"] != "missing" or error["loc"] not in misspelt
        ]


def _problem(document: Document, schema: type[BaseModel], error: ErrorDetails) -> Problem:
    route = _route(document, error["loc"])
    place = document.place(route)
    kind = error["type"]
    if kind == "missing":
        key = error["loc"][-1]
        message, hint = f"“{key}” is missing here", f"Add a line “{key}: …”."
        return Problem(document.path, place, "missing-key", message, hint)
    if kind == "extra_forbidden":
        place = document.key_place(route)
        message = f"the key {quoted(route[-1])} is not known here"
        hint = _comma(document, route) or _known(schema, error)
        return Problem(document.path, place, "unknown-key", message, hint)
    if error["loc"] and error["loc"][-1] == "[key]":
        place = document.key_place(route)
    if document.data is None:
        message, hint = "there is nothing in this file", "See the guide for editors for an example."
        return Problem(document.path, place, "empty", message, hint)
    code, message, hint = _WORDS["empty" if error["input"] is None else kind]
    filled = {"input": quoted(error["input"]), **error.get("ctx", {})}
    filled["expected"] = str(filled.get("expected", "")).replace("'", "")
    message, hint = message.format_map(filled), hint.format_map(filled)
    if kind == "model_type" and _model_at(schema, list(error["loc"])) is ConditionPart:
        hint = f"Write {FORM}."
    return Problem(document.path, place, code, message, hint)


def _route(document: Document, loc: tuple[str | int, ...]) -> Route:
    """The route that pydantic's location stands for, without the names of union members."""
    route: Route = ()
    for step in loc:
        if (*route, step) in document.values:
            route = (*route, step)
    return route


def _misspelt(schema: type[BaseModel], errors: list[ErrorDetails]) -> set[tuple[str | int, ...]]:
    """Where the keys would stand that unknown keys are most likely meant to be."""
    return {
        (*error["loc"][:-1], near)
        for error in errors
        if error["type"] == "extra_forbidden"
        if (near := nearest(str(error["loc"][-1]), _known_keys(schema, error)))
    }


def _known(schema: type[BaseModel], error: ErrorDetails) -> str:
    known = _known_keys(schema, error)
    near = nearest(str(error["loc"][-1]), known)
    return f"Did you mean “{near}”?" if near else f"Known here: {', '.join(known)}."


def _known_keys(schema: type[BaseModel], error: ErrorDetails) -> list[str]:
    return sorted(_fields(_model_at(schema, list(error["loc"][:-1]))))


def _comma(document: Document, route: Route) -> str | None:
    """A hint for what looks like a key only because of the comma before it, as in ``{a: 0,5}``."""
    key, value = document.key_place(route), document.place(route)
    if (value.line, value.column) != (key.line, key.column + len(str(route[-1]))):
        return None
    return (
        "If it belongs to the text before the comma, put all of that in double quotation marks; "
        "write decimals with a point."
    )


def _model_at(schema: type[BaseModel], loc: list[str | int]) -> type[BaseModel]:
    """The model that stands at pydantic's location."""
    model, named_by_editor = schema, False
    for step in loc:
        fields = _fields(model)
        if named_by_editor:
            named_by_editor = False
        elif step in fields:
            annotation = fields[str(step)].annotation
            named_by_editor = get_origin(annotation) is dict
            model = next(_models_in(annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the key that an editor writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
