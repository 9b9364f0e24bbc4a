"""The proof that a visitor's own browser replays: what the door is asked, and what CPython answers.

It has every case of every published instrument and, for each instrument, response sets made at
random, the same in every build. Of an answer it has the SHA-256: the browser needs to compare them,
not to read them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from authoring import case_file, catalogue
from authoring.case_file import Case
from authoring.catalogue import Entry as CatalogueEntry
from publishing import chance
from publishing.edition import Entry
from reporting import door

FORMAT = "inkbubble/proof@1"

# How many response sets made at random each instrument gets. Its file stays below 150 kB on the
# wire, and a phone is done within a minute.
EACH = 60
OF_A_CASE = ("result", "report", "later")
OF_ANY_OTHER = ("result",)
DAY = "2026-11-22"  # a report shows one; any will do


def cases(entry: CatalogueEntry) -> dict[str, Mapping[str, Any]]:
    """The response files of an instrument's cases, by the cases' names."""
    instrument = entry.loaded.instrument
    if instrument is None:
        return {}
    paths = catalogue.case_paths(entry.folder)
    loaded = {path.stem: case_file.load(path, instrument) for path in paths}
    return {name: case.responses for name, case in loaded.items() if isinstance(case, Case)}


def content(entries: Sequence[Entry], text: Mapping[str, str]) -> bytes:
    """The file of the proof: JSON, one object a response set.

    Args:
        entries: what is published.
        text: each compiled instrument as the browser hands it to Python, by its id.
    """
    sets = [
        {"of": entry.id, "kind": kind, "name": name, **_answered(responses, of, text[entry.id])}
        for entry in entries
        for kind, name, responses, of in _response_sets(entry)
    ]
    return (_json({"format": FORMAT, "date": DAY, "sets": sets}) + "\n").encode()


def _response_sets(
    entry: Entry,
) -> Iterator[tuple[str, str, Mapping[str, Any], Sequence[str]]]:
    for name, responses in entry.cases.items():
        yield "case", name, responses, OF_A_CASE
    for place, responses in enumerate(chance.response_sets(entry.instrument, EACH), start=1):
        yield "random", str(place), responses, OF_ANY_OTHER


def _answered(
    responses: Mapping[str, Any], operations: Sequence[str], instrument: str
) -> dict[str, Any]:
    given = _json(responses)
    digests = {operation: _digest(operation, given, instrument) for operation in operations}
    return {"responses": responses, "answers": digests}


@cache  # a process that builds several sites, as the tests do, asks the same each time
def _digest(operation: str, responses: str, instrument: str) -> str:
    """The SHA-256 of what the door answers, as the browser sees it: in UTF-8."""
    asked = {"operation": operation, "responses": json.loads(responses), "date": DAY}
    answer = door.call(json.dumps({**asked, "instrument": instrument}))
    return hashlib.sha256(answer.encode()).hexdigest()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
