"""Checking: all problems at once, in the order of the file, a misspelt key only once."""

from authoring import case_file
from tests.authoring.samples import SOUND, load, places, replaced, told


def test_all_problems_of_the_form_are_told_in_the_order_of_the_file(tmp_path):
    text = replaced(
        ("title: Sound", "titel: Sound"),
        ("minutes: 1", "minutes: soon"),
        ("id: rain", "id: Rain"),
        ("aggregate: sum", "aggregate: average"),
        ("headline: total", "headline:"),
    )
    assert places(load(tmp_path, text).problems) == [
        ("unknown-key", 3, 1),
        ("not-a-whole-number", 5, 10),
        ("bad-form", 16, 13),
        ("unknown-word", 24, 16),
        ("empty", 29, 10),
    ]


def test_all_problems_of_the_meaning_are_told_in_the_order_of_the_file(tmp_path):
    text = replaced(
        ("id: sound", "id: other"),
        ("label: No, value: 0", "label: No"),
        ("id: wind", "id: rain"),
        ("sections: [first]", "sections: [second]"),
        ("headline: total", "headline: totals"),
    )
    assert [code for code, _, _ in places(load(tmp_path, text).problems)] == [
        "id-not-folder",
        "value-or-missing",
        "duplicate-id",
        "unknown-section",
        "unknown-scale",
    ]


def test_a_scale_may_bear_the_name_of_a_key(tmp_path):
    """What an editor named is not taken for a key when the known keys are looked up."""
    path = tmp_path / "case.yaml"
    path.write_text("about: x\nresponses: {}\nexpect: {scales: {range: {scoore: 1}}}\n")
    assert told(case_file.form_problems(path)) == [
        "3:27: unknown-key: the key “scoore” is not known here (Did you mean “score”?)"
    ]


def test_many_ids_are_not_all_listed(tmp_path):
    items = "".join(f"\n      - {{id: item-{n}, stem: Question {n}}}" for n in range(20))
    text = replaced(
        ("      - id: rain\n        stem: Does it rain?", items.strip("\n")),
        ("sections: [first]", "items: [zzz]"),
    )
    (problem,) = load(tmp_path, text).problems
    assert problem.hint.endswith("item-10, item-11 and 9 more.")


def test_a_warning_does_not_refuse_the_instrument(tmp_path):
    spare = "  spare:\n    - {id: a, label: A, value: 0}\n    - {id: b, label: B, value: 1}"
    loaded = load(tmp_path, replaced(("option_sets:", f"option_sets:\n{spare}")))
    assert [problem.severity for problem in loaded.problems] == ["warning"]
    assert loaded.compiled is not None


def test_nothing_is_compiled_from_an_instrument_with_an_error(tmp_path):
    loaded = load(tmp_path, replaced(("from: 2", "from: 3")))
    assert (loaded.compiled, loaded.instrument) == (None, None)


def test_a_case_that_leaves_an_item_open_overrides_otherwise(tmp_path):
    instrument = load(tmp_path, replaced()).instrument
    path = tmp_path / "case.yaml"
    text = (SOUND / "cases" / "storm.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("{}", "{wind: }").replace("score: 2, band: storm", "score: none"))
    case = case_file.load(path, instrument)
    assert case.responses["responses"] == {"rain": "yes"}
    assert case_file.run(case, instrument) == []
