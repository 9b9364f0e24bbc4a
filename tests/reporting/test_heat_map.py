"""A matrix as a table: states and scores, told in words, shade and pattern."""

import re

import pytest

from reporting import text
from tests.reporting.shown import block, changed, markup, plain, report, said

GRID = {"upper.left": "some", "upper.right": "none", "lower.left": "not-relevant"}


def shown(chosen, **more):
    (map,) = report(chosen, **more).heat_maps
    return map


def test_each_cell_shows_its_state_and_the_edges_the_scores():
    map = shown(GRID)
    assert [[cell.shown for cell in row.cells] for row in map.rows] == [
        ["I", "0"],
        ["Does not apply", "open"],
    ]
    assert [row.score.shown for row in map.rows] == ["0.5", "open"]
    assert [cell.shown for cell in map.foot.cells] == ["1.0", "0.0"]
    assert map.foot.score.shown == "0.5"


def test_shades_go_by_the_place_of_a_state_among_the_values():
    assert [(state.short, state.shade) for state in shown(GRID).states] == [
        ("0", "level-0"),
        ("I", "level-2"),
        ("II", "level-4"),
        ("Does not apply", "left-out"),
    ]


@pytest.mark.parametrize("number", range(1, 9))
def test_there_are_five_shades_at_most_and_they_rise(number):
    sample = changed()
    (section,) = (one for one in sample["sections"] if one["id"] == "grid")
    for item in section["items"]:
        item["options"] = [
            {"id": f"o{at}", "label": f"L {at}", "value": str(at), "missing": None}
            for at in range(number)
        ]
    (map,) = report({"upper.left": "o0"}, sample).heat_maps
    levels = [int(state.shade.removeprefix("level-")) for state in map.states]
    assert levels == sorted(levels)
    assert levels[-1] == 4
    assert number == 1 or levels[0] == 0


def test_a_short_label_is_told_in_full():
    made = plain(block(markup(GRID), "report_matrix_grid"))
    assert "I Initiating" in made
    assert "0 Not in place" in made


def test_what_is_wanted_stands_behind_what_is():
    targets = {"upper.left": "much", "upper.right": "none", "lower.right": "some"}
    map = shown(GRID, targets=targets)
    (upper, lower) = map.rows
    assert [(cell.shown, cell.said) for cell in upper.cells] == [
        ("I → II", "now Initiating, wanted Mastering"),
        ("0", "now Not in place, as wanted"),
    ]
    assert lower.cells[1].shown == "open → I"
    assert lower.cells[1].said == "now not answered, wanted Initiating"
    assert (upper.score.shown, upper.score.said) == ("0.5 → 1.0", "now 0.5, wanted 1.0")
    assert (lower.score.shown, lower.score.said) == ("open → 1.0", "now no score, wanted 1.0")
    assert map.targeted


def test_the_table_is_a_real_one_that_can_be_scrolled_by_keyboard():
    made = block(markup(GRID), "report_matrix_grid")
    assert len(re.findall(r'<th scope="col"', made)) == 3
    assert len(re.findall(r'<th scope="row"', made)) == 3
    assert '<caption class="visually-hidden" id="report_table_grid">' in made
    assert 'role="region" tabindex="0" aria-labelledby="report_table_grid"' in made


def test_a_matrix_without_answer_and_target_is_not_shown():
    assert report({"kind": "plain"}).heat_maps == ()
    assert len(report({}, targets={"upper.left": "much"}).heat_maps) == 1


def test_a_matrix_that_is_not_asked_is_not_shown():
    sample = changed()
    (section,) = (one for one in sample["sections"] if one["id"] == "grid")
    section["show_if"] = {"item": "kind", "is": ["special"]}
    assert report({**GRID, "kind": "plain"}, sample).heat_maps == ()
    assert len(report({**GRID, "kind": "special"}, sample).heat_maps) == 1


def test_plain_text_tells_a_row_a_line():
    assert "  Upper row: Left column: I; Right column: 0; score: 0.5" in text.render(report(GRID))
    assert "Heat" not in said({})
