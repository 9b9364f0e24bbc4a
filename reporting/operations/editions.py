"""Operations on answers of another edition."""

from typing import Any

from reporting import changes, html, set_aside
from reporting.operations import portable, reading
from reporting.operations.reading import Answer, Request
from scoring import edition, fitting


def fit(request: Request) -> Answer:
    """Answers of any edition, fitted to this one.

    Takes ``editions``, the records of past editions, and ``digest``, that of the edition in which
    the answers were begun; both are optional. Gives ``responses``, a response set of this edition,
    whose details may be as incomplete as they were; ``changed``, whether it differs in more than
    its version; ``html``, what a visitor should know of it, and ``kept``, a list of all that is set
    aside: each of them empty where there is nothing to tell.

    Raises:
        InvalidResponses: it is no response set of this instrument.
    """
    instrument = reading.instrument_of(request["instrument"])
    given = request["responses"]
    fitted = fitting.fit(instrument, given, draft=True)
    records = reading.editions(request)
    since = given["instrument"]["version"]
    of_then = edition.which(records, since, request.get("digest"))
    likeliest = [one for one in (of_then, *reversed(records)) if one is not None]
    kept = set_aside.of(instrument, fitted.misfits, likeliest)
    told = ""
    if request.get("digest") != instrument.digest:
        fresh = set_aside.fresh(fitted.misfits, given.get("set_aside"))
        found = changes.of(instrument, since, of_then, set_aside.of(instrument, fresh, likeliest))
        told = "" if found.nothing else html.changes(found)
    return {
        "responses": portable.of(fitted.data),
        "changed": _content(fitted.data) != _content(given),
        "html": told,
        "kept": html.kept(instrument, kept) if kept else "",
    }


def _content(data: dict[str, Any]) -> str:
    """A response set without its version, as a text: to Python, true is the number 1."""
    return repr({key: value for key, value in data.items() if key != "instrument"})
