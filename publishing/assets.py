"""Style, scripts and pictures of the site: small sources in, few small files out.

All of them lie in one folder named after their content, so that a browser may keep them for ever
and never mixes two builds.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from publishing import icons

# The sources of each style sheet, in the order that the cascade needs. What hand-written pages and
# the report have is apart, so that the first question is not kept waiting for it.
PAGE = ("tokens", "base", "assess", "fields", "steps", "print")
REPORT = (
    *("report", "pictures", "benchmark", "heat", "gaps", "advice", "lift", "plan", "trial"),
    *("take-along", "beside", "held", "check", "changes", "report-print"),
)
STYLESHEETS = {
    "inkbubble.css": PAGE,
    "pages.css": ("prose", "home"),
    "report.css": REPORT,
    "matrix.css": ("matrix",),
    "worksheet.css": ("worksheet",),
    "entry.css": ("entry",),
    "team.css": ("collected", "team"),
    "offline.css": ("offline",),
    "privacy.css": ("held", "privacy"),
}
HASH_LENGTH = 12

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DOC_BLOCK = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT_OR_BLANK = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def build(theme: Path, browser: Path) -> dict[str, bytes]:
    """The files of the asset folder by name.

    Raises:
        OSError: a source is missing or cannot be read.
    """
    files = {
        name: stylesheet(theme / "style", sources).encode() for name, sources in STYLESHEETS.items()
    }
    for script in sorted(browser.rglob("*.js")):
        name = script.relative_to(browser).as_posix()
        files[name] = without_comments(script.read_text("utf-8")).encode()
    for words in sorted(browser.rglob("*.html")):  # parts of a page, and no pages of the site
        name = words.relative_to(browser).with_suffix(".txt").as_posix()
        files[name] = words.read_bytes()
    for picture in sorted(theme.glob("*.svg")):
        files[picture.name] = picture.read_bytes()
    return files | icons.pictures(theme)


def stylesheet(folder: Path, order: Sequence[str] = (*PAGE, *REPORT)) -> str:
    """The style sources joined in that order, by default all of them, without their comments."""
    sources = ((folder / f"{name}.css").read_text("utf-8") for name in order)
    return _INDENT_OR_BLANK.sub("", _CSS_COMMENT.sub("", "".join(sources)))


def without_comments(script: str) -> str:
    """The script without the comments that fill whole lines, which are a third of its bytes.

    A line inside a template literal could look like one, so scripts with literals that run over
    lines are left as they are.
    """
    if any(line.count("`") % 2 for line in script.splitlines()):
        return script
    return _INDENT_OR_BLANK.sub("", _LINE_COMMENT.sub("", _DOC_BLOCK.sub("", script)))


def fingerprint(files: Mapping[str, bytes]) -> str:
    """A short name for exactly these files with exactly this content."""
    return _digest(part for name in sorted(files) for part in (name.encode(), files[name]))


def fingerprint_of(content: bytes) -> str:
    """A short name for exactly this content."""
    return _digest([content])


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:HASH_LENGTH]
