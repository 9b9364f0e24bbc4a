"""The instruments made from source texts keep what those texts fix: counts, order, values, cuts.

The expected figures stand here as plain tables, copied by hand from the sources. The files are
read as they stand, so nothing here depends on validation or scoring.
"""

from pathlib import Path
from typing import Any

import pytest

from authoring import reading

INSTRUMENTS = Path(__file__).parents[2] / "instruments"


def refs(prefix: str, *numbers: int) -> list[str]:
    return [f"{prefix}{number}" for number in numbers]


# By instrument and section, in order: the source's own numbers for the items.
SOURCE = {
    "proactive-engagement": {
        "ongoing-engagement": refs("000:ongoing/", *range(1, 13)),
        "compliance": refs("000:compliance/", *range(1, 7)),
        "opt-in-and-adoption": refs("000:opt-in/", *range(1, 6)),
        "analytics": refs("000:analytics/", *range(1, 6)),
        "success-measures": refs("000:success/", *range(1, 3)),
    },
    "cx-maturity": {
        "strategy": refs("001:", 1, 3, 19),
        "customers": refs("001:", 2, 5, 10, 20),
        "people": refs("001:", 4, 6, 7, 8),
        "process-and-knowledge": refs("001:", 9, 11, 15),
        "channels-and-systems": refs("001:", 12, 13, 14),
        "quality-and-measurement": refs("001:", 16, 17, 18),
    },
}
ITEM_COUNTS = {"proactive-engagement": 30, "cx-maturity": 20}
SECTION_SCALE = {
    "proactive-engagement": ("{}-yeses", "sum"),
    "cx-maturity": ("{}-level", "mean"),
}
MATURITY_CUTS = [(f"level-{level}", str(level)) for level in range(1, 6)]

both = pytest.mark.parametrize("name", SOURCE)


def instrument(name: str) -> dict[str, Any]:
    document = reading.read(INSTRUMENTS / name / "instrument.yaml")
    assert isinstance(document, reading.Document), document
    return document.data


def scale(name: str, wanted: str) -> dict[str, Any]:
    return next(each for each in instrument(name)["scales"] if each["id"] == wanted)


def cuts(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(band["id"], band["from"]) for band in found["bands"]]


@both
def test_every_source_item_stands_in_its_section_once_and_in_order(name: str) -> None:
    sections = instrument(name)["sections"]
    found = {each["id"]: [item["source_ref"] for item in each["items"]] for each in sections}
    assert list(found.items()) == list(SOURCE[name].items())
    assert sum(len(each) for each in found.values()) == ITEM_COUNTS[name]


def test_the_maturity_items_are_the_source_questions_1_to_20() -> None:
    every = [ref for section in SOURCE["cx-maturity"].values() for ref in section]
    assert sorted(every) == sorted(refs("001:", *range(1, 21)))


def test_yes_counts_one_and_no_counts_nothing() -> None:
    data = instrument("proactive-engagement")
    values = [(option["id"], option["value"]) for option in data["option_sets"]["yes-no"]]
    assert values == [("yes", "1"), ("no", "0")]
    assert {each["options"] for each in data["sections"]} == {"yes-no"}
    items = [item for section in data["sections"] for item in section["items"]]
    assert all("options" not in item and "reverse" not in item for item in items)


def test_every_maturity_item_has_five_statements_of_its_own_in_order() -> None:
    items = [item for section in instrument("cx-maturity")["sections"] for item in section["items"]]
    for item in items:
        levels = [(option["id"], option["value"]) for option in item["options"]]
        assert levels == MATURITY_CUTS, item["id"]
    labels = [option["label"] for item in items for option in item["options"]]
    assert len(set(labels)) == 100


def test_the_total_counts_all_yeses_and_exactly_25_is_connected() -> None:
    total = scale("proactive-engagement", "total")
    assert total["sections"] == list(SOURCE["proactive-engagement"])
    assert (total["aggregate"], total["missing"]) == ("sum", "complete")
    assert cuts(total) == [("disconnected", "0"), ("multi-channel", "15"), ("connected", "25")]


@pytest.mark.parametrize(("wanted", "aggregate"), [("level", "mean"), ("weakest", "min")])
def test_the_maturity_level_and_the_weakest_practice_rest_on_all_items(
    wanted: str, aggregate: str
) -> None:
    found = scale("cx-maturity", wanted)
    assert found["sections"] == list(SOURCE["cx-maturity"])
    assert (found["aggregate"], found["missing"]) == (aggregate, "complete")
    assert cuts(found) == MATURITY_CUTS


@both
def test_every_section_has_an_unweighted_scale_in_the_profile(name: str) -> None:
    pattern, aggregate = SECTION_SCALE[name]
    for section in SOURCE[name]:
        found = scale(name, pattern.format(section))
        assert found["sections"] == [section]
        assert (found["aggregate"], found["missing"]) == (aggregate, "complete")
    assert instrument(name)["profile"] == [pattern.format(section) for section in SOURCE[name]]
    assert all("weights" not in each for each in instrument(name)["scales"])


@pytest.mark.parametrize(
    ("name", "headline"), [("proactive-engagement", "total"), ("cx-maturity", "level")]
)
def test_the_headline_is_the_overall_scale(name: str, headline: str) -> None:
    assert instrument(name)["headline"] == headline


@both
def test_the_about_page_names_the_source_by_its_number(name: str) -> None:
    number = next(iter(SOURCE[name].values()))[0].partition(":")[0]
    about = (INSTRUMENTS / name / "about.md").read_text(encoding="utf-8")
    assert about.startswith("# About ")
    assert f"source, number {number}," in about


def test_the_bands_of_the_total_keep_the_verdicts_of_the_source() -> None:
    bands = scale("proactive-engagement", "total")["bands"]
    verdicts = [(band["id"], band["text"].partition(":")[0]) for band in bands]
    assert verdicts == [
        ("disconnected", "Needs an upgrade"),
        ("multi-channel", "Needs some tweaks"),
        ("connected", "Impressive"),
    ]


def test_no_maturity_statement_leans_on_the_one_before_it() -> None:
    items = [item for section in instrument("cx-maturity")["sections"] for item in section["items"]]
    labels = [option["label"] for item in items for option in item["options"]]
    assert [label for label in labels if " also " in label] == []
