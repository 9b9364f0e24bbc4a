"""Which commit the project's files are of, as git tells it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

# A file that is in every checkout of the project: where git does not know it, the folder lies in
# some other repository, whose commit would say nothing.
KNOWN = "mkdocs.yml"


@dataclass(frozen=True)
class Commit:
    """A commit: its id, when it was made (seconds since 1970), and whether files differ from it."""

    id: str
    time: int
    changed: bool


def find(root: Path) -> Commit | None:
    """The commit that is checked out in the folder; None where git knows none, or there is no git.

    `changed` counts what is added as well, unless git is told to ignore it.
    """
    if _git(root, "ls-files", "--error-unmatch", KNOWN) is None:
        return None
    said = _git(root, "log", "-1", "--no-show-signature", "--format=%H %ct")
    differing = _git(root, "status", "--porcelain", "--untracked-files=normal", "--", ".")
    if not said or differing is None:
        return None
    id, _, time = said.strip().partition(" ")
    return Commit(id, int(time), changed=differing != "")


def _git(root: Path, *arguments: str) -> str | None:
    """What git says; None where it fails. It writes nothing, and heeds no variables of a hook."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
