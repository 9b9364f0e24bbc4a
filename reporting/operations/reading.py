"""How a request is read: the instrument, the response set, an address."""

import json
import re
from functools import lru_cache
from typing import Any

from reporting import history_past
from reporting.history_past import Past
from scoring import days, details, edition, fitting
from scoring import instrument as instruments
from scoring import responses as response_sets
from scoring.edition import Record
from scoring.faults import Fault, InvalidResponses
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

Request = dict[str, Any]
Answer = dict[str, Any]

_ADDRESS = re.compile(r"(?!/)[a-z0-9./-]{1,200}")


def read(request: Request) -> tuple[Instrument, ResponseSet]:
    """The instrument and the response set of a request.

    With ``draft``, the response set is one that is still being filled in: what of it does not fit,
    such as details that are not complete, is left out.

    Raises:
        InvalidResponses: the response set does not fit the instrument.
    """
    instrument = instrument_of(request["instrument"])
    data = request["responses"]
    fitting_part = _fitting(instrument, data) if request.get("draft") else data
    return instrument, response_sets.read(instrument, fitting_part)


def answers(request: Request) -> tuple[Instrument, ResponseSet]:
    """The same without details, plan and notes; none of them is then looked at."""
    return read({**request, "responses": fitting.answers_only(request["responses"])})


def _fitting(instrument: Instrument, data: Any) -> Any:
    given = data.get("details") if isinstance(data, dict) else None
    if given is not None and not details.has_form(given):
        data = {key: value for key, value in data.items() if key != "details"}
    return fitting.fit(instrument, data).data


def earlier(instrument: Instrument, responses: ResponseSet, request: Request) -> Past:
    """The results before the one of the request, from its ``earlier`` and its ``date``."""
    return history_past.of(instrument, responses, request.get("earlier"), day(request.get("date")))


def day(given: Any) -> str | None:
    """The day that is given; None if it is no day of the calendar."""
    return str(given) if days.is_day(given) else None


@lru_cache(maxsize=4)
def instrument_of(text: str) -> Instrument:
    """The instrument that a compiled instrument's text stands for."""
    return instruments.from_plain(json.loads(text))


def editions(request: Request) -> list[Record]:
    """The records of past editions in a request; what is none of them is passed over."""
    given = request.get("editions")
    return [one for one in given if edition.is_record(one)] if isinstance(given, list) else []


def address(given: Any) -> str:
    """The address, if it can only lead to a page of this site.

    Raises:
        InvalidResponses: it could lead elsewhere.
    """
    if isinstance(given, str) and _ADDRESS.fullmatch(given):
        return given
    message = "this is not the relative path of a page"
    hint = "Write small letters, digits, full stops, hyphens and slashes: ../an-instrument/."
    raise InvalidResponses([Fault("not-an-address", "address", message, hint)])


def stranger(id: str) -> InvalidResponses:
    """What there is to say about a file of an instrument that the site does not have."""
    message = f"it answers “{id[:64]}”, which is no assessment of this site"
    hint = "Choose files that were saved from this site."
    return InvalidResponses([Fault("other-instrument", "the file", message, hint)])


def refuse_strangers(data: Any, published: list[str] | None) -> None:
    """Look whether a file's plain data name an instrument that is not among those published.

    Raises:
        InvalidResponses: they do.
    """
    made_for = data.get("instrument") if isinstance(data, dict) else None
    id = made_for.get("id") if isinstance(made_for, dict) else None
    if published is not None and isinstance(id, str) and id not in published:
        raise stranger(id)
