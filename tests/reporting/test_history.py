"""How a result changed: moments and changes in words, exact, and never zero for missing."""

import re
from xml.etree import ElementTree

import pytest

from reporting import history, html
from scoring import instrument, responses, result
from tests.building import FIVE, compiled, item, response_file, scale
from tests.reporting.shown import plain

ITEMS = ("a", "b", "c")
SAMPLE = compiled(
    [item(id, FIVE) for id in ITEMS],
    [
        scale("whole", "mean", list(ITEMS), bands=["1", "3"], digits=1),
        *(scale(f"only-{id}", "sum", [id]) for id in ITEMS),
    ],
)
READY = instrument.from_plain(SAMPLE)


def entry(date, chosen):
    """A dated result of answers such as ``234``, where ``-`` is none."""
    given = {id: f"l{level}" for id, level in zip(ITEMS, chosen, strict=True) if level != "-"}
    return date, result.compute(READY, responses.read(READY, response_file(given)))


def of(*entries):
    return history.of(READY, [entry(*one) for one in entries])


def shown(found):
    """The block of the report, alone."""

    class Report:
        language = "en"
        history = found

    return html.environment().get_template("blocks/history.html").render(report=Report)


def test_one_result_has_no_history():
    assert of() is None
    assert of(("2026-11-22", "111")) is None


def test_moments_stand_from_the_newest_down_with_exact_changes():
    found = of(("2026-01-31", "112"), ("2026-02-01", "113"), ("2026-03-01", "113"))
    assert [tuple(one) for one in found.moments] == [
        ("1 March 2026", "1.7 of 5", "From 1", "no change"),
        ("1 February 2026", "1.7 of 5", "From 1", "+0.3"),
        ("31 January 2026", "1.3 of 5", "From 1", "first result"),
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
    scales = history.scale_views(READY, entry("2026-01-01", "111")[1])
    before, after = ({"score": {"exact": exact}} for exact in ("2", "201/100"))
    assert history.change(scales["whole"], before, after) == "+ less than 0.1"
    assert history.change(scales["whole"], after, before) == "− less than 0.1"


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


def test_points_stand_by_the_days_between_them():
    dates = ("2024-02-28", "2024-02-29", "2024-03-03")
    made = shown(of(*((date, "111") for date in dates)))
    assert re.findall(r'<circle class="marker" cx="([^"]*)"', made) == [
        "0.00%",
        "25.00%",
        "100.00%",
    ]


def test_results_of_one_day_stand_in_equal_steps():
    made = shown(of(*(("2026-01-01", "111") for _ in range(3))))
    assert re.findall(r'<circle class="marker" cx="([^"]*)"', made) == [
        "0.00%",
        "50.00%",
        "100.00%",
    ]


def test_a_long_history_is_folded():
    found = of(*((f"2026-01-{day:02}", "111") for day in range(1, 25)))
    assert (len(found.moments), len(found.more)) == (6, 18)
    assert "Show 18 earlier" in plain(shown(found))


@pytest.mark.parametrize("date", ["2026-02-30", "yesterday"])
def test_what_is_no_day_is_refused(date):
    with pytest.raises(ValueError, match="day"):
        of((date, "111"), ("2026-11-22", "111"))
