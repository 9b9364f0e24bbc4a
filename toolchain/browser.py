"""Chromium, for the tests: one that is installed, or one that we install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from toolchain.errors import SetupError
from toolchain.process import apt_install, may_use_apt, run, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MAC_APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
"""Keep the browser from talking to its maker: the tests count every request."""


class Browser(NamedTuple):
    """A Chromium that starts: its executable, and the arguments to start it with."""

    executable: Path
    arguments: tuple[str, ...]


def find() -> Browser:
    """The Chromium to test with, installed if this machine has none.

    In this order: the one that the environment variable CHROMIUM names, one on PATH, the
    distribution's package where we are root, Playwright's own download. To be called inside
    `.venv` with the group "tests".

    Raises:
        SetupError: there is none that starts, and none could be installed.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return Browser(_named(named), _arguments())
    return Browser(_installed() or _from_distribution() or _from_playwright(), _arguments())


def _arguments() -> tuple[str, ...]:
    # Chromium refuses to run as root inside its sandbox.
    root = os.name == "posix" and os.geteuid() == 0
    return (*QUIET, "--no-sandbox") if root else QUIET


def _named(named: str) -> Path:
    found = shutil.which(named)
    if found is None or not _starts(Path(found)):
        raise SetupError(
            f"The environment variable CHROMIUM names {named}, which does not start.",
            "Set it to the path of a Chromium or Chrome, or unset it to have one looked for.",
        )
    return Path(found)


def _installed() -> Path | None:
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    return next((path for path in (*on_path, *MAC_APPLICATIONS) if _starts(path)), None)


def _starts(path: Path) -> bool:
    """Whether it runs: on some systems chromium-browser is a script that says it does not."""
    if os.name == "nt":
        return path.exists()  # chrome.exe --version opens a window
    try:
        done = subprocess.run(
            [str(path), "--version"], stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError:
        return False
    return done.returncode == 0


def _from_distribution() -> Path | None:
    if not may_use_apt():
        return None
    say("Installing the system package chromium: no browser was found to test with.")
    try:
        apt_install("chromium")
    except SetupError as error:  # some distributions have no such package
        say(f"{error}\nTrying Playwright's own download instead.")
        return None
    return _installed()


def _from_playwright() -> Path:
    """Playwright's own download, which it keeps for all projects of this user."""
    path = _playwright_path()
    if not path.exists():
        say("Downloading Playwright's Chromium: no browser was found to test with.")
        run(
            [sys.executable, "-m", "playwright", "install", "chromium"],
            "download Playwright's Chromium",
            advice="Connect this machine, or install Chromium or Chrome yourself (or set the "
            "environment variable CHROMIUM to one), and run the same command again.",
        )
    if not _starts(path):
        raise SetupError(
            f"Playwright's Chromium at {path} does not start.",
            f"Run: sudo {sys.executable} -m playwright install-deps chromium. Then run the same "
            "command again.",
        )
    return path


def _playwright_path() -> Path:
    from playwright.sync_api import sync_playwright  # in .venv, once the tests are set up

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)
