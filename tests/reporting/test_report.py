"""The report in every format: what it says, and that hostile text comes out as text."""

import re
from html.parser import HTMLParser

import pytest

from reporting import html, text, view
from scoring import instrument, responses, result
from tests.building import FIVE, compiled, item, response_file, scale

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "</title></svg><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "a" * 5000,
]


def report(sample, chosen, date=None):
    ready = instrument.from_plain(sample)
    read = responses.read(ready, response_file(chosen))
    return view.of(ready, read, result.compute(ready, read), date)


def sample(**more):
    items = [item("a", FIVE), item("b", FIVE, extra="dont_know not_applicable"), item("c", FIVE)]
    whole = scale("whole", "mean", ["a", "b", "c"], bands=["1", "3"], digits=1, **more)
    return compiled(items, [whole, scale("low", "min", ["a", "b"])])


def plain(markup):
    """The words of some HTML."""
    found = []
    parser = HTMLParser()
    parser.handle_data = found.append
    parser.feed(markup)
    return re.sub(r"\s+", " ", " ".join(found))


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
    assert "Without a value: 1 does not apply." in said


def test_weights_are_shown_where_they_matter():
    weighted = report(sample(weights={"a": "2"}), {"a": "l4", "b": "l1", "c": "l1"})
    said = plain(html.article(weighted))
    assert "The 3 values add up to 10; divided by 4." in said
    assert "Weight Adds" in said


def test_the_text_report_says_the_same():
    said = text.render(report(sample(), {"a": "l2", "b": "l3", "c": "l3"}))
    assert "Whole: 2.7 of 5, From 1" in said
    assert max(map(len, said.splitlines())) <= text.WIDTH


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


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_text(hostile):
    data = sample()
    data["title"] = hostile
    data["sections"][0]["title"] = hostile
    for entry in data["sections"][0]["items"]:
        entry["stem"] = hostile
        for option in entry["options"]:
            option["label"] = hostile
    for entry in data["scales"]:
        entry["title"] = entry["description"] = hostile
        for band in entry["bands"]:
            band["title"] = band["text"] = hostile
    harmless = html.document(report(sample(), {"a": "l2", "b": "l3", "c": "l3"}), "")
    made = html.document(report(data, {"a": "l2", "b": "l3", "c": "l3"}), "")

    def skeleton(markup):
        return [
            tag for tag in re.findall(r"<(/?[a-z0-9]+)", markup) if tag not in ("text", "/text")
        ]

    assert skeleton(made) == skeleton(harmless)
    assert "onerror" not in "".join(re.findall(r"<[^>]*>", made))


def test_a_document_needs_no_other_file_and_runs_no_script():
    made = html.document(report(sample(), {}), "body { color: red }")
    assert made.startswith("<!doctype html>")
    assert "default-src 'none'" in made
    assert not re.search(r"\b(src|href)=", made)
    assert "<script" not in made
