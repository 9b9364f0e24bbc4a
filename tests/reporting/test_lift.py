"""What lifts you, in words: the path in one sentence, each change, and what would do as well."""

import re
from fractions import Fraction
from types import SimpleNamespace

import pytest

from reporting import html, lift, subject, text_lift
from scoring import result
from scoring.responses import ResponseSet
from tests.building import item, number, ready, scale, several
from tests.reporting.shown import plain

THREE = {"no": "0", "half": "1", "full": "2"}
LETTERS = list("abcdefghijklmn")


def items(ids, **more):
    return [item(id, THREE, **more) for id in ids]


def view(sample, chosen):
    responses = ResponseSet(sample.version, chosen, {}, {}, None)
    return lift.of(subject.of(sample, responses, result.compute(sample, responses)))


def markup(sample, chosen, language="en"):
    report = SimpleNamespace(lift=view(sample, chosen), language=language, live=False)
    return html.environment().get_template("blocks/lift.html").render(report=report)


def simple(bands=("0", "3"), ids=("a", "b", "c"), aggregate="sum", **more):
    made = items(ids, **more)
    return ready(made, [scale("s", aggregate, list(ids), bands=list(bands))])


def test_a_path_is_one_sentence_and_a_list_of_changes():
    path = view(simple(aggregate="min", bands=("0", "1")), {"a": "no", "b": "full", "c": "no"})
    assert path.headline.sentence == (
        "2 changes bring you from “From 0” to “From 1”, which begins at 1."
    )
    assert [(one.stem, one.now, one.to) for one in path.headline.changes] == [
        ("a?", "No", "Half"),
        ("c?", "No", "Half"),
    ]


def test_below_all_bands_there_is_nothing_to_come_from():
    path = view(simple(bands=("1",)), {"a": "no", "b": "no", "c": "no"}).headline
    assert path.sentence == "1 change brings you to “From 1”, which begins at 1."
    assert path.any_of == "Any one of these 3 would do:"


def test_what_could_be_done_instead_is_told_below_a_change():
    sample = ready(
        [*items("a"), *(item(id, effort=1) for id in "bc")],
        [scale("s", "sum", ["a", "b", "c"], bands=["0", "3"])],
    )
    (first, second) = view(sample, dict.fromkeys("abc", "no")).headline.changes
    assert first.instead_of is None
    assert (second.stem, second.instead_of) == ("b?", "Or this instead")
    assert [one.stem for one in second.instead] == ["c?"]


@pytest.mark.parametrize(
    ("effort", "lead"),
    [
        (1, "These are the fewest answers that"),
        (2, "These are the answers whose change would take"),
    ],
)
def test_the_lead_says_what_is_kept_small(effort, lead):
    assert view(simple(effort=effort), dict.fromkeys("abc", "no")).lead.startswith(lead)


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"a": "full", "b": "full", "c": "not_applicable"},
            "Other answers to these questions alone do not reach “From 5”, which begins at 5.",
        ),
        (
            {"a": "full", "b": "half", "c": "half"},
            "1 change brings you from “From 0” to “From 5”, which begins at 5.",
        ),
    ],
)
def test_what_is_out_of_reach_is_said_so(chosen, sentence):
    made = items("abc", extra="not_applicable")
    rule = ("left_out", "1")
    sample = ready(made, [scale("s", "sum", list("abc"), missing=rule, bands=["0", "5"])])
    assert view(sample, chosen).headline.sentence == sentence


def test_long_paths_fold_and_keep_every_change():
    sample = simple(ids=LETTERS, bands=("0", "28"))
    path = view(sample, dict.fromkeys(LETTERS, "no")).headline
    assert (len(path.changes), len(path.more)) == (8, 6)
    assert "Show 6 more" in plain(markup(sample, dict.fromkeys(LETTERS, "no")))


def test_the_headline_stands_open_and_the_others_follow_the_profile():
    scales = [
        scale("s", "sum", ["a"], bands=["0", "1"]),
        scale("other", "sum", ["b"], bands=["0", "1"]),
        scale("part", "sum", ["c"], bands=["0", "1"]),
    ]
    sample = ready(items("abc"), scales, profile=["part"])
    found = view(sample, dict.fromkeys("abc", "no"))
    assert [path.title for path in found.others] == ["Part", "Other"]
    assert found.others[0].short == "1 change to “From 1”"
    made = markup(sample, dict.fromkeys("abc", "no"))
    assert made.index('data-path="s"') < made.index("<details") < made.index('data-path="part"')


def test_a_page_can_try_each_change():
    made = ready(
        [number("days", "0", "20", decimals=1), several("some", {"x": "1", "y": "2"}), *items("a")],
        [scale("s", "sum", ["days", "some", "a"], bands=["0", "24.5"])],
    )
    found = markup(made, {"days": Fraction(3), "some": ("x",), "a": "no"})
    assert re.findall(r'<li data-item="(\w+)" data-option="([^"]+)">', found) == [
        ("days", "19.5"),
        ("some", "x y"),
        ("a", "full"),
    ]


def test_texts_of_an_instrument_are_text_and_wear_its_language():
    sample = simple(bands=("0", "1"))
    for one in sample.items.values():
        object.__setattr__(one, "stem", "<b>Hat & coat</b>")
    made = markup(sample, dict.fromkeys("abc", "no"), language="de")
    assert "<b>Hat" not in made
    assert '<p class="what" lang="de" dir="auto">&lt;b&gt;Hat &amp; coat&lt;/b&gt;</p>' in made


def test_where_no_scale_has_a_band_above_there_is_no_such_part():
    assert view(simple(), dict.fromkeys("abc", "full")) is None
    assert view(simple(), {}) is None


def test_plain_text_tells_the_same():
    lines = list(text_lift.lift(view(simple(bands=("0", "1")), dict.fromkeys("abc", "no"))))
    assert lines[0] == "What lifts you"
    assert "    Any one of these 3 would do:" in lines
    assert "    - a? No → Half" in lines
    assert lines[-1] == ""
