"""Operations on files: what a visitor takes along, and what they open again."""

from reporting import exports
from reporting.operations import portable, reading
from reporting.operations.reading import Answer, Request
from scoring import receipt
from scoring import result as results


def export(request: Request) -> Answer:
    """The result as a file.

    Takes ``format``, one of `exports.FORMATS`, and ``style``, the site's style sheets, for what
    is a page of its own. With ``earlier``, as in `reports.later`, the file tells how the result
    changed, if it is for people. Gives ``file``: its ``name``, its ``type`` and its ``text``.
    """
    instrument, responses = reading.read(request)
    result = results.compute(instrument, responses)
    made = exports.of(
        request["format"],
        instrument,
        responses,
        result,
        reading.day(request.get("date")),
        request.get("style", ""),
        reading.earlier(instrument, responses, request),
    )
    return {"file": made._asdict()}


def open_file(request: Request) -> Answer:
    """Reads a file that a visitor kept; the instrument and the responses are not looked at.

    Takes ``text``, that of a response file or of a whole report. Gives ``responses``, its
    response set, and ``date``, the day that it is of, if it says so.
    """
    opened = receipt.read(request["text"])
    return {"responses": portable.of(opened.data), "date": opened.date}
