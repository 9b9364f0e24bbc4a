"""Operations on a report's history."""

from reporting import history_items, html, subject
from reporting.operations import reading
from reporting.operations.reading import Answer, Request
from scoring import result as results
from scoring.faults import Fault, InvalidResponses


def history(request: Request) -> Answer:
    """Which answers changed since one of the earlier results.

    Takes ``earlier``, as in `reports.later`, ``date``, and ``with``, the ``id`` of one of them or
    its place in the list, counted from 0. Gives ``html``, for the place that the report's history
    has for it.
    """
    instrument, responses = reading.read(request)
    then = reading.earlier(instrument, responses, request).find(request.get("with"))
    if then is None:
        message = "there is no such earlier result, or it can't be read any more"
        raise InvalidResponses([Fault("no-such-result", "with", message, "Choose another one.")])
    told = subject.of(instrument, responses, results.compute(instrument, responses))
    return {"html": html.comparison(history_items.of(told, then, live=True))}
