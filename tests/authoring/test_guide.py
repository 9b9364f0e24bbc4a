"""The guide for editors, proven: its examples run, and it names every key that there is."""

import re
from pathlib import Path

import pytest

from authoring import case_file, catalogue, instrument_file
from authoring.json_schema import SCHEMAS
from publishing import cli
from tests.authoring.samples import told

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
INSTRUMENTS = [block for block in BLOCKS if "/instrument.schema.json" in block]
CASES = [block for block in BLOCKS if "/case.schema.json" in block]
EXCERPTS = [block for block in BLOCKS if block.startswith("# In place of ")]
(RESPONSES,) = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
# “key: …” at the beginning of a line, with all lines that belong to it.
TOP_LEVEL = re.compile(r"^([a-z_]+):.*\n(?:[ ].*\n)*", re.MULTILINE)


def about(block):
    return re.search(r"^about: (.*)$", block, re.MULTILINE)[1]


@pytest.fixture
def folder(tmp_path):
    """The folder of the complete instrument, made as the guide says."""
    made = tmp_path / re.search(r"^id: (.*)$", INSTRUMENTS[0], re.MULTILINE)[1]
    (made / "cases").mkdir(parents=True)
    (made / "instrument.yaml").write_text(INSTRUMENTS[0], encoding="utf-8")
    (made / "about.md").write_text("# About\n", encoding="utf-8")
    return made


def test_every_block_is_an_instrument_a_case_or_an_excerpt():
    assert len(INSTRUMENTS) == 1
    assert len(BLOCKS) == len(INSTRUMENTS + CASES + EXCERPTS)


def test_the_complete_instrument_is_sound_and_its_cases_come_out(folder):
    for number, case in enumerate(CASES):
        (folder / "cases" / f"{number}.yaml").write_text(case, encoding="utf-8")
    assert told(catalogue.load(folder).problems) == []


@pytest.mark.parametrize("case", CASES, ids=about)
def test_a_case_says_more_than_that_it_loads(folder, case):
    """Spoiled in any number that it expects, it no longer comes out."""
    path = folder / "cases" / "case.yaml"
    instrument = instrument_file.load(folder / "instrument.yaml").instrument
    numbers = list(re.finditer(r"\b(?:answered|score|low|high): (\d)", case))
    assert numbers
    for number in numbers:
        path.write_text(f"{case[: number.start(1)]}9{case[number.end() :]}", encoding="utf-8")
        assert case_file.run(case_file.load(path, instrument), instrument)


def test_the_response_file_is_scored_by_the_command_as_given(folder, tmp_path, monkeypatch, capsys):
    (tmp_path / "answers.json").write_text(RESPONSES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = re.search(r"build_site\.py (score .*)", GUIDE)[1]
    assert cli.main(command.split()) == 0
    assert "2 of 3 questions answered" in capsys.readouterr().out


def with_excerpt(block):
    """The complete instrument with the excerpt's keys in place of its own."""
    text = INSTRUMENTS[0]
    for part in TOP_LEVEL.finditer(block):
        own = next((own for own in TOP_LEVEL.finditer(text) if own[1] == part[1]), None)
        text = text.replace(own[0], part[0]) if own else text + part[0]
    return text


@pytest.mark.parametrize("block", EXCERPTS, ids=lambda block: block.splitlines()[0])
def test_an_excerpt_fits_where_it_says_it_does(folder, block):
    named = re.findall(r"“([a-z]+)”", block.splitlines()[0])
    assert [part[1] for part in TOP_LEVEL.finditer(block)] == named
    path = folder / "instrument.yaml"
    path.write_text(with_excerpt(block), encoding="utf-8")
    assert told(instrument_file.load(path).problems) == []


FIRST, SECOND = (with_excerpt(block) for block in EXCERPTS)
WEIGHTED = INSTRUMENTS[0].replace("sum\n", "sum\n    weights: {notes-written: 2}\n")


def without_bands(text):
    return re.sub(r" {4}bands:\n( {6}.*\n)+", "", text)


@pytest.mark.parametrize(
    ("text", "responses", "scale", "score"),
    [
        (INSTRUMENTS[0], "notes-written: yes, notes-found: yes, access-shared: no", "total", "2"),
        (FIRST, "notes-written: yes, surprises: never", "total", "2"),
        (SECOND, "notes-written: yes, notes-found: yes, access-shared: no", "readiness", "3/4"),
        (WEIGHTED, "notes-written: yes, notes-found: yes, access-shared: no", "total", "3"),
        *(
            (
                without_bands(INSTRUMENTS[0]).replace("aggregate: sum", f"aggregate: {aggregate}"),
                "notes-written: yes, notes-found: yes, access-shared: no",
                "total",
                score,
            )
            for aggregate, score in [
                ("mean", "2/3"),
                ("percent", "200/3"),
                ("min", "0"),
                ("max", "1"),
            ]
        ),
        *(
            (
                INSTRUMENTS[0].replace("complete", f"{{min_valid: 2, others: {others}}}"),
                "notes-written: yes, notes-found: yes",
                "total",
                score,
            )
            for others, score in [("left_out", "2"), ("prorated", "3")]
        ),
    ],
)
def test_the_guides_numbers_are_right(folder, text, responses, scale, score):
    (folder / "instrument.yaml").write_text(text, encoding="utf-8")
    expected = f"expect: {{scales: {{{scale}: {{score: {score}}}}}}}"
    case = f"about: A number of the guide\nresponses: {{{responses}}}\n{expected}\n"
    (folder / "cases" / "numbers.yaml").write_text(case, encoding="utf-8")
    assert told(catalogue.load(folder).problems) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_stands_in_the_guides_table(name):
    table = GUIDE[GUIDE.index("## All keys") :]
    schema = SCHEMAS[name].model_json_schema()
    keys = {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    assert keys <= set(re.findall(r"`([a-z_]+)`", table))


def test_the_guides_message_is_the_one_that_check_prints(folder, monkeypatch, capsys):
    shown = re.search(r"^ {4}(instruments/\S+: .*)$", GUIDE, re.MULTILINE)[1]
    path = folder / "instrument.yaml"
    path.write_text(INSTRUMENTS[0].replace("\ntitle: H", "\ntitel: H"), encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    assert cli.main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == f"{shown.removeprefix('instruments/')}\n"


def test_the_guide_fits_on_a_few_pages():
    prose = re.sub(r"^```yaml\n.*?^```$|^ {4}.*$|^\|.*$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
    assert len(prose.split()) < 1000
