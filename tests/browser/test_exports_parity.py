"""Files to take along are the same in the browser as in CPython, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from publishing import assets, build, edition, engine, pages
from publishing.edition import Edition, Entry
from reporting import door, exports
from tests.browser import parity
from tests.conftest import ROOT
from tests.reporting import hostile
from toolchain import node

ENTRY = Entry(hostile.INSTRUMENT, "About.")
# What a browser's own HTML parser finds in each page beside its words.
PARSE = """
(pages) => pages.map((text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  return [...page.querySelectorAll("*")].map((element) => {
    const told = [...element.attributes].filter(({ name }) => name !== "content");
    return `${element.tagName} ${told.map(({ name, value }) => `${name}=${value}`).join(" ")}`;
  });
})
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the instrument that has every kind of free field."""
    bundle = engine.build(ROOT, node.packages(), ROOT / build.CACHE, node.node())
    folder = tmp_path_factory.mktemp("hostile") / "site"
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    with edition.published(Edition([ENTRY], bundle)):
        mkdocs_build(config)
    return folder


def in_cpython(request: dict[str, Any]) -> str:
    text = pages.compiled_bytes(ENTRY).decode()
    return door.call(json.dumps({**request, "instrument": text}))


def receipt(text: str, *places: str, **more: str) -> str:
    answer = json.loads(in_cpython(hostile.request("receipt", text, *places, **more)))
    return str(answer["file"]["text"])


def with_a_past(operation: str, text: str, **more: str) -> dict[str, Any]:
    """A request about a result before which there were others, called what the text says."""
    earlier = [
        {"date": "2025-11-22", "responses": hostile.responses(text, "short")},
        {"date": "2025-11-22", "id": "b", "name": text, "responses": hostile.responses(text)},
        {"date": "2024-02-29", "responses": {}},
    ]
    request = hostile.request("", text, "long")
    return {**request, "operation": operation, "earlier": earlier, **more}


def test_every_export_has_the_same_bytes_in_the_browser_and_is_read_the_same(
    browser: Browser, site: Path
) -> None:
    asked = [
        (f"{format}, {name}", hostile.request(format, text, *hostile.PLACES))
        for format in exports.FORMATS
        for name, text in hostile.HOSTILE.items()
        if format != "codebook" or name == "tag"  # what is answered is no part of a codebook
    ]
    asked += [
        (f"half a character, {place}", hostile.request("json", hostile.HALF, place))
        for place in hostile.PLACES
    ]
    asked += [
        (f"open, {name}", {"operation": "open", "responses": {}, "text": receipt(text, "note")})
        for name, text in hostile.HOSTILE.items()
    ]
    asked += [
        (f"{operation}, {name}", with_a_past(operation, text, **more))
        for operation, more in (
            ("later", {}),
            ("history", {"with": "b"}),
            ("card", {"address": "../sample/"}),
            ("export", {"format": "receipt"}),
            ("export", {"format": "markdown"}),
        )
        for name, text in list(hostile.HOSTILE.items())[::4]
    ]
    requests = [request for _, request in asked]
    there = parity.answers(browser, site, "sample", requests)
    here = [in_cpython(request) for request in requests]
    names = [name for name, _ in asked]
    assert [
        name for name, *both in zip(names, here, there, strict=True) if len(set(both)) > 1
    ] == []
    refused = [name for name, one in zip(names, here, strict=True) if not json.loads(one)["ok"]]
    assert refused == [name for name in names if name.startswith("half a character")]


def test_a_browser_finds_nothing_but_words_in_hostile_text(browser: Browser) -> None:
    texts = [hostile.BENIGN, *hostile.HOSTILE.values()]
    receipts = [receipt(text, *hostile.PLACES) for text in texts]
    page = browser.new_page()
    plain, *others = page.evaluate(PARSE, receipts)
    page.close()
    differing = [
        name for name, found in zip(hostile.HOSTILE, others, strict=True) if found != plain
    ]
    assert differing == []


def test_a_receipt_opens_from_disk_in_its_own_style_and_asks_for_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "receipt.html"
    made = receipt(hostile.HOSTILE["script"], *hostile.PLACES, style="body { color: rgb(1, 2, 3) }")
    path.write_text(made, "utf-8", newline="")
    fetched: list[str] = []
    said: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    colour = page.evaluate("getComputedStyle(document.body).color")
    page.close()
    assert colour == "rgb(1, 2, 3)"
    assert fetched == [path.as_uri()]
    assert said == []


def test_on_paper_a_receipt_has_everything_open_and_the_plan_in_it(
    browser: Browser, tmp_path: Path
) -> None:
    style = assets.stylesheet(ROOT / "theme" / "style")
    path = tmp_path / "receipt.html"
    path.write_text(receipt("What somebody wrote", *hostile.PLACES, style=style), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll(
                "details > :not(.computed table), .steps-picked p, .respondent dd")]
            .filter((element) => !element.getClientRects().length)
            .map((element) => element.textContent.trim())"""
    )
    page.close()
    assert hidden == []
