"""Runs Python inside Pyodide inside Node: the very CPython that the visitor's browser runs."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
WITHIN = HERE / "within"
HOST = HERE / "interpreter.mjs"


class EngineError(Exception):
    """The engine cannot be built; the text says what is wrong and what to do."""


@dataclass(frozen=True)
class Interpreter:
    """Pyodide's npm package, and the command that starts Node."""

    node: Sequence[str]
    pyodide: Path

    @property
    def stock_library(self) -> Path:
        """The standard library as Pyodide ships it: a zip of `.py` files."""
        return self.pyodide / "python_stdlib.zip"

    def run(self, library: Path, job: Path, *scripts: str) -> None:
        """Run scripts of the folder `within` with `library` as their standard library.

        They see the folder `job` as `/job`: they read their inputs and write their results there.
        Raises `EngineError` with a script's own words when it fails.
        """
        command = [*self.node, str(HOST), str(self.pyodide), str(library), str(job)]
        done = subprocess.run(
            [*command, *(str(WITHIN / script) for script in scripts)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            raise EngineError(
                f"publishing/engine/within/: {' or '.join(scripts)} failed inside Pyodide:\n"
                f"{_readable(done.stderr or done.stdout)}"
            )


def _readable(output: str) -> str:
    """The end of an output: Node quotes the megabyte-long line of code in which it stopped."""
    return "\n".join(line[:400] for line in output.strip().splitlines()[-30:])
