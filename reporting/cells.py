"""Cells for a spreadsheet: a text stays a text, whatever program opens the table.

A spreadsheet runs a cell as a formula that begins with ``=``, ``+``, ``-`` or ``@``, in their wide
forms too, and behind blanks or what can't be seen. Such a cell gets an apostrophe in front, as does
one that begins with a tab or a line break. The rule is OWASP's, *CSV Injection*.
"""

import re

_UNSEEN = r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
_RUN = re.compile(rf"[\t\r\n]|{_UNSEEN}*[-=+@\uff0d\uff1d\uff0b\uff20]")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?(/[0-9]+)?")


def defused(text: str) -> str:
    """The text as a cell that nothing runs; a negative number is data and stays one."""
    if _NEGATIVE.fullmatch(text):
        return text
    return f"'{text}" if _RUN.match(text) else text
