"""The operations behind the door: each takes a request's plain data and gives an answer's.

A request has the keys that `reporting.door` describes. What else one takes, and the keys of its
answer, stand with each.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reporting import card, exports, history, html, trial, view
from reporting.scales import scale_views
from scoring import instrument as instruments
from scoring import receipt
from scoring import responses as response_sets
from scoring import result as results
from scoring.faults import Fault, InvalidResponses
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

Request = dict[str, Any]
Answer = dict[str, Any]

# What takes long to work out, or is not looked at first, comes when the rest is on the page.
LATER = ("lift", "history", "plan", "what-if", "responses", "computed")

_ADDRESS = re.compile(r"(?!/)[a-z0-9./-]{1,200}")


def _result(request: Request) -> Answer:
    """Gives ``result``, of the format inkbubble/result@1."""
    return {"result": results.compute(*_read(request))}


def _report(request: Request) -> Answer:
    """Gives ``html``, the report as an <article> with places for what comes later."""
    return {"html": html.article(_live(request, LATER))}


def _later(request: Request) -> Answer:
    """The rest of a report.

    Takes ``earlier``, a list of earlier results: each with its ``date`` and its ``responses``.
    Those that can't be read any more, or are of a later day, are passed over. Gives ``blocks``,
    the HTML of each block that comes later by its name.
    """
    instrument, responses = _read(request)
    earlier = _earlier(instrument, responses, request)
    report = _live(request, frozenset(instrument.report).difference(LATER), earlier)
    shown = [name for name in report.blocks if name in LATER]
    blocks = {name: html.block(report, name) for name in shown}
    return {"blocks": {**blocks, "take-along": html.take_along(report)}}


def _trial(request: Request) -> Answer:
    """What other answers would come to.

    Takes ``tried``, the responses to try by item, and ``whole``, whether the answers to change
    are wanted, too. Gives ``html``, and ``hidden``, the items that are then not asked.
    """
    instrument, responses = _read(request)
    tried = response_sets.read(
        instrument, {**request["responses"], "responses": request["tried"], "targets": {}}
    )
    before, after = (
        scale_views(instrument, results.scales(instrument, one.chosen))
        for one in (responses, tried)
    )
    outcome = trial.outcome(instrument, before, after)
    hidden = trial.hidden(instrument, tried.chosen)
    if request.get("whole"):
        parts = trial.parts(instrument, responses.chosen)
        return {"html": html.trial(outcome, parts, hidden), "hidden": hidden}
    return {"html": html.trial_outcome(outcome), "hidden": hidden}


def _card(request: Request) -> Answer:
    """The result in short.

    Takes ``address``, where its title leads: a relative path. Gives ``html``, an <article>.
    """
    address = _address(request.get("address"))
    instrument, responses = _read(request)
    result = results.compute(instrument, responses)
    shown = card.of(instrument, responses, result, request.get("date"), address)
    return {"html": html.card(shown)}


def _export(request: Request) -> Answer:
    """The result as a file.

    Takes ``format``, one of `exports.FORMATS`, and ``style``, the site's style sheets, for what
    is a page of its own. Gives ``file``: its ``name``, its ``type`` and its ``text``.
    """
    instrument, responses = _read(request)
    result = results.compute(instrument, responses)
    made = exports.of(
        request["format"],
        instrument,
        responses,
        result,
        request.get("date"),
        request.get("style", ""),
    )
    return {"file": made._asdict()}


def _open(request: Request) -> Answer:
    """Reads a file that a visitor kept; the instrument and the responses are not looked at.

    Takes ``text``, that of a response file or of a whole report. Gives ``responses``, its
    response set, and ``date``, the day that it is of, if it says so.
    """
    opened = receipt.read(request["text"])
    # Exact numbers go out as texts, which responses may have in their place.
    return {"responses": json.loads(json.dumps(opened.data, default=str)), "date": opened.date}


OPERATIONS: Mapping[str, Callable[[Request], Answer]] = {
    "result": _result,
    "report": _report,
    "later": _later,
    "trial": _trial,
    "card": _card,
    "export": _export,
    "open": _open,
}


def _live(
    request: Request, later: Collection[str], earlier: Sequence[history.Entry] = ()
) -> view.Report:
    instrument, responses = _read(request)
    result = results.compute(instrument, responses)
    date = request.get("date")
    return view.of(
        instrument, responses, result, date, earlier=earlier, live=True, later=frozenset(later)
    )


def _earlier(
    instrument: Instrument, responses: ResponseSet, request: Request
) -> list[history.Entry]:
    found = []
    today = request.get("date") or ""
    for one in sorted(request.get("earlier", ()), key=lambda one: str(one["date"])):
        try:
            then = response_sets.read(instrument, one["responses"])
        except InvalidResponses:
            continue
        same = one["date"] == today and then.chosen == responses.chosen
        if one["date"] <= today and not same:
            found.append((one["date"], results.compute(instrument, then)))
    return found


def _read(request: Request) -> tuple[Instrument, ResponseSet]:
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
