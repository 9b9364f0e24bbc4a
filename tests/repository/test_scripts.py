"""What the pages' scripts must not do: hold sentences, keep answers, reach out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "browser").glob("*.js"))
each_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)

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


@each_script
def test_only_the_engine_and_the_entrys_words_are_fetched(path):
    ways = re.findall(
        r"\bfetch\b[(.]|XMLHttpRequest\(|sendBeacon|WebSocket\(|EventSource\(", code(path)
    )
    assert bool(ways) == (path.name in ("engine-download.js", "engine.js", "entry.js"))


@each_script
def test_one_script_stores_and_only_in_the_browsers_database(path):
    assert not re.search(
        r"localStorage|sessionStorage|document\.cookie|cookieStore\.|\.setItem|caches\.", code(path)
    )
    assert ("indexedDB." in code(path)) == (path.name == "kept.js")
