"""Editions: each is on record, and a change needs a version that says so."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, strategies
from pydantic_core import PydanticCustomError

from authoring import catalogue, editions, fields, instrument_file
from authoring.version_form import newest, order, step_between
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
        ("1.0.0-rc2", "1.0.0-rc1", "meaning"),
        ("2026-11", "2026-10", "back"),
        ("2026-11", "2027-01", "meaning"),
        ("2026-9", "2026-10", "meaning"),
        ("2026-10", "2026-9", "back"),
        ("2026-11", "2026.10", "meaning"),
        ("11-2026", "01-2027", "meaning"),
        ("01-2027", "11-2026", "back"),
        ("31-12-2026", "01-01-2027", "meaning"),
        ("v2", "v1", "back"),
        ("1.0", "1.00", "same"),
        ("1.0.0", "1.0.00", "same"),
    ],
)
def test_a_version_says_what_has_changed(then, now, step):
    assert step_between(then, now) == step


def recorded(tmp_path, text, *versions):
    """The problems of a text in a folder that has the sound instrument on record."""
    made = folder(tmp_path)
    sound = edition.record(instrument_file.load(made / "instrument.yaml").instrument)
    for version in versions or ["1.0.0"]:
        editions.write(editions.path_of(made, version), {**sound, "version": version})
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
@pytest.mark.parametrize("version", ["1.1.0", "2.0.0"])
def test_any_change_is_sound_with_a_version_that_says_so(change, version, tmp_path):
    text = replaced(change, ("version: 1.0.0", f"version: {version}"))
    text = text.replace("from: 2", "from: 1")  # within a mean's reach
    assert recorded(tmp_path, text) == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("version", ["1.0.0-a", "next", "1.0", "2026-11"])
def test_a_version_of_another_form_is_sound_and_told(change, version, tmp_path):
    text = replaced(change, ("version: 1.0.0", f"version: {version}"))
    text = text.replace("from: 2", "from: 1")
    assert recorded(tmp_path, text) == [("version-form", "warning")]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("own", ["1.0.0", "2026-11", "spring", "1.0.0-rc1", "v1"])
@pytest.mark.parametrize("other", ["0.9.0", "2", "2025-01", "autumn", "1.0.0-rc0", "zz"])
def test_a_version_on_record_is_held_against_its_own_whatever_else_is_there(
    change, own, other, tmp_path
):
    text = replaced(change, ("version: 1.0.0", f"version: {own}"))
    if "mean" in text:
        text = text.replace("from: 2", "from: 1")
    found = recorded(tmp_path, text, own, other)
    assert found and {severity for _, severity in found} == {"error"}


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


@given(strategies.from_regex(fields.VERSION_PATTERN[1:-1], fullmatch=True))
def test_a_version_of_any_form_has_its_record_in_the_folder(version):
    path = editions.path_of(Path("made"), version)
    assert path.parent == Path("made/editions")
    assert path.suffix == ".json"
    assert len(path.name) < 255  # bytes, as file systems count


@given(strategies.text())
def test_a_version_is_one_short_line_that_a_file_can_be_called(text):
    try:
        fields.version(text)
    except PydanticCustomError:
        return
    assert text.isascii() and text.isprintable() and 0 < len(text) <= 64
    assert text.strip() == text and not set(text) & set('/\\:*?"<>|')


def test_the_newest_record_counts_by_its_numbers():
    versions = ["1.10.0", "1.9.0", "1.0.0", "2.0.0-rc", "10.0.0"]
    ordered = ["1.0.0", "1.9.0", "1.10.0", "2.0.0-rc", "10.0.0"]
    assert sorted(versions, key=order) == ordered
    assert newest(["01-2027", "11-2026", "12-2026"]) == "01-2027"


def put(tmp_path, change=None):
    """The folder of the sound instrument with its record, changed as plain data."""
    made = folder(tmp_path)
    path = editions.path_of(made, "1.0.0")
    editions.write(path, edition.record(instrument_file.load(made / "instrument.yaml").instrument))
    if change is not None:
        record = json.loads(path.read_text(encoding="utf-8"))
        change(record)
        path.write_text(json.dumps(record), encoding="utf-8")
    return editions.load(made, "sound")


def test_a_record_may_be_laid_out_otherwise(tmp_path):
    assert put(tmp_path, lambda record: None).problems == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.update(digest="0" * 64),
        lambda record: record.update(checksum="0" * 64),
        lambda record: record.update(more=1),
        lambda record: record.pop("checksum"),
        lambda record: record["items"].reverse(),
        lambda record: record["items"].append(record["items"][0]),
        lambda record: record["items"][0].update(stem="?"),
        lambda record: record["items"][0].update(stem="\ud800"),
        lambda record: record["scales"][0].update(rule="0"),
        lambda record: record["scales"][0]["bands"][0].update({"from": "0/1"}),
    ],
)
def test_a_record_that_was_changed_by_hand_is_told_of(change, tmp_path):
    loaded = put(tmp_path, change)
    assert [one.code for one in loaded.problems] == ["broken-record"]
    assert loaded.found == ()


def test_litter_in_the_folder_of_records_is_passed_over(tmp_path):
    put(tmp_path)
    for name in ("._1.0.0.json", ".1.1.0.json.new", "notes.txt"):
        (tmp_path / "sound" / "editions" / name).write_text("{", encoding="utf-8")
    loaded = editions.load(tmp_path / "sound", "sound")
    assert loaded.problems == () and len(loaded.found) == 1


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
