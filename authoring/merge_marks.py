"""Marks that an unfinished merge leaves in a file, told before anything else in it."""

import re
from pathlib import Path

from authoring.problem import Place, Problem

# In YAML and JSON nothing but these begins a line like this: a text's lines are indented.
_MARK = re.compile(r"^(<{7}|>{7}|\|{7})(?=\s|$)", re.MULTILINE)


def problem(path: Path, text: str) -> Problem | None:
    """The first mark of an unfinished merge in a file's text, if there is one."""
    found = _MARK.search(text)
    if found is None:
        return None
    message = f"“{found[1]}” is a mark of an unfinished merge"
    hint = "Keep one of what stands between <<<<<<<, ======= and >>>>>>>, and remove these marks."
    place = Place(text.count("\n", 0, found.start()) + 1, 1)
    return Problem(path, place, "unfinished-merge", message, hint)
