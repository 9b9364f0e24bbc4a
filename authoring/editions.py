"""The records of an instrument's published editions, read from its folder and written into it.

A record is a file ``editions/<version>.json`` beside the instrument's own. Its content is that of
`scoring.edition`, and a checksum of it; once written, it stays as it is.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from pydantic import ValidationError

from authoring import merge_marks
from authoring.edition_schema import RecordPart
from authoring.problem import Place, Problem
from authoring.version_form import order
from authoring.wording import quoted
from scoring import edition

FOLDER = "editions"
CHECKSUM = "checksum"
FAMILY = edition.FORMAT.partition("@")[0] + "@"

Record = dict[str, Any]
_BEGINNING = Place(1, 1)


class Records(NamedTuple):
    """The records of a folder, the oldest first, and what is wrong with the others."""

    found: tuple[Record, ...]
    problems: tuple[Problem, ...]


def path_of(folder: Path, version: str) -> Path:
    """Where the record of a version stands in an instrument's folder, whatever it is called."""
    return folder / FOLDER / f"{quote(version, safe='')}.json"


def load(folder: Path, id: str) -> Records:
    """The records in the folder of the instrument of that id."""
    try:
        paths = sorted((folder / FOLDER).iterdir())
    except FileNotFoundError:
        return Records((), ())
    except OSError as error:
        message = f"the records of editions can't be read in it: {error.strerror}"
        hint = "It must be a folder that you may read; the build writes the records into it."
        broken = Problem(folder / FOLDER, Place(1, 1), "broken-record", message, hint)
        return Records((), (broken,))
    # Names with a dot in front are a system's own litter, or were left by a build that broke off.
    named = [path for path in paths if path.suffix == ".json" and not path.name.startswith(".")]
    read = [_read(path, id) for path in named]
    found = [one for one in read if not isinstance(one, Problem)]
    found.sort(key=lambda one: order(one["version"]))
    return Records(tuple(found), tuple(one for one in read if isinstance(one, Problem)))


def text(record: Record) -> str:
    """A record as its file has it, with its checksum."""
    summed: Record = {}
    for key, value in record.items():
        if key != CHECKSUM:
            summed[key] = value
        if key == "digest":
            summed[CHECKSUM] = _checksum(record)
    return json.dumps(summed, ensure_ascii=False, indent=1) + "\n"


def write(path: Path, record: Record) -> None:
    """Write a record into its file: all of it, or nothing.

    Raises:
        OSError: it could not be written.
    """
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text(record), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _checksum(record: Record) -> str:
    """SHA-256 of a record's content, however its file is laid out."""
    content = {key: value for key, value in record.items() if key != CHECKSUM}
    line = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode("ascii")).hexdigest()


class _Twice(ValueError):
    """A key that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1))
    return found


def _read(path: Path, id: str) -> Record | Problem:
    try:
        written = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return _broken(path, f"it can't be read: {error.strerror}")
    except UnicodeDecodeError:
        return _broken(path, "this is not stored as UTF-8, so it is no record of an edition")
    if unfinished := merge_marks.problem(path, written):
        return unfinished
    try:
        data = json.loads(written, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        message = "the JSON of this record is broken here"
        return _broken(path, message, Place(error.lineno, error.colno))
    except _Twice as error:
        return _broken(path, f"the key {quoted(error)} stands twice in one place")
    except (ValueError, RecursionError):
        return _broken(path, "this is no JSON, so it is no record of an edition")
    format = data.get("format") if isinstance(data, dict) else None
    if isinstance(format, str) and format.startswith(FAMILY) and format != edition.FORMAT:
        message = (
            f"this record is of the format {quoted(format)[1:-1]}, which is newer than this program"
        )
        return Problem(path, Place(1, 1), "broken-record", message, "Update the program.")
    if format != edition.FORMAT:
        return _broken(path, f"this is not of the format {edition.FORMAT}")
    try:
        RecordPart.model_validate(data)
    except ValidationError as errors:
        where = ".".join(map(str, errors.errors()[0]["loc"]))
        return _broken(path, f"it is damaged at “{where}”")
    if data[CHECKSUM] != _checksum(data):
        return _broken(path, "it is not as the build wrote it: its checksum is another")
    if data["instrument"] != id:
        return _broken(path, f"it is a record of the instrument {quoted(data['instrument'])}")
    own = path_of(path.parent.parent, data["version"])
    if path.name != own.name:
        message = f"it is the record of the version “{data['version']}”"
        hint = f"Call it {own.name} again, or take the file back from the repository."
        if own.exists():
            hint = f"Delete this copy: {own.name} is there."
        return Problem(path, Place(1, 1), "broken-record", message, hint)
    record: Record = data
    return record


def _broken(path: Path, message: str, place: Place = _BEGINNING) -> Problem:
    hint = (
        "Take the file back from the repository; "
        "or, if it was never published, delete it: the build writes it anew."
    )
    return Problem(path, place, "broken-record", message, hint)
