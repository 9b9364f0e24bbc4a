"""What is asked depends on answers: none leads back to itself, and no chain is too long."""

from collections.abc import Iterator, Mapping, Sequence

from authoring.condition_schema import ConditionPart
from authoring.findings import finding
from authoring.problem import Code, Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart

MAX_CHAIN = 6  # how many items may, one after the other, depend on the one before
MAX_STATEMENTS = 500  # how many it may take to tell whether an item is asked: the page lists them


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """Cycles and long chains, each told once where its condition stands."""
    dependencies = list(_dependencies(part))
    statements: dict[str, list[str]] = {}
    for _, id, ids in dependencies:
        statements.setdefault(id, []).extend(ids)
    asks = {id: set(ids) for id, ids in statements.items()}
    lengths = _lengths(asks)
    sizes = _sizes(statements, lengths)
    told: set[Route] = set()
    for route, id, ids in dependencies:
        if route in told:
            continue
        length = 1 + max(lengths.get(one, 0) for one in ids)
        size = sum(1 + sizes.get(one, 0) for one in ids)
        if id not in lengths:
            code: Code = "cycle"
            message = f"whether “{id}” is asked depends, in the end, on itself"
            hint = "Take out the condition that leads back to it."
            if id not in _reached(ids, asks):
                continue  # it only leads to a cycle of others
        elif length > MAX_CHAIN:
            code = "long-chain"
            message = f"“{id}” depends on {length} items, one after the other"
            hint = f"Let it depend on one of the first {MAX_CHAIN} directly."
        elif size > MAX_STATEMENTS:
            code = "long-chain"
            message = (
                f"it takes {size} statements to tell whether “{id}” is asked, with those of the "
                "items that it depends on"
            )
            hint = "Let it depend on fewer items, or on items that are always asked."
        else:
            continue
        told.add(route)
        yield finding(document, route, code, message, hint)


def _dependencies(part: InstrumentPart) -> Iterator[tuple[Route, str, list[str]]]:
    """Each condition of an item, its own and its section's: route, id, the items asked about.

    An item stands there once for each statement about it.
    """
    for i, section in enumerate(part.sections):
        outer = [] if section.show_if is None else list(_items_in(section.show_if))
        for j, item in enumerate(section.asked):
            inner = [] if item.show_if is None else list(_items_in(item.show_if))
            if outer:
                yield ("sections", i, "show_if"), item.id, outer
            if inner:
                yield ("sections", i, "items", j, "show_if"), item.id, inner


def _items_in(part: ConditionPart) -> Iterator[str]:
    if part.item is not None:
        yield part.item
    inner = [*(part.every or []), *(part.some or [])]
    for one in [*inner, part.negated] if part.negated is not None else inner:
        yield from _items_in(one)


def _lengths(asks: Mapping[str, set[str]]) -> dict[str, int]:
    """How many items each one depends on, one after the other; those that lead to a cycle lack."""
    lengths: dict[str, int] = {}
    waiting = set(asks)
    while ready := {id for id in waiting if not asks[id] & waiting}:
        lengths |= {id: 1 + max(lengths.get(one, 0) for one in asks[id]) for id in ready}
        waiting -= ready
    return lengths


def _reached(asked: Sequence[str], asks: Mapping[str, set[str]]) -> set[str]:
    """These items and all that they depend on."""
    found: set[str] = set()
    ahead = set(asked)
    while ahead:
        found |= ahead
        ahead = {id for one in ahead for id in asks.get(one, ())} - found
    return found


def _sizes(statements: Mapping[str, Sequence[str]], lengths: Mapping[str, int]) -> dict[str, int]:
    """How many statements it takes in all to tell whether each item is asked."""
    sizes: dict[str, int] = {}
    for id in sorted(lengths, key=lambda id: lengths[id]):
        sizes[id] = sum(1 + sizes.get(one, 0) for one in statements[id])
    return sizes
