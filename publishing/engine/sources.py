"""The Python that goes into the engine, as mappings from path in the archive to contents."""

import importlib.util
from pathlib import Path

from publishing.engine.archive import unzipped

ROOMS = ("scoring", "reporting")
LIBRARIES = ("jinja2", "markupsafe")

# What a terminal shows of many results serves the command line alone.
COMMAND_LINE_ONLY = ("reporting/collected_text.py",)


def rooms(root: Path) -> dict[str, bytes]:
    """The project's own packages, templates included."""
    return {
        path: data
        for room in ROOMS
        for path, data in _package(root / room).items()
        if not path.startswith(COMMAND_LINE_ONLY)
    }


def library(stock: Path) -> dict[str, bytes]:
    """The standard library from Pyodide's zip, and the pure Python of the other packages."""
    found = {path: data for path, data in unzipped(stock).items() if path.endswith(".py")}
    for name in LIBRARIES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        package = _package(Path(spec.origin).parent)
        found |= {path: data for path, data in package.items() if path.endswith(".py")}
    return found


def _package(folder: Path) -> dict[str, bytes]:
    """All files of a package but caches, by their path from the folder above it."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }
