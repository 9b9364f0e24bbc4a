"""Where the visitor wants to be: scales, and the moves of items, the widest gap first."""

from fractions import Fraction

import pytest

from reporting import text
from reporting.targets import gap_in_words
from tests.reporting.shown import block, markup, plain, report, said

GRID = {"upper.left": "some", "upper.right": "none", "lower.left": "none", "lower.right": "much"}


def test_scales_show_now_wanted_and_the_gap_between_them():
    chosen = {"n1": "half", "n2": "worst", "n3": "best", "kind": "plain", "many": "2.5"}
    targets = report(chosen, scale_targets={"coverage": "high", "amount": 1}).targets
    assert [tuple(one)[1:2] + tuple(one)[3:] for one in targets.scales] == [
        ("Coverage", "50", "High", "50", "High", "as wanted"),
        ("Amount", "2.5", None, "1.0", None, "1.5 more than wanted"),
    ]


def test_a_target_before_any_answer_has_no_gap_yet():
    (one,) = report({}, scale_targets={"amount": 7}).targets.scales
    assert (one.now, one.wanted, one.gap) == ("no score", "7.0", "no score yet")


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        ("3/2", "1.5 to go"),
        ("-1/2", "0.5 more than wanted"),
        ("0", "as wanted"),
        ("1/100", "less than 0.1 to go"),
        ("-1/100", "less than 0.1 more than wanted"),
    ],
)
def test_a_gap_reads_as_words(gap, told):
    scales = report({"many": 1}, scale_targets={"amount": 7})
    (amount,) = (one for one in scales.others if one.id == "amount")
    assert gap_in_words(amount, Fraction(gap)) == told


def test_moves_are_told_from_the_widest_down_and_only_upwards():
    targets = {"upper.left": "none", "upper.right": "some", "lower.left": "much"}
    moves = report(GRID, targets=targets).targets.moves
    assert [tuple(move) for move in moves] == [
        ("Lower row: Left column", "Not in place", "Mastering"),
        ("Upper row: Right column", "Not in place", "Initiating"),
    ]


def test_the_part_has_a_picture_a_table_and_a_list():
    made = block(markup(GRID, targets={"lower.left": "much"}), "report_targets")
    assert '<svg class="picture" role="img"' in made
    assert "Lower row 1.0 2.0 1.0 to go" in plain(made)
    assert "Biggest moves Lower row: Left column Not in place → to Mastering" in plain(made)


def test_without_a_target_there_is_no_such_part():
    assert "Where you want to be" not in said(GRID)
    assert "Biggest moves" not in said({}, scale_targets={"amount": 7})


def test_plain_text_tells_both():
    told = text.render(report(GRID, targets={"lower.left": "much"}))
    assert "  Lower row: now 1.0, wanted 2.0; 1.0 to go" in told
    assert "  Lower row: Left column: Not in place → Mastering" in told
