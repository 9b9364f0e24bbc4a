"""A set-up that cannot be done, told in sentences."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

LAST_LINES = 6


class SetupError(Exception):
    """A set-up step failed.

    Args:
        what: a sentence that says what could not be done.
        advice: a sentence that says what to do about it.
        output: what the tool that failed printed; its last lines are shown.
    """

    def __init__(self, what: str, advice: str, output: str = "") -> None:
        lines = [line.rstrip() for line in output.splitlines() if line.strip()]
        quoted = ["  | " + line for line in lines[-LAST_LINES:]]
        super().__init__("\n".join([what, *quoted, advice]))


@contextlib.contextmanager
def told_plainly() -> Iterator[None]:
    """Turn a SetupError into its sentences on standard error and exit code 1.

    For the outermost call of a command; everywhere else the error travels as it is.
    """
    try:
        yield
    except SetupError as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
