"""What to do next: the recommendations of a result in blocks, each with what triggered it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reporting import triggers
from reporting.folding import folded
from reporting.subject import Subject

STANDING_OPEN, SLACK = 5, 1


class Entry(NamedTuple):
    """One piece of advice, and why it is given."""

    title: str | None
    text: str
    because: str


class Block(NamedTuple):
    """Pieces of advice that belong together.

    `group` is the id of the advice group, None for what is in none, whose title is then the
    report's own. In an `ordered` block what comes first is to be done first. `more` is what a long
    list keeps folded away.
    """

    group: str | None
    title: str
    text: str | None
    ordered: bool
    entries: tuple[Entry, ...]
    more: tuple[Entry, ...]


def blocks(subject: Subject) -> tuple[Block, ...]:
    """The advice that is given: the groups in the instrument's order, then what is in none."""
    by_group: dict[str | None, list[dict[str, Any]]] = {}
    for entry in subject.result["recommendations"]:
        by_group.setdefault(entry["group"], []).append(entry)
    found = [
        _block(group.id, group.title, group.text, by_group[group.id], subject)
        for group in subject.instrument.groups
        if group.id in by_group
    ]
    if None in by_group:
        found.append(_block(None, "What to do next", None, by_group[None], subject))
    return tuple(found)


def _block(
    group: str | None,
    title: str,
    text: str | None,
    given: Sequence[dict[str, Any]],
    subject: Subject,
) -> Block:
    entries = tuple(
        Entry(one["title"], one["text"], triggers.because(one["triggers"], subject))
        for one in given
    )
    first, more = folded(entries, STANDING_OPEN, SLACK) if group is None else (entries, ())
    return Block(
        group=group,
        title=title,
        text=text,
        ordered=len({one["priority"] for one in given}) > 1,
        entries=first,
        more=more,
    )
