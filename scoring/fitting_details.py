"""The respondent's details, fitted to an edition: what it does not ask is set aside."""

from collections.abc import Iterator, Mapping
from typing import Any

from scoring import details as asked
from scoring import renames
from scoring.faults import Fault
from scoring.instrument import Instrument
from scoring.placing import LONGEST, Part, Placing, is_too_deep

FLAGS = ("reviewed", "shown")


def shape_faults(data: Any, where: str, most: int) -> Iterator[Fault]:
    """What keeps the plain data from being details of any edition."""
    fields = data.get("fields") if isinstance(data, dict) else None
    statements = data.get("statements", []) if isinstance(data, dict) else None
    if (
        not isinstance(fields, dict)
        or not isinstance(statements, list)
        or not all(isinstance(id, str) for id in statements)
        or is_too_deep(data)
    ):
        hint = 'Give {"fields": {"…": "…"}, "statements": ["…"], "reviewed": true}.'
        yield Fault("not-details", where, "they are not of the expected form", hint)
    elif len(fields) + len(statements) > most:
        message = "there are more of them than any form asks for"
        yield Fault("too-many-details", where, message, "Choose a file of this instrument.")


def fitted(
    instrument: Instrument,
    placing: Placing,
    given: Mapping[str, Any] | None,
    aside: Mapping[str, Any] | None,
    *,
    draft: bool,
) -> dict[str, Any] | None:
    """What has a place in the form; None where nothing has. What is not whole has, in a *draft*."""
    now, before = given or {}, aside or {}
    known = renames.of(instrument).choices  # by field; an empty one that is not asked says nothing
    part = _fields(instrument)
    here = {id: text for id, text in (now.get("fields") or {}).items() if text != "" or id in known}
    kept = {id: text for id, text in (before.get("fields") or {}).items() if text != ""}
    fields = placing.placed(part, here, kept)
    statements, strange = _statements(instrument, placing, now, before)
    flags = {key: now.get(key) or before.get(key) or False for key in FLAGS}
    made = {**now, "fields": fields, "statements": statements, **flags}
    form = instrument.details
    wrong = None if form is None else next(asked.faults(form, made), None)
    if form is None or (wrong is not None and not draft):
        for id, value in fields.items():
            placing.keep("details", id, value)
        if wrong is not None and _says_something(made):
            placing.tell("details", "", made, wrong)
        _keep(placing, [*statements, *strange], flags)
        return None
    _keep(placing, strange, {})
    return made if given is not None or _says_something(made) else None


def _keep(placing: Placing, statements: list[str], flags: Mapping[str, Any]) -> None:
    """Brings what is set aside of details into the form that they have."""
    fields = {id: text for id, text in placing.aside.pop("details", {}).items() if text != ""}
    raised = {key: value for key, value in flags.items() if value}
    if fields or statements or raised:
        kept = {"fields": fields, "statements": statements, **raised}
        placing.aside["details"] = {key: value for key, value in kept.items() if value != []}


def _says_something(made: Mapping[str, Any]) -> bool:
    texts = [text for text in made["fields"].values() if text.strip()]
    return bool(texts or made["statements"] or any(made[key] for key in FLAGS))


def _fields(instrument: Instrument) -> Part:
    form = instrument.details
    known = {} if form is None else {field.id: field for field in form.fields}
    found = renames.of(instrument)

    def fault(id: str, given: Any, where: str) -> Fault | None:
        if id not in known:
            message = "this edition asks for no such detail"
            return Fault("unknown-field", where, message, "It is kept beside the answers.")
        if not isinstance(given, str):
            return Fault("not-a-text", where, "this is not a text", 'Write a text in "…".')
        if not given.strip():
            return None
        return next(asked.field_faults(known[id], given.strip()), None)

    return Part("details", "details.fields", found.fields, found.choices, fault)


def _statements(
    instrument: Instrument, placing: Placing, now: Mapping[str, Any], before: Mapping[str, Any]
) -> tuple[list[str], list[str]]:
    """The statements that this edition has, and those that it has not."""
    form = instrument.details
    known = () if form is None else tuple(one.id for one in form.statements)
    every = dict.fromkeys((*(now.get("statements") or ()), *(before.get("statements") or ())))
    for id in every:
        if id not in known:
            message = "this edition has no such statement to confirm"
            where = f"details.statements.{id[:LONGEST]}"
            hint = "It is kept beside the answers."
            fault = Fault("unknown-statement", where, message, hint)
            placing.tell("details", id, True, fault)
    return [id for id in every if id in known], [id for id in every if id not in known]
