"""Files without their names, for views that go to others: Person 1, Person 2 and so on."""

from collections.abc import Iterable, Sequence

from reporting.collected import LeftOut, Twin
from reporting.collecting import Sheet

NOBODY = "A file"


def sheets(named: Iterable[Sheet], *, each: bool) -> list[Sheet]:
    """The sheets in an order that no name tells of, numbered in it.

    Those with the same answers are one person, unless *each* is to count.
    """
    numbered: list[Sheet] = []
    person, before = 0, None
    for sheet in sorted(named, key=lambda sheet: sheet.digest):
        person += each or sheet.digest != before
        before = sheet.digest
        entry = sheet.entry._replace(file=f"Person {person}")
        numbered.append(sheet._replace(entry=entry))
    return numbered


def left_out(named: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """What was left out, by no name."""
    return tuple(one._replace(file=NOBODY) for one in named)


def twins(named: Sequence[Twin]) -> tuple[Twin, ...]:
    """The files that were not counted, by no name."""
    return tuple(one._replace(file=NOBODY) for one in named)
