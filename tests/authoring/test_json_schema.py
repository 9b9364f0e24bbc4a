"""The JSON Schemas: current, named by every file, and at one with what is checked here."""

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from authoring import json_schema
from tests.authoring.whole import CASE, WHOLE

ROOT = Path(__file__).parents[2]
INSTRUMENTS = sorted((ROOT / "instruments").glob("*/instrument.yaml"))
CASES = sorted((ROOT / "instruments").glob("*/cases/*.yaml"))
SCHEMA = {"instruments": "instrument.schema.json", "cases": "case.schema.json"}


class Yaml12(yaml.SafeLoader):
    """Types scalars as the core schema of YAML 1.2 does, and so do text editors."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def faults(name, text):
    """What a text editor that reads the schema marks in the text."""
    schema = yaml.safe_load((ROOT / "schema" / name).read_text(encoding="utf-8"))
    data = yaml.load(text, Loader=Yaml12)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def ids(path):
    return path.relative_to(ROOT / "instruments").as_posix()


@pytest.mark.parametrize("name", json_schema.SCHEMAS)
def test_the_committed_schema_is_current(name):
    generated = json_schema.generate(json_schema.SCHEMAS[name])
    committed = (ROOT / "schema" / name).read_text(encoding="utf-8")
    assert committed == generated, "Renew it: python3 -m authoring.json_schema"


@pytest.mark.parametrize("name", json_schema.SCHEMAS)
def test_the_schema_is_a_schema_and_explains_every_key(name):
    schema = yaml.safe_load((ROOT / "schema" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for part in [schema, *schema.get("$defs", {}).values()]:
        for key, about in part.get("properties", {}).items():
            assert about.get("description") or key in ("low", "high"), key


@pytest.mark.parametrize("path", [*INSTRUMENTS, *CASES], ids=ids)
def test_every_file_names_its_schema(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    name = SCHEMA["cases" if path.parent.name == "cases" else "instruments"]
    assert (path.parent / found[1]).resolve() == ROOT / "schema" / name


@pytest.mark.parametrize("path", [*INSTRUMENTS, *CASES], ids=ids)
def test_a_text_editor_finds_nothing_wrong_with_any_file(path):
    name = SCHEMA["cases" if path.parent.name == "cases" else "instruments"]
    assert faults(name, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text"), [("instrument.schema.json", WHOLE), ("case.schema.json", CASE)]
)
def test_nor_with_any_key_that_there_is(name, text):
    assert faults(name, text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("show_if: {item", "show_if: {itemm"),
        ("type: multiple_choice", "type: checkbox"),
        ("at_most: 2", "at_most: two"),
        ("rows: [", "row: ["),
        ("aggregate: mean\n      missing", "aggregate: count\n      missing"),
        ("requirements: [{capability", "requirements: [{capabilities"),
        ("required: true", "required: sometimes"),
    ],
)
def test_but_it_marks_what_is_no_key_or_no_value(old, new):
    assert WHOLE.count(old) == 1
    assert faults("instrument.schema.json", WHOLE.replace(old, new))


def test_the_loader_here_types_scalars_as_text_editors_do():
    text = "[no, on, 12:30, 1.10, 0x1F, true, ~, 2026-01-01, '1']"
    assert yaml.load(text, Loader=Yaml12) == [
        "no",
        "on",
        "12:30",
        1.1,
        "0x1F",
        True,
        None,
        "2026-01-01",
        "1",
    ]
