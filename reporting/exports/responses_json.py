"""The response file: what was answered, wanted, planned and noted, in the one form to read again.

The format is that of `scoring.responses`; its keys stand in the instrument's order, and what is
empty is left out. Reading the file gives the same response set: a whole number is written as a
number, any other as a text such as ``"2.5"`` or ``"7/3"``, for a JSON number may come back rounded.
"""

import json
from fractions import Fraction
from typing import Any

from reporting import plain_text
from scoring import bands, days, numbers, responses
from scoring.details import Details, Given
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.plan import Step
from scoring.responses import ResponseSet


def text(instrument: Instrument, response_set: ResponseSet, date: str | None = None) -> str:
    """The file's text; *date* is the day that the answers are of.

    Raises:
        ValueError: there is no such day.
    """
    told = data(instrument, response_set)
    if date is not None:
        days.parts(date)
        told = {**told, "date": date}
    written = json.dumps(told, ensure_ascii=False, indent=2)
    return plain_text.escaped(written) + "\n"


def data(instrument: Instrument, response_set: ResponseSet) -> dict[str, Any]:
    """The plain data of the file, in canonical order."""
    chosen, wanted = response_set.chosen, response_set.scale_targets
    more = {
        "targets": _in_order(instrument.targets.items, response_set.targets),
        "scale_targets": {
            id: _wanted(instrument, id, wanted[id])
            for id in instrument.targets.scales
            if id in wanted
        },
        "details": _details(instrument.details, response_set.details),
        "plan": [_step(step) for step in response_set.plan],
        "notes": _in_order(tuple(instrument.items), response_set.notes),
        # Exact numbers go out as texts, which responses may have in their place.
        "set_aside": json.loads(json.dumps(dict(response_set.set_aside), default=str)),
    }
    return {
        "format": responses.FORMAT,
        "instrument": {"id": instrument.id, "version": response_set.version},
        "responses": {id: plain(chosen[id]) for id in instrument.items if id in chosen},
        **{key: given for key, given in more.items() if given},
    }


def _in_order(ids: tuple[str, ...], given: Any) -> dict[str, str]:
    return {id: given[id] for id in ids if id in given}


def plain(response: Response) -> Any:
    """A response as a response file has it."""
    if isinstance(response, Fraction):
        return _number(response)
    return list(response) if isinstance(response, tuple) else response


def _number(number: Fraction) -> int | str:
    return int(number) if number.denominator == 1 else _exact(number)


def _exact(number: Fraction) -> str:
    """Decimals where they end, else a fraction: both are read back exactly."""
    digits = next((d for d in range(numbers.LONGEST + 1) if number * 10**d % 1 == 0), None)
    return numbers.exact(number) if digits is None else numbers.display(number, digits)


def _wanted(instrument: Instrument, id: str, score: Fraction) -> Any:
    """A band's id where the scale has bands, as it was wanted; else the number."""
    return bands.of(instrument.scale[id], score) or _number(score)


def _details(asked: Details | None, given: Given | None) -> dict[str, Any]:
    """The details in the order of the page; without its confirmations no file is read at all."""
    if asked is None or given is None:
        return {}
    confirmed = {
        "statements": [statement.id for statement in asked.statements],
        "reviewed": bool(asked.reviewed),
        "shown": given.shown,
    }
    fields = [field.id for field in asked.fields]
    return {
        "fields": {id: given.fields[id] for id in fields if id in given.fields},
        **{key: told for key, told in confirmed.items() if told},
    }


def _step(step: Step) -> dict[str, str]:
    return {key: told for key, told in step._asdict().items() if told is not None}
