"""Operations that work a result out and show it."""

from collections.abc import Collection, Sequence

from reporting import card as cards
from reporting import history, html, view
from reporting import trial as trials
from reporting.operations import reading
from reporting.operations.reading import Answer, Request
from reporting.scales import scale_views
from scoring import responses as response_sets
from scoring import result as results
from scoring.faults import InvalidResponses
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

# What takes long to work out, or is not looked at first, comes when the rest is on the page.
LATER = ("lift", "history", "plan", "what-if", "responses", "computed")


def result(request: Request) -> Answer:
    """Gives ``result``, of the format inkbubble/result@1."""
    return {"result": results.compute(*reading.read(request))}


def report(request: Request) -> Answer:
    """Gives ``html``, the report as an <article> with places for what comes later."""
    return {"html": html.article(_live(request, LATER))}


def later(request: Request) -> Answer:
    """The rest of a report.

    Takes ``earlier``, a list of earlier results: each with its ``date`` and its ``responses``.
    Those that can't be read any more, or are of a later day, are passed over. Gives ``blocks``,
    the HTML of each block that comes later by its name.
    """
    instrument, responses = reading.read(request)
    earlier = _earlier(instrument, responses, request)
    report = _live(request, frozenset(instrument.report).difference(LATER), earlier)
    shown = [name for name in report.blocks if name in LATER]
    blocks = {name: html.block(report, name) for name in shown}
    return {"blocks": {**blocks, "take-along": html.take_along(report)}}


def trial(request: Request) -> Answer:
    """What other answers would come to.

    Takes ``tried``, the responses to try by item, and ``whole``, whether the answers to change
    are wanted, too. Gives ``html``, and ``hidden``, the items that are then not asked.
    """
    instrument, responses = reading.read(request)
    tried = response_sets.read(
        instrument, {**request["responses"], "responses": request["tried"], "targets": {}}
    )
    before, after = (
        scale_views(instrument, results.scales(instrument, one.chosen))
        for one in (responses, tried)
    )
    outcome = trials.outcome(instrument, before, after)
    hidden = trials.hidden(instrument, tried.chosen)
    if request.get("whole"):
        parts = trials.parts(instrument, responses.chosen)
        return {"html": html.trial(outcome, parts, hidden), "hidden": hidden}
    return {"html": html.trial_outcome(outcome), "hidden": hidden}


def card(request: Request) -> Answer:
    """The result in short.

    Takes ``address``, where its title leads: a relative path. Gives ``html``, an <article>.
    """
    address = reading.address(request.get("address"))
    instrument, responses = reading.read(request)
    computed = results.compute(instrument, responses)
    shown = cards.of(instrument, responses, computed, request.get("date"), address)
    return {"html": html.card(shown)}


def _live(
    request: Request, later: Collection[str], earlier: Sequence[history.Entry] = ()
) -> view.Report:
    instrument, responses = reading.read(request)
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
