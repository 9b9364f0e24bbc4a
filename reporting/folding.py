"""Long lists in two: what stands open, and what is folded away."""

from typing import TypeVar

Entry = TypeVar("Entry")


def folded(
    entries: tuple[Entry, ...], standing: int, slack: int
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The first *standing* entries, and the rest, unless that is no more than *slack* of them."""
    at = len(entries) if len(entries) <= standing + slack else standing
    return entries[:at], entries[at:]
