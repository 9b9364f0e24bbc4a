"""Finds what is downloaded without being pinned by its content."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

# Where things are downloaded from: what sets machines up, what continuous integration runs.
LOOKED_AT = (
    *("requirements", "package.json", "package-lock.json", ".npmrc", ".pre-commit-config.yaml"),
    *("toolchain", ".ci", ".github", "tests/__main__.py", "build_site.py"),
)

# What is not pinned by its content. All of it serves the tests or a bare machine; no byte of it
# gets into a site. requirements/README.md says so to people.
EXCEPTIONS = {
    ("toolchain/process.py", "apt-get install"): "the distribution signs its packages",
    ("toolchain/process.py", "apt-get update"): "the distribution signs its lists",
    ("toolchain/browser.py", "playwright install"): "pinned Playwright knows its build of Chromium",
    ("toolchain/browser.py", "playwright install-deps"): "advice to a person; apt's packages",
    ("toolchain/python.py", "apt-get install"): "advice to a person",
}

DOWNLOADS = re.compile(
    r"\b(curl|wget|pip3? install|pipx|easy_install|uvx?(?= (?:pip|tool|run|sync))"
    r"|npx|npm (?:ci|i|install|add|exec|update)"
    r"|yarn|pnpm|corepack|apt(?:-get)? (?:install|update)|playwright install(?:-deps)?|brew \w+"
    r"|docker \w+|cargo \w+|go install|git clone)\b"
)
ACTION = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
PIP_MUST = ("--require-hashes", "--no-deps", "--only-binary :all:")


def findings(root: Path) -> list[str]:
    """Everything under *root* that is not pinned, a line each; none if all is."""
    found: list[str] = []
    for path in sorted((root / "requirements").glob("*.txt")):
        found += requirements(path)
    found += npm(root)
    for path in sorted((root / ".github" / "workflows").glob("*.y*ml")):
        found += workflow(path)
    found += pre_commit(root / ".pre-commit-config.yaml")
    for path in sorted((root / "toolchain").glob("*.py")):
        found += python(path, root)
    for path in (root / "tests/__main__.py", root / "build_site.py"):
        found += python(path, root)
    for path in sorted((root / ".ci").iterdir()):
        found += script(path.read_text(encoding="utf-8"), path.name)
    return found


def requirements(path: Path) -> Iterator[str]:
    text = re.sub(r"(^|\s)#.*", "", path.read_text(encoding="utf-8")).replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        yield f"{path.name}: nothing is pinned"
    for line in lines:
        if not re.match(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^-]+?(?= --))?( |$)", line):
            yield f"{path.name}: no exact version: {line[:60]}"
        elif not re.search(r" --hash=sha256:[0-9a-f]{64}\b", line):
            yield f"{path.name}: no hash: {line[:60]}"


def npm(root: Path) -> Iterator[str]:
    manifest = json.loads((root / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for kind in ("dependencies", "devDependencies"):
        for name, version in manifest.get(kind, {}).items():
            if packages.get(f"node_modules/{name}", {}).get("version") != version:
                yield f"package.json: {name} {version} is not what the lock file has"
    for place, package in packages.items():
        if place and not re.match(r"sha512-[\w+/]{86}==$", package.get("integrity", "")):
            yield f"package-lock.json: no integrity: {place}"
        if "resolved" in package:
            yield f"package-lock.json: an address: {place}"
    if "ignore-scripts=true" not in (root / ".npmrc").read_text(encoding="utf-8").splitlines():
        yield ".npmrc: scripts of packages would run"


def workflow(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    for use in re.findall(r"^\s*(?:- )?uses: (.*)$", text, re.MULTILINE):
        if not ACTION.fullmatch(use):
            yield f"{path.name}: no commit, or not its version: {use}"
    data = yaml.safe_load(text)
    if data["permissions"] != {}:
        yield f"{path.name}: all jobs may do {data['permissions']}"
    for name, job in data["jobs"].items():
        if not isinstance(job.get("permissions"), dict):
            yield f"{path.name}: {name} does not say what it may do"
        if not re.search(r"-\d+\.\d+$", job["runs-on"]):
            yield f"{path.name}: {name} runs on {job['runs-on']}"
        for kind in ("container", "services"):
            if kind in job:
                yield f"{path.name}: {name} has a {kind}"
        for step in job["steps"]:
            yield from script(step.get("run", ""), path.name)


def pre_commit(path: Path) -> Iterator[str]:
    for repo in yaml.safe_load(path.read_text(encoding="utf-8"))["repos"]:
        if repo["repo"] != "local" and not re.fullmatch("[0-9a-f]{40}", repo.get("rev", "")):
            yield f"{path.name}: no commit: {repo['repo']}"


def script(text: str, name: str) -> Iterator[str]:
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for command in DOWNLOADS.findall(code):
        yield f"{name}: downloads: {command}"


def python(path: Path, root: Path) -> Iterator[str]:
    """What the texts and command lines of a module would download, but for the exceptions."""
    name = path.relative_to(root).as_posix()
    for words in commands(path):
        if words.startswith("*npm "):
            if not words.startswith("*npm ci --ignore-scripts "):
                yield f"{name}: npm without the lock file, or with scripts: {words}"
            continue
        for download in DOWNLOADS.findall(words):
            pinned = download == "pip install" and f"{download} *PIP places.requirements" in words
            if not pinned and (name, download) not in EXCEPTIONS:
                yield f"{name}: downloads: {download}"
        if words.startswith("PIP = "):
            for option in PIP_MUST:
                if option not in words:
                    yield f"{name}: pip is not told {option}"


def commands(path: Path) -> Iterator[str]:
    """Each list and text of a module as a line: its constants, and *NAME for what is unpacked."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    within = {id(one) for node in lists(tree) for one in ast.walk(node) if one is not node}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            yield f"{ast.unparse(node.targets[0])} = {words(node.value)}"
        elif id(node) in within or id(node) in docstrings:
            continue
        elif isinstance(node, (ast.List, ast.Tuple, ast.Constant, ast.JoinedStr)):
            yield words(node)


def lists(tree: ast.AST) -> Iterator[ast.AST]:
    yield from (n for n in ast.walk(tree) if isinstance(n, (ast.List, ast.Tuple, ast.JoinedStr)))


def words(node: ast.AST) -> str:
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.List() | ast.Tuple():
            return " ".join(words(one) for one in node.elts)
        case ast.Starred(ast.Tuple() as inner):
            return words(inner)
        case ast.Starred(value):
            return f"*{ast.unparse(value)}"
        case ast.JoinedStr():
            return "".join(
                words(one) if isinstance(one, ast.Constant) else "…" for one in node.values
            )
    return ast.unparse(node)
