"""Where the visitor stands among others, as every form of the report tells it."""

import html as escapes

import pytest

from reporting import exports, text, view
from reporting import html as pages
from scoring import instrument, responses, result
from tests.building import compiled, item, response_file, scale
from tests.reporting.shown import plain

OTHERS = {
    "source": "Made up <b>for</b> a test",
    "date": "2020-02-29",
    "version": "1.0.0",
    "scales": {"total": [["0", "3"], ["1", "4"], ["2", "6"]]},
}
TOLD = "Of 13, 3 scored less than you, 4 the same and 6 more."


def report(chosen, **changed):
    sample = compiled([item("a"), item("b")], [scale("total", "sum", ["a", "b"])])
    ready = instrument.from_plain({**sample, "benchmark": {**OTHERS, **changed}})
    given = responses.read(ready, response_file(chosen))
    return ready, given, result.compute(ready, given)


def shown(chosen, **changed):
    return plain(pages.article(view.of(*report(chosen, **changed), None)))


def test_less_the_same_and_more_are_told_with_source_and_day():
    told = shown({"a": "yes", "b": "no"})
    assert TOLD in told
    assert "Made up <b>for</b> a test (29 February 2020)" in told
    assert "Their median is 1." in told
    assert "version 1.0.0 of this" not in told


def test_another_version_is_said():
    told = shown({"a": "yes", "b": "no"}, version="0.9.0")
    assert "Their answers were to version 0.9.0 of this assessment; yours are to 1.0.0." in told


def test_without_a_score_nobody_stands_anywhere():
    told = shown({"a": "yes"})
    assert "You have no score yet. There are 13 others." in told
    assert "scored less" not in told


@pytest.mark.parametrize("format", ["receipt", "markdown"])
def test_it_is_in_what_is_taken_along(format):
    made = exports.of(format, *report({"a": "yes", "b": "no"}), "2020-03-01")
    assert TOLD in escapes.unescape(made.text)


def test_a_terminal_shows_it():
    assert TOLD in " ".join(text.render(view.of(*report({"a": "yes", "b": "no"}), None)).split())


def test_without_a_benchmark_there_is_no_such_block():
    sample = compiled([item("a")], [scale("total", "sum", ["a"])])
    ready = instrument.from_plain(sample)
    given = responses.read(ready, response_file({"a": "yes"}))
    told = view.of(ready, given, result.compute(ready, given), None)
    assert told.benchmark is None
    assert "benchmark" not in told.blocks
