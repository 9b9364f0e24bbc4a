"""The house plan holds: imports point one way, and each room keeps to its means."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "scoring": set(),
    "reporting": {"scoring"},
    "authoring": {"scoring"},
    "publishing": {"scoring", "reporting", "authoring", "toolchain"},
    "toolchain": set(),
}
PACKAGES = {
    "scoring": set(),
    "toolchain": {"playwright"},  # asked, inside .venv, where it keeps its browser
    "reporting": {"jinja2", "markupsafe"},
    "authoring": {"yaml", "pydantic", "pydantic_core"},
    "publishing": {"mkdocs", "markdown", "jinja2", "markupsafe"},
}
FILES = [(room, path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
each_file = pytest.mark.parametrize(
    ("room", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES]
)


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.partition(".")[0]


@each_file
def test_imports_point_one_way_and_each_room_uses_its_own_packages(room, path):
    allowed = {room, *ROOMS[room], *PACKAGES[room]} | sys.stdlib_module_names
    if path.parent.name == "within":  # runs inside Pyodide, beside what it rehearses
        allowed |= {"pyodide", "reporting"}
    assert set(imported(path)) <= allowed


@pytest.mark.parametrize("path", sorted((ROOT / "scoring").rglob("*.py")), ids=lambda p: p.name)
def test_scoring_knows_no_file_no_clock_no_chance_and_no_float(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not set(imported(path)) & {"os", "io", "pathlib", "time", "datetime", "random", "math"}
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.Name) and node.id in ("float", "open", "round", "print"))


def test_every_module_says_what_it_is_for_and_fits_on_a_few_screens():
    for _, path in FILES:
        text = path.read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(text)), path
        assert len(text.splitlines()) <= 300, path


def test_every_instrument_has_an_about_page_cases_and_a_place_in_the_order():
    folders = [path.parent for path in (ROOT / "instruments").glob("*/instrument.yaml")]
    order = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for folder in folders:
        assert (folder / "about.md").is_file()
        assert list((folder / "cases").glob("*.yaml"))
        assert folder.name in order
