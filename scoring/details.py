"""Who answered: the respondent's details and statements, asked only where an instrument does.

They are no part of a response's score. They stay on the device; a report shows them only where
the visitor wants it. Plain data::

    {"fields": {"name": "…", "email": "…"}, "statements": ["employee"], "reviewed": true}
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Literal, NamedTuple

from scoring import texts
from scoring.faults import Fault

FieldKind = Literal["text", "email", "phone", "choice"]

MOST_TOLD = 100  # unknown fields; no form has so many, so the file is of another kind

# As lenient as HTML's own check of an email address: something, an @, something.
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)*")
_PHONE = re.compile(r"\+?[0-9 ()./-]{3,40}")


class Choice(NamedTuple):
    """One of the answers of a field that offers some."""

    id: str
    label: str
    renamed_from: tuple[str, ...] = ()


class Field(NamedTuple):
    """One thing asked about the respondent; one with `confirm` is typed twice on the page.

    `renamed_from` has the ids that it had in earlier editions; a choice has them, too.
    """

    id: str
    label: str
    kind: FieldKind
    required: bool
    confirm: bool
    max_length: int
    help: str | None
    options: tuple[Choice, ...]
    renamed_from: tuple[str, ...] = ()


class Statement(NamedTuple):
    """Something that the respondent has to confirm before the result."""

    id: str
    text: str


class Details(NamedTuple):
    """Everything asked about the respondent, and the words of the box at the end."""

    title: str
    intro: str | None
    fields: tuple[Field, ...]
    statements: tuple[Statement, ...]
    reviewed: str | None


class Given(NamedTuple):
    """What was given: texts by field, and whether the report is to show them."""

    fields: Mapping[str, str]
    shown: bool


def from_plain(data: Mapping[str, Any]) -> Details:
    """The record for the plain data."""
    fields = (
        Field(**{**_renamed(field), "options": tuple(Choice(**_renamed(one)) for one in options)})
        for field in data["fields"]
        for options in [field["options"]]
    )
    statements = tuple(Statement(**one) for one in data["statements"])
    return Details(data["title"], data["intro"], tuple(fields), statements, data["reviewed"])


def faults(details: Details, data: Any) -> Iterator[Fault]:
    """Everything that keeps the plain data from being what the instrument asks for."""
    if not has_form(data):
        hint = 'Give {"fields": {"…": "…"}, "statements": ["…"], "reviewed": true}.'
        yield Fault("not-details", "details", "they are not of the expected form", hint)
        return
    known = {field.id: field for field in details.fields}
    for id in islice((id for id in data["fields"] if id not in known), MOST_TOLD):
        where = f"details.fields.{id[:64]}"
        yield Fault("unknown-field", where, "there is no such field", "Remove it.")
    for field in details.fields:
        yield from field_faults(field, data["fields"].get(field.id, "").strip())
    confirmed = {statement.id for statement in details.statements}
    for id in islice((id for id in data.get("statements", []) if id not in confirmed), MOST_TOLD):
        where = f"details.statements.{id[:64]}"
        yield Fault("unknown-statement", where, "there is no such statement", "Remove it.")
    for statement in details.statements:
        if statement.id not in data.get("statements", []):
            where = f"details.statements.{statement.id}"
            message = "this has not been confirmed"
            yield Fault("not-confirmed", where, message, f"Tick “{statement.text}”.")
    if details.reviewed and data.get("reviewed") is not True:
        message = "the answers have not been confirmed as reviewed"
        yield Fault("not-confirmed", "details.reviewed", message, f"Tick “{details.reviewed}”.")


def _renamed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The plain data with its earlier ids as a record has them."""
    return {**data, "renamed_from": tuple(data.get("renamed_from", ()))}


def has_form(data: Any) -> bool:
    """Whether the plain data has texts by field, and a list of statements if any."""
    if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
        return False
    statements = data.get("statements", [])
    return all(isinstance(text, str) for text in data["fields"].values()) and (
        isinstance(statements, list) and all(isinstance(id, str) for id in statements)
    )


def field_faults(field: Field, text: str) -> Iterator[Fault]:
    """What is wrong with the text of a field, without spaces around it."""
    where = f"details.fields.{field.id}"
    if not text:
        if field.required:
            yield Fault("missing-detail", where, f"“{field.label}” is empty", "Fill it in.")
        return
    if len(text) > field.max_length:
        hint = f"Write {field.max_length} characters at most."
        yield Fault("too-long", where, f"“{field.label}” is too long", hint)
    elif not texts.is_whole(text):
        message = f"“{field.label}” has half of a character in it"
        yield Fault("not-a-text", where, message, "Write it anew.")
    elif field.kind == "email" and not _EMAIL.fullmatch(text):
        hint = "Write it like name@example.org."
        yield Fault("not-an-email", where, "this is not an email address", hint)
    elif field.kind == "phone" and not _PHONE.fullmatch(text):
        hint = "Write digits, spaces, brackets and hyphens, with a + in front if you like."
        yield Fault("not-a-phone-number", where, "this is not a phone number", hint)
    elif field.kind == "choice" and text not in {option.id for option in field.options}:
        hint = "Choose one of: " + ", ".join(option.id for option in field.options) + "."
        yield Fault("unknown-option", where, "this is none of the answers on offer", hint)
