"""Which items are asked: hidden is a fourth kind of missing, and no answer is lost by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import instrument, visibility
from tests.building import answer, compiled, everything, item, ready, scale, score, several
from tests.scoring import drawn

# b is asked after a yes to a, c after a yes to b.
CHAIN = [
    item("a"),
    item("b", show_if=answer("a", "yes")),
    item("c", show_if=answer("b", "yes")),
]
ALL = scale("s", "sum", ["a", "b", "c"])


def asked(items, chosen):
    found = visibility.of_all(ready(items, [ALL]), chosen)
    return [id for id, one in found.items() if one.now]


@st.composite
def conditional(draw):
    """Compiled data of items of which each may depend on earlier ones, with `dont_know` in them."""
    made = [draw(drawn.one_item(id, drawn.MISSING, ["single", "several"])) for id in drawn.IDS]
    draw(drawn.hidden(made))
    return made


def plainly_asked(items, chosen, id):
    """Whether an item is asked, straight from the words of the contract."""
    one = next(one for one in items if one["id"] == id)
    return "show_if" not in one or plainly_holds(items, chosen, one["show_if"])


def plainly_holds(items, chosen, condition):
    match condition:
        case {"all": parts}:
            return all(plainly_holds(items, chosen, part) for part in parts)
        case {"any": parts}:
            return any(plainly_holds(items, chosen, part) for part in parts)
        case {"not": part}:
            return not plainly_holds(items, chosen, part)
    response = chosen.get(condition["item"], ())
    picked = {response} if isinstance(response, str) else set(response)
    return bool(picked & set(condition["is"])) and plainly_asked(items, chosen, condition["item"])


@given(conditional(), st.data())
def test_items_are_asked_by_the_answers_and_the_bounds_hold_for_every_completion(items, data):
    sample = ready(items, [scale("s", "sum", drawn.IDS)])
    chosen = data.draw(drawn.answers(sample))
    found = visibility.of_all(sample, chosen)
    for id, one in found.items():
        assert one.now == plainly_asked(items, chosen, id)
    for way in drawn.completions(sample, chosen):
        for id, one in found.items():
            turned_out = plainly_asked(items, way, id)
            assert one.may_be if turned_out else one.may_not_be


def test_a_hidden_item_counts_as_unanswered_for_the_conditions_of_others():
    assert asked(CHAIN, {"a": "yes", "b": "yes"}) == ["a", "b", "c"]
    assert asked(CHAIN, {"a": "no", "b": "yes", "c": "yes"}) == ["a"]


def test_a_condition_that_says_not_holds_for_what_is_unanswered_or_hidden():
    items = [*CHAIN[:2], item("c", show_if={"not": answer("b", "yes")})]
    assert asked(items, {}) == ["a", "c"]
    assert asked(items, {"a": "no", "b": "yes"}) == ["a", "c"]
    assert asked(items, {"a": "yes", "b": "yes"}) == ["a", "b"]


def test_conditions_stand_in_any_order():
    assert asked(CHAIN[::-1], {"a": "yes", "b": "yes"}) == ["c", "b", "a"]


def test_an_item_is_asked_where_its_section_is_and_its_own_condition_holds():
    data = compiled([item("a"), item("b")], [scale("s", "sum", ["a", "b", "c", "d"])])
    inner = [item("c"), item("d", show_if=answer("b", "yes"))]
    part = {"id": "more", "title": "More", "intro": None, "items": inner}
    data["sections"].append({**part, "show_if": answer("a", "yes")})
    sample = instrument.from_plain(data)

    def hidden(chosen):
        return [id for id, one in visibility.of_all(sample, chosen).items() if not one.now]

    assert hidden({"b": "yes"}) == ["c", "d"]
    assert hidden({"a": "yes"}) == ["d"]
    assert hidden({"a": "yes", "b": "yes"}) == []


def test_one_of_several_options_is_enough():
    items = [several("a", {"x": "0", "y": "1", "z": "2"}), item("b", show_if=answer("a", "y", "z"))]
    chosen = [{"a": ("x",)}, {"a": ("x", "z")}]
    assert [asked(items, way) for way in chosen] == [["a"], ["a", "b"]]


def test_a_hidden_response_is_kept_and_not_counted():
    whole = everything(ready(CHAIN, [ALL]), {"a": "no", "b": "yes", "c": "yes"})
    assert whole["scales"][0]["score"]["exact"] == "0"
    told = [(m["id"], m["state"], m["response"], m["value"]) for m in whole["trace"][0]["members"]]
    assert told == [
        ("a", "valued", "no", "0"),
        ("b", "hidden", "yes", None),
        ("c", "hidden", "yes", None),
    ]


def test_completeness_tells_hidden_items_apart_answered_or_not():
    told = everything(ready(CHAIN, [ALL]), {"a": "no", "b": "yes"})["completeness"]
    assert (told["answered"], told["missing"], told["hidden"], told["total"]) == (
        "1",
        "0",
        "2",
        "3",
    )


def test_a_hidden_item_keeps_no_score_waiting():
    sample = ready(CHAIN, [ALL])
    assert score(sample, {"a": "no"})["score"]["exact"] == "0"
    assert score(sample, {"a": "yes"})["reason"] == "unanswered"


@pytest.mark.parametrize("b", [None, "yes"])
def test_a_score_waits_for_the_answer_that_may_show_or_hide_what_it_counts(b):
    items = [item("a"), item("b", show_if=answer("a", "yes")), item("c")]
    waiting = ready(items, [scale("s", "sum", ["b", "c"])])
    chosen = {"c": "yes"} if b is None else {"b": b, "c": "yes"}
    assert score(waiting, chosen)["reason"] == "unanswered"
    assert score(waiting, {**chosen, "a": "no"})["score"]["exact"] == "1"
    patient = ready(items, [scale("s", "sum", ["b", "c"], missing=("left_out", "1"))])
    assert score(patient, chosen)["score"]["exact"] == "1"


def test_a_hidden_item_is_not_in_the_denominator_of_a_percentage():
    sample = ready(CHAIN, [scale("s", "percent", ["a", "b", "c"])])
    assert score(sample, {"a": "yes", "b": "no"})["score"]["exact"] == "50"
    assert score(sample, {"a": "no", "b": "yes", "c": "yes"})["score"]["exact"] == "0"
    (trace,) = everything(sample, {"a": "yes", "b": "no"})["trace"]
    assert trace["arithmetic"]["denominator"] == "2"


def test_a_scale_of_which_all_is_hidden_has_nothing_to_score():
    sample = ready(CHAIN, [scale("s", "mean", ["b", "c"])])
    found = score(sample, {"a": "no", "b": "yes"})
    assert (found["score"]["exact"], found["reason"]) == (None, "nothing-to-score")
    assert found["range"] == {"low": None, "high": None}


def test_the_range_knows_what_an_open_answer_may_still_show_or_hide():
    sample = ready(CHAIN[:2], [scale("s", "sum", ["b"])])
    assert score(sample, {})["range"] == {"low": "0", "high": "1"}
    assert score(sample, {"b": "yes"})["range"] == {"low": "1", "high": "1"}
    assert score(sample, {"a": "no", "b": "yes"})["range"] == {"low": None, "high": None}
