"""The bill of materials: every pinned package, with version and hash, in the form it claims."""

import base64
import json
import re

import pytest
from jsonschema import Draft202012Validator

from publishing import inside, pins, sbom
from publishing.commit import Commit
from publishing.inside import Inside
from tests.conftest import ROOT

TEXT = {"type": "string", "minLength": 1}
LICENCES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["license"],
        "properties": {
            "license": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": TEXT},
                "additionalProperties": False,
            }
        },
        "additionalProperties": False,
    },
}
# What is used here of CycloneDX 1.6, as its JSON Schema has it (bom-1.6.schema.json).
COMPONENT = {
    "type": "object",
    "required": ["type", "name"],
    "properties": {
        "type": {"enum": ["application", "library", "platform"]},
        "bom-ref": TEXT,
        "group": TEXT,
        "name": TEXT,
        "version": {"type": "string", "maxLength": 1024},
        "scope": {"enum": ["required", "optional", "excluded"]},
        "hashes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["alg", "content"],
                "properties": {
                    "alg": {"enum": ["SHA-256", "SHA-512"]},
                    "content": {"type": "string", "pattern": "^([a-f0-9]{64}|[a-f0-9]{128})$"},
                },
                "additionalProperties": False,
            },
        },
        "licenses": LICENCES,
        "purl": {"type": "string", "pattern": "^pkg:(pypi|npm|generic)/[^@ ]+@[^@ ]+$"},
        "properties": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": TEXT, "value": {"type": "string"}},
                "additionalProperties": False,
            },
        },
        "components": {"type": "array", "items": {"$ref": "#/$defs/component"}},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "required": ["bomFormat", "specVersion"],
    "properties": {
        "$schema": {"const": "http://cyclonedx.org/schema/bom-1.6.schema.json"},
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.6"},
        "version": {"type": "integer", "minimum": 1},
        "metadata": {
            "type": "object",
            "properties": {
                "timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                "lifecycles": {"const": [{"phase": "build"}]},
                "component": {"$ref": "#/$defs/component"},
            },
            "additionalProperties": False,
        },
        "components": {
            "type": "array",
            "uniqueItems": True,
            "items": {"$ref": "#/$defs/component"},
        },
        "dependencies": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["ref"],
                "properties": {"ref": TEXT, "dependsOn": {"type": "array", "items": TEXT}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
    "$defs": {"component": COMPONENT},
}


@pytest.fixture(scope="module")
def bill(site_folder):
    return json.loads((site_folder / sbom.NAME).read_bytes())


def requirement_lines():
    """Name, version and hashes of every requirement, read without the code under test."""
    for path in (ROOT / "requirements").glob("*.txt"):
        for block in path.read_text().replace("\\\n", "").splitlines():
            if block and not block.lstrip().startswith("#"):
                name, version = re.match(r"(\S+?)==(\S+)", block).groups()
                yield name, version, set(re.findall("sha256:([0-9a-f]{64})", block))


def npm_packages():
    lock = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    for place, package in lock.items():
        if place:
            name = place.removeprefix("node_modules/")
            content = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
            yield name, package["version"], {content}


def test_every_pinned_package_is_in_it_with_its_version_and_hashes(bill):
    found = {
        ("/".join(filter(None, [one.get("group"), one["name"]])), one["version"]): {
            digest["content"] for digest in one["hashes"]
        }
        for one in bill["components"]
    }
    pinned = [*requirement_lines(), *npm_packages()]
    assert len(pinned) > 40
    assert found == {(name, version): hashes for name, version, hashes in pinned}


def test_it_has_the_form_that_it_claims(bill):
    assert list(Draft202012Validator(SCHEMA).iter_errors(bill)) == []
    every = [
        *bill["components"],
        *(x for one in bill["components"] for x in one.get("components", [])),
    ]
    refs = [bill["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in every)]
    assert len(set(refs)) == len(refs)
    assert {ref for one in bill["dependencies"] for ref in one["dependsOn"]} <= set(refs)


def test_it_tells_what_is_in_the_site_from_what_built_and_checked_it(bill):
    roles = {one["purl"]: one["properties"][0]["value"] for one in bill["components"]}
    in_the_site = {purl.partition("@")[0] for purl, role in roles.items() if "in the" in role}
    assert in_the_site == {"pkg:npm/pyodide", "pkg:pypi/jinja2", "pkg:pypi/markupsafe"}
    assert next(role for purl, role in roles.items() if "mkdocs@" in purl) == "builds the site"
    assert next(role for purl, role in roles.items() if "pytest@" in purl) == "checks the site"
    assert next(role for purl, role in roles.items() if "axe-core@" in purl) == "checks the site"
    scopes = {one["purl"]: one["scope"] for one in bill["components"]}
    assert {purl for purl, scope in scopes.items() if scope == "required"} == {
        purl for purl, role in roles.items() if role == "in the site"
    }


def test_it_has_the_python_that_runs_in_the_browser(bill, bundle):
    within = next(one for one in bill["components"] if one["name"] == "pyodide")["components"]
    assert [one["version"] for one in within] == [
        json.loads(bundle.manifest)["lock"]["info"]["python"]
    ]


def test_it_knows_the_commit_and_no_time_but_that_of_the_sources(bundle):
    def told(*known):
        found = inside.find(ROOT, bundle.manifest, *known)
        assert sbom.content(found) == sbom.content(found)
        return json.loads(sbom.content(found))["metadata"]

    assert "timestamp" not in told()
    assert "version" not in told()["component"]
    clean = told(Commit("ab" * 20, 0, changed=False), 86_399)
    assert clean["timestamp"] == "1970-01-01T23:59:59Z"
    assert clean["component"]["version"] == "ab" * 20
    changed = told(Commit("ab" * 20, 0, changed=True), 0)
    assert changed["component"]["version"] != clean["component"]["version"]


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("requirements/site.txt", "jinja2>=3\n", "“jinja2>=3” is not pinned"),
        ("requirements/site.txt", "jinja2==3.1.6\n", "“jinja2==3.1.6” is not pinned"),
        ("requirements/site.txt", "jinja2==3.1.6 --hash=md5:0\n", "is not pinned"),
        (
            "package-lock.json",
            '{"packages": {"node_modules/a": {"version": "1"}}}',
            "“node_modules/a”",
        ),
        ("package-lock.json", "{", "package-lock.json"),
        ("package-lock.json", '{"packages": []}', "package-lock.json"),
        ("package-lock.json", None, "package-lock.json: No such file"),
    ],
)
def test_without_pins_there_is_none_and_it_says_why(tmp_path, path, content, told):
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/site.txt", "package-lock.json"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    assert pins.read(tmp_path)
    (tmp_path / path).unlink()
    if content is not None:
        (tmp_path / path).write_text(content)
    with pytest.raises(pins.NotPinned, match=re.escape(told)):
        pins.read(tmp_path)


def test_what_is_in_the_site_is_what_the_engine_takes(bundle):
    names = [part.name for part in Inside(pins.read(ROOT), "3.14.2").parts]
    assert names == ["Pyodide", "Python", "Jinja", "MarkupSafe"]
