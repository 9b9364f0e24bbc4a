"""The files that the site serves, under names that change with their contents.

So a browser's cache never mixes two builds; only `engine.json` keeps its name. WebAssembly and the
archive of bytecode are gzipped here and inflated by the worker, because hosts differ in what they
gzip. Their ending, `.bin`, is one that no host takes for a content encoding.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "engine.json"
FORMAT = "inkbubble/engine@1"
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
WASM = "pyodide.asm.wasm"
LOCK = "pyodide-lock.json"
PYODIDE = (*SCRIPTS, WASM, LOCK)
ARCHIVE = "python.zip"


def pyodides_own(pyodide: Path) -> dict[str, bytes]:
    """The files of the npm package that are served, by name, before anything is gzipped.

    The scripts don't mention their source maps, which are not served.
    """
    scripts = {
        name: re.sub(rb"\n//# sourceMappingURL=\S+\s*$", b"\n", (pyodide / name).read_bytes())
        for name in SCRIPTS
    }
    return {**scripts, WASM: (pyodide / WASM).read_bytes()}


def write(pyodide: Path, packed: Mapping[str, bytes], archive: bytes, folder: Path) -> None:
    """Write what a browser needs into `folder`.

    Args:
        pyodide: the folder of the npm package.
        packed: `pyodides_own` and the archive, each of them gzipped.
        archive: Python's modules, as a zip.
        folder: where to write to.
    """
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))
    files = {
        name: _entry(name, plain, packed[name], folder)
        for name, plain in {**pyodides_own(pyodide), ARCHIVE: archive}.items()
    }
    manifest = {
        "format": FORMAT,
        "total": sum(file["bytes"] for file in files.values()),
        # What Pyodide checks of its lock file; the rest of it lists packages that nobody loads.
        "lock": {"info": lock["info"], "packages": {}},
        "files": files,
    }
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def _entry(name: str, plain: bytes, packed: bytes, folder: Path) -> dict[str, Any]:
    """Write one file, and tell about it.

    A module script is served as it is and gzipped by the host, all else is served gzipped and
    inflated by the worker: either way `bytes` is what goes over the wire.
    """
    script = name in SCRIPTS
    data = plain if script else packed
    sha256 = hashlib.sha256(data).hexdigest()
    url = f"{Path(name).stem}.{sha256[:12]}{'.mjs' if script else '.bin'}"
    (folder / url).write_bytes(data)
    return {"url": url, "bytes": len(packed), "inflated": len(plain), "sha256": sha256}
