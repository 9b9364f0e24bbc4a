"""Cells of a table that a spreadsheet opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.cells import defused

RUN = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    '=HYPERLINK("javascript:alert(1)")',
    "\t=1",
    "\rsplit",
    "\nsplit",
    "  =1",
    "\ufeff=1",
    "\u202e=1",
    "\x00=1",
    "\uff1dcmd|' /C calc'!A0",
    "- 1",
    "-1-",
    "-\u0661",
    "+3",
]
LEFT_ALONE = ["", "Yes", "1", "-3", "-2.5", "-7/3", "7/3", "a=b", "a@example.org", "'quoted'", "–"]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_is_text(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_texts_and_negative_numbers_stay_as_they_are(text):
    assert defused(text) == text


@given(st.text(st.sampled_from("=+-@\t\r\n '1a.\ufeff\u202e")))
def test_no_cell_begins_with_what_is_run_unless_it_is_a_number(text):
    cell = defused(text)
    assert cell.endswith(text)
    assert cell == "" or cell[0] not in "=+@\t\r\n"
    assert not cell.startswith("-") or float(cell) <= 0
