"""How much is answered, and what is still open, in words."""

from collections import Counter
from typing import Any, NamedTuple

from reporting import words


class Completeness(NamedTuple):
    """How far the answers go. Only an answer that a scale counts can be open."""

    answered: str
    open: str | None
    complete: bool
    empty: bool


def of(result: dict[str, Any]) -> Completeness:
    """The completeness of a result; questions that are not asked are none of it."""
    counts = {name: int(count) for name, count in result["completeness"].items()}
    asked = counts["total"] - counts["hidden"]
    answered = asked - counts["unanswered"]
    states = _scored_states(result)
    still_open = [
        f"{states[state]} {label}"
        for state, label in (("unanswered", "not answered"), ("dont_know", "not known"))
        if states[state]
    ]
    others = counts["unanswered"] - states["unanswered"]
    if still_open and others:
        still_open.append(f"{others} more that no score counts")
    return Completeness(
        answered=f"{answered} of {words.count(asked, 'question', 'questions')} answered",
        open=words.both(still_open) if still_open else None,
        complete=not still_open,
        empty=not answered,
    )


def _scored_states(result: dict[str, Any]) -> Counter[str]:
    """How many of the items that a scale counts are in each state."""
    states = {
        member["id"]: member["state"]
        for trace in result["trace"]
        for member in trace["members"]
        if member["kind"] == "item"
    }
    return Counter(states.values())
