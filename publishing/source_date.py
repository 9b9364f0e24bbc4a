"""The one time that a build knows of: that of its sources, never that of the clock.

Source: the specification of SOURCE_DATE_EPOCH (reproducible-builds.org).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from publishing.commit import Commit
from publishing.failure import Failure

VARIABLE = "SOURCE_DATE_EPOCH"

# What MkDocs is told where nothing tells a time: the earliest that every archive can hold.
UNKNOWN = 315_532_800  # 1980-01-01


def of_contents(commit: Commit | None) -> int | None:
    """The time that may stand in the site's files, in seconds since 1970.

    It is what the environment says, or else when the commit was made; None where neither tells.

    Raises:
        Failure: the environment variable is no number of seconds.
    """
    said = os.environ.get(VARIABLE, "")
    if not said:
        return commit.time if commit else None
    if not (said.isascii() and said.isdigit()) or int(said) > 0xFFFF_FFFF:
        raise Failure(
            f"The environment variable {VARIABLE} is {said!r}, which is no time. Set it to a "
            "whole number of seconds since 1970, or unset it."
        )
    return int(said)


def of_files(commit: Commit | None) -> int | None:
    """The time that the site's files are to have; None for that at which they were written.

    Sources that differ from their commit give new files each time: one that has changed must have
    a new time, too, or hosts and browsers would take it for the one they have.

    Raises:
        Failure: as `of_contents`.
    """
    changed = commit is not None and commit.changed and not os.environ.get(VARIABLE)
    return None if changed else of_contents(commit)


@contextmanager
def handed_on(time: int | None) -> Iterator[None]:
    """Has MkDocs put this time, or one that is always the same, where it would put the clock's."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(UNKNOWN if time is None else time)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
