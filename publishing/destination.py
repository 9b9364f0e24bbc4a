"""The folder that a site is built into: only a built site is replaced, and only by a whole one."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from publishing import listing
from publishing.failure import Failure

RECORD = "edition.json"
FORMAT = "inkbubble/edition@1"


def checked(site_dir: Path) -> Path:
    """The folder's path, once it is sure that building there removes nothing but a built site.

    Raises:
        Failure: there is a file or a link in its place, or something that no build made is in it.
    """
    site = Path(os.path.abspath(site_dir))  # noqa: PTH100 (a link stays a link)
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Failure(f"{site_dir} is not a folder. Choose another --site-dir.")
    if site.is_dir():
        foreign = sorted({path.name for path in site.iterdir()} - _made_by_a_build(site))
        if foreign:
            raise Failure(
                f"{site_dir} holds {foreign[0]}, which no build made, and building would remove "
                "it. Move it elsewhere, or choose another --site-dir."
            )
    beside = listing.beside(site)
    if beside.exists() and not listing.made_beside(site):
        raise Failure(
            f"{site_dir.parent / beside.name} is in the way of the digest of the site: no build "
            "made it. Move it elsewhere, or choose another --site-dir."
        )
    return site


def record(folder: Path, instruments: list[dict[str, Any]]) -> None:
    """Write down what was published, and which files and folders the build made."""
    made = sorted({RECORD, *listing.NOT_LISTED, *(path.name for path in folder.iterdir())})
    content = {"format": FORMAT, "instruments": instruments, "made": made}
    text = json.dumps(content, indent=2) + "\n"
    (folder / RECORD).write_text(text, encoding="utf-8", newline="\n")


def settle(folder: Path, time: int | None) -> None:
    """Give all files and folders the same rights whoever builds, and the time (None: leave it)."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o755 if path.is_dir() else 0o644)
        if time is not None:
            os.utime(path, (time, time))


@contextmanager
def replaced(site: Path) -> Iterator[Path]:
    """A new folder to build into, beside the site; put in its place if the block succeeds."""
    site.parent.mkdir(parents=True, exist_ok=True)
    _restore(site)
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as folder:
        made, last = Path(folder) / "site", Path(folder) / "last"
        yield made
        listing.beside(site).unlink(missing_ok=True)  # no digest is better than a wrong one
        if site.exists():
            site.rename(last)
        try:
            made.rename(site)
        except OSError:
            if last.exists():
                last.rename(site)
            raise
        finally:
            listing.write_beside(site)


def _made_by_a_build(site: Path) -> set[str]:
    try:
        content = json.loads((site / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return set()
    made = content.get("made")
    return {name for name in made if isinstance(name, str)} if isinstance(made, list) else set()


def _restore(site: Path) -> None:
    """Put back the site of a build that was killed between taking it away and the new one."""
    for folder in site.parent.glob(f".{site.name}-*"):
        if not site.exists() and (folder / "last").is_dir():
            (folder / "last").rename(site)
            listing.write_beside(site)
            shutil.rmtree(folder, ignore_errors=True)
