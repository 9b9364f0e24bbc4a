"""The plan as a table: one row a step, in the order in which it stands."""

from collections.abc import Iterable

from reporting.exports import tables
from scoring import plan
from scoring.instrument import Instrument
from scoring.plan import Step

HEADERS = ("id", "step", "owner", "due", "note")


def text(instrument: Instrument, steps: Iterable[Step]) -> str:
    """The table's text."""
    titles = plan.titles(instrument)
    rows = (
        (
            step.id,
            titles.get(step.id) or step.text or step.id,
            step.owner or "",
            step.due or "",
            step.note or "",
        )
        for step in steps
    )
    return tables.text(HEADERS, rows)
