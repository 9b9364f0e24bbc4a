"""The plan as a calendar (iCalendar, RFC 5545): an all-day event for each step that has a day.

Events, not to-dos: most calendars show no others. The same step of the same instrument always has
the same UID, so a plan that is imported again changes its events instead of doubling them. The text
depends on the arguments alone: the stamp is the result's own day.
"""

from collections.abc import Iterator
from zlib import crc32

from reporting import plain_text
from scoring import days, plan
from scoring.instrument import Instrument
from scoring.plan import Step
from scoring.responses import ResponseSet

WIDTH = 75  # octets of a line, RFC 5545, 3.1
LAST_DAY = "9999-12-31"
NO_DATE = "1970-01-01"

_SPECIAL = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\t": " "})


def text(instrument: Instrument, response_set: ResponseSet, date: str | None) -> str:
    """The calendar's text; without a dated step, a calendar without an event."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(instrument, response_set, date))


def _lines(instrument: Instrument, response_set: ResponseSet, date: str | None) -> Iterator[str]:
    titles = plan.titles(instrument)
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Inkbubble//Plan//EN"
    for step in response_set.plan:
        if step.due is not None:
            title = titles.get(step.id) or step.text or step.id
            yield from _event(instrument, step, step.due, title, date or NO_DATE)
    yield "END:VCALENDAR"


def _uid(instrument: Instrument, step: Step) -> str:
    """What a step is known by; numbers of a visitor's own steps begin anew with every plan."""
    own = f"-{crc32((step.text or '').encode()):08x}" if step.id.startswith("own/") else ""
    return f"{instrument.id}/{step.id}{own}"


def _event(instrument: Instrument, step: Step, due: str, title: str, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(_uid(instrument, step))}@inkbubble"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(due)}"
    if due != LAST_DAY:  # the next day has no name; without it, the event is of one day as well
        yield f"DTEND;VALUE=DATE:{_day(days.following(due))}"
    yield f"SUMMARY:{_escaped(plain_text.line(title))}"
    yield f"DESCRIPTION:{_escaped(_description(instrument, step))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(instrument: Instrument, step: Step) -> str:
    told = [
        step.owner and f"Who does it: {plain_text.line(step.owner)}",
        step.note,
        f"From the plan of “{instrument.title}”.",
    ]
    return "\n".join(one for one in told if one)


def _day(iso: str) -> str:
    return "{:04}{:02}{:02}".format(*days.parts(iso))


def _escaped(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11), in which no line break is left."""
    return plain_text.harmless(text).translate(_SPECIAL)


def _folded(line: str) -> str:
    """The line in pieces of 75 octets at most, further ones behind a space, between characters."""
    pieces: list[str] = []
    piece, width = "", 0
    for character in line:
        octets = len(character.encode())
        if width + octets > WIDTH:
            pieces.append(piece)
            piece, width = "", 1
        piece += character
        width += octets
    return "\r\n ".join([*pieces, piece])
