"""What the engine does once at build time, so that nothing is missing at a visitor's.

Python in the browser has only the modules that a rehearsal needed. So it must need all of them:
it imports whatever the rooms import anywhere, asks the door good and bad questions, and lets the
common mishaps happen (`within/rehearse.py`).
"""

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from publishing.engine.interpreter import EngineError

SAMPLE = Path(__file__).with_name("rehearsal.json")

# Sets of responses to the sample: none, some (with every kind of missing) and all.
RESPONSES: dict[str, dict[str, str]] = {
    "none": {},
    "some": {"a1": "not-relevant", "a2": "dont-know", "a3": "o1", "b1": "o4"},
    "all": {"a1": "o0", "a2": "o1", "a3": "o2", "b1": "o3", "b2": "o0"},
}


def plan(rooms: Mapping[str, bytes]) -> dict[str, Any]:
    """The rehearsal of `rooms` (path: contents) as plain data for `within/rehearse.py`."""
    return {
        "modules": sorted(_modules(rooms) | _imported(rooms)),
        "good": list(_good()),
        "bad": list(_bad()),
    }


def _good() -> Iterator[str]:
    for operation in ("result", "report"):
        for responses in RESPONSES.values():
            yield _request(operation, _response_set(responses))
    yield _request("report", _response_set(RESPONSES["all"]), date="2020-02-29")


def _bad() -> Iterator[str]:
    whole = _response_set(RESPONSES["all"])
    yield ""
    yield "{"
    yield "[]"
    yield "{}"
    yield "[" * 500 + "]" * 500
    yield _request("remove", whole)
    yield _request("result", whole, instrument="<!doctype html>")
    yield _request("result", whole, instrument="{}")
    yield _request("result", [])
    yield _request("result", {})
    yield _request("report", {**whole, "format": "inkbubble/responses@0"})
    yield _request("report", {**whole, "instrument": {"id": "another", "version": "1.0.0"}})
    yield _request("report", {**whole, "responses": []})
    yield _request("result", _response_set({"a11": "o0", "a1": "o00", "unknown é": "\ud800"}))
    yield _request("result", _response_set({"a1": 1, "a2": None, "a3": ["o0"], "b1": {}}))


def _response_set(responses: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "format": "inkbubble/responses@1",
        "instrument": {"id": "rehearsal", "version": "1.0.0"},
        "responses": responses,
    }


def _request(operation: str, responses: Any, **more: str) -> str:
    sample = SAMPLE.read_text(encoding="utf-8")
    request = {"operation": operation, "instrument": sample, "responses": responses, **more}
    return json.dumps(request)


def _modules(rooms: Mapping[str, bytes]) -> set[str]:
    """The names of the rooms' own modules."""
    paths = (Path(path).with_suffix("") for path in rooms if path.endswith(".py"))
    return {".".join(path.parts).removesuffix(".__init__") for path in paths}


def _imported(rooms: Mapping[str, bytes]) -> set[str]:
    """The names of the modules that the rooms import, inside functions too."""
    names = set()
    for path, source in rooms.items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(_parsed(path, source)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return names


def _parsed(path: str, source: bytes) -> ast.Module:
    try:
        return ast.parse(source, path)
    except SyntaxError as error:
        raise EngineError(
            f"{path}:{error.lineno}: {error.msg}. Correct the Python there."
        ) from None
