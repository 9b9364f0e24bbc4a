"""Continuous engagement against source 003: customers' questions, and what each answer needs."""

from collections import Counter

import pytest

from tests.instruments.documents import (
    about,
    instrument,
    items,
    options,
    refs,
    refs_by_section,
    scale,
)

NAME = "continuous-engagement"
# By module and theme, in order: the row of the module's table that each item stands for.
ROWS = {
    ("Acquire", "omnichannel"): refs(
        "003:acquire/", 1, 2, 4, 7, 9, 10, 11, 12, 13, 14, 15, 20, 24, 26, 29, 30
    ),
    ("Acquire", "responding-now"): refs(
        "003:acquire/", 3, 5, 6, 8, 16, 17, 18, 19, 21, 22, 23, 25, 27, 28, 31
    ),
    ("Connect", "beyond-marketing"): refs("003:connect/", 2, 3, 4, 6, 7, 11, 12),
    ("Connect", "integration"): refs("003:connect/", 1, 5, 8, 9, 10),
    ("Extend", "infrastructure"): refs("003:extend/", *range(1, 6)),
    ("Extend", "better-decisions"): refs("003:extend/", *range(6, 13)),
}
MODULES = {"Acquire": 31, "Connect": 12, "Extend": 12}
THEMES = [theme for _, theme in ROWS]
# What the source's tables name outright, and the rows whose requirements name it.
NAMED = {
    "self-service-portal": ["acquire/4", "acquire/30", "connect/3"],
    "knowledge-base": ["acquire/4", "connect/3"],
    "open-apis": ["acquire/10", "acquire/11", "acquire/14", "extend/4", "extend/6"],
    "crm-integration": ["connect/1", "connect/9", "connect/11", "extend/12"],
    "skills-based-routing": ["acquire/17", "connect/2", "connect/7"],
    "workflow": ["connect/3", "connect/10"],
    "scheduling": ["acquire/21", "acquire/27", "connect/6"],
    "social-monitoring": ["extend/10", "extend/11"],
    "service-architecture": ["connect/1", "extend/4"],
    "performance-monitoring": ["connect/1", "connect/4", "extend/1", "extend/2"],
    "security-policies": ["extend/3"],
    "documents-and-signatures": ["acquire/26", "acquire/28"],
    "referrals-and-settlement": ["acquire/13", "acquire/29"],
    "scripts-and-training": ["acquire/5", "acquire/19", "connect/2"],
}


def needed(one):
    return [requirement["capability"] for requirement in one["requirements"]]


def test_every_row_is_one_item_in_its_module_and_theme() -> None:
    modules = {section["id"]: section["module"] for section in instrument(NAME)["sections"]}
    found = {(modules[id], id): rows for id, rows in refs_by_section(NAME).items()}
    assert list(found.items()) == list(ROWS.items())


@pytest.mark.parametrize(("module", "many"), MODULES.items())
def test_each_module_has_all_rows_of_its_table_in_two_themes(module: str, many: int) -> None:
    rows = [row for (name, _), rows in ROWS.items() if name == module for row in rows]
    assert sorted(rows) == sorted(refs(f"003:{module.lower()}/", *range(1, many + 1)))
    assert [name for name, _ in ROWS].count(module) == 2


def test_there_are_55_items_each_with_one_answer_by_the_same_options() -> None:
    assert len(items(NAME)) == sum(MODULES.values()) == 55
    first, *others = [options(NAME, one["id"]) for one in items(NAME)]
    values = [(one["id"], one.get("value"), one.get("missing")) for one in first]
    assert values == [
        ("in-place", "1", None),
        ("partly", "1/2", None),
        ("not-in-place", "0", None),
        ("not-applicable", None, "not_applicable"),
    ]
    assert all(found == first for found in others)


def test_every_item_names_the_capabilities_that_it_needs_each_once() -> None:
    known = [one["id"] for one in instrument(NAME)["capabilities"]]
    for one in items(NAME):
        assert needed(one), one["id"]
        assert set(needed(one)) <= set(known), one["id"]
        assert len(set(needed(one))) == len(needed(one)), one["id"]
        assert all(requirement["text"] for requirement in one["requirements"])


def test_many_items_share_a_capability_and_none_is_named_in_vain() -> None:
    uses = Counter(capability for one in items(NAME) for capability in needed(one))
    assert set(uses) == {one["id"] for one in instrument(NAME)["capabilities"]}
    assert sum(many > 1 for many in uses.values()) >= len(uses) * 3 / 4


@pytest.mark.parametrize(("capability", "rows"), NAMED.items())
def test_what_the_source_names_outright_stands_behind_its_rows(
    capability: str, rows: list[str]
) -> None:
    behind = {one["source_ref"] for one in items(NAME) if capability in needed(one)}
    assert behind >= {f"003:{row}" for row in rows}


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_its_coverage(theme: str) -> None:
    found = scale(NAME, f"{theme}-coverage")
    assert found["sections"] == [theme]
    assert (found["aggregate"], found["missing"]) == ("percent", "complete")


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_coverage(module: str) -> None:
    found = scale(NAME, f"{module.lower()}-coverage")
    assert found["sections"] == [theme for name, theme in ROWS if name == module]
    assert (found["aggregate"], found["missing"]) == ("percent", "complete")


def test_the_headline_is_the_coverage_of_all_and_the_profile_has_modules_and_themes() -> None:
    whole = scale(NAME, "coverage")
    assert (whole["sections"], whole["aggregate"]) == (THEMES, "percent")
    assert instrument(NAME)["headline"] == "coverage"
    profile = instrument(NAME)["profile"]
    assert set(profile) == {f"{id.lower()}-coverage" for id in [*MODULES, *THEMES]}
    assert all("weights" not in one and "bands" not in one for one in instrument(NAME)["scales"])


def test_the_about_page_says_that_the_themes_of_the_rows_are_inferred() -> None:
    assert "does not say which row belongs to which. That is inferred here" in about(NAME)
