"""The browser's door into Python: a closed set of operations, JSON text in, JSON text out.

It expects one JSON object::

    {"operation": one of the names below,
     "instrument": "<the text of a compiled instrument>",
     "responses": {a response set of the format inkbubble/responses@1},
     "date": "2026-11-22",            (wherever a report is made, optional: the day to show; what
                                      is no day of the calendar counts as none)
     "draft": true,                   (wherever responses are read, optional: what of them is not
                                      complete, or does not fit, is left out)
     …}                               (what else the operation takes)

It answers with one JSON object, whose keys beside ``ok`` are those of the operation::

    {"ok": true, …}
    {"ok": false, "problems": [{"code", "where", "message", "hint", "text"}, …]}  for anything amiss

A problem's ``text`` is all of it in one line, for people.

The operations are those of `reporting.operations`, where each says what it takes and gives:
``result``, ``report``, ``later``, ``history``, ``trial``, ``card``, ``export``, ``open``, ``fit``,
``link``, ``follow``, ``beside``, ``preview``, ``gather``, ``team`` and ``team-export``.

`call` never raises. It is a function of its argument alone; the last instruments are remembered
only to be spared from being read again. Nothing else in Python is for the browser to call.
"""

import json
from decimal import Decimal
from typing import Any

from reporting import plain_text
from reporting.operations import OPERATIONS
from scoring import result as results
from scoring import texts
from scoring.faults import Fault, InvalidResponses


def call(text: str) -> str:
    """Carry out the operation that the request names, and say what came of it."""
    try:
        # Numbers in responses are exact: a float never comes about.
        request = json.loads(text, parse_float=Decimal)
        answer = OPERATIONS[request["operation"]](request)
    except InvalidResponses as invalid:
        return _refusal(invalid.faults)
    except Exception as error:  # the far side can't read a traceback: here it becomes data
        return _refusal([_not_understood(error)])
    return _text({"ok": True, **answer})


def _text(answer: dict[str, Any]) -> str:
    """The answer as JSON; half a character, which UTF-8 can't hold, is written as an escape."""
    text = results.to_json(answer)
    return text if texts.is_whole(text) else json.dumps(answer, separators=(",", ":"))


def _not_understood(error: Exception) -> Fault:
    return Fault(
        "not-understood",
        "the request",
        f"it could not be carried out ({type(error).__name__}: {error})",
        "Try again; the answers have not changed.",
    )


def _refusal(faults: list[Fault]) -> str:
    problems = [{**fault._asdict(), "text": plain_text.sentence(fault)} for fault in faults]
    return _text({"ok": False, "problems": problems})
