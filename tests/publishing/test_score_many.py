"""Scoring many response files by one command: what is printed, told, counted and left out."""

import csv
import html
import io
import json
from pathlib import Path

import pytest

from authoring import case_file, catalogue
from publishing import cli, score
from reporting import exports
from scoring import responses as response_sets
from scoring import result as results

ROOT = Path(__file__).parents[2]
NAME = "proactive-engagement"
REAL = ROOT / "instruments" / NAME
INSTRUMENT = catalogue.load(REAL, []).loaded.instrument
SCALES = [scale.id for scale in INSTRUMENT.scales]
CASES = {path.stem: case_file.load(path, INSTRUMENT) for path in catalogue.case_paths(REAL)}
HOSTILE = [
    "=HYPERLINK(1).json",
    "+1.json",
    "-1+1.json",
    "@SUM(A1).json",
    "\ttab.json",
    "line\nbreak.json",
    "\x1b[31mred.json",
    "\u202egnp.json",
    "<script>alert(1)<.json",
    "a|b `c` [d](e).json",
    "שלום.json",
    "x" * 200 + ".json",
]

OF_MANY = [format for format in score.FORMATS if format not in (*score.OF_ONE, score.BENCHMARK)]


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Runs the command in an empty folder; returns its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments):
        code = cli.main(["score", NAME, *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def answers(tmp_path):
    """Writes the responses of a case into a response file of that name, changed as asked."""

    def write(name, case="all-yes", /, **change):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(CASES[case].responses | change), encoding="utf-8")
        return path

    return write


@pytest.fixture
def mixed(tmp_path, answers):
    """A folder: three that can be scored, one of them of another version, among bad files."""
    answers("all/a-no.json", "all-no")
    (tmp_path / "all" / "b-cut-short.json").write_text('{"format"')
    answers("all/c-open.json", "nothing-answered", instrument={"id": NAME, "version": "0.9.0"})
    answers("all/d-other.json", instrument={"id": "cx-maturity", "version": "1.0.0"})
    answers("all/e-yes.json", "all-yes")
    answers("all/f-odd.json", responses={"odd": "yes", "sends-reminders-first": "maybe"})
    (tmp_path / "all" / "notes.txt").write_text("no responses")
    (tmp_path / "all" / ".hidden.json").write_text("no responses")
    return "all"


def rows(out):
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))


def test_a_bad_file_is_told_fault_by_fault_and_the_others_are_scored(run, mixed):
    code, out, err = run(mixed, "--format", "csv")
    told = [line.split(": ")[0] for line in err.splitlines()]
    assert code == 1
    assert told == [f"all/{name}.json" for name in ("b-cut-short", "d-other", "f-odd", "f-odd")]
    assert list(dict.fromkeys(row["file"] for row in rows(out))) == [
        "all/a-no.json",
        "all/c-open.json",
        "all/e-yes.json",
    ]


def test_csv_has_a_row_for_each_file_and_scale(run, mixed):
    found = rows(run(mixed, "--format", "csv")[1])
    assert [row["scale"] for row in found] == SCALES * 3
    no, still_open, yes = found[:: len(SCALES)]
    assert (no["score_exact"], no["band"], no["answered"], no["open"]) == (
        *("0", "disconnected"),
        *("30", "0"),
    )
    assert (still_open["score"], still_open["low"], still_open["high"], still_open["reason"]) == (
        *("", "0", "30", "unanswered"),
    )
    assert (still_open["version"], still_open["answered"], still_open["open"]) == (
        "0.9.0",
        "0",
        "30",
    )
    assert (yes["score"], yes["band"]) == ("30", "connected")


def test_json_has_every_result_and_every_failure(run, mixed):
    told = json.loads(run(mixed, "--format", "json")[1])
    assert list(told) == [
        *("format", "instrument", "results", "failed", "twins", "groups"),
    ]
    assert told["format"] == "inkbubble/collected@2"
    cases = {"all/a-no.json": "all-no", "all/e-yes.json": "all-yes"}
    by_file = {one["file"]: one["result"] for one in told["results"]}
    for file, case in cases.items():
        responses = response_sets.read(INSTRUMENT, CASES[case].responses)
        assert by_file[file] == results.compute(INSTRUMENT, responses)
    assert [(one["file"], len(one["problems"])) for one in told["failed"]] == [
        ("all/b-cut-short.json", 1),
        ("all/d-other.json", 1),
        ("all/f-odd.json", 2),
    ]
    assert [(one["version"], one["count"]) for one in told["groups"]] == [
        ("1.0.0", "2"),
        ("0.9.0", "1"),
    ]
    whole = told["groups"][0]["distribution"][0]
    assert (whole["scored"], whole["unscored"], whole["spread"]["mean"]) == ("2", "0", "15")
    other = told["groups"][1]["distribution"][0]
    assert (other["scored"], other["unscored"], other["spread"]) == ("0", "1", None)


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_people_read_a_table_the_spread_and_the_versions(run, mixed, format):
    code, out, _ = run(mixed, "--format", format)
    said = html.unescape(" ".join(out.split()))
    assert code == 1
    for words in (
        "3 response files scored: 2 with version 1.0.0 and 1 with version 0.9.0. 3 files left out.",
        "all/c-open.json",
        "0 of 30",
        "(0 to 30)",
        "30, Connected",
        "2 with a score, 0 without",
        "0 with a score, 1 without",
        "100 %",
    ):
        assert words in said


