"""The engine's files, from Pyodide's npm package and the project's own Python."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publishing.engine import served, sources
from publishing.engine.archive import digest, unzipped, zipped
from publishing.engine.interpreter import HERE, EngineError, Interpreter
from publishing.engine.rehearsal import plan

# Folders of each kind that the cache keeps.
KEPT = 4

# What is made of the libraries, which stays when only the rooms change.
LIBRARY = "library.zip"
PACKED = "packed.zip"

# Compressions and TLS, which Python's library tries to import but can do without. Here nothing
# needs them, and without them Python starts sooner.
LEFT_OUT = ("_ssl.", "ssl.", "bz2.", "lzma.", "compression/")


@dataclass(frozen=True)
class Bundle:
    """A folder whose files are to be served side by side; `engine.json` names the others."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Its files by name."""
        return {path.name: path for path in sorted(self.folder.iterdir())}

    @property
    def manifest(self) -> bytes:
        """The file that names the others."""
        return self.files[served.MANIFEST].read_bytes()

    @property
    def total(self) -> int:
        """How many bytes a visitor's browser fetches, where the host gzips scripts."""
        total: int = json.loads(self.manifest)["total"]
        return total


def build(root: Path, node_modules: Path, cache: Path, node: Sequence[str]) -> Bundle:
    """Make the engine, or find it in the cache.

    Args:
        root: the folder that holds the packages `scoring` and `reporting`.
        node_modules: the folder that holds the npm package `pyodide`.
        cache: a folder for what was made before; it can be removed at any time.
        node: the command that starts Node.

    Raises:
        EngineError: Pyodide is not there, a source does not compile, or Python inside Pyodide
            could not do what it must (a module is missing, the door gave a wrong answer).
    """
    interpreter = Interpreter(node, node_modules / "pyodide")
    if not interpreter.stock_library.is_file():
        raise EngineError(
            f"{interpreter.pyodide}: the npm package pyodide is not there. Install the packages "
            "that package-lock.json names."
        )
    library = sources.library(interpreter.stock_library)
    rooms = sources.rooms(root)
    library_key = digest(
        {path: digest(data) for path, data in library.items()},
        {name: digest((interpreter.pyodide / name).read_bytes()) for name in served.PYODIDE},
        {
            path.name: digest(path.read_bytes())
            for path in sorted(HERE.rglob("*.*"))
            if path.suffix in {".py", ".mjs", ".json"}
        },
    )
    rooms_key = digest(library_key, {path: digest(data) for path, data in rooms.items()})
    folder = cache / f"bundle-{rooms_key[:20]}"
    if folder.is_dir() and not _is_whole(folder):
        shutil.rmtree(folder)
    return Bundle(
        _cached(
            folder,
            lambda folder: _make(
                interpreter, rooms, _library(interpreter, library, cache, library_key), folder
            ),
        )
    )


def _is_whole(folder: Path) -> bool:
    """Whether a bundle from the cache holds what its manifest names, unchanged, and no more."""
    try:
        files = json.loads((folder / served.MANIFEST).read_bytes())["files"].values()
        return {path.name for path in folder.iterdir()} == {
            served.MANIFEST,
            *(file["url"] for file in files),
        } and all(
            hashlib.sha256((folder / file["url"]).read_bytes()).hexdigest() == file["sha256"]
            for file in files
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _library(interpreter: Interpreter, library: dict[str, bytes], cache: Path, key: str) -> Path:
    """A folder with what stays when only the rooms change.

    LIBRARY is the whole library compiled, which Pyodide can boot from; PACKED has Pyodide's own
    files as they go over the wire.
    """
    own = served.pyodides_own(interpreter.pyodide)

    def make(folder: Path) -> None:
        with _job({"sources.zip": zipped(library), "plain.zip": zipped(own)}) as job:
            interpreter.run(interpreter.stock_library, job, "compile.py", "pack.py")
            for made, kept in (("compiled.zip", LIBRARY), ("packed.zip", PACKED)):
                (folder / kept).write_bytes(zipped(unzipped(job / made)))

    return _cached(cache / f"library-{key[:20]}", make)


def _make(interpreter: Interpreter, rooms: dict[str, bytes], library: Path, folder: Path) -> None:
    """Compile the rooms, rehearse, keep what the rehearsal needed, and rehearse with just that."""
    steps = json.dumps(plan(rooms)).encode()
    with _job({"plan.json": steps, "sources.zip": zipped(rooms)}) as job:
        interpreter.run(library / LIBRARY, job, "compile.py", "rehearse.py")
        compiled = unzipped(job / "compiled.zip") | _templates(job)
        used = json.loads((job / "used.json").read_bytes())
        answers = (job / "answers.json").read_bytes()
    whole = unzipped(library / LIBRARY)
    kept = [path for path in used if path in whole and not path.startswith(LEFT_OUT)]
    archive = zipped({path: whole[path] for path in kept} | compiled)
    with _job({"plan.json": steps, "python.zip": archive}) as job:
        interpreter.run(job / "python.zip", job, "rehearse.py")
        if (job / "answers.json").read_bytes() != answers:
            raise EngineError(
                "The trimmed engine answers otherwise than the whole one. Find what reporting/ "
                "reads beside its modules, and let publishing/engine/within/rehearse.py need it."
            )
    packed = unzipped(library / PACKED)
    with _job({"plain.zip": zipped({served.ARCHIVE: archive})}) as job:
        interpreter.run(library / LIBRARY, job, "pack.py")
        packed |= unzipped(job / "packed.zip")
    served.write(interpreter.pyodide, packed, archive, folder)


def _templates(job: Path) -> dict[str, bytes]:
    """The templates that the rehearsal compiled, where `reporting.html` looks for them."""
    return {
        f"reporting/templates/{path.name}": path.read_bytes()
        for path in sorted((job / "templates").iterdir())
    }


@contextmanager
def _job(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder for the interpreter, with these files in it."""
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        yield Path(name)


def _cached(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder`, made by `make` unless it is there already; a half-made one is never seen."""
    if folder.is_dir():
        folder.touch()
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="unfinished-") as name:
        made = Path(name) / "made"
        made.mkdir()
        make(made)
        try:
            made.rename(folder)
        except OSError:
            # Another build was faster; what it made is the same.
            if not folder.is_dir():
                raise
    _forget_old(folder)
    return folder


def _forget_old(newest: Path) -> None:
    """Remove all but the last few folders of the same kind."""
    kind = newest.name.partition("-")[0]
    folders = sorted(newest.parent.glob(f"{kind}-*"), key=lambda folder: folder.stat().st_mtime)
    for folder in folders[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
