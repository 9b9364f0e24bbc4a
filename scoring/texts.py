"""Texts that a person wrote: what keeps one from being shown."""

import re

_HALF = re.compile("[\ud800-\udfff]")  # a JSON escape can write one half of a pair alone


def is_whole(text: str) -> bool:
    """Whether every character in it is one, so that it can be written as UTF-8."""
    return _HALF.search(text) is None
