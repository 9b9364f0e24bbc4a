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
from publishing.engine.samples import ASKING, SCORING, SCORING_RESPONSES, asked, refused
from reporting import door, exports

SAMPLE, RESPONSES = SCORING.path, SCORING_RESPONSES


def plan(rooms: Mapping[str, bytes]) -> dict[str, Any]:
    """The rehearsal of `rooms` (path: contents) as plain data for `within/rehearse.py`."""
    return {
        "modules": sorted(_modules(rooms) | _imported(rooms)),
        "good": list(_good()),
        "bad": list(_bad()),
    }


def _good() -> Iterator[str]:
    sets = [(SCORING, SCORING.response_set(responses)) for responses in RESPONSES.values()]
    sets += [(ASKING, responses) for responses in asked()]
    operations: tuple[tuple[str, dict[str, Any]], ...] = (
        ("result", {}),
        ("report", {}),
        ("report", {"date": "2020-02-29"}),
        ("later", {}),
        ("trial", {"tried": {}, "whole": True}),
        ("trial", {"tried": {}}),
        ("card", {"address": "../rehearsal/", "date": "2020-02-29"}),
        *(("export", {"format": one, "date": "2020-02-29"}) for one in exports.FORMATS),
    )
    for operation, more in operations:
        for sample, responses in sets:
            yield sample.request(operation, responses, **more)
    for sample in (SCORING, ASKING):
        of_it = [{"date": "2020-01-31", "responses": one} for which, one in sets if which == sample]
        for earlier in of_it:
            more = {"date": "2020-02-29", "earlier": of_it}
            yield sample.request("later", earlier["responses"], **more)
    for sample, responses in sets:
        receipt = door.call(sample.request("export", responses, format="receipt"))
        for text in (json.dumps(responses), json.loads(receipt)["file"]["text"]):
            yield SCORING.request("open", {}, text=text)


def _bad() -> Iterator[str]:
    whole = SCORING.response_set(RESPONSES["all"])
    yield ""
    yield "{"
    yield "[]"
    yield "{}"
    yield "[" * 500 + "]" * 500
    yield SCORING.request("remove", whole)
    yield SCORING.request("result", whole, instrument="<!doctype html>")
    yield SCORING.request("result", whole, instrument="{}")
    yield SCORING.request("result", [])
    yield SCORING.request("result", {})
    yield SCORING.request("report", {**whole, "format": "inkbubble/responses@0"})
    yield SCORING.request("report", {**whole, "instrument": {"id": "other", "version": "1.0.0"}})
    yield SCORING.request("report", {**whole, "responses": []})
    yield SCORING.request("report", whole, date="today")
    yield SCORING.request("trial", whole, tried={"a1": "o9"})
    yield SCORING.request("export", whole, format="spreadsheet")
    yield SCORING.request("open", {}, text="<html>")
    yield SCORING.request("open", {}, text="{")
    yield SCORING.request("card", whole)
    yield SCORING.request("card", whole, address="javascript:alert(1)")
    unknown = {"a11": "o0", "a1": "o00", "unknown é": "\ud800"}
    yield SCORING.request("result", SCORING.response_set(unknown))
    not_texts: dict[str, Any] = {"a1": 1, "a2": None, "a3": ["o0"], "b1": {}}
    yield SCORING.request("result", SCORING.response_set(not_texts))
    for response_set in refused():
        yield ASKING.request("report", response_set)


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
