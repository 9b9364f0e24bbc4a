"""Runs inside Pyodide: /job/sources.zip becomes /job/compiled.zip: its `.py` files as
`.pyc`, all others as they are.

The bytecode carries no docstrings, but keeps its asserts: the code must behave in the browser as it
does under test.
"""

import ast
import importlib.util
import marshal
import sys
import zipfile
from collections.abc import Iterator

# "Unchecked hash": the importer looks neither at times nor for sources.
HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
# Pyodide gives these docstrings to its C functions when it boots.
KEEP_DOCSTRINGS = {"_pyodide/_core_docs.py"}


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Remove the docstrings of modules and functions; leave a blank one to classes.

    A dataclass without a docstring makes itself one from its signature, which costs time.
    """
    for node in blocks(tree):
        match node:
            case ast.ClassDef(body=[ast.Expr(ast.Constant(str())) as docstring, *_]):
                docstring.value = ast.copy_location(ast.Constant(" "), docstring.value)
            case (
                ast.Module(body=[ast.Expr(ast.Constant(str())) as docstring, *rest])
                | ast.FunctionDef(body=[ast.Expr(ast.Constant(str())) as docstring, *rest])
                | ast.AsyncFunctionDef(body=[ast.Expr(ast.Constant(str())) as docstring, *rest])
            ):
                node.body = rest or [ast.copy_location(ast.Pass(), docstring)]
    return tree


def blocks(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all statements within it. Expressions are not looked into: that takes long."""
    yield node
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        for inner in getattr(node, field, ()):
            yield from blocks(inner)


def bytecode(source: bytes, path: str) -> bytes:
    """The `.pyc` of a source. `path` stands in tracebacks."""
    tree = ast.parse(source, path)
    if path not in KEEP_DOCSTRINGS:
        tree = without_docstrings(tree)
    code = compile(tree, path, "exec", dont_inherit=True, optimize=0)
    return HEADER + marshal.dumps(code)


def main() -> None:
    """Compile all of them; name every source that cannot be."""
    faults = []
    with (
        zipfile.ZipFile("/job/sources.zip") as sources,
        zipfile.ZipFile("/job/compiled.zip", "w") as compiled,
    ):
        for path in sources.namelist():
            try:
                if path.endswith(".py"):
                    compiled.writestr(f"{path}c", bytecode(sources.read(path), path))
                else:
                    compiled.writestr(path, sources.read(path))
            except SyntaxError as error:
                faults.append(f"{path}:{error.lineno}: {error.msg}")
    if faults:
        raise SystemExit(f"Python {sys.version.split()[0]} cannot compile:\n" + "\n".join(faults))


main()
