"""What the pages' scripts must not do: hold sentences. What they may reach: tests/privacy."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROWSER = ROOT / "browser"
SCRIPTS = sorted(BROWSER.rglob("*.js"))


def name(path):
    """A script's name in its room, such as ``keeping/store.js``."""
    return path.relative_to(BROWSER).as_posix()


each_script = pytest.mark.parametrize("path", SCRIPTS, ids=name)

COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
# What only a developer reads, in the browser's console.
DEVELOPERS = re.compile(r"(?:console\.\w+|Error|Failure|reject)\([^;]*;", re.DOTALL)


def code(path):
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@each_script
def test_no_script_holds_a_sentence_that_a_visitor_reads(path):
    for match in STRING.finditer(DEVELOPERS.sub("", code(path))):
        text = re.sub(r"\$\{[^}]*\}", "", match[1] or match[2] or "")
        assert not re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", text), text
