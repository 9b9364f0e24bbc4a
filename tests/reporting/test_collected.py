"""Many results together, for whatever the instrument and the answers are."""

from fractions import Fraction
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import collected, collected_html, collected_markdown, collected_text, collecting
from reporting.collected import Collected
from reporting.collecting import Tally
from scoring import responses, result
from tests.building import item, number, ready, response_file, scale
from tests.reporting.shown import plain
from tests.scoring import drawn


def together(sample, sets, left_out=()):
    """What the response sets, each given by its answers and version, come to together."""
    tally, entries = Tally(sample), []
    for place, (chosen, version) in enumerate(sets):
        data = response_file(chosen, instrument={"id": sample.id, "version": version})
        read = responses.read(sample, data)
        sheet = collecting.sheet(sample, f"{place}.json", place, read, str(place))
        assert tally.add(sheet) is None
        entries.append(sheet.entry)
    return Collected(sample, entries, tally.groups, tally.twins, tuple(left_out))


@settings(max_examples=50)
@given(drawn.samples(hiding=True), st.data())
def test_a_line_says_what_the_whole_result_says(sample, data):
    chosen = data.draw(drawn.answers(sample))
    given_set = responses.read(sample, response_file(chosen))
    whole = result.compute(sample, given_set)
    entry = collecting.sheet(sample, "a.json", 0, given_set).entry
    for told, one in zip(whole["scales"], entry.scores, strict=True):
        assert told["score"]["exact"] == (None if one.score is None else str(one.score))
        assert (told["reason"], told["band"]) == (one.reason, one.band)
        ends = {end: Fraction(to) if to else None for end, to in told["range"].items()}
        assert ends == {"low": one.low, "high": one.high}
    counts = {name: int(count) for name, count in whole["completeness"].items()}
    assert entry.asked == counts["total"] - counts["hidden"]
    assert entry.answered == entry.asked - counts["unanswered"]
    assert len(entry.open) <= counts["unanswered"] + counts["dont_know"]


@settings(max_examples=25)
@given(drawn.samples(hiding=True), st.data())
def test_every_format_shows_every_file_and_every_scale(sample, data):
    sets = data.draw(st.lists(st.tuples(drawn.answers(sample), st.sampled_from(["1.0.0", "2"]))))
    told = together(sample, sets)
    page = plain(collected_html.document(told, ""))
    markdown = unescape(collected_markdown.text(told))
    for text in ("\n".join(collected_text.lines(told)), markdown, page):
        assert all(f"{place}.json" in text for place in range(len(sets)))
        for group in told.groups:
            for found in group.distributions:
                assert found.scored + found.unscored == group.files
                assert found.scale.title in text
                assert f"{found.scored} with a score, {found.unscored} without" in text


def test_versions_are_told_only_where_they_differ_from_the_one_that_scores():
    sample = ready([item("a")], [scale("s", "sum", ["a"])])
    same, other = (together(sample, [({"a": "yes"}, version)] * 2) for version in ("1.0.0", "2"))
    assert same.lead == "2 response files scored."
    assert other.lead == (
        "2 response files scored: 2 with version 2. "
        "Each version has figures of its own; nothing is mixed."
    )
    assert not any("version " in line for line in list(collected_text.lines(same))[1:])


def test_a_figure_between_two_scores_has_one_decimal_more():
    sample = ready([number("n", "0", "9")], [scale("s", "sum", ["n"], digits=0)])
    told = together(sample, [({"n": str(value)}, "1.0.0") for value in (1, 2, 4, 8)])
    figures = dict(collected.figures(told.groups[0].distributions[0]))
    assert figures == {
        **{"Lowest": "1", "Lower quartile": "1.8", "Median": "3", "Upper quartile": "5"},
        **{"Highest": "8", "Mean": "3.8"},
    }


def test_bars_show_even_one_among_thousands():
    sample = ready([item("a")], [scale("s", "sum", ["a"], bands=["0", "1"])])
    told = together(sample, [*[({"a": "yes"}, "1.0.0")] * 2000, ({"a": "no"}, "1.0.0")])
    bars = [line.split()[-2:] for line in collected_text.lines(told) if "  #" in line]
    assert bars == [["#", "1"], ["#" * 30, "2000"]]
