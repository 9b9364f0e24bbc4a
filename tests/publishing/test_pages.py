"""The pages as files: escaped, complete without script, at home below any path."""

import subprocess
import sys
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from publishing import edition, listing, view
from publishing.edition import Edition, Entry
from scoring import instrument
from tests.building import FIVE, compiled, item, scale

ROOT = Path(__file__).resolve().parent.parent.parent
ADDRESS = "https://somebody.example/repo/"
HOSTILE = 'Is *this* <b>bold</b> & "said" {{ 7 * 7 }}?'


class FewFiles:
    """Stands for the engine."""

    files: dict[str, bytes | Path] = {"engine.json": b'{"total": 4800000}', "python.bin": b"\x00"}  # noqa: RUF012


class Page(HTMLParser):
    """A page's tags, its text, and the text that comes right after each kind of tag."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.inside: defaultdict[str, str] = defaultdict(str)
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.tags:
            self.inside[self.tags[-1][0]] += data

    def every(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def sample(id: str = "sample") -> Entry:
    items = [item("yes-no"), item("levels", FIVE), item("part"), item("check")]
    items[0] |= {"stem": HOSTILE, "help": "Some <i>help</i>."}
    data = compiled(items, [scale("total", "sum", ["yes-no", "part"], bands=["0", "2"])])
    return Entry(data | {"id": id, "title": f"A & B of {id}"}, "# About *it*\n\nText & more.\n")


def build_into(folder: Path, *entries: Entry) -> Path:
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=ADDRESS)
    with edition.published(Edition(entries, FewFiles())):
        build(config)
    listing.write(folder)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_into(tmp_path_factory.mktemp("site"), sample(), sample("other"))


@pytest.fixture(scope="module")
def page(site: Path) -> Page:
    return Page(site / "sample" / "index.html")


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 6
    return found


def test_an_instruments_words_are_escaped_and_never_markdown(page: Page) -> None:
    assert HOSTILE in page.text
    assert "bold" not in page.inside["b"]
    assert "Some <i>help</i>." in page.text


def test_every_option_is_a_native_radio_in_a_fieldset(page: Page) -> None:
    radios = [tag for tag in page.every("input") if tag["type"] == "radio"]
    assert [(tag["name"], tag["value"]) for tag in radios[:3]] == [
        ("yes-no", "yes"),
        ("yes-no", "no"),
        ("levels", "l1"),
    ]
    assert len(page.every("fieldset")) == len(page.every("legend")) == 4
    assert page.every("fieldset")[0]["aria-describedby"] == "yes-no__help"


def test_the_page_is_whole_without_script(page: Page) -> None:
    sections = [tag for tag in page.every("section") if tag.get("class") == "step"]
    assert sections
    assert all("hidden" not in tag for tag in sections)
    assert "JavaScript is switched off" in page.text
    assert "Score it by hand" in page.text
    assert "0 to 1" in page.text


def test_answers_can_not_get_into_an_address(page: Page) -> None:
    assert {tag["method"] for tag in page.every("form")} == {"dialog"}


def test_ids_are_unique(site: Path) -> None:
    for path in pages(site):
        ids = [tag["id"] for _, tag in Page(path).tags if "id" in tag]
        assert len(ids) == len(set(ids)), path


def test_fragments_give_way_to_the_pages_own() -> None:
    made = view.fragments(instrument.from_plain(sample().compiled))
    assert made["section", "part"] == "part"
    assert made["item", "part"] == "item_part"
    assert made["item", "check"] == "item_check"
    assert made["item", "levels"] == "levels"


def test_nothing_is_inline_and_the_policy_is_on_every_page(site: Path) -> None:
    for path in pages(site):
        found = Page(path)
        policies = [
            tag["content"]
            for tag in found.every("meta")
            if tag.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, path
        assert "default-src 'none'" in policies[0]
        assert not found.every("style"), path
        assert all("src" in tag for tag in found.every("script")), path
        for tag, attributes in found.tags:
            wrong = [name for name in attributes if name == "style" or name.startswith("on")]
            assert not wrong, (path, tag, wrong)


def test_every_address_leads_to_a_file_of_the_site(site: Path) -> None:
    for path in pages(site):
        here = ADDRESS + path.relative_to(site).as_posix()
        for _, tag in Page(path).tags:
            for name in ("href", "src", "data-engine", "data-compiled"):
                target = urljoin(here, tag.get(name, ""))
                assert target.startswith(ADDRESS), (path, target)
                file = site / urlsplit(target).path.removeprefix("/repo/")
                assert file.is_file() or (file / "index.html").is_file(), (path, target)


def test_only_the_page_for_missing_addresses_knows_where_the_site_lives(site: Path) -> None:
    for path in pages(site):
        absolute = [
            tag["href"] for _, tag in Page(path).tags if tag.get("href", "").startswith(("/", "h"))
        ]
        assert bool(absolute) == (path.name == "404.html"), path


def test_every_page_has_a_name_and_a_description_of_its_own(site: Path) -> None:
    for path in pages(site):
        text = path.read_text(encoding="utf-8")
        assert "Inkbubble</title>" in text, path
        assert '<meta name="description" content="">' not in text, path
    assert "<title>A &amp; B of sample · Inkbubble</title>" in (
        (site / "sample" / "index.html").read_text(encoding="utf-8")
    )


def test_home_lists_the_instruments(site: Path) -> None:
    home = Page(site / "index.html")
    links = [tag["href"] for tag in home.every("a")]
    assert links.index("other/") < links.index("sample/")
    assert "4 questions" in home.text


def test_the_about_page_is_markdown_and_leads_to_the_questions(site: Path) -> None:
    about = Page(site / "sample" / "about" / "index.html")
    assert "Text & more." in about.text
    assert about.every("em")
    assert "../" in [tag["href"] for tag in about.every("a")]


def test_sources_of_the_style_are_not_published(site: Path) -> None:
    assert not (site / "style").exists()
    assert len(list((site / "assets").iterdir())) == 2


def test_an_id_that_is_the_address_of_another_page_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_into(tmp_path, sample("privacy"))
    assert "instruments/privacy: its page would replace that of docs/privacy.md" in caplog.text


def test_mkdocs_alone_says_which_command_to_use(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "build_site.py" in run.stderr
    assert "Traceback" not in run.stderr
