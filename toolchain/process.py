"""Running the tools that set things up, quietly unless they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolchain import places
from toolchain.errors import SetupError

NETWORK_ADVICE = (
    "If the lines above speak of the network: connect this machine, or set up the tool's "
    "proxy or mirror, and run the same command again."
)


def say(text: str) -> None:
    """Tell the person at the terminal what is being done and why."""
    print(text, file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path],
    purpose: str,
    *,
    advice: str = NETWORK_ADVICE,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a tool to its end.

    Args:
        command: the program and its arguments.
        purpose: what it does, to follow "Could not", such as "install X".
        advice: what to do if it fails.
        environment: variables to set beside those that are set already.

    Raises:
        SetupError: it could not be started or failed; with its last lines.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=places.ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            close_fds=False,  # they inherit the lock of `toolchain.lock`
        )
    except OSError as error:
        raise SetupError(f"Could not {purpose}: {error}.", advice) from error
    if done.returncode != 0:
        raise SetupError(
            f"Could not {purpose}: {Path(command[0]).name} ended with code {done.returncode}.",
            advice,
            done.stdout,
        )


def may_use_apt() -> bool:
    """Whether this is a Debian-like system on which we are root."""
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(package: str) -> None:
    """Install a package of the distribution, with a fresh package list only if it must be.

    Raises:
        SetupError: apt-get failed.
    """
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", package]
    purpose = f"install the system package {package}"
    try:
        run(install, purpose, environment=quiet)
    except SetupError:
        run(["apt-get", "update"], "refresh the list of system packages", environment=quiet)
        run(install, purpose, environment=quiet)
