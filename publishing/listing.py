"""The one list of a site's files: what the build made, each with its SHA-256.

The list is a file of the site, in the form that ``sha256sum --check`` reads. Its own digest names
the build: two sites with the same digest are the same, byte for byte. The service worker takes its
files from the list, so it is the one file that can't be on it; it is made of the digest alone.
"""

import hashlib
import re
from pathlib import Path

LIST = "files.sha256"
NOT_LISTED = (LIST, "service-worker.js")
ENDING = ".sha256"


def write(folder: Path) -> str:
    """Write the list of all files in the folder; returns the list's SHA-256, in hex.

    Raises:
        OSError: a file can't be read, or the list not written.
    """
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n"
        for name, path in sorted(paths.items())
        if path.is_file() and name not in NOT_LISTED
    ]
    content = "".join(lines).encode()
    (folder / LIST).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def beside(site: Path) -> Path:
    """The file beside a site's folder that has its digest."""
    return site.with_name(site.name + ENDING)


def write_beside(site: Path) -> None:
    """Write the digest beside the site as ``sha256sum --check`` reads it; nothing without a list.

    Raises:
        OSError: it can't be written.
    """
    if (site / LIST).is_file():
        digest = hashlib.sha256((site / LIST).read_bytes()).hexdigest()
        beside(site).write_bytes(f"{digest}  {site.name}/{LIST}\n".encode())


def made_beside(site: Path) -> bool:
    """Whether what is beside the site is such a file, and no one else's."""
    try:
        found = beside(site).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return re.fullmatch(rf"[0-9a-f]{{64}}  {re.escape(site.name)}/{LIST}\n", found) is not None
