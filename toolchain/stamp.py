"""Stamps: small JSON files that say what a finished set-up was made from.

A stamp is removed before anything is changed and written last of all. So a folder whose
set-up was interrupted, at whatever point, has no stamp and is never taken for complete.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

NAME = ".set-up.json"


def digest(*paths: Path) -> str:
    """The SHA-256 of the files' contents, in hexadecimal."""
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def read(folder: Path) -> dict[str, str]:
    """What the folder's stamp says; empty if there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def remove(folder: Path) -> None:
    """Take the folder's stamp away, before the folder is changed."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        (folder / NAME).unlink()


def write(folder: Path, content: dict[str, str]) -> None:
    """Stamp the folder as complete: at once and whole, or not at all."""
    unfinished = folder / (NAME + ".new")
    unfinished.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    os.replace(unfinished, folder / NAME)
