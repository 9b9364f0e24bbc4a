"""Operations that work a result out and show it."""

from collections.abc import Collection

from reporting import card as cards
from reporting import history_past, html, view
from reporting import trial as trials
from reporting.history_past import Past
from reporting.operations import reading
from reporting.operations.reading import Answer, Request
from reporting.scales import scale_views
from scoring import fitting
from scoring import responses as response_sets
from scoring import result as results

# What takes long to work out, or is not looked at first, comes when the rest is on the page.
LATER = ("lift", "history", "plan", "what-if", "responses", "computed")


def result(request: Request) -> Answer:
    """Gives ``result``, of the format inkbubble/result@1."""
    return {"result": results.compute(*reading.read(request))}


def report(request: Request) -> Answer:
    """Gives ``html``, the report as an <article> with places for what comes later.

    Takes ``draft``, as every operation that reads responses: see `reading.read`.
    """
    return {"html": html.article(_live(request, LATER))}


def later(request: Request) -> Answer:
    """The rest of a report.

    Takes ``earlier``, a list of earlier results: each with its ``date`` and its ``responses``, of
    any edition, and, if it has them, its ``id`` and its ``name``. Those of a later day are passed
    over; of those that can't be read any more it is told how many there are. Gives ``blocks``, the
    HTML of each block that comes later by its name.
    """
    instrument, responses = reading.read(request)
    earlier = reading.earlier(instrument, responses, request)
    report = _live(request, frozenset(instrument.report).difference(LATER), earlier)
    shown = [name for name in report.blocks if name in LATER]
    blocks = {name: html.block(report, name) for name in shown}
    return {"blocks": {**blocks, "take-along": html.take_along(report)}}


def trial(request: Request) -> Answer:
    """What other answers would come to.

    Takes ``tried``, the responses to try by item, and ``whole``, whether the answers to change
    are wanted, too. Gives ``html``, and ``hidden``, the items that are then not asked.
    """
    instrument, responses = reading.answers(request)
    alone = fitting.answers_only(request["responses"])
    tried = response_sets.read(
        instrument, {**alone, "responses": request["tried"], "targets": {}, "scale_targets": {}}
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

    Takes ``address``, where its title leads: a relative path; ``earlier``, as in `later`, for how
    the headline moved; and ``open``, whether the assessment is still being filled in, so that it
    is told how far that is in place of a day; it is then a draft. Details are not looked at. Gives
    ``html``, an <article>.
    """
    address = reading.address(request.get("address"))
    unfinished = bool(request.get("open"))
    draft = unfinished or request.get("draft")
    instrument, responses = reading.answers({**request, "draft": draft})
    computed = results.compute(instrument, responses)
    date = reading.day(request.get("date"))
    if unfinished:
        shown = cards.of_open(instrument, responses, computed, address)
    else:
        earlier = reading.earlier(instrument, responses, request)
        shown = cards.of(instrument, responses, computed, date, address, earlier)
    return {"html": html.card(shown)}


def _live(
    request: Request, later: Collection[str], earlier: Past = history_past.NONE
) -> view.Report:
    instrument, responses = reading.read(request)
    result = results.compute(instrument, responses)
    date = reading.day(request.get("date"))
    return view.of(
        instrument, responses, result, date, earlier=earlier, live=True, later=frozenset(later)
    )
