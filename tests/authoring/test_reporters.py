"""Problems written out for people, tools and workflows."""

import json
from pathlib import Path

import pytest

from authoring import reporters
from authoring.problem import Place, Problem

PROBLEMS = [
    Problem(Path("a") / "b.yaml", Place(3, 14), "unknown-key", "no “x”", "Did you mean “y”?"),
    Problem(Path("b.yaml"), Place(1, 1), "unused-option-set", "100 %", "Use it.", "warning"),
]


def test_the_text_is_a_line_a_problem():
    assert reporters.text(PROBLEMS) == (
        "a/b.yaml:3:14: unknown-key: no “x” (Did you mean “y”?)\n"
        "b.yaml:1:1: unused-option-set: 100 % (Use it.)\n"
    )


def test_json_has_the_keys_of_the_contract():
    assert json.loads(reporters.as_json(PROBLEMS)) == [
        {
            "path": "a/b.yaml",
            "line": 3,
            "column": 14,
            "code": "unknown-key",
            "severity": "error",
            "message": "no “x”",
            "hint": "Did you mean “y”?",
        },
        {
            "path": "b.yaml",
            "line": 1,
            "column": 1,
            "code": "unused-option-set",
            "severity": "warning",
            "message": "100 %",
            "hint": "Use it.",
        },
    ]


def test_workflow_annotations_escape_what_has_a_meaning_there():
    odd = Problem(Path("a,b:c.yaml"), Place(2, 5), "empty", "50 %\nnew\r", "Do: a, b.")
    assert reporters.github([odd, PROBLEMS[1]]) == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=5,title=empty::50 %25%0Anew%0D (Do: a, b.)\n"
        "::warning file=b.yaml,line=1,col=1,title=unused-option-set::100 %25 (Use it.)\n"
    )


@pytest.mark.parametrize(("name", "nothing"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_no_problems_are_nothing(name, nothing):
    assert reporters.REPORTERS[name]([]) == nothing


def test_a_path_is_told_from_where_one_stands(tmp_path, monkeypatch):
    problem = Problem(tmp_path / "x" / "y.yaml", Place(1, 1), "empty", "m", "H.")
    monkeypatch.chdir(tmp_path)
    assert reporters.text([problem]).startswith("x/y.yaml:1:1: ")
    monkeypatch.chdir("/")
    assert reporters.text([problem]).startswith(f"{tmp_path.relative_to('/').as_posix()}/x/y.yaml:")
