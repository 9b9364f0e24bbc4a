"""YAML read strictly: every scalar is the text that stands there, and everything has a place.

YAML gives plain words a second meaning: ``no`` becomes a truth value, ``12:30`` a number, ``010``
an eight. Here it gives none: a document is mappings, lists and texts, and the schema decides which
text is a number. What an editor can't mean is refused: two keys of one name, anchors and aliases,
tags, merge keys, a second document, control characters, and nesting beyond any questionnaire.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from errno import EINVAL
from pathlib import Path
from typing import Any

import yaml

from authoring import merge_marks, yaml_errors, yaml_syntax
from authoring.problem import Place, Problem

MAX_DEPTH = 24
MAX_BYTES = 1_000_000

Route = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A file's data and the places of its parts.

    `values` and `keys` map the route to a part (keys and list positions from the root) to where
    the part begins, and to where its key stands. `written_out` maps the route to a part that was
    written out for the editor to the route of what stands in the file for it.
    """

    path: Path
    data: Any
    values: dict[Route, Place] = field(repr=False)
    keys: dict[Route, Place] = field(repr=False)
    written_out: Mapping[Route, Route] = field(default_factory=dict, repr=False)

    def place(self, route: Route) -> Place:
        """Where the part stands, or the nearest part around it that the file has."""
        rest: Route = ()
        while route not in self.values:
            if route in self.written_out:
                return self.place((*self.written_out[route], *rest))
            route, rest = route[:-1], (route[-1], *rest)
        return self.values[route]

    def key_place(self, route: Route) -> Place:
        """Where the key of the part stands; for a list entry, where the entry begins."""
        return self.keys.get(route) or self.place(route)


def read(path: Path) -> Document | list[Problem]:
    """The file's document, or every problem that keeps it from being one."""
    try:
        if _is_endless(path):
            raise OSError(EINVAL, "it is not a file")
        raw = path.read_bytes()
    except OSError as error:
        return [yaml_errors.unreadable(path, error)]
    if len(raw) > MAX_BYTES:
        return [yaml_errors.too_large(path, MAX_BYTES)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [yaml_errors.not_utf8(path, raw, error)]
    if unfinished := merge_marks.problem(path, text):
        return [unfinished]
    problems = yaml_errors.control_characters(path, text) + yaml_errors.odd_spaces(path, text)
    return problems or read_text(path, text)


def _is_endless(path: Path) -> bool:
    """Whether it is a pipe or a device: reading one may never end."""
    return path.exists() and not path.is_file() and not path.is_dir()


def read_text(path: Path, text: str) -> Document | list[Problem]:
    """The document in a text that is free of control characters."""
    reader = _Reader(path)
    loader = yaml.SafeLoader(text)
    try:
        data = reader.document(iter(loader.get_event, None))
    except yaml.MarkedYAMLError as error:
        return [*reader.problems, yaml_syntax.problem(path, error)]
    except (ValueError, OverflowError):  # what PyYAML lets through of "\\UFFFFFFFF"
        return [*reader.problems, yaml_syntax.impossible_character(path, loader.get_mark())]
    except _TooDeep as error:
        return [*reader.problems, yaml_errors.too_deep(path, error.place, MAX_DEPTH)]
    if reader.problems:
        return reader.problems
    return Document(path, data, reader.values, reader.keys)


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class _Reader:
    """Builds the data from PyYAML's events, which carry a mark each and resolve nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.values: dict[Route, Place] = {}
        self.keys: dict[Route, Place] = {}

    def document(self, events: Any) -> Any:
        """The data of the first document; a further one is a problem."""
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(yaml_errors.second_document, event)
                    break
                data = self._node(next(events), events, ())
        if not documents:
            self.values[()] = Place(1, 1)
        return data

    def _node(self, event: Any, events: Any, route: Route) -> Any:
        self.values[route] = _place(event)
        if len(route) > MAX_DEPTH:
            raise _TooDeep(_place(event))
        if isinstance(event, yaml.AliasEvent):
            self._problem(yaml_errors.alias, event)
            return None
        if event.anchor:
            self._problem(yaml_errors.anchor, event)
        if event.tag:
            self._problem(yaml_errors.tag, event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, route)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, route)
        return self._text(event) if event.value or event.style else None

    def _text(self, event: Any) -> str:
        problem = yaml_errors.escaped_character(self.path, _place(event), event.value)
        if problem:
            self.problems.append(problem)
        return str(event.value)

    def _list(self, events: Any, route: Route) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.append(self._node(event, events, (*route, len(found))))
        return found

    def _mapping(self, events: Any, route: Route) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, route)
            inner = (*route, key)
            first = self.keys.get(inner)
            if first is not None:
                self.problems.append(
                    yaml_errors.duplicate_key(self.path, _place(event), key, first)
                )
                inner = (*route, f"{key} at {_place(event)}")  # read on, but keep the first
                self._node(next(events), events, inner)
                continue
            self.keys[inner] = _place(event)
            found[key] = self._node(next(events), events, inner)
        return found

    def _key(self, event: Any, events: Any, route: Route) -> str:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            if event.value == "<<" and not event.style:
                self._problem(yaml_errors.merge_key, event)
            if event.value:
                return self._text(event)
        problem = yaml_errors.not_a_key(self.path, _place(event))
        self._node(event, events, (*route, f"key at {_place(event)}"))
        self.problems.append(problem)
        return f"key at {_place(event)}"

    def _problem(self, make: Callable[[Path, Place], Problem], event: Any) -> None:
        self.problems.append(make(self.path, _place(event)))


def _place(event: Any) -> Place:
    return yaml_syntax.place(event.start_mark)
