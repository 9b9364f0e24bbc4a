"""The folder of instruments: what counts as one, and whose problems are told."""

from authoring import catalogue
from tests.authoring.samples import folder, places


def test_a_folder_with_yaml_is_an_instrument_even_if_its_file_has_a_wrong_name(tmp_path):
    made = folder(tmp_path)
    (tmp_path / "LICENSE.md").write_text("MIT")
    (tmp_path / "left-over").mkdir()
    assert catalogue.folders(tmp_path) == [made]
    (made / "instrument.yaml").rename(made / "instrument.yml")
    assert catalogue.folders(tmp_path) == [made]
    assert places(catalogue.load(made).problems) == [("unreadable", 1, 1)]


def test_an_about_page_that_is_not_utf_8_is_told_with_its_own_path(tmp_path):
    made = folder(tmp_path)
    (made / "about.md").write_bytes("# À propos\n".encode("latin-1"))
    (problem,) = catalogue.load(made).problems
    assert (problem.path, *places([problem])) == (made / "about.md", ("not-utf8", 1, 3))


def test_cases_run_whatever_their_ending(tmp_path):
    made = folder(tmp_path)
    storm = made / "cases" / "storm.yaml"
    storm.write_text(storm.read_text().replace("score: 2", "score: 1"))
    storm.rename(storm.with_suffix(".yml"))
    assert places(catalogue.load(made).problems) == [("case-differs", 6, 20)]


def test_only_the_cases_asked_for_run(tmp_path):
    made = folder(tmp_path)
    (made / "cases" / "broken.yaml").write_text("about: x\n")
    assert catalogue.load(made, [made / "cases" / "storm.yaml"]).problems == []
    assert catalogue.load(made, []).problems == []
    assert len(catalogue.load(made).problems) == 2


def test_a_warning_does_not_keep_the_site_from_being_built(tmp_path):
    made = folder(tmp_path)
    path = made / "instrument.yaml"
    spare = "sections:\n  - id: first\n"
    path.write_text(
        path.read_text().replace(
            spare,
            "  spare:\n    - {id: a, label: A, value: 0}\n    - {id: b, label: B, value: 1}\n"
            + spare,
        )
    )
    entry = catalogue.load(made)
    assert [problem.severity for problem in entry.problems] == ["warning"]
    assert not catalogue.has_error([entry])
    (made / "about.md").unlink()
    assert catalogue.has_error([catalogue.load(made)])
