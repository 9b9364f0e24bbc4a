"""Files of several people, read one by one: a sheet each, or why it counts for nothing.

A sheet can travel as plain data, numbers as strings of exact fractions::

    {"name": "…", "digest": "…", "version": "1.0.0", "answered": 3, "asked": 4, "open": ["item"],
     "set_aside": 0, "scores": [[exact, low, high, band, reason], …], "given": {"item": response},
     "numbers": {"item": "5/2"}, "hidden": ["item"]}
"""

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from reporting import collecting
from reporting.collected import Entry, Score
from reporting.collecting import Sheet
from reporting.exports import responses_json
from scoring import fitting, numbers, receipt
from scoring import responses as response_sets
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.receipt import Opened
from scoring.responses import ResponseSet

NOT_THE_ANSWERS = ("plan",)
"""What may differ between two files of the same answers of one person."""


class Read(NamedTuple):
    """The text of a file, read: its responses as they fit, and how many have no place here.

    The responses tell the version that they were given in. `digest` is the same for the same
    answers, whatever form of file holds them.
    """

    opened: Opened
    responses: ResponseSet
    digest: str
    set_aside: int


def read(instrument: Instrument, opened: Opened) -> Read:
    """The responses in what a file holds; those to another version are fitted to this one.

    Raises:
        InvalidResponses: they are no responses to this instrument.
    """
    data, set_aside = opened.data, 0
    if _version(data) not in (None, instrument.version):
        fitted = fitting.fit(instrument, data)
        data = fitted.data
        set_aside = sum(misfit.part == "responses" for misfit in fitted.misfits)
    responses = response_sets.read(instrument, data)
    responses = responses._replace(version=_version(opened.data) or responses.version)
    return Read(opened, responses, _digest(instrument, responses), set_aside)


def instrument_of(data: Any) -> str | None:
    """The id of the instrument that a file's plain data says it answers, if it says so."""
    made_for = data.get("instrument") if isinstance(data, dict) else None
    id = made_for.get("id") if isinstance(made_for, dict) else None
    return id if isinstance(id, str) else None


def sheet(instrument: Instrument, file: str, place: int, text: str) -> Sheet:
    """The sheet of a file, given its text.

    Raises:
        InvalidResponses: it holds no responses to this instrument.
    """
    return sheet_of(instrument, file, place, read(instrument, receipt.read(text)))


def sheet_of(instrument: Instrument, file: str, place: int, found: Read) -> Sheet:
    """The sheet of a file that was read."""
    responses, digest, aside = found.responses, found.digest, found.set_aside
    return collecting.sheet(instrument, file, place, responses, digest, aside)


def to_plain(sheet: Sheet) -> dict[str, Any]:
    """The sheet as plain data."""
    entry = sheet.entry
    exact = numbers.optional_exact
    return {
        "name": entry.file,
        "digest": sheet.digest,
        "version": entry.version,
        "answered": entry.answered,
        "asked": entry.asked,
        "open": entry.open,
        "set_aside": entry.set_aside,
        "scores": [
            (exact(one.score), exact(one.low), exact(one.high), one.band, one.reason)
            for one in entry.scores
        ],
        "given": {id: one for id, one in sheet.given.items() if not isinstance(one, Fraction)},
        "numbers": {
            id: numbers.exact(one) for id, one in sheet.given.items() if isinstance(one, Fraction)
        },
        "hidden": sheet.hidden,
    }


def from_plain(data: Mapping[str, Any], place: int) -> Sheet:
    """The sheet that plain data stands for, at its place among the files."""
    given: dict[str, Response] = {
        id: tuple(one) if isinstance(one, list) else one for id, one in data["given"].items()
    }
    given |= {id: Fraction(one) for id, one in data["numbers"].items()}
    entry = Entry(
        data["name"],
        place,
        data["version"],
        data["answered"],
        data["asked"],
        tuple(data["open"]),
        data["set_aside"],
        tuple(_score(*one) for one in data["scores"]),
    )
    return Sheet(entry, data["digest"], given, tuple(data["hidden"]))


def _score(
    exact: str | None, low: str | None, high: str | None, band: str | None, reason: str | None
) -> Score:
    score, lowest, highest = (None if one is None else Fraction(one) for one in (exact, low, high))
    return Score(score, lowest, highest, band, reason)


def _version(data: Any) -> str | None:
    made_for = data.get("instrument") if isinstance(data, dict) else None
    version = made_for.get("version") if isinstance(made_for, dict) else None
    return version if isinstance(version, str) else None


def _digest(instrument: Instrument, responses: ResponseSet) -> str:
    data = responses_json.data(instrument, responses)
    told = {key: one for key, one in data.items() if key not in NOT_THE_ANSWERS}
    written = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:32]
