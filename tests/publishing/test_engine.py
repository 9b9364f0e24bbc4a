"""The engine's files: complete, small, and the same each time."""

import gzip
import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from publishing.engine import Bundle, EngineError, build, sources
from publishing.engine.archive import digest, zipped
from toolchain import node

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "engine"


@pytest.fixture(scope="module")
def archive(bundle: Bundle) -> zipfile.ZipFile:
    packed = bundle.files[manifest(bundle)["files"]["python.zip"]["url"]].read_bytes()
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(packed)))


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    """Rooms of our own to spoil: copies of the real ones."""
    for room in ("scoring", "reporting"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def manifest(bundle: Bundle) -> dict:
    return json.loads(bundle.files["engine.json"].read_text())


def test_the_manifest_tells_size_and_checksum_of_every_file(bundle: Bundle) -> None:
    entries = manifest(bundle)["files"]
    assert set(entries) == {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip"}
    assert set(bundle.files) == {"engine.json", *(entry["url"] for entry in entries.values())}
    for entry in entries.values():
        data = bundle.files[entry["url"]].read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]
        if entry["url"].endswith(".bin"):
            assert len(data) == entry["bytes"]
            assert len(gzip.decompress(data)) == entry["inflated"]
        else:
            assert len(data) == entry["inflated"]
            # What this machine's zlib makes of it may be a little more or less.
            assert len(gzip.compress(data, 9)) == pytest.approx(entry["bytes"], rel=0.01)
    assert bundle.total == sum(entry["bytes"] for entry in entries.values())


def test_it_stays_small(bundle: Bundle) -> None:
    assert bundle.total <= 5_250_000


def test_scripts_mention_no_source_map_that_is_not_served(bundle: Bundle) -> None:
    for path in bundle.files.values():
        if path.suffix == ".mjs":
            assert b"sourceMappingURL=" not in path.read_bytes()[-200:]


def test_the_archive_holds_bytecode_and_templates_but_no_sources(
    archive: zipfile.ZipFile,
) -> None:
    names = archive.namelist()
    assert "scoring/__init__.pyc" in names
    assert "reporting/door.pyc" in names
    needed = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "reporting/templates").rglob("*.html")
        if not path.relative_to(ROOT).as_posix().startswith(sources.COMMAND_LINE_ONLY)
    ]
    assert needed and set(needed) <= set(names)
    assert not [name for name in names if name.startswith(sources.COMMAND_LINE_ONLY)]
    assert not [name for name in names if name.endswith(".py")]
    assert names == sorted(names)
    assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize(
    "module",
    [
        "traceback.pyc",
        "linecache.pyc",
        "tokenize.pyc",
        "jinja2/debug.pyc",
        "encodings/latin_1.pyc",
        "encodings/unicode_escape.pyc",
    ],
)
def test_what_only_errors_need_is_there(archive: zipfile.ZipFile, module: str) -> None:
    assert module in archive.namelist()


def test_what_nothing_needs_is_not(archive: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0].removesuffix(".pyc") for name in archive.namelist()}
    assert not tops & {"ssl", "unittest", "tkinter", "sqlite3", "email", "http", "pydoc", "yaml"}


def cache_with_library(tmp_path: Path) -> Path:
    """A cache of a test's own: other tests may be building in the shared one."""
    cache = tmp_path / "cache"
    for library in CACHE.glob("library-*"):
        shutil.copytree(library, cache / library.name)
    return cache


def test_what_was_damaged_in_the_cache_is_made_anew_byte_for_byte(
    bundle: Bundle, tmp_path: Path
) -> None:
    whole = {name: path.read_bytes() for name, path in bundle.files.items()}
    damaged = cache_with_library(tmp_path) / bundle.folder.name
    shutil.copytree(bundle.folder, damaged)
    next(damaged.glob("python.*")).write_bytes(b"")
    (damaged / "stray.html").touch()
    mended = build(ROOT, node.packages(), damaged.parent, node.node())
    assert {name: path.read_bytes() for name, path in mended.files.items()} == whole


def test_a_module_that_the_browser_lacks_fails_the_build(rooms: Path) -> None:
    door = rooms / "reporting" / "door.py"
    door.write_text(door.read_text() + "\n\ndef later() -> None:\n    import pydantic\n")
    with pytest.raises(EngineError, match="No module named 'pydantic'"):
        build(rooms, node.packages(), CACHE, node.node())


def test_a_door_that_gives_no_answer_fails_the_build(rooms: Path) -> None:
    door = rooms / "reporting" / "door.py"
    door.write_text(
        door.read_text() + "\n\ndef call(text: str) -> str:\n    return '{\"ok\": false}'\n"
    )
    with pytest.raises(EngineError, match="gave the good request"):
        build(rooms, node.packages(), CACHE, node.node())


def test_python_that_does_not_parse_fails_the_build_with_its_place(rooms: Path) -> None:
    (rooms / "scoring" / "broken.py").write_text("x = 1\ny = (\n")
    with pytest.raises(EngineError, match=r"scoring/broken\.py:2: "):
        build(rooms, node.packages(), CACHE, node.node())


def test_a_failed_build_leaves_nothing_behind(bundle: Bundle, rooms: Path, tmp_path: Path) -> None:
    cache = cache_with_library(tmp_path)
    shutil.rmtree(rooms / "reporting" / "templates")
    before = sorted(path.name for path in cache.iterdir())
    with pytest.raises(EngineError):
        build(rooms, node.packages(), cache, node.node())
    assert sorted(path.name for path in cache.iterdir()) == before


def test_without_pyodide_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="Install the packages"):
        build(ROOT, tmp_path, CACHE, node.node())


def test_archives_know_no_time_and_no_order() -> None:
    one = zipped({"b": b"2", "a": b"1"})
    assert one == zipped({"a": b"1", "b": b"2"})


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
