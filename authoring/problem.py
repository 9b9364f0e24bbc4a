"""A finding about a file, as data; the reporters print it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# Every kind of problem there is. `tests/invalid` shows each with the line that tells of it, and
# `tests/publishing/pages` those of hand-written pages.
FileCode = Literal[
    "alias",
    "anchor",
    "broken-record",
    "control-character",
    "duplicate-key",
    "file-too-large",
    "merge-key",
    "no-about-page",
    "not-a-key",
    "not-utf8",
    "odd-space",
    "second-document",
    "tag",
    "too-deep",
    "unfinished-merge",
    "unreadable",
    "yaml-syntax",
]
FormCode = Literal[
    "bad-form",
    "empty",
    "empty-list",
    "missing-key",
    "not-a-list",
    "not-a-number",
    "not-a-text",
    "not-a-whole-number",
    "not-keys",
    "not-positive",
    "not-true-or-false",
    "too-large",
    "too-long",
    "too-small",
    "unknown-key",
    "unknown-word",
]
MeaningCode = Literal[
    "at-most",
    "band-order",
    "changed-edition",
    "condition-form",
    "condition-on-text",
    "cycle",
    "empty-scale",
    "id-not-folder",
    "items-or-matrix",
    "long-chain",
    "members",
    "min-valid",
    "never-given",
    "never-shown",
    "no-effect",
    "no-options",
    "no-range",
    "no-values",
    "no-width",
    "not-ordered",
    "not-scored",
    "nothing-counted",
    "range",
    "renamed-from",
    "reworded",
    "score-without-band",
    "split-module",
    "taken-id",
    "too-few-options",
    "too-fine",
    "unreachable-band",
    "unused-capability",
    "unused-option-set",
    "value-or-missing",
    "vanished-id",
    "version-back",
    "version-form",
]
DuplicateCode = Literal[
    "duplicate-band",
    "duplicate-capability",
    "duplicate-column",
    "duplicate-field",
    "duplicate-group",
    "duplicate-id",
    "duplicate-member",
    "duplicate-block",
    "duplicate-option",
    "duplicate-recommendation",
    "duplicate-row",
    "duplicate-scale",
    "duplicate-statement",
]
UnknownCode = Literal[
    "unknown-band",
    "unknown-capability",
    "unknown-group",
    "unknown-item",
    "unknown-member",
    "unknown-option",
    "unknown-option-set",
    "unknown-recommendation",
    "unknown-scale",
    "unknown-section",
]
CaseCode = Literal["bad-answer", "bad-target", "case-differs", "no-expectation"]
BenchmarkCode = Literal["benchmark-few", "benchmark-many", "benchmark-score", "benchmark-version"]
PageCode = Literal["html", "picture-elsewhere", "strange-link"]
Code = (
    FileCode
    | FormCode
    | MeaningCode
    | DuplicateCode
    | UnknownCode
    | CaseCode
    | BenchmarkCode
    | PageCode
)
Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do about it.

    Attributes:
        path: the file.
        place: its line and column.
        code: a readable name of the kind of problem, such as ``unknown-key``.
        message: one sentence that says what is wrong, without a full stop.
        hint: one sentence that says what to do.
        severity: an error keeps the site from being built, a warning does not.
    """

    path: Path
    place: Place
    code: Code
    message: str
    hint: str
    severity: Severity = "error"
