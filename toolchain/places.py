"""Where the set-up keeps things. Functions, so that a test can move ROOT elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def venv() -> Path:
    """The folder of the virtual environment."""
    return ROOT / ".venv"


def venv_python() -> Path:
    """The Python inside the virtual environment, whether or not it is there yet."""
    return venv() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def requirements(group: str) -> Path:
    """The hash-pinned requirement file of a group."""
    return ROOT / "requirements" / (group + ".txt")


def node_modules() -> Path:
    """The folder of the npm packages."""
    return ROOT / "node_modules"


def npm_files() -> list[Path]:
    """The files that decide what stands in node_modules."""
    return [ROOT / name for name in ("package.json", "package-lock.json", ".npmrc")]


def lock_file() -> Path:
    """The file that a process locks while it sets something up."""
    return ROOT / ".cache" / "set-up.lock"
