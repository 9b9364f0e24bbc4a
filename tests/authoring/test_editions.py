"""Editions: each is on record, and a change needs a version that says so."""

import json
import shutil
from pathlib import Path

import pytest

from authoring import catalogue, editions, instrument_file
from authoring.lint_editions import step_between
from scoring import edition, edition_changes, fitting, responses, result, scale_rule
from tests.authoring.samples import TEXT, folder, load, replaced

GARDEN = Path(__file__).parents[1] / "editions" / "garden"
NOW = instrument_file.load(GARDEN / "instrument.yaml")
VERSIONS = ["1.0.0", "1.1.0", "2.0.0"]


def kept(version):
    return json.loads((GARDEN / "kept" / f"{version}.json").read_text(encoding="utf-8"))


def test_the_garden_and_its_earlier_editions_are_sound():
    assert catalogue.load(GARDEN).problems == []
    assert [one["version"] for one in NOW.records] == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_record_is_what_the_edition_was(version, tmp_path):
    source = GARDEN / "earlier" / f"{version}.yaml"
    (tmp_path / "garden").mkdir()
    path = tmp_path / "garden" / "instrument.yaml"
    shutil.copy(source if source.exists() else GARDEN / "instrument.yaml", path)
    found = instrument_file.load(path)
    text = (GARDEN / "editions" / f"{version}.json").read_text(encoding="utf-8")
    assert editions.text(edition.record(found.instrument)) == text


def test_what_was_kept_in_the_first_edition_opens_in_the_newest():
    fitted = fitting.fit(NOW.instrument, kept("1.0.0"))
    read = responses.read(NOW.instrument, fitted.data)
    assert read.version == "2.0.0"
    assert read.chosen == {
        **{"moisture": "each-day", "weeding": "unknown", "grown": ("herbs", "grass")},
        **{"name": "Down by the river", "rake.blade": "poor"},
        **{"fork.blade": "good", "fork.handle": "poor"},
    }
    assert read.targets == {"moisture": "weekly"}
    assert read.scale_targets == {"care-score": 3}
    assert read.details.fields == {"gardener": "Ada", "plot": "sunny"}
    assert [step.id for step in read.plan] == ["target/moisture", "own/1"]
    assert fitted.data["set_aside"] == {
        "responses": {"digging": "weekly", "beds": 33},
        "targets": {"digging": "daily"},
        "notes": {"digging": "With my neighbour"},
        "plan": [{"id": "target/digging"}],
        "details": {"fields": {"phone": "030 123456"}},
    }


def test_what_was_kept_in_the_second_edition_opens_in_the_newest():
    fitted = fitting.fit(NOW.instrument, kept("1.1.0"))
    read = responses.read(NOW.instrument, fitted.data)
    assert read.chosen == {
        **{"moisture": "each-day", "weeding": "never", "grown": ("fruit",), "beds": 3},
        "fork.handle": "good",
    }
    # What was set aside before stays so: it has no place yet, or another answer has taken it.
    assert fitted.data["set_aside"] == kept("1.1.0")["set_aside"]


def test_what_was_kept_in_the_newest_edition_stays_as_it_is():
    assert fitting.fit(NOW.instrument, kept("2.0.0")).data == kept("2.0.0")


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_kept_is_scored(version):
    fitted = fitting.fit(NOW.instrument, kept(version))
    assert result.compute(NOW.instrument, responses.read(NOW.instrument, fitted.data))


@pytest.mark.parametrize(
    ("then", "now", "step"),
    [
        ("1.0.0", "1.0.0", "same"),
        ("1.0.0", "1.0.1", "words"),
        ("1.0.9", "1.0.10", "words"),
        ("1.0.0", "1.1.0", "meaning"),
        ("1.9.0", "1.10.0", "meaning"),
        ("1.9.3", "2.0.0", "meaning"),
        ("1.10.0", "1.9.0", "back"),
        ("1.0.1", "1.0.0", "back"),
        ("2.0.0", "1.9.9", "back"),
        ("spring", "spring", "same"),
        ("spring", "autumn", "meaning"),
        ("2026-1", "2026-2", "meaning"),
        ("1.0", "1.1", "meaning"),
        ("1.0.0", "1.0.1-beta", "meaning"),
    ],
)
def test_a_version_says_what_has_changed(then, now, step):
    assert step_between(then, now) == step


