"""Reading: every scalar is the text that stands there, and everything has its place."""

import pytest

from authoring import reading
from authoring.problem import Place
from tests.authoring.samples import STEM, TEXT, load, places, replaced

# Plain words that YAML gives a second meaning.
PLAIN = [
    *("no", "yes", "on", "off", "y", "n", "true", "false", "null", "~", "="),
    *("010", "0o10", "0x1F", "0b11", "1_000", "1.10", "1e3", ".5", ".inf", ".nan", "+1", "-1"),
    *("12:30", "190:20:30", "2026-01-01", "2026-01-01T10:00:00Z"),
]


def document(tmp_path, text):
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8")
    return reading.read(path)


@pytest.mark.parametrize("word", PLAIN)
def test_a_plain_word_stays_the_text_that_it_is(word, tmp_path):
    loaded = load(tmp_path, replaced(("label: No", f"label: {word}"), (STEM, word)))
    item = loaded.compiled["sections"][0]["items"][0]
    assert (item["stem"], item["options"][1]["label"]) == (word, word)


@pytest.mark.parametrize("text", ['"yes"', "'yes'", "yes # comment", "&amp", "Yes: no", "a\n b"])
def test_the_same_file_gives_the_same_values(text, tmp_path):
    first, second = (load(tmp_path, TEXT.replace(STEM, text)) for _ in range(2))
    assert (first.compiled, first.problems) == (second.compiled, second.problems)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("byte order mark", "\ufeff" + TEXT),
        ("line ends of Windows", TEXT.replace("\n", "\r\n")),
        ("no line end at the end", TEXT.rstrip("\n")),
        ("a document's marks", f"---\n{TEXT}...\n"),
        ("comments and empty lines", "# note\n\n" + TEXT.replace("\nscales", " # x\n\nscales")),
        ("quotation marks", replaced((STEM, f'"{STEM}"'), ("value: 1", "value: '1'"))),
        (
            "numbers written otherwise",
            replaced(("value: 1", "value: +1.0"), ("from: 2", "from: 4/2")),
        ),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_what_makes_no_difference_makes_none(change, text, tmp_path):
    assert load(tmp_path, text).compiled == load(tmp_path, TEXT).compiled


def test_texts_keep_what_people_write(tmp_path):
    stem = "“Où?” – naïve café, 天気, שלום, 👩\u200d🔧 & <b>tags</b> 100 %, no#1, it's {{ }}"
    loaded = load(tmp_path, replaced((STEM, stem)))
    assert loaded.compiled["sections"][0]["items"][0]["stem"] == stem


def test_keys_and_values_have_places(tmp_path):
    found = document(tmp_path, 'a: 1\nb:\n  - {c: "x", d: [y, z]}\n  - e: >-\n      long\n')
    assert found.data == {"a": "1", "b": [{"c": "x", "d": ["y", "z"]}, {"e": "long"}]}
    assert found.place(("a",)) == Place(1, 4)
    assert found.key_place(("a",)) == Place(1, 1)
    assert found.place(("b", 0, "c")) == Place(3, 9)
    assert found.key_place(("b", 0, "d")) == Place(3, 14)
    assert found.place(("b", 0, "d", 1)) == Place(3, 21)
    assert found.place(("b", 1, "e")) == Place(4, 8)


def test_the_place_of_a_part_that_is_not_there_is_the_part_around_it(tmp_path):
    found = document(tmp_path, "a:\n  b: 1\n")
    assert found.place(("a", "x", "y")) == Place(2, 3)
    assert found.place(("x",)) == Place(1, 1)


def test_the_places_do_not_count_a_byte_order_mark(tmp_path):
    assert document(tmp_path, "\ufeffa: 1\n").key_place(("a",)) == Place(1, 1)


def test_all_faults_up_to_the_first_that_breaks_the_syntax_are_told(tmp_path):
    found = document(tmp_path, "a: &x 1\nb: !t 2\na: 3\nc: *x\nd: [\n")
    assert places(found) == [
        ("anchor", 1, 4),
        ("tag", 2, 4),
        ("duplicate-key", 3, 1),
        ("alias", 4, 4),
        ("yaml-syntax", 6, 1),
    ]


def test_a_file_larger_than_any_questionnaire_is_refused(tmp_path):
    (problem,) = document(tmp_path, "# " + "x" * reading.MAX_BYTES)
    assert (problem.code, problem.message) == ("file-too-large", "it is larger than 1 MB")


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    (problem,) = reading.read(tmp_path / "absent.yaml")
    assert (problem.code, problem.place) == ("unreadable", Place(1, 1))


def test_few_of_many_control_characters_are_told(tmp_path):
    assert len(document(tmp_path, "a: " + "\0" * 1000)) == 20
