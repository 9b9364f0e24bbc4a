"""Who answered, where the visitor wants it on the report."""

from typing import NamedTuple

from reporting.subject import Subject
from scoring.details import Field


class Detail(NamedTuple):
    """One thing told about the respondent."""

    label: str
    text: str


def of(subject: Subject) -> tuple[Detail, ...]:
    """The details given, in the order of the page; none unless they are to be shown."""
    asked, given = subject.instrument.details, subject.responses.details
    if asked is None or given is None or not given.shown:
        return ()
    return tuple(
        Detail(field.label, _text(field, given.fields[field.id]))
        for field in asked.fields
        if field.id in given.fields
    )


def _text(field: Field, given: str) -> str:
    labels = {option.id: option.label for option in field.options}
    return labels.get(given, given)
