"""Editions on record: each build knows what was published before, and says what is new."""

import json
import re
import shutil
from pathlib import Path

import pytest

from authoring import catalogue, compiling
from publishing import cli, destination, pages, published
from publishing.edition import Edition, Entry
from tests.authoring.samples import folder
from tests.conftest import ROOT

GARDEN = ROOT / "tests" / "editions" / "garden"


class NoEngine:
    files = {"engine.json": b'{"total": 0}'}  # noqa: RUF012


def site(entry):
    compiled = entry.loaded.compiled
    past = published.past(entry.loaded.records, compiled)
    return pages.Site(Edition([Entry(compiled, entry.about, past)], NoEngine()), {}, ())


def records(folder):
    return {path.name: path.read_bytes() for path in (folder / "editions").glob("*")}


def put(root, made):
    return list(published.put_on_record(root, [catalogue.load(made)]))


def test_a_version_is_put_on_record_once_and_told(tmp_path):
    made = folder(tmp_path)
    assert put(tmp_path, made) == [
        "New edition sound 1.0.0: commit sound/editions/1.0.0.json.",
    ]
    first = records(made)
    assert list(first) == ["1.0.0.json"]
    assert put(tmp_path, made) == []
    assert records(made) == first
    assert catalogue.load(made).problems == []


def test_a_record_stays_as_it_is_whatever_changes(tmp_path):
    made = folder(tmp_path)
    put(tmp_path, made)
    first = records(made)
    path = made / "instrument.yaml"
    path.write_text(path.read_text().replace("Does it rain?", "Is it raining?"))
    assert put(tmp_path, made) == []
    assert records(made) == first
    path.write_text(path.read_text().replace("version: 1.0.0", "version: 1.0.1"))
    assert put(tmp_path, made) == ["New edition sound 1.0.1: commit sound/editions/1.0.1.json."]
    assert records(made) == {**first, "1.0.1.json": records(made)["1.0.1.json"]}


def test_the_site_tells_of_other_editions_alone():
    made = site(catalogue.load(GARDEN))
    files = dict(pages.sources(made))
    told = json.loads(files[made.editions_file("garden")])
    assert [one["version"] for one in told] == ["1.0.0", "1.1.0"]
    assert told[0] == json.loads((GARDEN / "editions" / "1.0.0.json").read_text())


def test_an_instrument_of_one_edition_tells_of_none(tmp_path):
    made = folder(tmp_path)
    put(tmp_path, made)
    found = site(catalogue.load(made))
    assert found.editions_file("sound") is None
    assert not any("editions" in name for name in dict(pages.sources(found)))


def test_an_edition_whose_words_changed_without_a_step_is_told_of(tmp_path):
    made = folder(tmp_path)
    put(tmp_path, made)
    path = made / "instrument.yaml"
    path.write_text(path.read_text().replace("Does it rain?", "Is it raining?"))
    found = site(catalogue.load(made))
    told = json.loads(dict(pages.sources(found))[found.editions_file("sound")])
    assert [one["items"][0]["stem"] for one in told] == ["Does it rain?"]


def test_the_digest_of_an_instrument_without_earlier_ids_knows_nothing_of_them(tmp_path):
    compiled = catalogue.load(folder(tmp_path)).loaded.compiled
    assert "renamed_from" not in compiling.to_json(compiled)


