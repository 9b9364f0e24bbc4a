"""PyYAML's errors in words for people who write questionnaires, with the place that helps."""

from pathlib import Path

import yaml

from authoring.problem import Place, Problem

QUOTE_IT = "Put the whole text in double quotation marks."
_CLOSE_IT = "Close it with the same mark at the end of the text."
_INDENTED = "Give it as many spaces at its beginning as its neighbours have."
_MORE = "the line goes on after a text in quotation marks or brackets has ended"
_ONE_TEXT = (
    'Put the whole text in double quotation marks, with \\" for each one inside; '
    "or close the one that opens above."
)
_SPECIAL = "after a backslash in double quotation marks, this is no special character"
_BACKSLASH = "Write two backslashes for one."

# A part of PyYAML's words, and ours: what is wrong, what to do. {char} is the character there,
# {line} the line in which the part that the error belongs to begins.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "found character '\\t'",
        "a tab stands where only spaces can",
        "Replace the tab by spaces.",
    ),
    ("found character", "a text can't begin with {char}", QUOTE_IT),
    (
        "mapping values are not allowed here",
        "there is a colon where no key can stand",
        "If the colon belongs to a text, put the text in double quotation marks; "
        "if not, check the indentation of this line.",
    ),
    (
        "could not find expected ':'",
        "a key without a colon, or a text that runs on",
        "Write “key: text”, with a space after the colon; indent a text's further lines.",
    ),
    ("<block end>, but found '<scalar>'", _MORE, _ONE_TEXT),
    ("<block end>, but found ','", _MORE, _ONE_TEXT),
    (
        "<block end>, but found ':'",
        "there is no key before this colon",
        "Write “key: text”, or put a text that holds the colon in double quotation marks.",
    ),
    ("expected <block end>", "this line is not indented like those it belongs to", _INDENTED),
    ("unexpected end of stream", "a quotation mark opens here and never closes", _CLOSE_IT),
    ("unexpected document separator", "a quotation mark opens here and never closes", _CLOSE_IT),
    (
        "expected '<document start>'",
        "this line is not indented like the first key of the file",
        _INDENTED,
    ),
    ("but got '?'", "a text in brackets can't hold a plain ?", QUOTE_IT),
    (
        "expected ',' or",
        "the bracket that opens in line {line} is not closed, or a comma is missing before here",
        "Put commas between the parts, and the closing bracket at the end. If a text in it holds a "
        "colon or a comma, put that text in double quotation marks.",
    ),
    (
        "sequence entries are not allowed here",
        "a list can't begin in the line of its key",
        "Begin each entry with “- ” on a line of its own below the key; "
        "if the text itself begins with -, put it in double quotation marks.",
    ),
    ("mapping keys are not allowed here", "a text can't begin with a single ?", QUOTE_IT),
    ("expected the node content", "a text can't begin with {char}", QUOTE_IT),
    (
        "scanning a block scalar",
        "after {char} there is no text in the same line",
        "Begin the text on the next line, indented; "
        "if it really begins with this sign, put it in double quotation marks.",
    ),
    ("found unknown escape", _SPECIAL, _BACKSLASH),
    ("expected escape sequence", _SPECIAL, _BACKSLASH),
    ("scanning an a", "a text can't begin with {char}", QUOTE_IT),
    ("scanning a tag", "a text can't begin with {char}", QUOTE_IT),
    ("parsing a tag", "a text can't begin with {char}", QUOTE_IT),
    ("found undefined tag handle", "a text can't begin with {char}", QUOTE_IT),
    ("incompatible YAML document", "there is no such version of YAML", "Remove this line."),
    ("scanning a directive", "a line can't begin with {char}", QUOTE_IT),
)
# Where PyYAML stopped says little here; where it began does.
_AT_THE_BEGINNING = (
    "could not find expected ':'",
    "unexpected end of stream",
    "unexpected document separator",
    "scanning a block scalar",
    "scanning an a",
    "scanning a tag",
    "parsing a tag",
    "found undefined tag handle",
    "scanning a directive",
)


def problem(path: Path, error: yaml.MarkedYAMLError) -> Problem:
    """The problem that PyYAML's error tells of."""
    theirs = f"{error.context or ''}: {error.problem or ''}"
    begins = any(words in theirs for words in _AT_THE_BEGINNING)
    marks = [error.context_mark, error.problem_mark]
    mark = next(mark for mark in (marks if begins else reversed(marks)) if mark is not None)
    around = error.context_mark or mark
    filled = {"char": _character(mark), "line": around.line + 1}
    for words, message, hint in _WORDS:
        if words in theirs:
            return Problem(path, place(mark), "yaml-syntax", message.format_map(filled), hint)
    message = f"this is not valid YAML: {error.problem}"
    return Problem(path, place(mark), "yaml-syntax", message, "Check this line.")


def impossible_character(path: Path, mark: yaml.Mark) -> Problem:
    """A backslash and a number beyond all characters, which PyYAML itself trips over."""
    return Problem(path, place(mark), "yaml-syntax", _SPECIAL, _BACKSLASH)


def place(mark: yaml.Mark) -> Place:
    """PyYAML's mark, counted from 1."""
    return Place(mark.line + 1, mark.column + 1)


def _character(mark: yaml.Mark) -> str:
    buffer = mark.buffer or ""
    found = buffer[mark.pointer : mark.pointer + 1].strip("\0\n ")
    return f"“{found}”" if found else "the end of the line"
