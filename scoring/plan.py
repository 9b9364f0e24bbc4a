"""The visitor's plan: the steps picked after a result, each with who does it, by when, and a note.

Plain data, in a response file under ``plan``::

    [{"id": "recommendation/listen-as-well", "owner": "…", "due": "2027-01-31", "note": "…"},
     {"id": "gap/one-view", "text": "One view of the customer"},
     {"id": "own/1", "text": "Ask the sales team"}]

An `id` names what the step was proposed by: a recommendation, a capability with gaps
(``gap/…``), or the target of an item or a scale (``target/…``, ``target-scale/…``). What else it
names, such as the visitor's own step or advice of an older version, is told by its `text`. A plan
is no part of a score.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from scoring import days, texts
from scoring.faults import Fault
from scoring.instrument import Instrument

MOST_STEPS = 200
LONGEST = 200_000  # characters of one text: far more than anybody types, little enough to show
LONGEST_ID = 200
TEXTS = ("text", "owner", "note")
KEYS = ("id", *TEXTS, "due")


class Step(NamedTuple):
    """One thing to do; `due` is a day such as ``2027-01-31``. Only the id is always there."""

    id: str
    text: str | None
    owner: str | None
    due: str | None
    note: str | None


def read(data: Any) -> tuple[Step, ...]:
    """The steps of plain data without faults, in their order; what is empty is not there."""
    return tuple(_step(entry) for entry in data or ())


def _step(entry: Mapping[str, Any]) -> Step:
    given = {key: (entry.get(key) or "").strip() or None for key in KEYS[1:]}
    return Step(entry["id"], given["text"], given["owner"], given["due"], given["note"])


def titles(instrument: Instrument) -> dict[str, str]:
    """What each id that this instrument can propose stands for, in the instrument's words."""
    advice = {f"recommendation/{rule.id}": rule.title for rule in instrument.rules}
    for scale in instrument.scales:
        for band in scale.bands:
            if band.advice is not None:
                advice[f"recommendation/{scale.id}/{band.id}"] = band.advice.text
    for item in instrument.items.values():
        for option, given in item.advice.items():
            advice[f"recommendation/{item.id}/{option}"] = given.text
    gaps = {f"gap/{one.id}": one.title for one in instrument.capabilities}
    targets = {f"target/{id}": instrument.items[id].stem for id in instrument.targets.items}
    scales = {f"target-scale/{id}": instrument.scale[id].title for id in instrument.targets.scales}
    return advice | gaps | targets | scales


def faults(instrument: Instrument, data: Any) -> Iterator[Fault]:
    """Everything that keeps the plain data from being a plan."""
    if not isinstance(data, list):
        yield Fault("not-a-plan", "plan", "this is not a list of steps", 'Give [{"id": "…"}, …].')
        return
    if len(data) > MOST_STEPS:
        message = f"the plan has {len(data)} steps, and {MOST_STEPS} are allowed"
        yield Fault("too-many-steps", "plan", message, "Keep those that matter most.")
        return
    known = titles(instrument)
    seen: set[str] = set()
    for place, entry in enumerate(data):
        where = f"plan.{place + 1}"
        yield from step_faults(entry, where, known)
        id = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(id, str):
            if id in seen:
                message = f"the step “{id[:64]}” stands twice in the plan"
                yield Fault("step-twice", where, message, "Keep one of the two.")
            seen.add(id)


def step_faults(entry: Any, where: str, known: Mapping[str, str]) -> Iterator[Fault]:
    """Everything that keeps one of its entries from being a step; *known* is from `titles`."""
    id = entry.get("id") if isinstance(entry, dict) else None
    if not isinstance(id, str) or not id or len(id) > LONGEST_ID or not id.isprintable():
        message = "the step has no id of one short line"
        yield Fault("not-a-step", where, message, "Give it one, such as own/1.")
        return
    for key in TEXTS:
        yield from _text_faults(entry.get(key), f"{where}.{key}")
    if id not in known and not _is_filled(entry.get("text")):
        message = f"this instrument proposes no step “{id[:64]}”"
        yield Fault("unknown-step", where, message, "Say what it is in its text, or remove it.")
    if (due := entry.get("due")) and not days.is_day(due):
        hint = "Write year, month and day: 2027-01-31."
        yield Fault("not-a-day", f"{where}.due", "this is no day of the calendar", hint)


def _text_faults(given: Any, where: str) -> Iterator[Fault]:
    if given is None:
        return
    if not isinstance(given, str):
        yield Fault("not-a-text", where, "this is not a text", 'Write a text in "…".')
    elif not texts.is_whole(given):
        message = "this text has half of a character in it, which nothing can show"
        yield Fault("not-a-text", where, message, "Write it anew.")
    elif len(given) > LONGEST:
        message = f"this text has {len(given)} characters, and {LONGEST} are allowed"
        yield Fault("too-long", where, message, "Shorten it.")


def _is_filled(given: Any) -> bool:
    return isinstance(given, str) and bool(given.strip())
