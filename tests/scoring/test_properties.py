"""What holds for every instrument: Hypothesis writes the instruments and the answers."""

from fractions import Fraction
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring import instrument, result
from tests.building import compiled, everything, item, scale

IDS = ["a", "b", "c", "d"]
WEIGHTS = st.sampled_from(["1", "2", "1/2", "3"])
VALUES = st.lists(
    st.sampled_from(["-1", "0", "1/2", "1", "2", "5"]), min_size=2, max_size=3, unique=True
)


@st.composite
def items(draw, kinds=("dont_know", "not_applicable")):
    found = []
    for id in IDS:
        values = draw(VALUES)
        extra = " ".join(draw(st.lists(st.sampled_from(kinds), unique=True))) if kinds else ""
        found.append(
            item(
                id,
                {f"v{i}": value for i, value in enumerate(values)},
                reverse=draw(st.booleans()),
                extra=extra,
            )
        )
    return found


@st.composite
def scales(draw, id="s", members=None):
    aggregate = draw(st.sampled_from(["sum", "mean", "percent", "min", "max", "count"]))
    members = members or draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    rules = [("complete", None), ("left_out", str(draw(st.integers(1, len(members)))))]
    if aggregate == "sum":
        rules.append(("prorated", rules[1][1]))
    return scale(
        id,
        aggregate,
        members,
        missing=draw(st.sampled_from(rules)),
        counted=["v0", "v2"] if aggregate == "count" else [],
        weights={member: draw(WEIGHTS) for member in members},
        bands=["-1", "2"],
    )


@st.composite
def samples(draw, kinds=("dont_know", "not_applicable")):
    """One scale over items, or one over two scales that share no item."""
    found = [draw(scales())]
    if draw(st.booleans()):
        cut = draw(st.integers(1, 3))
        parts = [draw(scales("left", IDS[:cut])), draw(scales("right", IDS[cut:]))]
        rule = draw(st.sampled_from([("complete", None), ("left_out", "1")]))
        aggregate = draw(st.sampled_from(["sum", "mean", "min", "max"]))
        found = [scale("s", aggregate, ["left", "right"], over="scale", missing=rule), *parts]
    return instrument.from_plain(compiled(draw(items(kinds)), found))


def choices(sample, id):
    return [None, *sample.items[id].by_option]


@st.composite
def answers(draw, sample):
    chosen = {id: draw(st.sampled_from(choices(sample, id))) for id in sample.items}
    return {id: option for id, option in chosen.items() if option is not None}


def completions(sample, chosen):
    """Every way to go on: each open item stays as it is or takes any of its options."""
    is_open = {
        id: chosen.get(id) is None or sample.items[id].by_option[chosen[id]].missing == "dont_know"
        for id in sample.items
    }
    ways = [choices(sample, id) if is_open[id] else [chosen[id]] for id in sample.items]
    for way in product(*ways):
        yield {id: option for id, option in zip(sample.items, way, strict=True) if option}


@given(samples(), st.data(), st.randoms(use_true_random=False))
def test_the_order_of_responses_does_not_matter(sample, data, random):
    chosen = data.draw(answers(sample))
    shuffled = list(chosen.items())
    random.shuffle(shuffled)
    texts = {result.to_json(everything(sample, way)) for way in (chosen, dict(shuffled))}
    assert len(texts) == 1


@settings(max_examples=150, deadline=None)
@given(samples(), st.data())
def test_the_range_contains_every_completion_and_its_ends_are_reached(sample, data):
    chosen = data.draw(answers(sample))
    reached = [
        Fraction(entry["score"]["exact"])
        for way in completions(sample, chosen)
        if (entry := everything(sample, way)["scales"][0])["score"]["exact"] is not None
    ]
    found = everything(sample, chosen)["scales"][0]["range"]
    if reached:
        assert (Fraction(found["low"]), Fraction(found["high"])) == (min(reached), max(reached))
    else:
        assert found == {"low": None, "high": None}


@settings(max_examples=100, deadline=None)
@given(samples())
def test_min_and_max_are_reached(sample):
    entry = everything(sample, {})["scales"][0]
    reached = {
        everything(sample, way)["scales"][0]["score"]["exact"] for way in completions(sample, {})
    }
    assert {entry["min"], entry["max"]} <= reached


@given(samples(kinds=()), st.data())
def test_a_better_answer_never_lowers_a_score(sample, data):
    assume(all(scale.aggregate != "count" for scale in sample.scales))
    chosen = {
        id: data.draw(st.sampled_from(list(sample.items[id].by_option))) for id in sample.items
    }
    one = sample.items[data.draw(st.sampled_from(IDS))]
    worse, better = sorted(
        data.draw(st.lists(st.sampled_from(one.options), min_size=2, max_size=2, unique=True)),
        key=lambda option: one.keyed(option.value),
    )
    before, after = (
        Fraction(everything(sample, {**chosen, one.id: option.id})["scales"][0]["score"]["exact"])
        for option in (worse, better)
    )
    assert after >= before


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_range_holds_every_completion_even_where_parts_share_items(data):
    parts = [data.draw(scales("left", IDS[:3])), data.draw(scales("right", IDS[1:]))]
    aggregate = data.draw(st.sampled_from(["sum", "mean", "min", "max"]))
    top = scale("s", aggregate, ["left", "right"], over="scale", missing=("left_out", "1"))
    shared = instrument.from_plain(compiled(data.draw(items()), [top, *parts]))
    chosen = data.draw(answers(shared))
    span = everything(shared, chosen)["scales"][0]["range"]
    for way in completions(shared, chosen):
        exact = everything(shared, way)["scales"][0]["score"]["exact"]
        if exact is not None:
            assert Fraction(span["low"]) <= Fraction(exact) <= Fraction(span["high"])


@given(samples(), st.data())
def test_a_score_is_in_its_range_and_its_band_is_possible(sample, data):
    for entry in everything(sample, data.draw(answers(sample)))["scales"]:
        exact, span = entry["score"]["exact"], entry["range"]
        assert (exact is None) == (entry["reason"] is not None)
        if exact is not None:
            assert Fraction(span["low"]) <= Fraction(exact) <= Fraction(span["high"])
            assert entry["band"] in [*entry["possible_bands"], None]
