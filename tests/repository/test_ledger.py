"""The ledger of faults: each line names a test that exists, and what was asked for is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = [
    line
    for line in (ROOT / "docs" / "faults.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("- **")
]
TEST = re.compile(r"What it cost: .*\. Caught by `(tests/[\w/.-]+\.py)::(\w+)(?:\[([\w-]+)\])?`\.$")
SOURCE = re.compile(r"[\w.-]+/[\w.-]+ #[1-9]\d*")
ASKED_FOR = [
    *("Tabs", "Renamed storage", "Failed imports", "Stale sites", "Wrong maximum"),
    *("Scripts in titles", "Scripts in warnings", "Scripts in file names"),
    *("Analytics beside a privacy claim", "Links that overwrite"),
]


def name(line: str) -> str:
    return line.removeprefix("- **").partition(".**")[0]


each_line = pytest.mark.parametrize("line", LINES, ids=name)


@each_line
def test_a_line_names_a_test_that_exists(line: str) -> None:
    named = TEST.search(line)
    assert named is not None
    file, function, case = named.groups()
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if case:
        assert (ROOT / "tests" / "invalid" / case).is_dir()


@each_line
def test_a_source_is_called_by_its_project_and_the_number_of_its_thread(line: str) -> None:
    # Pages of the site lead to no other site, so the threads are named, not linked to.
    assert "://" not in line
    assert len(SOURCE.findall(line)) == len(re.findall(r"#\d", line))


def test_the_faults_that_were_asked_for_are_there() -> None:
    names = [name(line) for line in LINES]
    assert set(ASKED_FOR) <= set(names)
    assert len(names) == len(set(names)) >= 14
