"""Instruments whose scores are put together in every way, and their shortest paths by trying all.

Trying all means every set of changes that is allowed, the cheapest first, scored by `outcome`.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, product
from typing import Any

from hypothesis import strategies as st

from scoring import lift, outcome, visibility
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.responses import ResponseSet
from tests.building import item, ready, scale
from tests.scoring import drawn

CUTS = ["-3", "0", "1/2", "1", "3/2", "2", "3", "5", "8"]
PERCENTS = ["0", "25", "100/3", "50", "70", "100"]
AGGREGATES = ["sum", "mean", "percent", "min", "max", "count"]


@st.composite
def samples(draw, *, shared: bool = False, hiding: bool = False, efforts: bool = True):
    """An instrument of four items with a tree of scales; `shared` has items in several of them."""
    items = draw(drawn.items())
    for one in items:
        if efforts and draw(st.booleans()):
            one["effort"] = draw(st.integers(1, 9))
    if hiding:
        draw(drawn.hidden(items))
    numbers = frozenset(one["id"] for one in items if not one["options"])
    depth = draw(st.integers(0 if not shared else 1, 2))
    return ready(items, draw(_tree("s", drawn.IDS, depth, numbers, shared)))


@st.composite
def plain_samples(draw):
    """An instrument of seven items alike, in one scale or two, with many ties."""
    ids = [f"i{place}" for place in range(7)]
    values = {f"v{value}": str(value) for value in range(draw(st.integers(2, 4)))}
    efforts = draw(st.sampled_from([[1], [1, 2], [2, 3, 7]]))
    items = [
        item(id, values, extra="dont_know", effort=draw(st.sampled_from(efforts))) for id in ids
    ]
    whole = draw(st.sampled_from(["sum", "mean", "min", "max"]))
    rule = draw(st.sampled_from([("complete", None), ("left_out", "1")]))
    bands = ["-99", *sorted(draw(st.sets(st.sampled_from(CUTS), min_size=1)), key=Fraction)]
    if draw(st.booleans()):
        return ready(items, [scale("s", whole, ids, missing=rule, bands=bands)])
    inner = draw(st.sampled_from(["sum", "mean", "min"]))
    at = draw(st.integers(2, 5))
    parts = [scale(id, inner, lot, missing=rule) for id, lot in (("l", ids[:at]), ("r", ids[at:]))]
    return ready(items, [scale("s", whole, ["l", "r"], over="scale", bands=bands), *parts])


@st.composite
def _tree(draw, id: str, ids: list[str], depth: int, numbers: frozenset[str], shared: bool):
    """A scale over these items, in so many levels; the scale itself comes first."""
    if not depth or (len(ids) == 1 and draw(st.booleans())):
        aggregates = [one for one in AGGREGATES if one != "count" or numbers.isdisjoint(ids)]
        return [draw(_scale(id, ids, "item", aggregates, ["v0", "v2"]))]
    lots = draw(_lots(ids, shared))
    below = [
        draw(_tree(f"{id}{place}", lot, depth - 1, numbers, shared))
        for place, lot in enumerate(lots)
    ]
    bands = sorted({band["id"] for one in below for band in one[0]["bands"]})
    counted = draw(st.lists(st.sampled_from(bands), min_size=1, unique=True))
    members = [one[0]["id"] for one in below]
    return [draw(_scale(id, members, "scale", AGGREGATES, counted)), *chain.from_iterable(below)]


@st.composite
def _lots(draw, ids: list[str], shared: bool):
    if shared:
        some = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(sorted)
        return draw(st.lists(some, min_size=2, max_size=3))
    cut = draw(st.integers(1, len(ids))) if len(ids) > 1 else 1
    return [lot for lot in (ids[:cut], ids[cut:]) if lot]


@st.composite
def _scale(draw, id, members, over, aggregates, counted):
    aggregate = draw(st.sampled_from(aggregates))
    rules = [("complete", None), ("left_out", str(draw(st.integers(1, len(members)))))]
    if aggregate == "sum":
        rules.append(("prorated", rules[1][1]))
    cuts = draw(
        st.lists(
            st.sampled_from(PERCENTS if aggregate == "percent" else CUTS),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    weighted = aggregate not in ("min", "max")
    return scale(
        id,
        aggregate,
        members,
        over=over,
        missing=draw(st.sampled_from(rules)),
        weights={member: draw(drawn.WEIGHTS) for member in members} if weighted else {},
        counted=counted if aggregate == "count" else [],
        bands=["-99", *sorted(cuts, key=Fraction)],
    )


@st.composite
def answers(draw, sample: Instrument):
    """Answers most of which have a value: without a score there is no path to look for."""
    given: dict[str, Response] = {}
    for id, asked in sample.items.items():
        every = drawn.choices(sample, id)
        valued = [one for one in every if not asked.missing(one)]
        response = draw(st.sampled_from([*valued * 3, *every, None]))
        if response is not None:
            given[id] = response
    return given


def found(sample: Instrument, chosen: Mapping[str, Response]) -> list[dict[str, Any]]:
    """The paths as `scoring.lift` gives them."""
    return lift.of_all(sample, ResponseSet(sample.version, chosen, {}, {}, None))


def changeable(sample: Instrument, chosen: Mapping[str, Response]) -> dict[str, list[Response]]:
    """The answers that each item may be changed to, for the items that may be changed."""
    asked = visibility.of_all(sample, chosen)
    deciding = {
        id for condition in sample.show_if.values() for id in visibility.asked_about(condition)
    }
    found: dict[str, list[Response]] = {}
    for id, one in sample.items.items():
        missing = id in chosen and one.missing(chosen[id])
        if asked[id].now and id not in deciding and missing != "not_applicable":
            found[id] = [
                to
                for to in drawn.choices(sample, id)
                if to != chosen.get(id) and not one.missing(to)
            ]
    return found


def least(
    sample: Instrument, chosen: Mapping[str, Response], scale: str, cut: Fraction
) -> int | None:
    """What the cheapest change set costs that brings the scale to the cut; None if none does."""
    may = changeable(sample, chosen)
    effort = {id: sample.items[id].effort for id in may}
    sets = [some for many in range(len(may) + 1) for some in combinations(may, many)]
    for some in sorted(sets, key=lambda some: sum(effort[id] for id in some)):
        for way in product(*(may[id] for id in some)):
            if reaches(sample, {**chosen, **dict(zip(some, way, strict=True))}, scale, cut):
                return sum(effort[id] for id in some)
    return None


def reaches(sample: Instrument, chosen: Mapping[str, Response], scale: str, cut: Fraction) -> bool:
    """Whether the scale is at the cut, by the rules of scoring."""
    found = outcome.of_all(sample, chosen)[scale].score
    return found is not None and found >= cut


def changed(sample: Instrument, changes: list[dict[str, Any]]) -> dict[str, Response]:
    """The changes of a path as responses."""
    return {one["item"]: _response(sample, one) for one in changes}


def every_way(sample: Instrument, entry: dict[str, Any]) -> Iterator[dict[str, Response]]:
    """Every path that an entry tells of."""
    path = changed(sample, entry["changes"])
    yield path
    for one in entry["changes"]:
        for other in one["instead"]:
            rest = {id: to for id, to in path.items() if id != one["item"]}
            yield {**rest, **changed(sample, [other])}
    if entry["any_of"]:
        for some in combinations(entry["any_of"]["items"], int(entry["any_of"]["choose"])):
            yield changed(sample, list(some))


def _response(sample: Instrument, change: dict[str, Any]) -> Response:
    to = change["to"]
    if sample.items[change["item"]].kind == "number":
        return Fraction(to)
    return tuple(to) if isinstance(to, list) else to
