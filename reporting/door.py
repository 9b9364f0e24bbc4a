"""The browser's door into Python: a closed set of operations, JSON text in, JSON text out.

It expects one JSON object::

    {"operation": "result" | "report" | "card",
     "instrument": "<the text of a compiled instrument>",
     "responses": {a response set of the format inkbubble/responses@1},
     "date": "2026-11-22",            (report and card, optional: the day to show)
     "address": "../an-instrument/"}  (card only: where its title leads, a relative path)

It answers with one JSON object::

    {"ok": true, "result": {a result of the format inkbubble/result@1}}       for "result"
    {"ok": true, "html": "<article …>…</article>"}                           for the others
    {"ok": false, "problems": [{"code", "where", "message", "hint"}, …]}     for anything amiss

`call` never raises. It is a function of its argument alone; the last instruments are remembered
only to be spared from being read again. Nothing else in Python is for the browser to call.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reporting import card, html, view
from scoring import instrument as instruments
from scoring import responses as response_sets
from scoring import result as results
from scoring.faults import Fault, InvalidResponses
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

_ADDRESS = re.compile(r"(?!/)[a-z0-9./-]{1,200}")


def call(text: str) -> str:
    """Carry out the operation that the request names, and say what came of it."""
    try:
        # Numbers in responses are exact: a float never comes about.
        request = json.loads(text, parse_float=Decimal)
        answer = _OPERATIONS[request["operation"]](request)
    except InvalidResponses as invalid:
        return _refusal(invalid.faults)
    except Exception as error:  # the far side can't read a traceback: here it becomes data
        return _refusal([_not_understood(error)])
    return results.to_json({"ok": True, **answer})


def _result(request: dict[str, Any]) -> dict[str, Any]:
    return {"result": results.compute(*_read(request))}


def _report(request: dict[str, Any]) -> dict[str, Any]:
    instrument, responses = _read(request)
    result = results.compute(instrument, responses)
    return {"html": html.article(view.of(instrument, responses, result, request.get("date")))}


def _card(request: dict[str, Any]) -> dict[str, Any]:
    address = _address(request.get("address"))
    instrument, responses = _read(request)
    result = results.compute(instrument, responses)
    shown = card.of(instrument, responses, result, request.get("date"), address)
    return {"html": html.card(shown)}


_OPERATIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "result": _result,
    "report": _report,
    "card": _card,
}


def _read(request: dict[str, Any]) -> tuple[Instrument, ResponseSet]:
    instrument = _instrument(request["instrument"])
    return instrument, response_sets.read(instrument, request["responses"])


@lru_cache(maxsize=4)
def _instrument(text: str) -> Instrument:
    return instruments.from_plain(json.loads(text))


def _address(given: Any) -> str:
    """The address, if it can only lead to a page of this site."""
    if isinstance(given, str) and _ADDRESS.fullmatch(given):
        return given
    message = "this is not the relative path of a page"
    hint = "Write small letters, digits, full stops, hyphens and slashes: ../an-instrument/."
    raise InvalidResponses([Fault("not-an-address", "address", message, hint)])


def _not_understood(error: Exception) -> Fault:
    return Fault(
        "not-understood",
        "the request",
        f"it could not be carried out ({type(error).__name__}: {error})",
        "Try again; the answers have not changed.",
    )


def _refusal(faults: list[Fault]) -> str:
    return results.to_json({"ok": False, "problems": [fault._asdict() for fault in faults]})
