"""Texts that stay texts in Markdown: no markup, no HTML and no link comes about, in any dialect.

A text goes on one line, so no line of it can begin a block. What dialects agree on is escaped by a
backslash (CommonMark, 2.4), what only some know by a character reference (2.5). An address such as
a@example.org is left as it is: GitHub makes it a link to write to, whatever it is written like.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reporting import plain_text

_ESCAPED = {ord(mark): f"\\{mark}" for mark in "\\*_[]{}#"}
_REFERRED = {ord(mark): f"&#{ord(mark)};" for mark in "|~`$^"}
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_MARKS = _ESCAPED | _REFERRED | _HTML
# What begins a list, a line, a heading, a definition or a note at the beginning of a line; and what
# makes an address in the middle of it.
_TELLING = re.compile(
    r"^[-+=!?:%]|^[0-9]{1,18}[.)](?![0-9])|:(?=//)|\bwww\.", re.IGNORECASE | re.ASCII
)


def said(text: str) -> str:
    """The text as Markdown that shows just it."""
    return _TELLING.sub(_without_meaning, plain_text.line(text).translate(_MARKS))


def table(headers: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Iterator[str]:
    """A table of texts, ended by an empty line."""
    yield _row(headers)
    yield "|" + " --- |" * len(headers)
    yield from map(_row, rows)
    yield ""


def _row(cells: Sequence[str | None]) -> str:
    return f"| {' | '.join(said(cell or '') for cell in cells)} |"


def _without_meaning(found: re.Match[str]) -> str:
    """All but the last character, which is the telling one, and a reference to that."""
    return f"{found[0][:-1]}&#{ord(found[0][-1])};"