def recorded(tmp_path, text, version="1.0.0"):
    """The problems of a text in a folder that has the sound instrument on record."""
    made = folder(tmp_path)
    sound = edition.record(instrument_file.load(made / "instrument.yaml").instrument)
    (made / "editions").mkdir()
    editions.path_of(made, version).write_text(
        editions.text({**sound, "version": version}), encoding="utf-8"
    )
    (made / "instrument.yaml").write_text(text, encoding="utf-8")
    problems = instrument_file.load(made / "instrument.yaml").problems
    return [(one.code, one.severity) for one in problems]


CHANGES = {
    "value": ("label: Yes, value: 1", "label: Yes, value: 2"),
    "cut score": ("from: 2", "from: 1"),
    "rule": ("aggregate: sum", "aggregate: mean\n    digits: 0"),
    "id": ("id: rain\n", "id: shower\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("version", ["1.1.0", "2.0.0", "1.0.0-a", "next"])
def test_any_change_is_sound_with_a_version_that_says_so(change, version, tmp_path):
    text = replaced(change, ("version: 1.0.0", f"version: {version}"))
    text = text.replace("from: 2", "from: 1")  # within a mean's reach
    assert recorded(tmp_path, text) == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("version", ["1.0.0", "1.0.1"])
def test_no_change_of_meaning_passes_for_one_of_words(change, version, tmp_path):
    text = replaced(change).replace("version: 1.0.0", f"version: {version}")
    if "mean" in text:
        text = text.replace("from: 2", "from: 1")
    found = recorded(tmp_path, text)
    assert found and {severity for _, severity in found} == {"error"}


def test_words_may_change_with_a_step_of_the_last_number(tmp_path):
    words = ("Does it rain?", "Is it raining?")
    assert recorded(tmp_path, replaced(words)) == [("reworded", "warning")]
    step = replaced(words, ("version: 1.0.0", "version: 1.0.1"))
    assert recorded(tmp_path / "next", step) == []


def test_an_id_with_its_earlier_one_beside_it_is_no_change_of_meaning(tmp_path):
    text = replaced(
        ("id: rain\n", "id: shower\n        renamed_from: rain\n"),
        ("{id: no, label", "{id: never, renamed_from: no, label"),
        ("  - id: total\n", "  - id: sum\n    renamed_from: [total]\n"),
        ("{id: storm,", "{id: gale, renamed_from: storm,"),
        ("headline: total", "headline: sum"),
        ("version: 1.0.0", "version: 1.0.1"),
    )
    assert recorded(tmp_path, text) == []


def test_nothing_is_asked_of_an_instrument_without_records(tmp_path):
    assert load(tmp_path, TEXT).problems == []


@pytest.mark.parametrize("version", ["2026/27", "../1", "a b", "ä", "1.0.0"])
def test_a_version_of_any_form_has_its_record_in_the_folder(version, tmp_path):
    path = editions.path_of(tmp_path, version)
    assert path.parent == tmp_path / "editions"
    assert path.suffix == ".json"


def test_the_newest_record_counts_by_its_numbers():
    versions = ["1.10.0", "1.9.0", "1.0.0", "2.0.0-rc", "10.0.0"]
    ordered = ["1.0.0", "1.9.0", "1.10.0", "2.0.0-rc", "10.0.0"]
    assert sorted(versions, key=editions.order) == ordered


def test_a_rule_tells_how_a_scale_is_scored_and_nothing_else():
    """Another aggregate, weight, rule for missing or condition is another rule; words are not."""
    first, second, third = (
        {one["id"]: one["rule"] for one in record["scales"]} for record in NOW.records
    )
    assert first["total"] != second["total"]  # an item is gone
    assert second["rake"] == first["rake"]
    assert third["rake"] != second["rake"]  # its cells have other ids …
    changes = edition_changes.of(NOW.instrument, NOW.records[1])
    assert [one.id for one in changes if one.what == "rule"] == ["care-score"]  # … which is none
    names = {scale_rule.name(NOW.instrument, scale) for scale in NOW.instrument.scales}
    assert len(names) == len(NOW.instrument.scales)
