"""The report in every format: what it says, and that hostile text comes out as text."""

import re

import pytest

from reporting import card, html, text, view
from scoring import instrument, responses, result
from tests.building import FIVE, compiled, item, response_file, scale
from tests.reporting import shown
from tests.reporting.shown import plain

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "</title></svg><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "a" * 5000,
]


def whole(sample, chosen):
    ready = instrument.from_plain(sample)
    file = response_file(chosen) | {"instrument": {"id": ready.id, "version": ready.version}}
    read = responses.read(ready, file)
    return ready, read, result.compute(ready, read)


def report(sample, chosen, date=None):
    return view.of(*whole(sample, chosen), date)


def sample(**more):
    items = [item("a", FIVE), item("b", FIVE, extra="dont_know not_applicable"), item("c", FIVE)]
    whole = scale("whole", "mean", ["a", "b", "c"], bands=["1", "3"], digits=1, **more)
    return compiled(items, [whole, scale("low", "min", ["a", "b"])])


def test_a_whole_result_says_score_band_and_what_is_missing_to_the_next():
    said = plain(html.article(report(sample(), {"a": "l2", "b": "l3", "c": "l3"})))
    assert "2.7 of 5" in said
    assert "From 1" in said
    assert "1/3 more to “From 3”, which begins at 3." in said


def test_a_partial_result_says_what_is_open_and_possible_and_never_shows_zero():
    said = plain(html.article(report(sample(), {"a": "l2", "b": "dont_know"})))
    assert "A partial result" in said
    assert "1 not answered and 1 not known. Missing answers are never counted as zero." in said
    assert "1.3 to 4.0 of 5" in said
    assert "From 1 or From 3" in said


def test_what_does_not_apply_is_said_to_be_left_out():
    said = plain(html.article(report(sample(), {"a": "l4", "b": "not_applicable", "c": "l5"})))
    assert "4.5 of 5" in said
    assert "The 2 values add up to 9; divided by 2." in said
    assert "Without a value: 1 that does not apply." in said


def test_weights_are_shown_where_they_matter():
    weighted = report(sample(weights={"a": "2"}), {"a": "l4", "b": "l1", "c": "l1"})
    said = plain(html.article(weighted))
    assert "The 3 values add up to 10; divided by 4." in said
    assert "Weight Adds" in said


def test_the_text_report_says_the_same():
    said = text.render(report(sample(), {"a": "l2", "b": "l3", "c": "l3"}))
    assert "Whole: 2.7 of 5, From 1" in said
    assert max(map(len, said.splitlines())) <= text.WIDTH


def test_no_line_of_the_text_report_is_too_long():
    for chosen, given in shown.every_set():
        lines = text.render(shown.report(chosen, **given)).splitlines()
        assert max(map(len, lines)) <= text.WIDTH


def test_answers_of_another_version_are_told():
    ready = instrument.from_plain(sample())
    data = response_file({}) | {"instrument": {"id": "sample", "version": "0.9"}}
    read = responses.read(ready, data)
    shown = view.of(ready, read, result.compute(ready, read), None)
    assert "The answers were given in version 0.9." in plain(html.article(shown))
    assert "The answers were given in version 0.9." in text.render(shown)


def test_the_instruments_own_words_are_marked_with_their_language():
    data = sample() | {"language": "de"}
    made = html.article(report(data, {"a": "l2", "b": "l3", "c": "l3"}))
    assert '<h1 id="result-heading" tabindex="-1" lang="de" dir="auto">From 1</h1>' in made
    assert '<th scope="row" lang="de" dir="auto">a?</th><td lang="de" dir="auto">L2</td>' in made
    assert "lang=" not in html.article(report(sample(), {}))


def test_when_nothing_applies_there_is_no_score_and_nothing_open():
    data = compiled([item("a", FIVE, extra="not_applicable")], [scale("s", "sum", ["a"])])
    said = plain(html.article(report(data, {"a": "not_applicable"})))
    assert "No score" in said
    assert "still open" not in said


# The keys of a compiled instrument whose texts people write and read.
WRITTEN = {"title", "text", "stem", "label", "help", "intro", "unit", "module", "description"}


def with_texts(data, words):
    """The plain data with these words for every text that an editor writes."""
    if isinstance(data, list):
        return [with_texts(one, words) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: words
        if key in WRITTEN and value is not None
        else "short"
        if key == "short"
        else with_texts(value, words)
        for key, value in data.items()
    }


def skeleton(markup):
    """The tags of some HTML; long texts of a picture are broken into more pieces than short."""
    return [tag for tag in re.findall(r"<(/?[a-z0-9]+)", markup) if tag not in ("text", "/text")]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_text(hostile):
    sample, harmless = (with_texts(shown.SAMPLE, words) for words in (hostile, "harmless"))
    for chosen, given in shown.every_set():
        typed = {key: hostile[:40] for key in ("name", "words") if key in chosen}
        for make in (
            lambda *a, **k: html.article(shown.report(*a, **k)),
            lambda *a, **k: html.card(shown.card_of(*a, **k)),
        ):
            made = make({**chosen, **typed}, sample, **given)
            assert skeleton(made) == skeleton(make(chosen, harmless, **given))
            assert "onerror" not in "".join(re.findall(r"<[^>]*>", made))


def test_no_id_stands_twice_in_a_report_nor_beside_cards():
    for chosen, given in shown.every_set():
        made = shown.markup(chosen, **given) + html.card(shown.card_of(chosen, **given))
        other = sample() | {"id": "another"}
        made += html.card(card.of(*whole(other, {"a": "l2", "b": "l3", "c": "l3"}), None, "a/"))
        ids = re.findall(r'\bid="([^"]*)"', made)
        assert len(ids) == len(set(ids))
        # Ids of items, sections and scales have no underscore.
        assert all("_" in id or id == "result-heading" for id in ids)
        references = re.findall(r'(?:labelledby="|url\(#)([^")]*)', made)
        assert {id for one in references for id in one.split()} <= set(ids)


def test_an_instrument_without_the_new_parts_has_none_of_their_blocks():
    made = html.article(report(sample(), {"a": "l2", "b": "l3", "c": "l3"}))
    labels = set(re.findall(r'<section [^>]*aria-labelledby="(\w+)"', made))
    assert labels == {"report_profile", "report_lift", "report_responses", "report_computed"}


def test_what_is_missing_to_the_next_band_is_exact_or_said_to_be_about():
    data = sample()
    data["scales"][0] |= {"aggregate": "percent"}
    data["scales"][0]["bands"][1]["from"] = "80"
    said = plain(html.article(report(data, {"a": "l2", "b": "l3", "c": "l3"})))
    assert "About 38.3 more to “From 3”, which begins at 80." in said
