"""What is in the site that others have made, and what the site itself was made from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publishing import pins
from publishing.commit import Commit
from publishing.engine import sources
from publishing.pins import NotPinned, Pin

__all__ = ["Inside", "NotPinned", "Part", "find"]

PYODIDE = "pyodide"
PYTHON = "Python"


@dataclass(frozen=True)
class Part:
    """Something in the site that others have made; the licence is an SPDX identifier.

    `id` is the name of the package that brings it.
    """

    id: str
    name: str
    version: str
    licence: str


# Names and licences of what the site can hold. The pins tell the versions.
NAMES = {PYODIDE: "Pyodide", "jinja2": "Jinja", "markupsafe": "MarkupSafe"}
LICENCES = {PYODIDE: "MPL-2.0", "jinja2": "BSD-3-Clause", "markupsafe": "BSD-3-Clause"}
PYTHONS_LICENCE = "PSF-2.0"


@dataclass(frozen=True)
class Inside:
    """The pinned packages, the Python that Pyodide is, the commit, and the time of the sources."""

    pins: Sequence[Pin]
    python: str
    commit: Commit | None = None
    time: int | None = None

    @cached_property
    def parts(self) -> list[Part]:
        """What the site holds: Pyodide, the Python in it, and what the report is written with."""
        versions = {pin.name: pin.version for pin in self.pins}
        packages = [
            Part(id, NAMES[id], versions[id], LICENCES[id]) for id in (PYODIDE, *sources.LIBRARIES)
        ]
        return [packages[0], Part(PYODIDE, PYTHON, self.python, PYTHONS_LICENCE), *packages[1:]]


def find(
    root: Path, engine_manifest: bytes, commit: Commit | None = None, time: int | None = None
) -> Inside:
    """What is inside the site of the project in *root*, with the engine of that manifest.

    Raises:
        NotPinned: the files with the pins can't be read, or something is not pinned.
    """
    python = json.loads(engine_manifest).get("lock", {}).get("info", {}).get("python", "")
    return Inside(pins.read(root), python, commit, time)
