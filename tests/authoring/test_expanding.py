"""A matrix written out: cells are items, and rows, columns and the whole are scales."""

import pytest

from authoring import case_file
from tests.authoring.samples import load, replaced, told

GRID = """  - id: house
    title: The house
    matrix:
      rows:
        - {id: roof, title: Roof, help: It keeps dry.}
        - {id: wall, title: Wall}
      columns:
        - {id: drawn, title: Drawn}
        - {id: built, title: Built}
        - {id: paid, title: Paid}
      stem: Is it done?
      options: yes-no
      source_ref: 004:plan
      aggregate: sum
      missing: {min_valid: 2, others: prorated}
      digits: 2
      bands:
        - {id: open, title: Open, from: 0, text: Go on.}
        - {id: done, title: Done, from: 2, text: Rest.}
"""
CELLS = [f"{row}.{column}" for row in ("roof", "wall") for column in ("drawn", "built", "paid")]


def with_grid(*pairs, grid=GRID):
    for old, new in pairs:
        assert grid.count(old) == 1, old
        grid = grid.replace(old, new)
    return replaced(("scales:\n", f"{grid}scales:\n"))


@pytest.fixture
def house(tmp_path):
    """The compiled section, and the compiled scales by id."""
    loaded = load(tmp_path, with_grid())
    assert told(loaded.problems) == []
    scales = {scale["id"]: scale for scale in loaded.compiled["scales"]}
    return loaded.compiled["sections"][1], scales


def test_every_cell_is_an_item_named_by_its_row_and_column(house):
    section, _ = house
    assert [item["id"] for item in section["items"]] == CELLS
    assert section["items"][4] == {
        "id": "wall.built",
        "stem": "Wall: Built",
        "help": None,
        "source_ref": "004:plan/wall/built",
        "reverse": False,
        "options": [
            {"id": "yes", "label": "Yes", "value": "1", "missing": None},
            {"id": "no", "label": "No", "value": "0", "missing": None},
        ],
    }


def test_the_section_keeps_the_matrixs_shape_for_the_page(house):
    section, _ = house
    assert section["matrix"] == {
        "stem": "Is it done?",
        "rows": [
            {"id": "roof", "title": "Roof", "help": "It keeps dry."},
            {"id": "wall", "title": "Wall", "help": None},
        ],
        "columns": [
            {"id": "drawn", "title": "Drawn", "help": None},
            {"id": "built", "title": "Built", "help": None},
            {"id": "paid", "title": "Paid", "help": None},
        ],
    }


@pytest.mark.parametrize(
    ("id", "title", "cells"),
    [
        ("house", "The house", CELLS),
        ("roof", "Roof", CELLS[:3]),
        ("wall", "Wall", CELLS[3:]),
        ("drawn", "Drawn", CELLS[::3]),
        ("built", "Built", CELLS[1::3]),
        ("paid", "Paid", CELLS[2::3]),
    ],
)
def test_the_whole_and_each_row_and_column_are_scales(house, id, title, cells):
    _, scales = house
    found = scales[id]
    assert (found["title"], found["description"]) == (title, None)
    assert [member["id"] for member in found["members"]] == cells
    assert {member["kind"] for member in found["members"]} == {"item"}
    assert (found["aggregate"], found["digits"]) == ("sum", 2)
    assert found["missing"] == {"rule": "prorated", "min_valid": "2"}
    assert [band["id"] for band in found["bands"]] == ["open", "done"]


def test_scales_that_are_written_come_first_and_the_profile_has_all_but_the_headline(tmp_path):
    compiled = load(tmp_path, with_grid()).compiled
    ids = [scale["id"] for scale in compiled["scales"]]
    assert ids == ["total", "house", "roof", "wall", "drawn", "built", "paid"]
    assert compiled["profile"] == ids[1:]


def test_scales_may_be_left_out_altogether(tmp_path):
    text = with_grid().split("scales:\n  - id: total")[0] + "headline: house\n"
    loaded = load(tmp_path, text)
    assert told(loaded.problems) == []
    assert loaded.compiled["scales"][0]["id"] == "house"


@pytest.mark.parametrize(
    ("members", "ids"),
    [
        ("scales: [roof, wall]", ["roof", "wall"]),
        ("sections: [house]", CELLS),
        ("sections: [first, house]", ["rain", "wind", *CELLS]),
        ("items: [wall.paid, rain]", ["wall.paid", "rain"]),
    ],
)
def test_a_written_scale_may_be_made_of_rows_cells_or_the_whole_section(members, ids, tmp_path):
    text = with_grid().replace("    sections: [first]", f"    {members}")
    loaded = load(tmp_path, text)
    assert told(loaded.problems) == []
    assert [member["id"] for member in loaded.compiled["scales"][0]["members"]] == ids


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("{item: roof.built, is: [yes]}", {"show_if"}),
        ("{all: [{scale: roof, below: 1}, {scale: house, band: [done]}]}", set()),
    ],
)
def test_conditions_may_ask_about_cells_rows_and_the_whole(condition, asked, tmp_path):
    rule = f"recommendations:\n  - {{id: r, title: T, text: T, when: {condition}}}\n"
    assert told(load(tmp_path, with_grid() + rule).problems) == []
    if asked:
        text = with_grid().replace("title: First section", f"title: F\n    show_if: {condition}")
        assert told(load(tmp_path, text).problems) == []


def test_a_matrix_may_be_hidden_and_its_cells_may_have_targets(tmp_path):
    text = with_grid(("    matrix:", "    show_if: {item: rain, is: [yes]}\n    matrix:"))
    loaded = load(tmp_path, text + "targets: {sections: [house], scales: [roof]}\n")
    assert told(loaded.problems) == []
    assert set(loaded.instrument.show_if) == set(CELLS)
    assert loaded.compiled["targets"] == {"items": CELLS, "scales": ["roof"]}


def test_without_a_reference_of_the_matrix_its_cells_have_none(tmp_path):
    loaded = load(tmp_path, with_grid(("      source_ref: 004:plan\n", "")))
    assert {item["source_ref"] for item in loaded.compiled["sections"][1]["items"]} == {None}


def test_a_case_answers_cells_and_expects_scores_of_rows(tmp_path):
    instrument = load(tmp_path, with_grid()).instrument
    path = tmp_path / "case.yaml"
    path.write_text(
        "about: Two of three of the wall\notherwise: no\n"
        "responses: {wall.built: yes, wall.paid: yes, wall.drawn: }\n"
        "expect: {scales: {wall: {score: 3, band: done}, paid: {score: 1}, house: {score: 2.4}}}\n",
        encoding="utf-8",
    )
    assert told(case_file.run(case_file.load(path, instrument), instrument)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("options: yes-no", "options: yes", "unknown-option-set", "yes"),
        ("from: 2, text: Rest.", "from: 0, text: Rest.", "band-order", "0, text: Rest.}"),
        ("min_valid: 2", "min_valid: 3", "min-valid", "3, others: prorated}"),
        ("paid, title: Paid", "wall, title: Paid", "duplicate-scale", "wall, title: Paid}"),
        ("built, title: B", "drawn, title: B", "duplicate-column", "drawn, title: Built}"),
    ],
)
def test_what_is_wrong_with_a_matrix_is_told_once_where_it_stands(old, new, code, at, tmp_path):
    """However many cells and scales it is wrong in."""
    text = with_grid((old, new))
    (problem,) = load(tmp_path, text).problems
    line = text.splitlines()[problem.place.line - 1]
    assert (problem.code, line[problem.place.column - 1 :]) == (code, at)
