"""Words in pictures: broken into lines that fit, the same everywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import lettering


@settings(deadline=None)
@given(st.text("ab i-W漢م ", max_size=120), st.integers(40, 240), st.integers(1, 5))
def test_lines_fit_and_lose_nothing_unless_they_say_so(words, room, most):
    lines = lettering.lines(words, room, most)
    assert 1 <= len(lines) <= most
    assert all(lettering.width(line) <= room for line in lines)
    kept = "".join(lines).replace(" ", "")
    whole = words.replace(" ", "")
    assert whole.startswith(kept.removesuffix("…"))
    assert kept == whole or kept.endswith("…")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", [""]),
        ("Voice of the customer", ["Voice of the", "customer"]),
        ("Donaudampfschifffahrt", ["Donaudampfsch", "ifffahrt"]),
        ("one two three four five six", ["one two three", "four five six"]),
        ("one two three four five six seven", ["one two three", "four five six…"]),
    ],
)
def test_lines_break_at_spaces_and_long_words_anywhere(words, lines):
    assert lettering.lines(words, 120, 2) == lines
