"""The records of an instrument's published editions, read from its folder and written into it.

A record is a file ``editions/<version>.json`` beside the instrument's own. Its content is that of
`scoring.edition`; once written, it stays as it is.
"""

import json
import re
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from authoring.problem import Place, Problem
from scoring import edition, numbers
from scoring.items import Kind, MissingKind

FOLDER = "editions"
FAMILY = edition.FORMAT.partition("@")[0] + "@"

Record = dict[str, Any]


class Records(NamedTuple):
    """The records of a folder, the oldest first, and what is wrong with the others."""

    found: tuple[Record, ...]
    problems: tuple[Problem, ...]


def _exact(text: str) -> str:
    numbers.parse(text)
    return text


_Number = Annotated[str, AfterValidator(_exact)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True)


class _Option(_Part):
    id: str
    label: str
    value: _Number | None
    missing: MissingKind | None
    exclusive: bool = False
    renamed_from: list[str] = []


class _Item(_Part):
    id: str
    stem: str
    options: list[_Option]
    type: Kind = "single_choice"
    at_most: int | None = None
    minimum: _Number | None = None
    maximum: _Number | None = None
    decimals: int = 0
    max_length: int | None = None
    renamed_from: list[str] = []


class _Band(_Part):
    id: str
    title: str
    cut: _Number = Field(alias="from")
    renamed_from: list[str] = []


class _Scale(_Part):
    id: str
    title: str
    rule: str
    bands: list[_Band]
    renamed_from: list[str] = []


class _Record(_Part):
    format: str
    instrument: str
    version: str
    digest: str
    items: list[_Item]
    scales: list[_Scale]
    fields: list[str]


def path_of(folder: Path, version: str) -> Path:
    """Where the record of a version stands in an instrument's folder, whatever it is called."""
    return folder / FOLDER / f"{quote(version, safe='')}.json"


def load(folder: Path, id: str) -> Records:
    """The records in the folder of the instrument of that id."""
    read = [_read(path, id) for path in sorted((folder / FOLDER).glob("*.json"))]
    found = [one for one in read if not isinstance(one, Problem)]
    found.sort(key=lambda one: order(one["version"]))
    return Records(tuple(found), tuple(one for one in read if isinstance(one, Problem)))


def text(record: Record) -> str:
    """A record as its file has it."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def order(version: str) -> list[tuple[int, str]]:
    """By this, versions stand in order: numbers in them count as numbers."""
    parts = re.findall(r"\d+|\D+", version)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _read(path: Path, id: str) -> Record | Problem:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return _broken(path, f"it can't be read: {error.strerror}")
    except (ValueError, RecursionError):
        return _broken(path, "this is no JSON, so it is no record of an edition")
    format = data.get("format") if isinstance(data, dict) else None
    if isinstance(format, str) and format.startswith(FAMILY) and format != edition.FORMAT:
        message = f"this record is of the format {format[:64]}, which is newer than this program"
        return Problem(path, Place(1, 1), "broken-record", message, "Update the program.")
    if format != edition.FORMAT:
        return _broken(path, f"this is not of the format {edition.FORMAT}")
    try:
        _Record.model_validate(data)
    except ValidationError as errors:
        where = ".".join(map(str, errors.errors()[0]["loc"]))
        return _broken(path, f"it is damaged at “{where}”")
    if data["instrument"] != id:
        return _broken(path, f"it is a record of the instrument “{data['instrument'][:64]}”")
    if path != path_of(path.parent.parent, data["version"]):
        return _broken(path, f"it is the record of the version “{data['version'][:64]}”")
    record: Record = data
    return record


def _broken(path: Path, message: str) -> Problem:
    hint = "Take the file back from the repository; only the build writes it."
    return Problem(path, Place(1, 1), "broken-record", message, hint)
