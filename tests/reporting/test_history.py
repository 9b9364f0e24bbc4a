"""How a result changed: moments and changes in words, exact, and never zero for missing."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import history_course
from reporting.scales import scale_views
from scoring import responses, result
from tests.reporting import past
from tests.reporting.past import of, shown
from tests.reporting.shown import plain

CHOSEN = st.text("12345-", min_size=3, max_size=3)


def test_one_result_has_no_history():
    assert past.seen(past.answers("111"), [], "2026-11-22") is None
    assert past.seen(past.answers("111"), None, "2026-11-22") is None


@given(st.lists(CHOSEN, min_size=2, max_size=5))
@settings(deadline=None, max_examples=50)
def test_a_change_is_the_difference_of_the_exact_scores(chosen):
    found = of(*((f"2026-01-{day:02}", one) for day, one in enumerate(chosen, start=1)))
    sets = [responses.read(past.READY, past.answers(one)) for one in chosen]
    computed = [result.compute(past.READY, one)["scales"] for one in sets]
    view = scale_views(past.READY, result.compute(past.READY, sets[-1]))

    def moved(id, before, after):
        place = list(past.READY.scale).index(id)
        then, now = (computed[which][place]["score"]["exact"] for which in (before, after))
        if now is None:
            return "no score"
        if then is None:
            return "no score before"
        return view[id].step(Fraction(now) - Fraction(then))

    last = len(chosen) - 1
    told = [moment.change for moment in found.moments]
    assert told == [moved("whole", n - 1, n) for n in range(last, 0, -1)] + ["first result"]
    assert [(one.since_first, one.since_last) for one in found.shifts] == [
        (moved(id, 0, last), moved(id, last - 1, last)) for id in past.READY.profile
    ]


def test_moments_stand_from_the_newest_down_with_exact_changes():
    found = of(("2026-01-31", "112"), ("2026-02-01", "113"), ("2026-03-01", "113"))
    assert [tuple(one) for one in found.moments] == [
        ("1 March 2026", None, "1.7 of 5", "From 1", "no change"),
        ("1 February 2026", None, "1.7 of 5", "From 1", "+0.3"),
        ("31 January 2026", None, "1.3 of 5", "From 1", "first result"),
    ]
    assert (found.first, found.last, found.two) == ("31 January 2026", "1 February 2026", False)


def test_what_had_no_score_is_a_range_and_no_change_is_made_up():
    found = of(("2026-01-01", "345"), ("2026-01-02", "34-"), ("2026-01-03", "111"))
    assert [(one.score, one.change) for one in found.moments] == [
        ("1.0 of 5", "no score before"),
        ("2.7 to 4.0 of 5", "no score"),
        ("4.0 of 5", "first result"),
    ]
    assert found.open
    assert [(one.since_first, one.since_last) for one in found.shifts] == [
        ("−2", "−2"),
        ("−3", "−3"),
        ("−4", "no score before"),
    ]


def test_a_change_too_small_to_be_shown_is_said_to_be_small():
    scales = past.told(past.answers("111")).scales
    before, after = ({"score": {"exact": exact}} for exact in ("2", "201/100"))
    assert history_course.change(scales["whole"], before, after) == "+ less than 0.1"
    assert history_course.change(scales["whole"], after, before) == "− less than 0.1"


def test_the_block_has_a_picture_and_a_table_of_each():
    made = shown(of(("2025-11-22", "112"), ("2026-11-22", "34-")))
    assert re.findall(r"<section [^>]*>", made) == [
        '<section class="panel history" aria-labelledby="report_history">'
    ]
    said = plain(made)
    assert "How it changed" in said
    assert "22 November 2025 1.3 of 5 From 1 first result" in said
    assert "Part Since 22 November 2025 Only-A +2" in said
    (picture,) = re.findall(r"<svg class=\"picture\".*?</svg></svg>", made)
    root = ElementTree.fromstring(picture)
    assert root.find("desc").text == (
        "A scale from 1 to 5. 22 Nov 2025: 1.3; 22 Nov 2026: 2.7 to 4.0."
    )


def test_a_picture_of_many_results_is_not_read_out_one_by_one():
    made = shown(of(*((f"2026-01-{day:02}", "111") for day in range(1, 25))))
    assert "<desc" in made
    assert "24 results; 1 Jan 2026: 1.0; 24 Jan 2026: 1.0." in made


def bubbles(*dates):
    made = shown(of(*((date, "111") for date in dates[:-1]), (dates[-1], "112")))
    return re.findall(r'<circle class="marker" cx="([^"]*)"', made)


def test_points_stand_by_the_days_between_them():
    assert bubbles("2024-02-28", "2024-02-29", "2024-03-03") == ["0.00%", "25.00%", "100.00%"]


def test_results_of_one_day_stand_in_equal_steps():
    assert bubbles(*["2026-01-01"] * 3) == ["0.00%", "50.00%", "100.00%"]


def test_a_long_history_is_folded():
    found = of(*((f"2026-01-{day:02}", "111") for day in range(1, 25)))
    assert (len(found.moments), len(found.more)) == (6, 18)
    assert "Show 18 earlier" in plain(shown(found))


def test_the_words_blame_nobody():
    said = plain(shown(of(("2025-11-22", "555"), ("2026-11-22", "111")))).lower()
    assert not re.search(
        r"\b(worse|better|bad|fail\w*|wrong|declin\w*|only)\b", said.replace("only-", "")
    )


def test_results_of_one_day_are_told_apart_where_it_is_said_since_when():
    found = of(*(("2026-01-01", one) for one in ("111", "112", "113")))
    assert (found.first, found.last) == (
        "the first of 1 January 2026",
        "the last of 1 January 2026",
    )


# The short one, on a card


def course(*dated):
    *earlier, (date, chosen) = dated
    data = past.answers(chosen)
    before = past.past(data, past.given(*earlier), date)
    return history_course.of(past.told(data), before, date, "sample_course")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["111", "114"], "Since 1 January 2026: +1.0"),
        (["111", "111"], "Since 1 January 2026: no change"),
        (["444", "111", "333"], "Since 1 January 2026: −1.0, over 3 results"),
        (["44-", "333"], "Since 1 January 2026: no score before"),
        (["333", "44-"], "Since 1 January 2026: no score"),
    ],
)
def test_a_card_says_since_when_and_how_far_the_headline_moved(chosen, words):
    found = course(*((f"2026-01-{day:02}", one) for day, one in enumerate(chosen, start=1)))
    assert found.words == words
    assert found.picture.count("<circle") == sum("-" not in one for one in chosen)


def test_a_card_of_one_result_has_no_course_and_one_without_a_score_no_picture():
    assert course(("2026-01-01", "111")) is None
    assert course(("2026-01-01", "11-"), ("2026-01-02", "1--")).picture is None
