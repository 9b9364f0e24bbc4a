"""The commands check and score, as they are called: what they print, and their exit codes."""

import json
from pathlib import Path

import pytest

from authoring import case_file, catalogue
from publishing import cli
from scoring import responses as response_sets
from scoring import result as results
from tests.authoring.samples import folder

ROOT = Path(__file__).parents[2]
NAME = "proactive-engagement"
REAL = ROOT / "instruments" / NAME


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Runs a command in an empty folder; returns its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def broken(tmp_path):
    """A folder with two faults in its instrument and one in its case."""
    made = folder(tmp_path)
    path = made / "instrument.yaml"
    path.write_text(path.read_text().replace("minutes: 1", "minutes: soon, 5 % : 3"))
    case = made / "cases" / "storm.yaml"
    case.write_text(case.read_text().replace("about:", "abuot:"))
    return made


# check


@pytest.mark.parametrize("paths", [[], [ROOT / "instruments"], [REAL], [REAL / "instrument.yaml"]])
def test_sound_instruments_pass_in_silence(run, paths):
    assert run("check", *paths) == (0, "", "No problems found.\n")


def test_each_problem_is_a_line(run, tmp_path):
    made = folder(tmp_path)
    path = made / "instrument.yaml"
    path.write_text(path.read_text().replace("minutes: 1", "minutes: soon").replace("No,", "NO!,"))
    case = made / "cases" / "storm.yaml"
    case.write_text(case.read_text().replace("about:", "abuot:"))
    assert run("check", made) == (
        1,
        "sound/instrument.yaml:5:10: not-a-whole-number: “soon” is not a whole number "
        "(Write digits only, such as 6.)\n"
        "sound/cases/storm.yaml:1:1: unknown-key: the key “abuot” is not known here "
        "(Did you mean “about”?)\n",
        "",
    )


def test_json_is_for_tools(run, broken):
    code, out, _ = run("check", broken, "--format", "json")
    told = json.loads(out)
    assert code == 1
    keys = ["path", "line", "column", "code", "severity", "message", "hint"]
    assert [list(problem) for problem in told] == [keys, keys]
    assert [(p["path"], p["line"], p["column"], p["code"]) for p in told] == [
        ("sound/instrument.yaml", 5, 20, "yaml-syntax"),
        ("sound/cases/storm.yaml", 1, 1, "unknown-key"),
    ]


def test_github_annotates(run, broken):
    code, out, _ = run("check", broken, "--format", "github")
    first, second = out.splitlines()
    assert code == 1
    assert first.startswith("::error file=sound/instrument.yaml,line=5,col=20,title=yaml-syntax::")
    assert second.startswith("::error file=sound/cases/storm.yaml,line=1,col=1,title=unknown-key::")


def test_sound_instruments_are_an_empty_list_in_json(run):
    assert run("check", REAL, "--format", "json")[:2] == (0, "[]\n")


def test_a_warning_is_told_and_does_not_fail(run, tmp_path):
    made = folder(tmp_path)
    path = made / "instrument.yaml"
    never = "  spare:\n    - {id: a, label: A, value: 0}\n    - {id: b, label: B, value: 1}\n"
    path.write_text(path.read_text().replace("sections:\n  -", f"{never}sections:\n  -"))
    assert run("check", made) == (
        0,
        "sound/instrument.yaml:11:3: unused-option-set: no item uses the option set “spare” "
        "(Use it or remove it.)\n",
        "These are warnings: the site can be built all the same.\n",
    )


@pytest.mark.parametrize("name", ["absent", "absent/instrument.yaml"])
def test_a_path_that_is_not_there_is_said_so(run, name):
    sentence = f"{name}: there is nothing of that name. Check the path.\n"
    assert run("check", name) == (1, "", sentence)


def test_a_folder_without_an_instrument_is_said_so(run, tmp_path):
    (tmp_path / "empty").mkdir()
    sentence = "there is no instrument in this folder. Check the path.\n"
    assert run("check", "empty") == (1, "", f"empty: {sentence}")


@pytest.mark.parametrize("path", ["sound/cases/storm.yaml", "sound/cases", "sound", "."])
def test_a_case_is_checked_alone_or_with_all_around_it(run, tmp_path, path):
    case = folder(tmp_path) / "cases" / "storm.yaml"
    case.write_text(case.read_text().replace("score: 2", "score: 1"))
    code, out, _ = run("check", path)
    assert code == 1
    assert out.startswith("sound/cases/storm.yaml:6:20: case-differs: the case expects score 1,")
    assert out.count("\n") == 1


def test_a_case_alone_leaves_the_other_cases_out(run, tmp_path):
    made = folder(tmp_path)
    (made / "cases" / "broken.yaml").write_text("about: x\n")
    assert run("check", made / "cases" / "storm.yaml")[0] == 0
    assert run("check", made / "about.md")[0] == 1