@pytest.mark.parametrize("format", OF_MANY)
def test_a_summary_lists_no_file(run, mixed, format):
    out = html.unescape(run(mixed, "--format", format, "--summary")[1])
    assert "a-no.json" not in out
    assert "22.5" in out or "45/2" in out


def test_the_summary_as_csv_has_a_row_for_each_figure(run, mixed):
    found = rows(run(mixed, "--format", "csv", "--summary")[1])
    own = [row for row in found if row["version"] == "1.0.0"]
    whole = {row["figure"] + row["band"]: row["exact"] for row in own if row["scale"] == "total"}
    assert whole == {
        **{"scored": "2", "unscored": "0", "lowest": "0", "lower_quartile": "15/2"},
        **{"median": "15", "upper_quartile": "45/2", "highest": "30", "mean": "15"},
        **{"in_banddisconnected": "1", "in_bandmulti-channel": "0", "in_bandconnected": "1"},
    }


@pytest.mark.parametrize("format", OF_MANY)
def test_hostile_names_of_files_stay_texts(run, answers, tmp_path, format):
    for name in HOSTILE:
        answers(f"all/{name}")
    (tmp_path / "all" / "\u202ebad.json").write_text("{")
    code, out, err = run("all", "--format", format, "--count-each")
    shown = out + err
    assert code == 1
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if format == "json":
        files = [one["file"] for one in json.loads(out)["results"]]
        assert files == sorted(f"all/{name}" for name in HOSTILE)
    if format == "csv":
        assert len(rows(out)) == len(HOSTILE) * len(SCALES)
    if format == "html":
        assert "<script" not in out
        assert "all/a|b `c` [d](e).json" in html.unescape(out)
    if format in ("text", "markdown"):
        lines = [line for line in out.splitlines() if ".json" in line and "30 of 30" in line]
        assert len(lines) == len(HOSTILE)


def test_a_name_that_is_a_formula_is_no_formula_in_csv(run, answers):
    answers("=1+1.json")
    answers("-1+1.json", "all-no")
    out = run("=1+1.json", "./-1+1.json", "--format", "csv")[1]
    assert [row["file"] for row in rows(out)[:: len(SCALES)]] == ["'=1+1.json", "'-1+1.json"]


def test_the_same_content_is_told_and_counted_once(run, answers):
    first, second, other = answers("a.json"), answers("b.json"), answers("c.json", "all-no")
    code, out, err = run("a.json", "b.json", "c.json", "--format", "json")
    assert (code, len(json.loads(out)["results"])) == (0, 2)
    assert err == (
        "b.json: it holds the same as a.json and is counted once. "
        "If two people gave these answers, add --count-each.\n"
    )
    assert first.read_bytes() == second.read_bytes() != other.read_bytes()


def test_the_same_content_can_be_counted_each_but_no_file_twice(run, answers):
    answers("all/a.json")
    answers("all/b.json")
    code, out, err = run("all", "all/a.json", "--format", "json", "--count-each")
    assert (code, len(json.loads(out)["results"])) == (0, 2)
    assert err == "all/a.json: it is named twice and counted once.\n"


def test_a_folder_of_one_is_told_as_many_are(run, answers):
    answers("all/a.json")
    assert json.loads(run("all", "--format", "json")[1])["format"] == "inkbubble/collected@2"
    assert json.loads(run("all/a.json", "--format", "json")[1])["format"] == "inkbubble/result@1"


def test_receipts_in_a_folder_are_scored_as_response_files_are(run, answers, tmp_path):
    answers("all/a.json", "all-no")
    responses = response_sets.read(INSTRUMENT, CASES["all-yes"].responses)
    result = results.compute(INSTRUMENT, responses)
    receipt = exports.of("receipt", INSTRUMENT, responses, result, None)
    (tmp_path / "all" / "b.html").write_text(receipt.text, encoding="utf-8")
    (tmp_path / "all" / "c.html").write_text("<!doctype html><title>Another page</title>")
    code, out, err = run("all", "--format", "csv")
    assert [row["score"] for row in rows(out)[:: len(SCALES)]] == ["0", "30"]
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("all/c.html: the file: not-a-receipt: there are no answers in this page")


def test_a_folder_without_responses_is_told(run, answers, tmp_path):
    (tmp_path / "empty").mkdir()
    answers("a.json")
    code, out, err = run("empty", "a.json")
    assert code == 1
    assert err == (
        "empty: there is no response file (.json) and no receipt (.html) in this folder. "
        "Check the name.\n"
    )
    assert "1 response file scored. 1 file left out." in out


@pytest.mark.parametrize("format", OF_MANY)
def test_when_nothing_can_be_scored_that_is_told_in_every_format(run, tmp_path, format):
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(f'{{"{name}"')
    code, out, err = run("a.json", "b.json", "--format", format)
    assert (code, err.count("\n")) == (1, 2)
    if format == "json":
        assert json.loads(out)["results"] == []
    elif format == "csv":
        assert rows(out) == []
    else:
        assert "0 response files scored. 2 files left out." in out


def test_a_page_of_many_needs_nothing_else(run, mixed):
    out = run(mixed, "--format", "html")[1]
    assert out.lstrip().lower().startswith("<!doctype html>")
    assert "default-src 'none'" in out
    for trap in ("<script", "<link", "src=", "href=", "url(http"):
        assert trap not in out
