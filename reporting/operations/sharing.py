"""Operations on what one person gives another: links, files, and two results side by side."""

from typing import Any

from reporting import beside as side_by_side
from reporting import html, incoming, sharing
from reporting.exports import responses_json
from reporting.operations import portable, reading
from reporting.operations.reading import Answer, Request
from scoring import fitting, link, receipt
from scoring import responses as response_sets
from scoring import result as results
from scoring.faults import InvalidResponses
from scoring.instrument import Instrument
from scoring.link import Decoded, layout


def link_to(request: Request) -> Answer:
    """The answers as a link.

    Takes ``date``, the day of the answers, optional. Gives ``payload``, letters and digits for the
    part of an address behind its #, and ``told``, HTML that says what is in it, what is not, and
    who can read it.

    Raises:
        InvalidResponses: there is more than a link can carry.
    """
    instrument, responses = reading.read(request)
    day = reading.day(request.get("date"))
    payload = link.encode(layout.of(instrument), responses.chosen, day)
    told = html.link(sharing.contents(instrument, responses, day))
    return {"payload": payload, "told": told}


def follow(request: Request) -> Answer:
    """The answers in a link; the request's own responses are not looked at.

    Takes ``payload``, and ``editions``, the records of past editions, optional. Gives
    ``responses``, a response set of this edition, ``date``, the day of the answers or null, and
    ``misfits``, how many of them have no place in this edition.

    Raises:
        InvalidResponses: it is no link of this instrument, or was changed on its way.
    """
    instrument = reading.instrument_of(request["instrument"])
    past = [layout.from_record(one) for one in reversed(reading.editions(request))]
    decoded = link.decode([layout.of(instrument), *past], request.get("payload"))
    fitted = fitting.fit(instrument, _response_set(instrument, decoded))
    return {
        "responses": portable.of(fitted.data),
        "date": decoded.day,
        "misfits": len(fitted.misfits),
    }


def beside(request: Request) -> Answer:
    """Somebody's result beside one's own.

    Takes ``own``, one's own response set, of any edition and as incomplete as it may be, or null,
    and ``date`` and ``own_date``, the days of the two, optional. Gives ``html``, an <article>. An
    own response set that can't be read is told of, and the other shown alone.
    """
    instrument, shared = reading.answers(request)
    theirs = (shared, results.compute(instrument, shared), reading.day(request.get("date")))
    mine, missing = None, None
    if request.get("own") is not None:
        try:
            own = {**request, "responses": request["own"], "draft": True}
            given = reading.answers(own)[1]
            mine = (given, results.compute(instrument, given), reading.day(request.get("own_date")))
        except InvalidResponses as invalid:
            missing = invalid.faults[0]
    return {"html": html.beside(side_by_side.of(instrument, theirs, mine, missing))}


def preview(request: Request) -> Answer:
    """A file that a visitor opened, before anything of it is taken.

    Takes ``text``, that of a response file or of a saved report, ``editions``, the records of past
    editions, and ``published``, the ids of the site's instruments, both optional; the request's own
    responses are not looked at; and ``today``, the visitor's day, so that a file of a later one is
    noticed. Gives ``responses``, a response set of this edition; ``date``, the day that the file
    says, or null if it can't be of that day; ``misfits``, how many of its parts have no place; and
    ``html``, which tells all of that.

    Raises:
        InvalidResponses: the file can't be relied on, or is not of this instrument.
    """
    instrument = reading.instrument_of(request["instrument"])
    opened = receipt.read(request["text"])
    reading.refuse_strangers(opened.data, request.get("published"))
    fitted = fitting.fit(instrument, opened.data, draft=True)
    fitted.data.pop("date", None)
    complete = fitting.fit(instrument, opened.data)  # details that lack something wait in the form
    responses = response_sets.read(instrument, complete.data)
    records, today = reading.editions(request), reading.day(request.get("today"))
    told = incoming.of(instrument, opened, responses, fitted.misfits, records, today)
    return {
        "responses": portable.of(fitted.data),
        "date": incoming.day(opened, today),
        "misfits": len(fitted.misfits),
        "html": html.incoming(told),
    }


def _response_set(instrument: Instrument, decoded: Decoded) -> dict[str, Any]:
    """The plain data of a response set of the link's edition."""
    return {
        "format": response_sets.FORMAT,
        "instrument": {"id": instrument.id, "version": decoded.layout.version},
        "responses": {id: responses_json.plain(one) for id, one in decoded.chosen.items()},
    }
