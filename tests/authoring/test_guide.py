"""The guide for editors, proven: its examples run, and it names every key that there is."""

import re
from pathlib import Path

import pytest

from authoring import case_file, catalogue, instrument_file
from authoring.json_schema import SCHEMAS
from publishing import cli
from tests.authoring.samples import told

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("editors.md", "asking.md")}
GUIDE, ASKING = PAGES.values()


def blocks(page):
    return re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def is_case(block):
    return "/case.schema.json" in block


def is_excerpt(block):
    return block.startswith(("# In place of ", "# Beside "))


(INSTRUMENT,) = [block for block in blocks(GUIDE) if "/instrument.schema.json" in block]
CASES = [block for block in blocks(GUIDE) if is_case(block)]
EXCERPTS = [block for page in PAGES.values() for block in blocks(page) if is_excerpt(block)]
(RESPONSES,) = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
# “key: …” at the beginning of a line, with all lines that belong to it.
TOP_LEVEL = re.compile(r"^([a-z_]+):.*\n(?:[ ].*\n)*", re.MULTILINE)


def about(block):
    return re.search(r"^about: (.*)$", block, re.MULTILINE)[1]


def first_line(block):
    return block.splitlines()[0]


def named(excerpt):
    """The keys that an excerpt says it replaces, or stands beside."""
    return re.findall(r"“([a-z_]+)”", first_line(excerpt))


def with_excerpt(block):
    """The complete instrument with the excerpt's keys in place of its own.

    A key that the excerpt names and has not is left out.
    """
    text = INSTRUMENT
    parts = {part[1]: part[0] for part in TOP_LEVEL.finditer(block)}
    for key in named(block):
        own = next((own[0] for own in TOP_LEVEL.finditer(text) if own[1] == key), None)
        new = parts.get(key, "")
        text = text.replace(own, new) if own else text + new
    return text


def cases_of_excerpts():
    """Each case of the second page, with the instrument that its example makes."""
    instrument = INSTRUMENT
    for block in blocks(ASKING):
        if is_case(block):
            yield pytest.param(instrument, block, id=about(block))
        else:
            instrument = with_excerpt(block)


@pytest.fixture
def folder(tmp_path):
    """The folder of the complete instrument, made as the guide says."""
    made = tmp_path / re.search(r"^id: (.*)$", INSTRUMENT, re.MULTILINE)[1]
    (made / "cases").mkdir(parents=True)
    (made / "instrument.yaml").write_text(INSTRUMENT, encoding="utf-8")
    (made / "about.md").write_text("# About\n", encoding="utf-8")
    return made


@pytest.mark.parametrize("name", PAGES)
def test_every_block_is_an_instrument_a_case_or_an_excerpt(name):
    found = blocks(PAGES[name])
    assert len(found) >= 5
    assert all(block == INSTRUMENT or is_case(block) or is_excerpt(block) for block in found)


def test_the_complete_instrument_is_sound_and_its_cases_come_out(folder):
    for number, case in enumerate(CASES):
        (folder / "cases" / f"{number}.yaml").write_text(case, encoding="utf-8")
    assert told(catalogue.load(folder).problems) == []


@pytest.mark.parametrize(("instrument", "case"), list(cases_of_excerpts()))
def test_the_case_below_an_example_comes_out(folder, instrument, case):
    (folder / "instrument.yaml").write_text(instrument, encoding="utf-8")
    (folder / "cases" / "case.yaml").write_text(case, encoding="utf-8")
    assert told(catalogue.load(folder).problems) == []


@pytest.mark.parametrize(
    ("instrument", "case"),
    [*(pytest.param(INSTRUMENT, case, id=about(case)) for case in CASES), *cases_of_excerpts()],
)
def test_a_case_says_more_than_that_it_loads(folder, instrument, case):
    """Spoiled in anything that it expects, it no longer comes out."""
    (folder / "instrument.yaml").write_text(instrument, encoding="utf-8")
    sound = instrument_file.load(folder / "instrument.yaml").instrument
    path = folder / "cases" / "case.yaml"
    numbers = re.finditer(r"\b(?:answered|hidden|score|wanted|low|high): (\d(?:\.\d)?)", case)
    orders = re.finditer(r"\b(?:gaps|recommendations): \[(.*), (.*)\]", case)
    spoiled = [f"{case[: one.start(1)]}9{case[one.end(1) :]}" for one in numbers]
    spoiled += [case.replace(one[0], f"{one[0].split(':')[0]}: []") for one in orders]
    assert spoiled
    for text in spoiled:
        path.write_text(text, encoding="utf-8")
        assert case_file.run(case_file.load(path, sound), sound)


