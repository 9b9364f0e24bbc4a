"""Scoring a file of an earlier edition: it is fitted, and what is not counted is told."""

import shutil

import pytest

from publishing import cli
from tests.conftest import ROOT

GARDEN = ROOT / "tests" / "editions" / "garden"


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0", "2.0.0"])
def test_a_file_of_any_edition_is_scored(version, capsys):
    assert cli.main(["score", str(GARDEN), str(GARDEN / "kept" / f"{version}.json")]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Garden, version 2.0.0\n")
    assert (f"The answers were given in version {version}." in told.out) == (version != "2.0.0")


def test_what_has_no_place_is_told_a_sentence_each(tmp_path, capsys, monkeypatch):
    shutil.copy(GARDEN / "kept" / "1.0.0.json", tmp_path / "answers.json")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["score", str(GARDEN), "answers.json"]) == 0
    told = capsys.readouterr().err.splitlines()
    begins = "answers.json: “How often do you dig?”"
    assert told[0] == f"{begins}: “Every week” is not counted: the question is no longer asked."
    assert len(told) == 6


def test_a_file_of_the_present_edition_has_nothing_to_tell(capsys):
    assert cli.main(["score", str(GARDEN), str(GARDEN / "kept" / "2.0.0.json")]) == 0
    assert capsys.readouterr().err == ""
