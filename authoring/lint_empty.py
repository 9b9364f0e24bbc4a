"""Keys with nothing after them, where the schema takes that for a key that is left out."""

from collections.abc import Iterator
from typing import Any

from authoring.findings import finding
from authoring.problem import Problem
from authoring.reading import Document, Route


def problems(document: Document) -> Iterator[Problem]:
    """Every key and entry that an editor wrote and left without a value."""
    yield from _empty(document, (), document.data)


def _empty(document: Document, route: Route, data: Any) -> Iterator[Problem]:
    if data is None:
        message, hint = "there is nothing here", "Write what belongs here, or remove the key."
        yield finding(document, route, "empty", message, hint)
    elif isinstance(data, dict | list):
        for key, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _empty(document, (*route, key), part)
