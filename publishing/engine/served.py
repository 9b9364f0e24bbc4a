"""The files that the site serves, under names that change with their contents.

So a browser's cache never mixes two builds; only `engine.json` keeps its name. WebAssembly and the
archive of bytecode are gzipped here and inflated by the worker, because hosts differ in what they
gzip. Their ending, `.bin`, is one that no host takes for a content encoding.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from publishing.engine.archive import gzipped

MANIFEST = "engine.json"
FORMAT = "inkbubble/engine@1"
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
WASM = "pyodide.asm.wasm"
LOCK = "pyodide-lock.json"
PYODIDE = (*SCRIPTS, WASM, LOCK)
ARCHIVE = "python.zip"


def write(pyodide: Path, wasm: bytes, archive: bytes, folder: Path) -> None:
    """Write what a browser needs into `folder`.

    Args:
        pyodide: the folder of the npm package.
        wasm: its WebAssembly, gzipped (which takes a second, so it is not done here each time).
        archive: Python's modules, as a zip.
        folder: where to write to.
    """
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))
    files = {
        **{name: _script(name, (pyodide / name).read_bytes(), folder) for name in SCRIPTS},
        WASM: _packed(WASM, wasm, (pyodide / WASM).stat().st_size, folder),
        ARCHIVE: _packed(ARCHIVE, gzipped(archive), len(archive), folder),
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


def _script(name: str, source: bytes, folder: Path) -> dict[str, Any]:
    """A module script, without the mention of a source map that is not served.

    The host gzips it, so its size over the wire is what gzip would make of it.
    """
    script = re.sub(rb"\n//# sourceMappingURL=\S+\s*$", b"\n", source)
    return _entry(name, ".mjs", script, len(gzipped(script)), len(script), folder)


def _packed(name: str, packed: bytes, inflated: int, folder: Path) -> dict[str, Any]:
    """A file that is served gzipped, and that the worker inflates."""
    return _entry(name, ".bin", packed, len(packed), inflated, folder)


def _entry(
    name: str, ending: str, data: bytes, wire: int, inflated: int, folder: Path
) -> dict[str, Any]:
    sha256 = hashlib.sha256(data).hexdigest()
    url = f"{Path(name).stem}.{sha256[:12]}{ending}"
    (folder / url).write_bytes(data)
    return {"url": url, "bytes": wire, "inflated": inflated, "sha256": sha256}
