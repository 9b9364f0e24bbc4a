"""The page of an instrument that asks in every way: what HTML checks, what paper says."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from authoring import catalogue
from publishing import edition
from publishing.edition import Edition, Entry
from tests.conftest import ROOT
from tests.publishing.test_pages import FewFiles, Page

FIELDS = ("input", "select", "textarea")
FOLDER = ROOT / "tests" / "browser" / "every-way"


def build_into(folder: Path, *, details: bool = True) -> Page:
    found = catalogue.load(FOLDER)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.extra["details"] = details
    with edition.published(Edition([Entry(found.loaded.compiled, found.about)], FewFiles())):
        build(config)
    return Page(folder / "every-way" / "index.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("every-way")


@pytest.fixture(scope="module")
def page(folder: Path) -> Page:
    return build_into(folder)


def named(page: Page, name: str) -> list[dict[str, str]]:
    return [tags for _, tags in page.tags if tags.get("name") == name]


def test_each_way_of_asking_is_the_element_that_html_has_for_it(page: Page) -> None:
    assert [tag["type"] for tag in named(page, "aboard")] == ["checkbox"] * 4
    (people,) = named(page, "people")
    assert {key: people[key] for key in ("type", "min", "max", "step")} == {
        "type": "number",
        "min": "1",
        "max": "12",
        "step": "1",
    }
    (water,) = named(page, "water")
    assert water["step"] == "0.1"
    (name,) = named(page, "name")
    assert (name["type"], name["maxlength"]) == ("text", "20")
    (plan,) = named(page, "plan")
    assert plan["maxlength"] == "2000"
    (mail,) = named(page, "detail_mail")
    assert (mail["type"], "required" in mail) == ("email", True)
    (phone,) = named(page, "detail_phone")
    assert phone["type"] == "tel"


def test_names_of_fields_that_are_no_item_can_not_be_those_of_items(page: Page) -> None:
    items = {tags["data-item"] for _, tags in page.tags if "data-item" in tags}
    fields = {tags["name"] for tag in FIELDS for tags in page.every(tag)}
    assert items <= fields
    assert all("_" in name for name in fields - items)


def test_conditions_are_style_and_words_for_paper(folder: Path, page: Page) -> None:
    (style,) = (folder / "every-way").glob("*.css")
    assert style.name in [tag.get("href", "") for tag in page.every("link")]
    assert "Answer this only if your answer to question 1 is “A canoe”." in page.text
    assert "Answer this part only if your answer to question 1 is “A ferry”." in page.text


def test_requirements_are_named_at_their_question(page: Page) -> None:
    assert "Somebody who books in time" in page.text


def test_a_matrix_is_a_table_with_a_question_in_each_cell(page: Page) -> None:
    heads = [tag.get("scope") for tag in page.every("th")]
    assert heads.count("row") >= 2
    cells = [tag["data-item"] for tag in page.every("fieldset") if "." in tag.get("data-item", "")]
    assert cells == ["steering.calm", "steering.rough", "rowing.calm", "rowing.rough"]
    assert "Steering: Rough water" in page.text


def test_a_publisher_can_switch_the_respondents_details_off(tmp_path: Path) -> None:
    page = build_into(tmp_path, details=False)
    assert not [
        name for _, tags in page.tags if (name := tags.get("name", "")).startswith("detail")
    ]
    assert "I have looked over all answers." not in page.text
