"""Tables as CSV (RFC 4180), so that a spreadsheet shows them and runs nothing of them.

They begin with a byte order mark: without it, Excel takes UTF-8 for an older encoding and mangles
every “é”; what else reads CSV knows the mark. Every cell is quoted and on one line. Where the list
separator is a semicolon, Excel splits at one in spite of quotation marks; so what follows a
semicolon is defused like a cell of its own.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from reporting import plain_text
from reporting.cells import defused


def text(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table's text."""
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerows(map(cell, row) for row in (headers, *rows))
    return "\ufeff" + buffer.getvalue()


def cell(text: str) -> str:
    """A text as a cell that nothing runs."""
    first, *others = defused(plain_text.line(text)).split(";")
    return ";".join([first, *map(_behind_semicolon, others)])


def _behind_semicolon(text: str) -> str:
    bare = text.lstrip(' "')
    return text[: len(text) - len(bare)] + defused(bare)
