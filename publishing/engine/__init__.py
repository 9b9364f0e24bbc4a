"""The engine: Pyodide, trimmed and compiled, with the project's own Python, ready to be served.

`build` is the whole interface. It is deterministic: the same inputs give the same bytes.
"""

from publishing.engine.bundle import Bundle, build
from publishing.engine.interpreter import EngineError

__all__ = ["Bundle", "EngineError", "build"]
