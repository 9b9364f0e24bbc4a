"""The five instruments made from the five source texts: what holds for each of them.

What a source fixes for its own instrument (counts, order, values, cut scores) stands in a file of
its own beside this one, as plain tables copied by hand from the sources.
"""

import re

import pytest

from tests.instruments.documents import INSTRUMENTS, about, instrument, items

SOURCES = {
    "proactive-engagement": "000",
    "cx-maturity": "001",
    "proactive-contact-planner": "002",
    "continuous-engagement": "003",
    "engagement-lifecycle": "004",
}
HEADINGS = [
    "What it is for",
    "Where it comes from",
    "What was changed",
    "How long it takes",
    "How it is scored",
    "What the bands mean",
    "What not to use it for",
    "Licence",
]

each = pytest.mark.parametrize("name", SOURCES)


def has_bands(name: str) -> bool:
    return any(scale.get("bands") for scale in instrument(name).get("scales", []))


def test_there_is_an_instrument_for_every_source() -> None:
    found = {path.parent.name for path in INSTRUMENTS.glob("*/instrument.yaml")}
    assert found >= set(SOURCES)


@each
def test_the_instrument_is_named_like_its_folder(name: str) -> None:
    assert instrument(name)["id"] == name


@each
def test_every_item_names_its_place_in_its_own_source(name: str) -> None:
    asked = [one.get("source_ref") for one in items(name)]
    asked += [
        section["matrix"].get("source_ref")
        for section in instrument(name)["sections"]
        if "matrix" in section
    ]
    assert asked
    assert all(ref and re.fullmatch(rf"{SOURCES[name]}:[a-z0-9/-]+", ref) for ref in asked), asked
    assert len(set(asked)) == len(asked)


@each
def test_the_home_page_learns_when_to_take_it(name: str) -> None:
    assert instrument(name)["when"].startswith("Take it when ")


@each
def test_the_about_page_has_the_headings_of_the_house(name: str) -> None:
    text = (INSTRUMENTS / name / "about.md").read_text(encoding="utf-8")
    expected = [one for one in HEADINGS if has_bands(name) or one != "What the bands mean"]
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == expected
    assert text.startswith("# About ")


@each
def test_the_about_page_names_the_source_by_its_number(name: str) -> None:
    assert f"source, number {SOURCES[name]}," in about(name)


@each
def test_the_about_page_says_what_is_inferred_or_ours(name: str) -> None:
    _, _, rest = about(name).partition("## What was changed")
    changed, _, _ = rest.partition("## How long it takes")
    assert re.search(r"\b(inferred|ours)\b", changed)


@each
def test_the_minutes_are_those_that_the_about_page_explains(name: str) -> None:
    assert f"About {instrument(name)['minutes']} minutes." in about(name)
    assert "estimate" in about(name)
