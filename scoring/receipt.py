"""What a visitor kept, read again: a response file, or a receipt with its responses in it.

A receipt is an HTML file that carries the format ``inkbubble/receipt@1`` (see
`reporting.exports.receipt`) in one ``<meta>`` element. Nothing else of it is looked at. Its
responses can be scored again, and what comes of them be held against the result that it carries
(`scoring.comparison`).
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from scoring import days, response_file
from scoring.faults import Fault, InvalidResponses

FORMAT = "inkbubble/receipt@1"
MAX_CHARACTERS = 20_000_000  # of the whole file: the report in it repeats what was answered

_BEGINNING = re.compile("[\ufeff\\s]{0,100}<")
# Written without any character that means something in HTML, so it ends at the first of them.
_DATA = re.compile("""<meta name="inkbubble-receipt" content='([^'<>&\r\n]*)'>""")
_NUMBER = re.compile(r"-?[0-9]{1,80}(/[1-9][0-9]{0,79})?")
_LONGEST_NAME = 200


class Receipt(NamedTuple):
    """What a receipt says of itself, and the result that it carries, without its trace."""

    date: str | None
    engine: str
    version: str
    digest: str
    result: Mapping[str, Any]


class Opened(NamedTuple):
    """The plain data of a response set, to be read as any other, and the receipt around it."""

    data: Any
    receipt: Receipt | None

    @property
    def date(self) -> str | None:
        """The day that the file says it is of; None if it says none, or no day of the calendar."""
        if self.receipt is not None:
            return self.receipt.date
        day = self.data.get("date") if isinstance(self.data, dict) else None
        return day if _is_day_or_none(day) else None


def read(text: str) -> Opened:
    """What stands in the text of a response file or of a receipt.

    Raises:
        InvalidResponses: it is neither, or one that can't be relied on.
    """
    if not _BEGINNING.match(text):
        return Opened(_current(response_file.parse(text)), None)
    if len(text) > MAX_CHARACTERS:
        raise _unreadable("too-large", "it is too large for a receipt")
    found = _DATA.findall(text)
    if len(found) != 1:
        message = "there are no answers in this page" if not found else "it holds answers twice"
        raise _unreadable("not-a-receipt", message)
    data = _current(response_file.parse(found[0]))
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _unreadable("not-a-receipt", f"what it holds is not of the format {FORMAT}")
    if not _is_whole(data):
        raise _unreadable("broken-receipt", "what it says about its result is not complete")
    made_for = data["instrument"]
    return Opened(
        _current(data["responses"]),
        Receipt(
            data["date"], data["engine"], made_for["version"], made_for["digest"], data["result"]
        ),
    )


def _current(data: Any) -> Any:
    response_file.refuse_newer(data)
    return data


def _is_whole(data: Mapping[str, Any]) -> bool:
    """Whether a receipt says everything about its result, in the form that is relied on."""
    made_for, result = data.get("instrument"), data.get("result")
    return (
        isinstance(made_for, dict)
        and isinstance(result, dict)
        and all(
            map(_is_name, (data.get("engine"), made_for.get("version"), made_for.get("digest")))
        )
        and _is_day_or_none(data.get("date", ""))
        and "responses" in data
        and isinstance(result.get("scales"), list)
        and all(map(_is_scale, result["scales"]))
        and len({one["id"] for one in result["scales"]}) == len(result["scales"])
        and _is_about(made_for, data["responses"])
    )


def _is_about(made_for: Mapping[str, Any], responses: Any) -> bool:
    """Whether the answers are of the instrument that the receipt names; else they are told of."""
    inner = responses.get("instrument") if isinstance(responses, dict) else None
    return not isinstance(inner, dict) or inner.get("id") == made_for.get("id")


def _is_scale(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    score, reach, band = entry.get("score"), entry.get("range"), entry.get("band", 0)
    if not isinstance(score, dict) or not isinstance(reach, dict):
        return False
    numbers = (score.get("exact", 0), reach.get("low", 0), reach.get("high", 0))
    return (
        _is_name(entry.get("id"))
        and (band is None or _is_name(band))
        and all(map(_is_number_or_none, numbers))
    )


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME


def _is_number_or_none(value: Any) -> bool:
    return value is None or (isinstance(value, str) and _NUMBER.fullmatch(value) is not None)


def _is_day_or_none(value: Any) -> bool:
    if value is None:
        return True
    try:
        days.parts(value if isinstance(value, str) else "")
    except ValueError:
        return False
    return True


def _unreadable(code: str, message: str) -> InvalidResponses:
    hint = "Choose a receipt or a response file that this site wrote, as it was saved."
    return InvalidResponses([Fault(code, "the file", message, hint)])
