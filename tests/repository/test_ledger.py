"""The ledger of faults names a test for each, and each of these tests is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(
    r"^\| (?P<fault>[^|]+) \| (?P<source>[^|]+) \| `(?P<test>[^`]+)` \|$", re.MULTILINE
)
LEDGER = [row.groupdict() for row in ROW.finditer((ROOT / "docs" / "faults.md").read_text("utf-8"))]
# What a ledger of this kind can't do without, by words of the line that has it.
WANTED = [
    "two tabs",
    "renamed",
    "import that fails",
    "After a deployment",
    "highest score",
    "title, a warning",
    "name or the content of a file",
    "counted or sent",
    "link from somebody else",
]


def test_every_line_of_the_ledger_is_read():
    table = (ROOT / "docs" / "faults.md").read_text("utf-8").splitlines()
    lines = [line for line in table if line.startswith("| ")]
    assert len(LEDGER) == len(lines) - 1  # but for the head
    assert len(LEDGER) >= 14


@pytest.mark.parametrize("row", LEDGER, ids=lambda row: row["test"].rpartition("::")[2])
def test_the_test_that_would_catch_a_fault_is_there(row):
    file, _, name = row["test"].partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("words", WANTED)
def test_the_faults_that_others_had_are_on_it(words):
    assert [row for row in LEDGER if words in row["fault"]]
