"""Sets up what the tests need, then runs every check and every test.

`python3 -m tests` runs all, on all cores; with `--long`, the tests that take long as well. With
any other arguments, only pytest runs, with these arguments.
"""

from __future__ import annotations

from toolchain import python

python.ensure("tests")

import os  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

from toolchain import browser, node, places  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402

TSC = "node_modules/typescript/bin/tsc"
MOST_WORKERS = 4
"""Each has a browser of its own; more would ask for more memory than common machines have."""


def main(arguments: list[str]) -> int:
    """Run the checks and pytest, all of them whatever fails; return the exit code."""
    with told_plainly():
        node.packages("tests")
        os.environ["CHROMIUM"] = str(browser.find().executable)
        everything = set(arguments) <= {"--long"}
        checks = _checks() if everything else {}
    failed = [name for name, command in checks.items() if not _passes(name, command)]
    shared_out = _shared_out() if everything else []
    pytest = subprocess.run(
        [sys.executable, "-m", "pytest", *shared_out, *arguments], cwd=places.ROOT
    )
    if failed:
        print(f"Failed before pytest, see above: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else pytest.returncode


def _checks() -> dict[str, list[str]]:
    """The commands to run before pytest, by the name they are shown with."""
    module = [sys.executable, "-m"]
    tsc = [*node.node(), TSC, "--noEmit", "--project"]
    return {
        "ruff check": [*module, "ruff", "check", "--quiet"],
        "ruff format --check": [*module, "ruff", "format", "--check", "--quiet"],
        "mypy": [*module, "mypy"],
        "tsc (page)": [*tsc, "tsconfig.json"],
        "tsc (workers)": [*tsc, "tsconfig.worker.json"],
    }


def _shared_out() -> list[str]:
    """What has pytest share the tests out to the cores; nothing where there is only one.

    Each worker begins with a stretch of neighbouring tests, which share what is made for their
    module; who has finished takes over half of what another has left.
    """
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    return ["--numprocesses", str(workers), "--dist", "worksteal"] if workers > 1 else []


def _passes(name: str, command: list[str]) -> bool:
    """Run one check; print its outcome and seconds, and what it said if it failed."""
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=places.ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    outcome = "passed" if done.returncode == 0 else "FAILED"
    print(f"{name:<20} {outcome} {time.monotonic() - start:6.1f} s", flush=True)
    if done.returncode != 0:
        print(done.stdout, flush=True)
    return done.returncode == 0


raise SystemExit(main(sys.argv[1:]))
