"""Operations on the files of several people: read in batches, then shown together."""

from typing import Any

from reporting import (
    collected_csv,
    collected_html,
    collected_json,
    collected_markdown,
    gathering,
    plain_text,
    unnamed,
)
from reporting.collected import Collected, LeftOut
from reporting.collecting import Tally
from reporting.exports import File
from reporting.operations import reading
from reporting.operations.reading import Answer, Request
from scoring import receipt
from scoring.faults import Fault, InvalidResponses

MOST_TOLD = 5  # of a file that does not fit at all, more would not help

FORMATS = ("csv", "files", "markdown", "html", "json")


def gather(request: Request) -> Answer:
    """Reads files; the request's responses are not looked at.

    Takes ``files``, each with its ``name`` and its ``text`` (null where the browser could not read
    it), and ``published``, the ids of all instruments that files may be of. Gives ``entries``, the
    plain data of each file of this instrument (see `reporting.gathering`); ``left_out``, each with
    its ``name``, ``why`` in sentences, and the ``instrument`` that it is of, or null; and
    ``elsewhere``, files of another published instrument, each with its ``place`` among the files
    and its ``instrument``.
    """
    instrument = reading.instrument_of(request["instrument"])
    published = set(request.get("published", ()))
    answer: dict[str, list[Any]] = {"entries": [], "left_out": [], "elsewhere": []}
    for place, file in enumerate(request["files"]):
        of = None
        try:
            opened = receipt.read(_text(file["text"]))
            of = gathering.instrument_of(opened.data)
            if of in published and of != instrument.id:
                answer["elsewhere"].append({"place": place, "instrument": of})
                continue
            if of is not None and of != instrument.id:
                raise reading.stranger(of)
            found = gathering.read(instrument, opened)
            sheet = gathering.sheet_of(instrument, file["name"], place, found)
            answer["entries"].append(gathering.to_plain(sheet))
        except InvalidResponses as invalid:
            known = of if of == instrument.id else None
            left_out = {"name": file["name"], "why": _why(invalid), "instrument": known}
            answer["left_out"].append(left_out)
    return answer


def team(request: Request) -> Answer:
    """The view of all files of this instrument; the request's responses are not looked at.

    Takes ``entries`` and ``left_out`` of all batches; ``each``, whether files of the same answers
    count each; and ``unnamed``, whether to leave the files' names out. Gives ``html``, an
    <article>; its buttons ``data-out`` name an entry by its place.
    """
    return {"html": collected_html.article(_collected(request))}


def team_export(request: Request) -> Answer:
    """The same as a file.

    Takes the same, ``format``, one of `FORMATS`, and ``style``, the site's style sheets, for what
    is a page of its own. Gives ``file``: its ``name``, its ``type`` and its ``text``.
    """
    return {"file": _file(_collected(request), request["format"], request)._asdict()}


def _text(text: str | None) -> str:
    if text is not None:
        return text
    message, hint = "it can’t be read", "Choose files, and for a whole folder the folder’s button."
    raise InvalidResponses([Fault("unreadable", "the file", message, hint)])


def _why(invalid: InvalidResponses) -> list[str]:
    told = [plain_text.sentence(fault) for fault in invalid.faults[:MOST_TOLD]]
    rest = len(invalid.faults) - MOST_TOLD
    return told if rest <= 0 else [*told, f"And {rest} more."]


def _collected(request: Request) -> Collected:
    instrument = reading.instrument_of(request["instrument"])
    sheets = [gathering.from_plain(one, place) for place, one in enumerate(request["entries"])]
    left_out = tuple(LeftOut(one["name"], tuple(one["why"])) for one in request["left_out"])
    nameless, each = bool(request.get("unnamed")), bool(request.get("each"))
    if nameless:
        sheets, left_out = unnamed.sheets(sheets, each=each), unnamed.left_out(left_out)
    tally = Tally(instrument, each=each)
    entries = [sheet.entry for sheet in sheets if tally.add(sheet) is None]
    twins = unnamed.twins(tally.twins) if nameless else tally.twins
    return Collected(instrument, entries, tally.groups, twins, left_out)


def _file(told: Collected, format: str, request: Request) -> File:
    id = told.instrument.id
    match format:
        case "csv":
            text = collected_csv.summary(told.instrument, told.groups)
            return File(f"{id}-team.csv", "text/csv", text)
        case "files":
            text = collected_csv.table(told.instrument, told.entries)
            return File(f"{id}-team-files.csv", "text/csv", text)
        case "markdown":
            return File(f"{id}-team.md", "text/markdown", collected_markdown.text(told))
        case "html":
            page = collected_html.document(told, request.get("style", ""))
            return File(f"{id}-team.html", "text/html", page)
        case "json":
            return File(f"{id}-team.json", "application/json", collected_json.text(told))
    raise ValueError(f"there is no format {format!r:.40}; there are: {', '.join(FORMATS)}")
