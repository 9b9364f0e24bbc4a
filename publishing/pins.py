"""The packages that the project pins, with their hashes: what it ships, builds and tests with."""

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path

LOCK = "package-lock.json"
REQUIREMENTS = "requirements"
HOW = "See requirements/README.md for how the pins are made."

_COMMENT = re.compile(r"(^|\s)#.*")
_PIN = re.compile(r"([a-z0-9-]+)==([0-9][0-9a-z.]*)(?: ; (.+?))?\s+(--hash=.*)")


class NotPinned(Exception):
    """A package is not pinned by its content; the text says which, where, and what to do."""


@dataclass(frozen=True)
class Pin:
    """One package of one version.

    `kind` is "pypi" or "npm"; `hashes` are those of each file that is accepted, as pairs of the
    algorithm and the digest in hex. `marker` says on which machines it is used, if not on all;
    `groups` names the sets of packages that it is in.
    """

    kind: str
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    marker: str | None = None
    licence: str | None = None


def read(root: Path) -> list[Pin]:
    """All packages that are pinned, those of Python first, each once, in the order of their names.

    Raises:
        NotPinned: a file with pins can't be read, or something in it is not pinned.
    """
    try:
        return [*_python(root / REQUIREMENTS), *_npm(root / LOCK)]
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        what = getattr(error, "strerror", None) or f"its content can't be read ({error})"
        where = getattr(error, "filename", None) or LOCK
        raise NotPinned(f"{where}: {what}. Get the file back from the repository.") from error


def requirements(path: Path) -> list[Pin]:
    """The pins of one file of requirements.

    Raises:
        OSError: it can't be read.
        NotPinned: a requirement has no exact version or no hash.
    """
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [_COMMENT.sub("", line).strip() for line in text.splitlines()]
    return [_requirement(path, line) for line in lines if line]


def _requirement(path: Path, line: str) -> Pin:
    found = _PIN.fullmatch(line)
    hashes = found[4].split() if found else []
    if not found or not all(re.fullmatch("--hash=sha256:[0-9a-f]{64}", one) for one in hashes):
        raise NotPinned(
            f"{path.parent.name}/{path.name}: “{line[:60]}” is not pinned to one version by "
            f"SHA-256. {HOW}"
        )
    digests = tuple(("SHA-256", one.rpartition(":")[2]) for one in hashes)
    return Pin("pypi", found[1], found[2], digests, (path.stem,), found[3])


def _python(folder: Path) -> list[Pin]:
    """The pins of all files, the same pin in several of them as one."""
    merged: dict[tuple[object, ...], Pin] = {}
    for path in sorted(folder.glob("*.txt")):
        for pin in requirements(path):
            key = (pin.name, pin.version, pin.hashes, pin.marker)
            groups = (*merged[key].groups, *pin.groups) if key in merged else pin.groups
            merged[key] = Pin("pypi", pin.name, pin.version, pin.hashes, groups, pin.marker)
    return sorted(merged.values(), key=lambda pin: (pin.name, pin.version))


def _npm(path: Path) -> list[Pin]:
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    return [
        Pin(
            "npm",
            place.rpartition("node_modules/")[2],
            package["version"],
            _integrity(path, place, package),
            ("tests",) if package.get("dev") else ("site", "tests"),
            licence=package.get("license"),
        )
        for place, package in sorted(packages.items())
        if place
    ]


def _integrity(path: Path, place: str, package: dict[str, str]) -> tuple[tuple[str, str], ...]:
    algorithm, _, digest = package.get("integrity", "").partition("-")
    if algorithm != "sha512":
        raise NotPinned(f"{path.name}: “{place}” is not pinned by SHA-512. {HOW}")
    return (("SHA-512", base64.b64decode(digest, validate=True).hex()),)
