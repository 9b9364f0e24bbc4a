"""Problems written out: a line each for people, JSON for tools, annotations for workflows."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from authoring.problem import Problem


def text(problems: Sequence[Problem]) -> str:
    """One line a problem: ``path:line:column: code: message (hint)``."""
    return "".join(
        f"{_path(p.path)}:{p.place.line}:{p.place.column}: {p.code}: {p.message} ({p.hint})\n"
        for p in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with path, line, column, code, severity, message and hint."""
    plain = [
        {
            "path": _path(p.path),
            "line": p.place.line,
            "column": p.place.column,
            "code": p.code,
            "severity": p.severity,
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    ]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands that put each problem beside its line in a pull request."""
    return "".join(
        f"::{p.severity} file={_property(_path(p.path))},line={p.place.line},"
        f"col={p.place.column},title={_property(p.code)}::{_data(f'{p.message} ({p.hint})')}\n"
        for p in problems
    )


REPORTERS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
}


def _path(path: Path) -> str:
    """The path from here, as an editor would type it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
