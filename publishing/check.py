"""Checking instruments and cases: every problem, a line each."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from authoring import catalogue, editions, instrument_file
from authoring.problem import Problem
from authoring.reporters import REPORTERS
from publishing import written_pages
from publishing.failure import Failure


def run(root: Path, paths: Sequence[Path], format: str) -> int:
    """Check what the paths name, or all instruments and pages; the command's exit code."""
    problems = _problems(root, paths)
    sys.stdout.write(REPORTERS[format](problems))
    errors = sum(problem.severity == "error" for problem in problems)
    if not problems:
        print("No problems found.", file=sys.stderr)
    elif not errors:
        print("These are warnings: the site can be built all the same.", file=sys.stderr)
    return 1 if errors else 0


def _problems(root: Path, paths: Sequence[Path]) -> list[Problem]:
    found = [problem for path in paths or [root / "instruments"] for problem in _of(root, path)]
    return list(dict.fromkeys([*found, *written_pages.problems(root, paths)]))


def _of(root: Path, given: Path) -> list[Problem]:
    """The problems of a folder of instruments, an instrument's folder, or a file in one."""
    if not given.exists():
        raise Failure(f"{given}: there is nothing of that name. Check the path.")
    path = Path(os.path.abspath(given))  # noqa: PTH100 (“.” gets a name, a link stays a link)
    if written_pages.holds(root, path):
        return []  # it is read as a page
    for folder in (path, path.parent):
        if folder.name == catalogue.CASES and _is_instrument(folder.parent):
            cases = [path] if path.is_file() else None
            return catalogue.load(folder.parent, cases).problems
        if folder.name == editions.FOLDER and _is_instrument(folder.parent):
            return catalogue.load(folder.parent).problems
        if _is_instrument(folder):
            return catalogue.load(folder).problems
    if path.is_dir():
        if catalogue.holds_yaml(path):  # an instrument whose file has a wrong name
            return catalogue.load(path).problems
        folders = catalogue.folders(path)
        if not folders:
            raise Failure(f"{given}: there is no instrument in this folder. Check the path.")
        return [problem for folder in folders for problem in catalogue.load(folder).problems]
    return instrument_file.load(path).problems


def _is_instrument(folder: Path) -> bool:
    return (folder / catalogue.INSTRUMENT).is_file()
