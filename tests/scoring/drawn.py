"""Instruments and answers that Hypothesis writes, and every way in which answers can go on.

Answers are as scoring works with them: an option's id, a tuple of ids, an exact number.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from hypothesis import strategies as st

from scoring.instrument import Instrument
from scoring.items import Item, Response
from tests.building import answer, item, number, ready, scale, several

IDS = ["a", "b", "c", "d"]
MISSING = ("dont_know", "not_applicable")
ALL_WAYS = ("single", "single", "several", "number")
WEIGHTS = st.sampled_from(["1", "2", "1/2", "3"])
VALUES = st.sampled_from(["-1", "0", "1/2", "1", "2", "5"])


@st.composite
def items(draw, kinds: Sequence[str] = MISSING, ways: Sequence[str] = ALL_WAYS):
    return [draw(one_item(id, kinds, ways)) for id in IDS]


@st.composite
def one_item(draw, id: str, kinds: Sequence[str], ways: Sequence[str]):
    way = draw(st.sampled_from(ways))
    if way == "number":
        low = draw(st.integers(-1, 2))
        high = low + draw(st.integers(1, 2))
        return number(id, str(low), str(high), reverse=draw(st.booleans()))
    values = draw(st.lists(VALUES, min_size=2, max_size=3, unique=True))
    options = {f"v{i}": value for i, value in enumerate(values)}
    extra = " ".join(draw(st.lists(st.sampled_from(kinds), unique=True))) if kinds else ""
    if way == "single":
        return item(id, options, reverse=draw(st.booleans()), extra=extra)
    bound = draw(st.sampled_from([{}, {"at_most": 1}, {"at_most": 2}]))
    return several(id, options, alone=draw(st.sampled_from(["", "v0"])), extra=extra, **bound)


@st.composite
def scales(
    draw, id: str = "s", members: list[str] | None = None, counts: bool = True, over: str = "item"
):
    aggregates = ["sum", "mean", "percent", "min", "max", *(["count"] if counts else [])]
    aggregate = draw(st.sampled_from(aggregates))
    members = members or draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    rules = [("complete", None), ("left_out", str(draw(st.integers(1, len(members)))))]
    if aggregate == "sum":
        rules.append(("prorated", rules[1][1]))
    return scale(
        id,
        aggregate,
        members,
        over=over,
        missing=draw(st.sampled_from(rules)),
        counted={"item": ["v0", "v2"], "scale": ["b2"]}[over] if aggregate == "count" else [],
        weights={member: draw(WEIGHTS) for member in members},
        bands=["-1", "2"],
    )


@st.composite
def scales_together(draw, numbers: frozenset[str]):
    """One scale over items, or one over two scales that share no item.

    A count is over items with options alone.
    """
    if draw(st.booleans()):
        return [draw(scales(counts=not numbers))]
    cut = draw(st.integers(1, 3))
    parts = [
        draw(scales(id, ids, counts=numbers.isdisjoint(ids)))
        for id, ids in (("left", IDS[:cut]), ("right", IDS[cut:]))
    ]
    rule = draw(st.sampled_from([("complete", None), ("left_out", "1")]))
    aggregate = draw(st.sampled_from(["sum", "mean", "min", "max"]))
    return [scale("s", aggregate, ["left", "right"], over="scale", missing=rule), *parts]


@st.composite
def samples(
    draw,
    kinds: Sequence[str] = MISSING,
    ways: Sequence[str] = ALL_WAYS,
    hiding: bool = False,
    **more: Any,
):
    """An instrument of four items, the headline scale `s` first; `hiding` has conditions in it."""
    found = draw(items(kinds, ways))
    if hiding:
        draw(hidden(found))
    numbers = frozenset(one["id"] for one in found if not one["options"])
    return ready(found, draw(scales_together(numbers)), **more)


@st.composite
def hidden(draw, found: list[dict[str, Any]]):
    """Conditions for some of the items, on the ones before them."""
    for place, one in enumerate(found):
        earlier = [other for other in found[:place] if other["options"]]
        if earlier and draw(st.booleans()):
            one["show_if"] = draw(conditions(earlier))


def conditions(about: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Conditions on the answers to these items, which have options."""
    return st.recursive(
        st.sampled_from(about).flatmap(
            lambda one: st.lists(
                st.sampled_from([option["id"] for option in one["options"]]),
                min_size=1,
                max_size=2,
                unique=True,
            ).map(lambda options: answer(one["id"], *options))
        ),
        lambda inner: st.one_of(
            inner.map(lambda one: {"not": one}),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        ),
        max_leaves=4,
    )


@st.composite
def answers(draw, sample: Instrument):
    chosen = {id: draw(st.sampled_from([None, *choices(sample, id)])) for id in sample.items}
    return {id: response for id, response in chosen.items() if response is not None}


def full_answers(sample: Instrument) -> st.SearchStrategy[dict[str, Response]]:
    """Answers to all items, asked or not."""
    return st.fixed_dictionaries({id: st.sampled_from(choices(sample, id)) for id in sample.items})


def choices(sample: Instrument, id: str) -> list[Response]:
    """Every answer that the item takes."""
    found = sample.items[id]
    if found.kind == "number":
        assert found.minimum is not None and found.maximum is not None
        return [Fraction(n) for n in range(int(found.minimum), int(found.maximum) + 1)]
    if found.kind == "single_choice":
        return list(found.by_option)
    alone = [(option.id,) for option in found.options if option.alone]
    together = [option.id for option in found.options if not option.alone]
    most = found.at_most or len(together)
    return alone + [some for many in range(1, most + 1) for some in combinations(together, many)]


def is_open(item: Item, response: Response | None) -> bool:
    """Whether an answer is still to come."""
    return response is None or item.missing(response) == "dont_know"


def completions(
    sample: Instrument, chosen: Mapping[str, Response]
) -> Iterator[dict[str, Response]]:
    """Every way to go on: each open item stays as it is or takes any answer."""
    ways = [
        [None, *choices(sample, id)] if is_open(one, chosen.get(id)) else [chosen[id]]
        for id, one in sample.items.items()
    ]
    for way in product(*ways):
        yield {
            id: response
            for id, response in zip(sample.items, way, strict=True)
            if response is not None
        }
