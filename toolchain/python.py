"""The virtual environment `.venv`: made, filled by hash-pinned requirements, and entered."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

from toolchain import places, stamp
from toolchain.errors import SetupError, told_plainly
from toolchain.lock import held
from toolchain.process import NETWORK_ADVICE, apt_install, may_use_apt, run, say

OLDEST = (3, 11)

BRINGS = {"site": ("site",), "tests": ("site", "tests"), "node": ("node",)}
"""The groups that are in place once a group is: requirements/tests.txt repeats the site's pins."""

PIP = (
    *("--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"),
    *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement"),
)
"""Only what is listed, only as its hash says, and no code of a package run to install it."""


def ensure(group: str) -> None:
    """Make sure that this process runs inside `.venv` with the packages of a group.

    Returns at once if it does. Otherwise sets `.venv` up as needed and starts the same
    command line again inside it: the call then does not return. Call it before importing
    anything that is not in the standard library.

    Args:
        group: "site" (build and serve) or "tests" (everything).

    Raises:
        SystemExit: with code 1, after a sentence on standard error, if it cannot be done.
    """
    with told_plainly():
        _refuse_old_python()
        changed = install(group)
        if changed or not _inside():
            _start_again()


def install(group: str) -> bool:
    """Make sure that `.venv` exists and holds the packages of a group.

    Returns:
        Whether anything had to be done.

    Raises:
        SetupError: it could not be done.
    """
    if _lack(group) is None:
        return False
    with held(places.lock_file()):
        lack = _lack(group)  # another process may have done it while we waited
        if lack is None:
            return False
        say(f"Setting up .venv with the packages in requirements/{group}.txt: {lack}.")
        _set_up(group)
    return True


def _refuse_old_python() -> None:
    if sys.version_info < OLDEST:
        raise SetupError(
            f"This needs Python 3.11 or newer, and {sys.executable or 'this one'} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}.",
            "Run the same command with a newer one, for example python3.13.",
        )


def _inside() -> bool:
    return os.path.exists(places.venv()) and os.path.samefile(sys.prefix, places.venv())


def _home() -> str:
    """What a .venv belongs to: moved elsewhere or run by another Python, it is remade."""
    return f"{sys.implementation.cache_tag} in {places.venv()}"


def _lack(group: str) -> str | None:
    """Why the group is not in place, to follow a colon; None if it is."""
    broken = _broken()
    if broken is None and group not in stamp.read(places.venv()):
        return "they are not in it yet"
    return broken


def _broken() -> str | None:
    """Why the .venv must be made (again), to follow a colon; None if it is sound."""
    if not places.venv().exists():
        return "there is none yet"
    content = stamp.read(places.venv())
    if not content or not places.venv_python().exists():
        return "the one here is not complete"
    if content.pop("home", "") != _home():
        return "the one here was made for another Python or another folder"
    for group, digest in sorted(content.items()):
        if group not in BRINGS or digest != stamp.digest(places.requirements(group)):
            return f"requirements/{group}.txt has changed"
    return None


def _set_up(group: str) -> None:
    """Make .venv if it is not sound, add the group's packages, stamp it."""
    broken = _broken() is not None
    content = {"home": _home()} if broken else stamp.read(places.venv())
    stamp.remove(places.venv())
    if broken:
        _make_venv()
    run(
        [places.venv_python(), "-I", "-m", "pip", "install", *PIP, places.requirements(group)],
        f"download and install the Python packages in requirements/{group}.txt",
        advice=f"{NETWORK_ADVICE} If not, this Python may be too new or this machine too rare for "
        "the pinned packages: try another Python from 3.11 to 3.14.",
        environment={"PIP_USER": "0"},  # someone's own setting, which virtual environments refuse
    )
    for part in BRINGS[group]:
        content[part] = stamp.digest(places.requirements(part))
    stamp.write(places.venv(), content)


def _make_venv() -> None:
    """Make an empty .venv in the place of whatever stands there."""
    if not _complete_python():
        _complete_python_by_apt()
    # The Python below a virtual environment that is about to be cleared, or our own.
    base = getattr(sys, "_base_executable", None) or sys.executable
    if os.name != "nt":  # in a half-made .venv even the base is a link in the folder to be cleared
        base = os.path.realpath(base)
    run(
        [base, "-I", "-m", "venv", "--clear", places.venv()],
        "make the virtual environment .venv",
        advice="Delete the folder .venv if there is one, and run the same command again.",
    )


def _complete_python() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _complete_python_by_apt() -> None:
    """Debian and its kin ship Python without the parts that make virtual environments."""
    package = f"python3.{sys.version_info[1]}-venv"
    if sys.base_prefix == "/usr" and may_use_apt():
        say(f"Installing the system package {package}: this Python cannot make a .venv.")
        apt_install(package)
        importlib.invalidate_caches()
    if not _complete_python():
        raise SetupError(
            f"The Python at {sys.executable} cannot make a virtual environment: it lacks the "
            "module venv or ensurepip.",
            f"On Debian or Ubuntu run: sudo apt-get install {package}. Elsewhere, install a "
            "complete Python. Then run the same command again.",
        )


def _start_again() -> None:
    """Replace this process by the same command line, run by the Python inside .venv."""
    python = str(places.venv_python())
    if not _inside() and os.path.abspath(sys.executable) == python:
        raise SetupError(
            "Python was told not to use the virtual environment that it was started from.",
            "Run the same command without PYTHONHOME and without the option -S.",
        )
    command = [python, *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":  # there, execv returns to the shell while the new process runs on
        raise SystemExit(subprocess.run(command).returncode)
    os.execv(python, command)