def test_the_response_file_is_scored_by_the_command_as_given(folder, tmp_path, monkeypatch, capsys):
    (tmp_path / "answers.json").write_text(RESPONSES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = re.search(r"build_site\.py (score .*)", GUIDE)[1]
    assert cli.main(command.split()) == 0
    assert "2 of 3 questions answered" in capsys.readouterr().out


@pytest.mark.parametrize("block", EXCERPTS, ids=first_line)
def test_an_excerpt_fits_where_it_says_it_does(folder, block):
    assert {part[1] for part in TOP_LEVEL.finditer(block)} <= set(named(block))
    path = folder / "instrument.yaml"
    path.write_text(with_excerpt(block), encoding="utf-8")
    assert told(instrument_file.load(path).problems) == []


def example(key, page=GUIDE):
    """The complete instrument with the page's first example that holds this text."""
    return next(with_excerpt(one) for one in blocks(page) if is_excerpt(one) and key in one)


FIRST, SECOND = example("surprises"), example("readiness")
WEIGHTED = INSTRUMENT.replace("sum\n", "sum\n    weights: {notes-written: 2}\n")


def without_bands(text):
    return re.sub(r" {4}bands:\n( {6}.*\n)+", "", text)


@pytest.mark.parametrize(
    ("text", "responses", "scale", "score"),
    [
        (INSTRUMENT, "notes-written: yes, notes-found: yes, access-shared: no", "total", "2"),
        (FIRST, "notes-written: yes, surprises: never", "total", "2"),
        (SECOND, "notes-written: yes, notes-found: yes, access-shared: no", "readiness", "3/4"),
        (WEIGHTED, "notes-written: yes, notes-found: yes, access-shared: no", "total", "3"),
        *(
            (
                without_bands(INSTRUMENT).replace("aggregate: sum", f"aggregate: {aggregate}"),
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
                INSTRUMENT.replace("complete", f"{{min_valid: 2, others: {others}}}"),
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


ADVICE = example("recommendations", ASKING)
PARTLY = (
    example("requirements", ASKING)
    .replace("value: 0}\n", "value: 0}\n    - {id: partly, label: Partly, value: 1/2}\n", 1)
    .replace("          - {capability: shared-folder, text: The folder is open to the team.}\n", "")
)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        # “so “not no” holds before anything is answered”
        (example("show_if", ASKING), "responses: {}\nexpect: {hidden: 1}"),
        # “the item leaves its scales until it is shown again”
        (
            example("show_if", ASKING),
            "responses: {notes-written: yes, notes-found: yes, access-shared: yes}\n"
            "expect: {hidden: 0, scales: {total: {score: 3}}}",
        ),
        # “With `scale_targets: {total: fragile}` as well, 0 would be wanted.”
        (
            example("targets", ASKING),
            "otherwise: no\nresponses: {notes-written: yes}\ntargets: {notes-found: yes}\n"
            "scale_targets: {total: fragile}\nexpect: {scales: {total: {score: 1, wanted: 0}}}",
        ),
        # “a number, or, where it has bands, a band”
        (
            without_bands(example("targets", ASKING)),
            "responses: {}\nscale_targets: {total: 3}\nexpect: {scales: {total: {wanted: 3}}}",
        ),
        # “half the way is half a gap”: twice the weight, half the gap, and so as in the catalogue
        (
            PARTLY,
            "responses: {notes-found: no, access-shared: partly}\n"
            "expect: {gaps: [shared-folder, deputy]}",
        ),
        (PARTLY, "otherwise: no\nresponses: {}\nexpect: {gaps: [deputy, shared-folder]}"),
        # “A recommendation waits until it is settled”
        (
            ADVICE,
            "responses: {}\nexpect: {recommendations: []}",
        ),
        (
            ADVICE,
            "responses: {notes-written: no}\n"
            "expect: {recommendations: [notes-written/no], not_recommended: [postpone, try-it]}",
        ),
        (
            ADVICE,
            "otherwise: no\nresponses: {}\nexpect: {recommendations: "
            "[postpone, access-shared/no, total/fragile, notes-written/no]}",
        ),
        (ADVICE, "otherwise: yes\nresponses: {}\nexpect: {recommendations: []}"),
    ],
)
def test_what_the_guide_says_of_the_further_ways_is_so(folder, text, case):
    (folder / "instrument.yaml").write_text(text, encoding="utf-8")
    path = folder / "cases" / "said.yaml"
    path.write_text(f"about: Something that the guide says\n{case}\n", encoding="utf-8")
    assert told(catalogue.load(folder).problems) == []


def test_a_response_file_has_the_same_keys_as_a_case(folder):
    (case,) = [block for block in blocks(ASKING) if is_case(block) and "targets" in block]
    path = folder / "cases" / "case.yaml"
    path.write_text(case, encoding="utf-8")
    (folder / "instrument.yaml").write_text(example("targets", ASKING), encoding="utf-8")
    instrument = instrument_file.load(folder / "instrument.yaml").instrument
    assert case_file.load(path, instrument).responses["targets"] == {"notes-found": "yes"}
    assert "A response file has the same keys." in ASKING


def test_what_the_guide_says_of_numbers_and_limits_is_so(folder):
    """“A scale that lists a number counts it; the number then needs `minimum` and `maximum`.”"""
    text = example("days-away", ASKING).replace("sections: [basics]", "items: [days-away]")
    path = folder / "instrument.yaml"
    path.write_text(text.replace("from: 2", "from: 12"), encoding="utf-8")
    instrument = instrument_file.load(path).instrument
    assert [member.id for member in instrument.scales[0].members] == ["days-away"]
    path.write_text(text.replace("        maximum: 366\n", ""), encoding="utf-8")
    assert [problem.code for problem in instrument_file.load(path).problems] == ["no-range"]
    lengths = re.search(r"up to (\d+) characters, `long_text` several of up to (\d+)", ASKING)
    for kind, length in zip(("short_text", "long_text"), lengths.groups(), strict=True):
        written = INSTRUMENT.replace(
            "    items:\n", f"    items:\n      - {{id: name, stem: N, type: {kind}}}\n"
        )
        path.write_text(written, encoding="utf-8")
        assert instrument_file.load(path).instrument.items["name"].max_length == int(length)


def test_six_items_may_depend_on_each_other_in_a_row(folder):
    def chain(length):
        before = ["notes-written", *(f"i{n}" for n in range(length))]
        items = "".join(
            f"      - {{id: i{n}, stem: S, show_if: {{item: {before[n]}, is: [yes]}}}}\n"
            for n in range(length)
        )
        text = INSTRUMENT.replace("scales:\n", f"{items}scales:\n")
        (folder / "instrument.yaml").write_text(text, encoding="utf-8")
        return [one.code for one in instrument_file.load(folder / "instrument.yaml").problems]

    assert "At most six items may depend on each other in a row." in ASKING
    assert (chain(6), chain(7)) == ([], ["long-chain"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_stands_in_one_of_the_guides_tables(name):
    tables = GUIDE[GUIDE.index("## All keys") :] + ASKING[ASKING.index("## All further keys") :]
    schema = SCHEMAS[name].model_json_schema()
    keys = {
        key for part in [schema, *schema.get("$defs", {}).values()] for key in part["properties"]
    }
    assert keys <= set(re.findall(r"`([a-z_]+)`", tables))


def test_the_tables_name_no_key_or_word_that_is_not_there():
    """Each is a key, one of the words that a key may have, or an example's."""
    schemas = [schema.model_json_schema() for schema in SCHEMAS.values()]
    parts = [part for schema in schemas for part in [schema, *schema.get("$defs", {}).values()]]
    keys = {key for part in parts for key in part["properties"]}
    words = set(re.findall(r"'(?:enum|const)': (?:\[([^]]*)\]|'([a-z_]+)')", str(schemas)))
    known = {word for found in words for word in re.findall(r"[a-z_]+", " ".join(found))}
    languages = {"en", "de"}
    tables = GUIDE[GUIDE.index("## All keys") :] + ASKING[ASKING.index("## All further keys") :]
    assert set(re.findall(r"`([a-z_]+)`", tables)) <= keys | known | languages | {"true", "none"}


def test_the_guides_message_is_the_one_that_check_prints(folder, monkeypatch, capsys):
    shown = re.search(r"^ {4}(instruments/\S+: .*)$", GUIDE, re.MULTILINE)[1]
    path = folder / "instrument.yaml"
    path.write_text(INSTRUMENT.replace("\ntitle: H", "\ntitel: H"), encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    assert cli.main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == f"{shown.removeprefix('instruments/')}\n"


def test_the_pages_lead_to_each_other():
    for page, other in ((GUIDE, "asking.md"), (ASKING, "editors.md")):
        links = re.findall(rf"\]\({other}#?([a-z-]*)\)", page)
        headings = {
            re.sub(r"[^a-z]+", "-", line.lower()).strip("-")
            for line in re.findall(r"^#+ (.*)$", PAGES[other], re.MULTILINE)
        }
        assert links
        assert set(links) <= {"", *headings}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_the_guide_is_read_in_five_minutes(name):
    """A thousand words at 200 a minute; examples and tables are looked up, not read."""
    prose = re.sub(r"^```.*?^```$", "", PAGES[name], flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^( {4}|\|).*$", "", prose, flags=re.MULTILINE)
    assert 500 < len(prose.split()) < 1000
