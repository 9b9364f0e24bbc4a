"""Everything that is downloaded is pinned, by content, and without addresses."""

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
NO_ADDRESSES = [
    *(ROOT / "requirements").iterdir(),
    *(ROOT / name for name in ("package.json", "package-lock.json", ".npmrc", "pyproject.toml")),
]
COMMANDS = ["python3 build_site.py serve", "python3 -m tests"]


def pins(path):
    """The name, version and number of hashes of every requirement in a file."""
    text = re.sub(r"#.*", "", path.read_text(encoding="utf-8")).replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pinned = []
    for line in lines:
        found = re.match(r"([a-z0-9-]+)==([0-9][0-9a-z.]*)( ;[^-]*(?:-(?!-hash)[^-]*)*)?\s", line)
        assert found, f"{path.name}: not an exact version: {line[:60]}"
        pinned.append((*found.group(1, 2), len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", line))))
    return pinned


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_exact_and_has_a_hash(path):
    found = pins(path)
    assert found
    assert all(hashes for _, _, hashes in found)


def test_the_tests_repeat_the_pins_of_the_site():
    site, tests = (set(pins(ROOT / "requirements" / f"{name}.txt")) for name in ("site", "tests"))
    assert site <= tests


def test_every_npm_package_is_exact_and_has_an_integrity():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    asked = lock.pop("")
    assert lock
    for name, package in lock.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    manifest = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert manifest[kind] == asked[kind]
        for name, version in manifest[kind].items():
            assert lock[f"node_modules/{name}"]["version"] == version


@pytest.mark.parametrize("path", NO_ADDRESSES, ids=lambda path: path.name)
def test_no_address_is_written_down(path):
    assert not re.search(r"https?:|git\+|registry\s*=|index-url", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_says_its_version(path):
    uses = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    for use in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_grant_nothing_that_a_job_does_not_ask_for(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


def test_continuous_integration_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == f"exec {COMMANDS[1]}"
    blocks = re.findall(r"^```.*?\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert [line for line in lines if line in COMMANDS][:2] == COMMANDS
