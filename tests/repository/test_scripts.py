"""What the pages' scripts must not do: hold sentences, keep answers, reach out."""

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


# engine/confine.js takes such ways away from the worker, and so names them all.
each_user = pytest.mark.parametrize(
    "path",
    [path for path in SCRIPTS if name(path) != "engine/confine.js"],
    ids=name,
)
FETCHES = re.compile(
    r"\bfetch\b[(.]|XMLHttpRequest|sendBeacon|WebSocket|EventSource\(|importScripts"
)
OTHER_STORES = re.compile(
    r"localStorage|sessionStorage|document\.cookie|cookieStore|\.setItem|\bcaches\b"
    r"|getDirectory|serviceWorker|window\.name\b"
)
STORES = {
    "assess/assess.js": {"indexedDB.databases"},  # whether there is anything to come back to
    "keeping/first-store.js": {"indexedDB.databases", "indexedDB.open"},
    "keeping/store.js": {"indexedDB.open"},
}


@each_user
def test_files_are_fetched_by_one_script_alone(path):
    fetches = FETCHES.search(code(path)) is not None
    assert fetches == (name(path) == "network.js")


@each_user
def test_the_browsers_database_is_the_only_store_and_has_one_door(path):
    assert not OTHER_STORES.search(code(path))
    uses = re.findall(r"indexedDB(?:\??\.\w+)?|IDBFactory", code(path))
    assert {use.replace("?", "") for use in uses} == STORES.get(name(path), set())


@each_user
def test_no_script_deletes_a_store(path):
    assert not re.search(r"deleteDatabase|deleteObjectStore", code(path))


@each_user
def test_one_script_tells_other_windows(path):
    assert ("new BroadcastChannel" in code(path)) == (name(path) == "keeping/records.js")
    assert not re.search(r"SharedWorker|\bopener\b|[\"']storage[\"']", code(path))
