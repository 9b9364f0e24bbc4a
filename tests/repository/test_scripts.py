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


# engine-confine.js takes such ways away from the worker, and so names them all.
each_user = pytest.mark.parametrize(
    "path",
    [path for path in SCRIPTS if path.name != "engine-confine.js"],
    ids=lambda path: path.name,
)
FETCHES = re.compile(
    r"\bfetch\b[(.]|XMLHttpRequest|sendBeacon|WebSocket|EventSource\(|importScripts"
)
OTHER_STORES = re.compile(
    r"localStorage|sessionStorage|document\.cookie|cookieStore|\.setItem|\bcaches\b"
    r"|getDirectory|serviceWorker|window\.name\b"
)
STORES = {
    "assess.js": {"indexedDB.databases"},  # whether there is anything to come back to
    "first-store.js": {"indexedDB.databases", "indexedDB.open"},
    "store.js": {"indexedDB.open"},
}


@each_user
def test_files_are_fetched_for_the_engine_and_for_the_page_alone(path):
    fetches = FETCHES.search(code(path)) is not None
    assert fetches == (path.name in ("engine-download.js", "engine.js", "fetching.js"))


@each_user
def test_the_browsers_database_is_the_only_store_and_has_one_door(path):
    assert not OTHER_STORES.search(code(path))
    uses = re.findall(r"indexedDB(?:\??\.\w+)?|IDBFactory", code(path))
    assert {use.replace("?", "") for use in uses} == STORES.get(path.name, set())


@each_user
def test_no_script_deletes_a_store(path):
    assert not re.search(r"deleteDatabase|deleteObjectStore", code(path))


@each_user
def test_one_script_tells_other_windows(path):
    assert ("new BroadcastChannel" in code(path)) == (path.name == "records.js")
    assert not re.search(r"SharedWorker|\bopener\b|[\"']storage[\"']", code(path))
