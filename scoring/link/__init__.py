"""The answers of one response set as a short text that can stand behind the # of an address.

Two doors: `encode` and `decode`. A payload has letters and digits alone, since chat programs cut
punctuation off an address. The coding ``1``::

    1 TTTT CCCCC A… X…

``1`` names the coding; T is the tag of the layout (`layout`), so that a link of a past edition is
read by that edition's layout; C is a checksum of all the rest, 29 bits; A is one number that holds
the day and every answer that is a choice or a bounded number, in as many characters as the layout
needs (`answers`); X, where there is any, holds texts and unbounded numbers (`wordings`).

Nothing else travels: no wanted states, plan, notes or details. There is one payload for a set of
answers and one meaning for a payload: what is decoded is encoded again and must come out the same.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from scoring.faults import Fault, InvalidResponses
from scoring.items import Response
from scoring.link import answers, digits, wordings
from scoring.link.layout import TAG_LENGTH, Layout

CODING = "1"
LONGEST = 6_000  # characters; programs that pass addresses on cut longer ones
CHECK_LENGTH = 5

_FORM = re.compile(r"[0-9A-Za-z]+")
_HEAD = 1 + TAG_LENGTH + CHECK_LENGTH
_AGAIN = "Ask for the link again, or for the saved file."


class Decoded(NamedTuple):
    """What a link says: the answers by item of the layout's edition, and their day, if it has one.

    The answers are in the layout's order, in the form that `scoring` works with.
    """

    layout: Layout
    chosen: Mapping[str, Response]
    day: str | None


def encode(layout: Layout, chosen: Mapping[str, Response], day: str | None) -> str:
    """The payload for answers that fit the layout's edition, with the day they are of.

    Raises:
        InvalidResponses: there is more in the texts than a link can carry.
        ValueError: *day* is no day, or an answer does not fit the layout.
    """
    tag = digits.fixed(layout.tag, TAG_LENGTH)
    body = answers.encode(layout, chosen, day) + wordings.encode(layout, chosen)
    payload = CODING + tag + checksum(tag, body) + body
    if len(payload) > LONGEST:
        message = f"what is written in it would take {len(payload)} characters, and a link has room"
        hint = "Save the answers as a file and send that instead."
        raise _unreadable("too-long-for-a-link", f"{message} for {LONGEST}", hint)
    return payload


def decode(layouts: Iterable[Layout], payload: Any) -> Decoded:
    """What the payload says, by the first of the layouts that it was made with.

    Raises:
        InvalidResponses: it is no payload, was changed on its way, or is of an edition that none
            of the layouts is of.
    """
    tag, body = _parts(payload)
    layout = next((one for one in layouts if digits.fixed(one.tag, TAG_LENGTH) == tag), None)
    if layout is None:
        message = "it is of another assessment, or of an edition of this one that is not known here"
        raise _unreadable("unknown-edition", message, "Ask for the answers as a saved file.")
    try:
        day, chosen = answers.decode(layout, body[: layout.width])
        found = Decoded(layout, {**chosen, **wordings.decode(layout, body[layout.width :])}, day)
        if encode(*found) == payload:
            return found._replace(chosen={id: found.chosen[id] for id in layout.ids(found.chosen)})
    except ValueError:
        pass
    raise _unreadable("broken-link", "it holds answers that nobody can give", _AGAIN)


def _parts(payload: Any) -> tuple[str, str]:
    """The tag and the body of a payload that came whole."""
    if not isinstance(payload, str) or not payload:
        raise _unreadable("no-link", "it holds no answers", _AGAIN)
    if len(payload) > LONGEST:
        message = f"it has more than {LONGEST} characters, which no link of this site has"
        raise _unreadable("link-too-long", message, _AGAIN)
    if not _FORM.fullmatch(payload):
        stray = re.sub(r"[0-9A-Za-z]", "", payload)[0]
        shown = f"“{stray}”" if stray.isprintable() and stray != " " else "a character"
        message = f"{shown} stands in it, and a link has letters and digits alone"
        raise _unreadable("not-a-link", message, _AGAIN)
    if payload[0] != CODING:
        message = "it begins as no link does that this page can read: it is damaged, or newer"
        raise _unreadable("newer-link", message, "Load this page again, then open the link again.")
    tag, check, body = payload[1:_TAG_END], payload[_TAG_END:_HEAD], payload[_HEAD:]
    if check != checksum(tag, body):
        message = "a character of it is missing, added or changed"
        raise _unreadable("damaged-link", message, "Copy the whole link, or ask for it again.")
    return tag, body


_TAG_END = 1 + TAG_LENGTH


def checksum(tag: str, body: str) -> str:
    """The characters that tell whether the tag and the body came as they were sent."""
    told = hashlib.sha256(f"{CODING}{tag}{body}".encode("ascii")).digest()
    return digits.fixed(int.from_bytes(told, "big") % digits.BASE**CHECK_LENGTH, CHECK_LENGTH)


def _unreadable(code: str, message: str, hint: str) -> InvalidResponses:
    return InvalidResponses([Fault(code, "the link", message, hint)])