def made_of_nothing(root, folder, entries):
    folder.mkdir()
    destination.record(folder, [])
    return "0" * 64


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of nothing but two instruments; a build of it ends where MkDocs would begin."""
    root = tmp_path / "project"
    for name in ("cx-maturity", "proactive-engagement"):
        shutil.copytree(ROOT / "instruments" / name, root / "instruments" / name)
    monkeypatch.setattr(cli, "ROOT", root)
    monkeypatch.setattr("publishing.build._make", made_of_nothing)
    monkeypatch.setattr("publishing.written_pages.problems", lambda root, paths=(): [])
    monkeypatch.chdir(root)
    return root


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_of_what_is_on_record_writes_nothing(project, capsys):
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    assert cli.main(["--site-dir", "made"]) == 0
    assert "New edition" not in capsys.readouterr().out
    after = {path: path.stat().st_mtime_ns for path in (project / "instruments").rglob("*.*")}
    assert {path: time for path, time in after.items() if path in before} == before


def test_a_build_puts_a_new_edition_on_record_and_the_one_for_serving_does_not(project, capsys):
    instrument = project / "instruments" / "cx-maturity"
    replace(instrument / "instrument.yaml", "version: 1.0.0", "version: 1.1.0")
    assert cli.main(["build", "--no-record", "--site-dir", "made"]) == 0
    assert list(records(instrument)) == ["1.0.0.json"]
    assert cli.main(["build", "--site-dir", "made"]) == 0
    told = "New edition cx-maturity 1.1.0: commit instruments/cx-maturity/editions/1.1.0.json.\n"
    assert told in capsys.readouterr().out
    assert sorted(records(instrument)) == ["1.0.0.json", "1.1.0.json"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      - id: strategy-today\n", "      - id: strategy-now\n", "vanished-id"),
        ("value: 5", "value: 6", "changed-edition"),
        ("from: 2", "from: 2.5", "changed-edition"),
        ("aggregate: mean", "aggregate: min", "changed-edition"),
    ],
    ids=["id", "value", "cut score", "rule"],
)
def test_a_build_fails_where_a_change_of_meaning_has_no_version(project, capsys, old, new, code):
    path = project / "instruments" / "cx-maturity" / "instrument.yaml"
    replace(path, old, new)
    assert cli.main(["build", "--site-dir", "made"]) == 1
    told = capsys.readouterr().err
    assert re.search(rf"cx-maturity/instrument\.yaml:\d+:\d+: {code}: ", told)
    assert "1.1.0" in told
    assert not (project / "made").exists()


def test_check_tells_of_it_as_well(project, capsys):
    replace(
        project / "instruments" / "cx-maturity" / "instrument.yaml",
        "aggregate: mean",
        "aggregate: min",
    )
    assert cli.main(["check"]) == 1
    assert ": changed-edition: " in capsys.readouterr().out
    assert list(records(project / "instruments" / "cx-maturity")) == ["1.0.0.json"]


@pytest.mark.parametrize("name", ["1.0.0.json", ""])
def test_check_takes_a_record_for_what_it_is(project, capsys, name):
    path = project / "instruments" / "cx-maturity" / "editions"
    assert cli.main(["check", str(path / name)]) == 0
    replace(path / "1.0.0.json", '"value": "1"', '"value": "7"')
    capsys.readouterr()
    assert cli.main(["check", str(path / name)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "editions/1.0.0.json:1:1: broken-record: " in line


@pytest.mark.parametrize(
    "version", ["é" * 100, "日本" * 45, "x" * 300, "1.0.0\\n2", "1.0.0 ", "../evil", "."]
)
def test_no_site_is_built_of_a_version_that_no_file_can_be_called(project, capsys, version):
    path = project / "instruments" / "cx-maturity" / "instrument.yaml"
    replace(path, "version: 1.0.0", f'version: "{version}"')
    assert cli.main(["build", "--site-dir", "made"]) == 1
    assert ":2:10: bad-form: " in re.sub(r":\d+:10:", ":2:10:", capsys.readouterr().err)
    assert not (project / "made").exists()


def test_no_site_is_built_where_its_editions_can_not_be_put_on_record(project, capsys):
    folder = project / "instruments" / "cx-maturity" / "editions"
    shutil.rmtree(folder)
    folder.write_text("notes", encoding="utf-8")
    for command in ("check", "build"):
        assert cli.main([command, *(["--site-dir", "made"] if command == "build" else [])]) == 1
        told = capsys.readouterr()
        assert "cx-maturity/editions:1:1: broken-record: " in told.out + told.err
    assert not (project / "made").exists()


def test_a_record_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    made = folder(tmp_path)
    write = Path.write_text

    def half(self, text, **more):
        write(self, text[:100], **more)
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", half)
    with pytest.raises(published.Failure, match="No space left"):
        put(tmp_path, made)
    assert records(made) == {}
    monkeypatch.undo()
    assert put(tmp_path, made) and catalogue.load(made).problems == []


def test_a_record_that_can_not_be_written_is_told(tmp_path, monkeypatch, capsys):
    made = folder(tmp_path)

    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(published.Failure, match=r"1\.0\.0\.json could not be written: Permission"):
        put(tmp_path, made)
