"""Building: a whole site or the last good one, and never anything else's files."""

import re
import shutil
from pathlib import Path

import pytest

from publishing import cli
from tests.conftest import ROOT

SOURCES = [
    *("authoring", "browser", "docs", "instruments", "publishing", "reporting", "scoring"),
    *("requirements", "theme", "toolchain"),
    *("mkdocs.yml", "package.json", "package-lock.json", ".npmrc"),
]


@pytest.fixture
def project(bundle, tmp_path, monkeypatch):
    """A copy of the project that a test may spoil; packages and engine are shared."""
    root = tmp_path / "project"
    root.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / ".cache").mkdir()
    (root / ".cache" / "engine").symlink_to(ROOT / ".cache" / "engine")
    monkeypatch.setattr(cli, "ROOT", root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def last_good(project, site_folder):
    """The last good site, in its place: what the command has built from the same sources."""
    shutil.copytree(site_folder, project / "site")
    return tree(project / "site")


def tree(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_is_complete_repeatable_and_takes_the_place_of_the_last(project, capsys):
    assert cli.main([]) == 0
    first = tree(project / "site")
    assert "cx-maturity/index.html" in first
    assert cli.main(["--site-dir", "site"]) == 0
    assert tree(project / "site") == first
    assert not [path for path in project.iterdir() if path.name.startswith(".site")]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            "instruments/cx-maturity/instrument.yaml",
            "headline: level",
            "headline: levle",
            "Did you mean",
        ),
        (
            "instruments/cx-maturity/cases/all-fifth-statements.yaml",
            "score: 5",
            "score: 4",
            "the case expects score 4, and the result is 5",
        ),
        ("theme/home.html", "{% block", "{% blok", "blok"),
        ("docs/privacy.md", "# ", "[gone](gone.md)\n\n# ", "gone.md"),
        ("docs/team.md", "# ", "![](https://example.org/x.png)\n\n# ", "from elsewhere"),
        ("instruments/cx-maturity/about.md", "# ", "[x](javascript:x)\n\n# ", "no page"),
        ("reporting/words.py", "def count(", "def count((", "words.py"),
    ],
    ids=["instrument", "case", "template", "link", "picture", "about page", "python"],
)
def test_a_build_that_fails_says_why_and_leaves_the_last_good_site(
    project, last_good, capfd, path, old, new, told
):
    replace(project / path, old, new)
    assert cli.main([]) == 1
    said = capfd.readouterr().err
    assert told in said
    assert "Traceback" not in said
    assert tree(project / "site") == last_good


def test_a_folder_of_other_files_is_never_replaced(project, capsys):
    (project / "mine").mkdir()
    (project / "mine" / "thesis.txt").write_text("years of work")
    assert cli.main(["build", "--site-dir", "mine"]) == 1
    assert "mine holds thesis.txt, which no build made" in capsys.readouterr().err
    assert (project / "mine" / "thesis.txt").read_text() == "years of work"


def test_what_a_publisher_put_beside_the_site_is_never_removed(project, last_good, capsys):
    (project / "site" / "CNAME").write_text("example.org")
    assert cli.main([]) == 1
    assert "site holds CNAME, which no build made" in capsys.readouterr().err
    assert (project / "site" / "CNAME").read_text() == "example.org"


def test_when_the_new_site_can_not_be_put_in_place_the_last_one_comes_back(
    project, last_good, capsys, monkeypatch
):
    rename = Path.rename

    def refuse(self, target):
        if self.name == "site" and self.parent != project:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert cli.main([]) == 1
    assert "The site could not be written" in capsys.readouterr().err
    assert tree(project / "site") == last_good


def test_a_site_that_a_killed_build_left_aside_is_put_back(project):
    assert cli.main([]) == 0
    before = tree(project / "site")
    (project / ".site-killed").mkdir()
    (project / "site").rename(project / ".site-killed" / "last")
    replace(project / "instruments/cx-maturity/instrument.yaml", "headline: level", "headline: x")
    assert cli.main([]) == 1
    assert cli.main(["--site-dir", "site"]) == 1
    assert not (project / "site").exists()  # nothing was built, so nothing was touched
    replace(project / "instruments/cx-maturity/instrument.yaml", "headline: x", "headline: level")
    assert cli.main([]) == 0
    assert tree(project / "site") == before
    assert not (project / ".site-killed").exists()


def test_without_an_instrument_nothing_is_built(project, last_good, capsys):
    shutil.rmtree(project / "instruments")
    assert cli.main([]) == 1
    assert "There is no instrument" in capsys.readouterr().err
    assert tree(project / "site") == last_good


def test_raw_html_of_an_about_page_is_text(project):
    about = project / "instruments/cx-maturity/about.md"
    about.write_text(
        "---\ntemplate: home.html\n---\n# About\n\n"
        '<meta http-equiv="refresh" content="0;url=https://example.org/">\n\n'
        "A <dialog open>word</dialog>.\n",
        encoding="utf-8",
    )
    assert cli.main([]) == 0
    page = (project / "site/cx-maturity/about/index.html").read_text(encoding="utf-8")
    assert "<dialog" not in page
    assert '<meta http-equiv="refresh"' not in page
    assert "&lt;dialog open&gt;" in page


def test_a_file_in_the_way_is_told(project, capsys):
    (project / "site").write_text("")
    assert cli.main([]) == 1
    assert "site is not a folder" in capsys.readouterr().err


def test_every_address_of_the_site_is_relative_and_names_a_file(site_folder):
    addresses = re.compile(r'(?:href|src|data-engine|data-compiled)="([^"#]+)')
    for page in site_folder.rglob("*.html"):
        if page.name == "404.html":
            continue  # it is shown at any address, so its own must be absolute
        for address in addresses.findall(page.read_text()):
            assert not re.match(r"[a-z]+:|/", address), (page, address)
            target = page.parent / address
            assert target.is_file() or (target / "index.html").is_file(), (page, address)


def test_every_page_has_the_policy_and_nothing_inline(site_folder):
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types inkbubble"
    )
    for page in site_folder.rglob("*.html"):
        text = page.read_text()
        assert f'http-equiv="Content-Security-Policy" content="{policy}"' in text
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=", text), page
