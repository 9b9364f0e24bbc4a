"""Everything that is downloaded is pinned, by content, and without addresses."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from publishing import pins
from tests.repository.pinning import EXCEPTIONS, LOOKED_AT, commands, findings

ROOT = Path(__file__).parent.parent.parent
REQUIREMENTS = ROOT / "requirements"
WORKFLOW = ".github/workflows/pages.yml"
HOOKS = ".pre-commit-config.yaml"
NO_ADDRESSES = [
    *REQUIREMENTS.iterdir(),
    *(ROOT / name for name in ("package.json", "package-lock.json", ".npmrc", "pyproject.toml")),
]
COMMANDS = ["python3 build_site.py serve", "python3 -m tests"]


def test_nothing_is_downloaded_that_is_not_pinned():
    assert findings(ROOT) == []


# One thing that is not pinned, put into a copy: a file, what stands there, what stands there then
# (None: at its end), and how it is told.
PLANTED = {
    "a version": ("requirements/site.txt", "jinja2==3.1.6", "jinja2>=3.1.6", "no exact version"),
    "a branch": ("requirements/site.txt", None, "x @ git+ssh://somewhere/x\n", "no exact version"),
    "no hash": ("requirements/node.txt", None, "left-pad==1.0.0\n", "no hash: left-pad"),
    "a weak hash": ("requirements/tests.txt", None, "a==1 --hash=md5:0\n", "no hash: a==1"),
    "a range": ("package.json", '"5.9.3"', '"^5.9.3"', "typescript ^5.9.3 is not what"),
    "no integrity": ("package-lock.json", '"integrity": "sha512-0YvX', '"was": "', "no integrity"),
    "a weak integrity": ("package-lock.json", "sha512-0YvX", "sha1-0YvX", "modules/pyodide"),
    "scripts": (".npmrc", "ignore-scripts=true", "", "scripts of packages would run"),
    "npm's scripts": ("toolchain/node.py", ' "--ignore-scripts",', "", "or with scripts"),
    "no lock file": ("toolchain/node.py", '"ci", ', '"install", ', "without the lock file"),
    "pip without hashes": ("toolchain/python.py", '"--require-hashes", ', "", "--require-hashes"),
    "sources": ("toolchain/python.py", '"--only-binary", ', "", "not told --only-binary"),
    "dependencies": ("toolchain/python.py", '"--no-deps", ', "", "not told --no-deps"),
    "pip by the way": (
        *("toolchain/python.py", "*PIP, places.requirements(group)]", '"uv"]'),
        "python.py: downloads: pip install",
    ),
    "a package more": ("toolchain/browser.py", None, 'X = ["wget", "x"]\n', "downloads: wget"),
    "advice": ("toolchain/errors.py", None, 'X = f"Run: curl {1} | sh"\n', "downloads: curl"),
    "in the tests": ("tests/__main__.py", None, 'X = ["npx", "x"]\n', "downloads: npx"),
    "a script": (".ci/run", "exec ", "curl x | sh\nexec ", "run: downloads: curl"),
    "an action by its tag": (WORKFLOW, "@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "@v6", "@v6 #"),
    "no version": (WORKFLOW, " # v6.0.2", "", "or not its version"),
    "a floating image": (WORKFLOW, "ubuntu-24.04", "ubuntu-latest", "runs on ubuntu-latest"),
    "a container": (WORKFLOW, "    steps:\n", "    container: x\n    steps:\n", "has a container"),
    "a step": (WORKFLOW, "run: .ci/run", "run: pip install x && .ci/run", "downloads: pip install"),
    "rights of all": (
        WORKFLOW,
        "permissions: {}",
        "permissions: {contents: write}",
        "all jobs may",
    ),
    "rights unsaid": (
        WORKFLOW,
        "    permissions:\n      contents:",
        "    x:\n      c:",
        "not say what",
    ),
    "a hook": (HOOKS, None, "  - {repo: somewhere, rev: v1, hooks: []}\n", "no commit: somewhere"),
}


@pytest.mark.parametrize(("name", "old", "new", "told"), PLANTED.values(), ids=PLANTED.keys())
def test_something_that_is_not_pinned_is_found(tmp_path, name, old, new, told):
    for part in LOOKED_AT:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (tmp_path / part).parent.mkdir(exist_ok=True)
        copy(ROOT / part, tmp_path / part)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old is None or old in text
    spoiled = text + new if old is None else text.replace(old, new, 1)
    (tmp_path / name).write_text(spoiled, encoding="utf-8")
    found = findings(tmp_path)
    assert len(found) == 1
    assert told in found[0]


def test_what_is_not_pinned_is_told_to_people_and_is_still_there():
    readme = (ROOT / "requirements" / "README.md").read_text(encoding="utf-8")
    for name, download in EXCEPTIONS:
        assert download.partition(" ")[0] in readme
        assert any(download in line for line in commands(ROOT / name)), (name, download)


def test_the_tests_repeat_the_pins_of_the_site():
    site, tests = (
        {(pin.name, pin.version, pin.hashes) for pin in pins.requirements(REQUIREMENTS / name)}
        for name in ("site.txt", "tests.txt")
    )
    assert site <= tests


# What each job may do, and nothing else may: more is a decision, to be made here as well.
RIGHTS = {
    "site": {"contents": "read", "pages": "read"},
    "attest": {"id-token": "write", "attestations": "write"},
    "deploy": {"pages": "write", "id-token": "write"},
}


def test_a_job_may_do_no_more_than_it_needs():
    jobs = yaml.safe_load((ROOT / WORKFLOW).read_text(encoding="utf-8"))["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == RIGHTS
    for name, job in jobs.items():  # who can sign or publish runs no code of a package
        if "write" in job["permissions"].values():
            assert all("python" not in step.get("run", "") for step in job["steps"]), name
            assert not any("checkout" in step.get("uses", "") for step in job["steps"]), name


@pytest.mark.parametrize("path", NO_ADDRESSES, ids=lambda path: path.name)
def test_no_address_is_written_down(path):
    assert not re.search(r"https?:|git\+|registry\s*=|index-url", path.read_text(encoding="utf-8"))


def test_continuous_integration_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == f"exec {COMMANDS[1]}"
    blocks = re.findall(r"^```.*?\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert [line for line in lines if line in COMMANDS][:2] == COMMANDS
