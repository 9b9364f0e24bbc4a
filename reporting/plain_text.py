"""Texts that somebody typed, made harmless: what can't be seen can't reorder or cut what is shown.

The one place of this rule. Markup, formulas and the like are a matter of each format; here goes
what is a trap in all of them: control characters, and those that turn the direction of all text
behind them (“Trojan Source”, Boucher and Anderson 2021). Each leaves a mark ``�`` in its place, so
that a reader sees that something stood there.
"""

import re

from scoring.faults import Fault
from scoring.responses import ResponseSet

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_TURNS = r"\u202a-\u202e\u2066-\u2069"
_NO_CHARACTERS = r"\ud800-\udfff\ufeff\ufffe\uffff"
_TRAPS = re.compile(f"[{_CONTROLS}{_TURNS}{_NO_CHARACTERS}]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def harmless(text: str) -> str:
    """The text with plain line breaks, and with a mark in place of each trap."""
    return _TRAPS.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def line(text: str) -> str:
    """The harmless text on one line, with single spaces between its words."""
    return " ".join(harmless(text).split())


def sentence(fault: Fault) -> str:
    """A fault on one line: where, what, and what to do."""
    return line(f"{fault.where}: {fault.message}. {fault.hint}")


def of_responses(responses: ResponseSet) -> ResponseSet:
    """The same answers, notes, details and plan with harmless texts, to be shown."""
    chosen = {
        id: harmless(response) if isinstance(response, str) else response
        for id, response in responses.chosen.items()
    }
    given = responses.details
    if given is not None:
        given = given._replace(fields={id: harmless(one) for id, one in given.fields.items()})
    steps = tuple(
        step._replace(**{key: harmless(told) for key, told in step._asdict().items() if told})
        for step in responses.plan
    )
    notes = {id: harmless(note) for id, note in responses.notes.items()}
    return responses._replace(chosen=chosen, details=given, plan=steps, notes=notes)


def escaped(json: str) -> str:
    """A JSON text with each trap written as an escape: it is the same data and can be looked at."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


_ESCAPED = re.compile(f"[\x7f-\x9f{_TURNS}{_NO_CHARACTERS}\u2028\u2029]")
