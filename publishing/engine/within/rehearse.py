"""Runs inside Pyodide: carries out /job/plan.json and notes which modules were needed for it.

Writes /job/used.json, the archive paths of all modules that were imported, and /job/answers.json.
Where /job/compiled.zip exists, the rooms are in it, and their templates are compiled on the way,
into /job/templates; otherwise all that is in the library itself.
"""

import codecs
import importlib
import json
import operator
import sys
import traceback
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, FileSystemBytecodeCache, StrictUndefined


def recurse(depth: int) -> int:
    """Call itself until Python says no."""
    return recurse(depth + 1) + 1


def mishaps() -> None:
    """Let things go wrong, and say so as Pyodide would: with a traceback.

    Much is imported only then: Jinja2's rewriting of tracebacks, and what Python needs to show one.
    """
    pages = Environment(
        loader=DictLoader({"zero": "{{ 1 // 0 }}", "open": "{% if %}"}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    things: tuple[Callable[[], object], ...] = (
        lambda: json.loads("{"),
        lambda: Fraction("x"),
        lambda: Decimal("x"),
        lambda: Fraction(1, 0),
        lambda: int("9" * 5000),
        lambda: dict[str, str]()["key"],
        lambda: operator.attrgetter("missing")("text"),
        lambda: "é".encode("ascii"),
        lambda: b"\xff".decode("utf-8"),
        lambda: importlib.import_module("no_such_module"),
        lambda: recurse(0),
        lambda: pages.get_template("zero").render(),
        lambda: pages.get_template("open"),
        lambda: pages.get_template("none"),
        lambda: pages.from_string("{{ nobody.name }}").render(),
        lambda: pages.from_string("{{ 'a\\n' | nothing }}").render(),
    )
    for mishap in things:
        try:
            mishap()
        except Exception as error:
            traceback.format_exception(error)
        else:
            raise AssertionError("a mishap of the rehearsal went well")


def ask(plan: dict[str, Any]) -> list[str]:
    """The door's answers. Raises SystemExit when one is not of the kind that it should be."""
    from reporting import door

    answers = []
    for kind in ("good", "bad"):
        for request in plan[kind]:
            answer = door.call(request)
            answers.append(answer)
            if json.loads(answer)["ok"] is not (kind == "good"):
                raise SystemExit(
                    f"reporting/door.py gave the {kind} request {request[:300]} the answer "
                    f"{answer[:1000]}"
                )
    return answers


def keep_templates(folder: Path) -> None:
    """From now on, write every template that is compiled into the folder."""
    from reporting import html

    folder.mkdir()
    html.environment().bytecode_cache = FileSystemBytecodeCache(str(folder), "%s.compiled")


def used() -> list[str]:
    """The paths within the archives of all modules that are loaded."""
    origins = {
        getattr(module.__spec__, "origin", None)
        for module in list(sys.modules.values())
        if getattr(module, "__spec__", None)
    }
    return sorted(
        origin.partition(".zip/")[2] for origin in origins if origin and ".zip/" in origin
    )


def main() -> None:
    """Import, ask, stumble; then note what it took."""
    job = Path("/job")
    plan = json.loads((job / "plan.json").read_bytes())
    rooms = job / "compiled.zip"
    if rooms.exists():
        sys.path.append(str(rooms))
        keep_templates(job / "templates")
    for codec in ("ascii", "latin-1", "utf-8", "utf-8-sig", "unicode-escape", "raw-unicode-escape"):
        codecs.lookup(codec)
    for module in plan["modules"]:
        importlib.import_module(module)
    answers = ask(plan)
    mishaps()
    for name, data in (("used", used()), ("answers", answers)):
        (job / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")


main()