def test_what_two_paths_share_is_told_once(run, broken):
    _, once, _ = run("check", broken)
    assert run("check", broken, broken / "instrument.yaml", broken / "cases")[1] == once


# score


INSTRUMENT = catalogue.load(REAL, []).loaded.instrument
CASES = {path.stem: case_file.load(path, INSTRUMENT) for path in catalogue.case_paths(REAL)}


@pytest.fixture
def answers(tmp_path):
    """Writes the responses of a case, changed as asked, into a response file."""

    def write(name="twenty-five-yeses-are-connected", **change):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(CASES[name].responses | change), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("name", [NAME, REAL, REAL / "instrument.yaml"])
def test_an_instrument_is_named_by_id_folder_or_file(run, answers, name):
    code, out, err = run("score", name, answers())
    assert (code, err) == (0, "")
    assert out.startswith("Proactive engagement, version 1.0.0\n")
    assert "25" in out
    assert "Connected" in out


@pytest.mark.parametrize("case", CASES)
def test_json_is_the_result_that_scoring_gives(run, answers, case):
    code, out, err = run("score", NAME, answers(case), "--format", "json")
    responses = response_sets.read(INSTRUMENT, CASES[case].responses)
    assert (code, err) == (0, "")
    assert json.loads(out) == results.compute(INSTRUMENT, responses)


def test_html_is_a_page_of_its_own(run, answers):
    code, out, err = run("score", NAME, answers(), "--format", "html")
    assert (code, err) == (0, "")
    assert out.lower().startswith("<!doctype html>")
    assert "Connected" in out
    assert "<script" not in out


CONTENTS = {
    "empty": (b"", "the file: empty: it is empty"),
    "cut short": (b'{"format": "inkbubble/respon', "the file: cut-off: it ends too early"),
    "another format": (b"{}", "format: wrong-format: this is not a response file of the format"),
    "not UTF-8": (b'{"a": "\xff"}', "it is not a response file: byte 8 is not UTF-8 text."),
}
CHANGES = {
    "an unknown item": (
        {"responses": {"sends-reminder-first": "yes"}},
        "responses.sends-reminder-first: unknown-item: this instrument has no item of that id "
        "(Did you mean “sends-reminders-first”?)",
    ),
    "an unknown option": (
        {"responses": {"sends-reminders-first": "maybe"}},
        "responses.sends-reminders-first: unknown-option: this item has no option “maybe” "
        "(Choose one of: yes, no.)",
    ),
    "another instrument": (
        {"instrument": {"id": "cx-maturity", "version": "1.0.0"}},
        "instrument.id: other-instrument: it answers “cx-maturity”, not “proactive-engagement” "
        "(Choose the instrument that the file was made for.)",
    ),
}


def assert_told_and_the_others_scored(run, path, sentence, others):
    code, out, err = run("score", NAME, path, *others, "--format", "json")
    assert code == 1
    assert err.startswith(f"{path}: {sentence}")
    assert err.count("\n") == 1
    results = [one["result"] for one in json.loads(out)["results"]]
    assert [one["scales"][0]["score"]["exact"] for one in results] == ["0"]


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_file_that_is_no_response_file_is_told_in_a_sentence(run, answers, tmp_path, kind):
    content, sentence = CONTENTS[kind]
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    assert_told_and_the_others_scored(run, path, sentence, [answers("all-no")])


@pytest.mark.parametrize("kind", CHANGES)
def test_responses_that_do_not_fit_are_told_in_a_sentence(run, answers, kind):
    change, sentence = CHANGES[kind]
    assert_told_and_the_others_scored(run, answers(**change), sentence, [answers("all-no")])


def test_a_missing_file_is_told_in_a_sentence(run, answers, tmp_path):
    sentence = "it can't be read: No such file or directory. Check the name of the file."
    path = tmp_path / "absent.json"
    assert_told_and_the_others_scored(run, path, sentence, [answers("all-no")])


def test_every_fault_of_a_file_is_told(run, answers):
    path = answers(responses={"sends-reminders-first": "maybe", "odd": "yes"})
    code, out, err = run("score", NAME, path)
    assert (code, out, err.count("\n")) == (1, "", 2)


def test_an_unknown_instrument_is_told_with_those_there_are(run, answers):
    known = ", ".join(path.name for path in catalogue.folders(ROOT / "instruments"))
    sentence = f"There is no instrument “other”. There are: {known}.\n"
    assert run("score", "other", answers()) == (1, "", sentence)


def test_nothing_is_scored_by_a_broken_instrument(run, answers, broken):
    code, out, err = run("score", broken, answers())
    assert (code, out) == (1, "")
    first, last = err.splitlines()
    assert first.startswith("sound/instrument.yaml:5:20: yaml-syntax: ")
    assert last == "Nothing was scored: first mend the instrument."
