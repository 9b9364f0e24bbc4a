"""One set-up at a time, in whichever process."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from toolchain.process import say


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file, waiting as long as another process has it.

    The operating system lets go of it when its holder dies. The tools that we start inherit
    it: should we be killed, a pip that is still writing keeps the next set-up waiting.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _taken(descriptor, wait=False):
            say("Waiting for another set-up of this folder to finish.")
            while not _taken(descriptor, wait=True):
                pass
        os.set_inheritable(descriptor, True)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int, *, wait: bool) -> bool:
        """Try to lock; with `wait`, for ten seconds (the platform's own limit)."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int, *, wait: bool) -> bool:
        """Try to lock; with `wait`, until it is ours."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
