"""What editors write in Markdown and in instruments brings nothing in from elsewhere.

A folder in tests/publishing/pages holds a page with a mistake, and the lines that tell of it.
Adding a mistake is adding a folder.
"""

import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown import Markdown

from authoring import catalogue
from authoring.problem import PageCode, Problem
from publishing import cli, written_pages
from publishing.edition import Entry
from tests.conftest import EVERY_WAY, ROOT
from tests.privacy import markup
from tests.publishing.test_pages import build_into

USING = written_pages.extensions(ROOT)
MISTAKES = sorted((Path(__file__).parent / "pages").iterdir())


def line(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column}: {problem.code}: {problem.message} ({problem.hint})"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_in_a_page_is_told_in_the_expected_words(mistake: Path) -> None:
    page = mistake / "page.md"
    found = written_pages.of_text(page, page.read_text(encoding="utf-8"), USING)
    assert [line(problem) for problem in found] == (mistake / "expected.txt").read_text(
        encoding="utf-8"
    ).splitlines()


def test_every_kind_of_mistake_is_shown_and_named_after_what_it_is() -> None:
    for mistake in MISTAKES:
        lines = (mistake / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert any(f"{mistake.name}-".startswith(line.split(": ")[1]) for line in lines)
    assert {kind for kind in get_args(PageCode) for one in MISTAKES if one.name == kind} == set(
        get_args(PageCode)
    )


@pytest.mark.parametrize(
    "text",
    [
        "![](boat.png)",
        "![A boat](../pictures/boat.svg 'A title')",
        "<https://example.org/> and <mail@example.org>",
        "[a](https://example.org/) [b](mailto:mail@example.org) [c](other.md#part) [d](#part)",
        "`<script>` and `![](https://example.org/x.png)`",
        "```\n<img src='https://example.org/x.png'>\n```",
        "1 < 2, a<b and <3",
    ],
)
def test_pictures_beside_the_page_links_and_code_are_fine(text: str) -> None:
    assert written_pages.of_text(Path("page.md"), text, USING) == []


def test_the_projects_own_pages_have_no_mistake() -> None:
    assert written_pages.problems(ROOT) == []


WAYS = ["![]({})", "![](<{}>)", "[x]({})", "![x][r]\n\n[r]: {}\n", "<{}>", "<img src={}>"]
ADDRESSES = ["https://example.org/x", "//example.org", "javascript:x", "data:text/html,x", "x.png"]
AROUND = ["`", "\n", "\n\n", "> ", "- ", "    ", "| a |\n|---|\n| ", "**", "_", "\\", "x", '"']


def disguised(address: str, coded: list[bool]) -> str:
    """The address with some of its letters written as numbers."""
    letters = zip(address, [*coded, *[False] * len(address)], strict=False)
    return "".join(f"&#{ord(letter)};" if by_number else letter for letter, by_number in letters)


addresses = some.builds(disguised, some.sampled_from(ADDRESSES), some.lists(some.booleans()))
parts = some.builds(str.format, some.sampled_from(WAYS), addresses) | some.sampled_from(AROUND)


@given(some.lists(parts, max_size=6).map("".join))
def test_a_page_without_errors_brings_nothing_in_whatever_it_is_made_of(text: str) -> None:
    found = written_pages.of_text(Path("page.md"), text, USING)
    if not any(problem.severity == "error" for problem in found):
        settings = dict(USING.settings)
        made = Markdown(extensions=list(USING.names), extension_configs=settings).convert(text)
        assert markup.findings(made, may_link=True) == []


TEXTS = {
    *("description", "help", "intro", "label", "short", "source_ref", "stem", "summary", "text"),
    *("title", "unit", "when", "reviewed", "module", "source"),
}
HOSTILE = (
    '<img src="https://example.org/x"> ![](https://example.org/x) [x](javascript:x) '
    "\"' onload='x' style='background:url(//example.org)'><script>x</script> {{ x }}"
)


def hostile(data: Any) -> Any:
    """The same with every text for people replaced by one that would bring something in."""
    if isinstance(data, dict):
        return {
            key: HOSTILE if key in TEXTS and isinstance(value, str) else hostile(value)
            for key, value in data.items()
        }
    return [hostile(one) for one in data] if isinstance(data, list) else data


def test_no_text_of_an_instrument_brings_anything_into_its_pages(tmp_path: Path) -> None:
    loaded = catalogue.load(EVERY_WAY)
    compiled = hostile(json.loads(json.dumps(loaded.loaded.compiled)))
    site = build_into(tmp_path / "site", Entry(compiled, loaded.about))
    pages = [site / "index.html", *sorted((site / "every-way").rglob("*.html"))]
    assert len(pages) == 4
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "&lt;img src=" in html or page.parent.name == "about"
        assert markup.findings(html) == [], page


def test_check_tells_of_an_about_page_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "sound"
    shutil.copytree(ROOT / "tests" / "authoring" / "sound", made)
    (made / "about.md").write_text("# About\n\n![](https://example.org/x.png)\n")
    for path in (made, made / "about.md", made / "instrument.yaml", tmp_path):
        assert cli.main(["check", str(path)]) == 1
        assert capsys.readouterr().out == (
            "sound/about.md:3:5: picture-elsewhere: the picture “https://example.org/x.png” would "
            "be loaded from elsewhere (Put it into docs/ and give its address from this page on, "
            "or link to it instead.)\n"
        )
