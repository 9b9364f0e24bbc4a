"""What is built and what is rendered: nothing in it loads, runs or leads where it should not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.engine.rehearsal import plan
from reporting import door, own_style
from tests.privacy import gate, markup
from tests.privacy.markup import Finding

ROOT = Path(__file__).resolve().parents[2]
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
    "trusted-types inkbubble"
)
# Links to other sites stand in hand-written pages; none where answers are.
WITHOUT_LINKS = re.compile(r"data-engine=")


@pytest.fixture
def pages(site_folder: Path) -> dict[str, str]:
    found = {
        path.relative_to(site_folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site_folder.rglob("*.html"))
    }
    assert len(found) > 12
    return found


def test_every_page_has_the_policy_before_all_that_it_holds_for(pages: dict[str, str]) -> None:
    assert {name: markup.policy(html) for name, html in pages.items()} == dict.fromkeys(
        pages, POLICY
    )


def test_every_page_tells_no_other_site_where_a_visitor_came_from(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert '<meta name="referrer" content="no-referrer">' in html, name


def test_no_page_loads_or_runs_anything_but_the_sites_own(pages: dict[str, str]) -> None:
    with_answers = {name for name, html in pages.items() if WITHOUT_LINKS.search(html)}
    assert len(with_answers) >= 7
    for name, html in pages.items():
        assert markup.findings(html, may_link=name not in with_answers) == [], name


def test_no_words_that_pages_fetch_load_or_run_anything() -> None:
    files = sorted((ROOT / "browser").rglob("*.html"))
    assert files
    for file in files:
        assert markup.findings(file.read_text(encoding="utf-8")) == [], file


def test_no_style_loads_anything_from_elsewhere(site_folder: Path) -> None:
    sheets = sorted(site_folder.rglob("*.css"))
    assert len(sheets) >= 7
    for sheet in sheets:
        assert markup.style_findings(sheet.read_text(encoding="utf-8")) == [], sheet


def test_the_scripts_that_are_built_are_those_that_the_gate_has_seen(site_folder: Path) -> None:
    built = {
        path.relative_to(next(site_folder.glob("assets/*/network.js")).parent).as_posix()
        for path in site_folder.glob("assets/*/**/*.js")
        if "engine-" not in path.parts[-2]
    }
    seen = {path.relative_to(gate.BROWSER).as_posix() for path in gate.BROWSER.rglob("*.js")}
    assert built == seen
    at_the_root = {path.name for path in site_folder.glob("*.js")}
    assert at_the_root == {"service-worker.js"}
    script = (site_folder / "service-worker.js").read_text(encoding="utf-8")
    assert re.fullmatch(
        r'import \{ serve \} from "\./assets/\w+/offline/worker\.js";\nserve\("[0-9a-f]{64}"\);\n',
        script,
    )


HOSTILE = '"><img src=https://a.example/><a href=https://a.example>'


def rendered() -> Iterator[str]:
    """All markup that the engine's rehearsal has Python render, with answers that would be some."""
    rehearsed = plan({})
    for request in (*rehearsed["good"], *rehearsed["bad"]):
        answer = json.loads(door.call(request.replace("\\u00e9", json.dumps(HOSTILE)[1:-1])))
        yield from (text for text in strings(answer) if text.lstrip().startswith("<"))


def strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from strings(part)
    elif isinstance(data, list):
        for part in data:
            yield from strings(part)


def test_nothing_that_python_renders_loads_or_runs_anything() -> None:
    texts = list(rendered())
    files = [text for text in texts if "<!doctype" in text]
    assert len(texts) > 100
    assert len(files) > 20
    assert any("a.example" in text for text in texts)
    for html in texts:
        style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
        own = style[1] if style else None
        assert markup.findings(html, own_style=own) == [], html
        if own is not None:
            assert own_style.hash_of(own) in (markup.policy(html) or "")
            assert markup.style_findings(own) == []
    assert all(markup.policy(html) for html in files)


WRONG = {
    "elsewhere": (
        '<img src="https://a.example/">',
        '<img src="//a.example/">',
        '<img srcset="a.png, https://a.example/ 2x">',
        '<video poster="http://a.example/"></video>',
        '<svg><image href="https://a.example/"/></svg>',
        '<svg><use xlink:href="https://a.example/"/></svg>',
        '<link rel="icon" href="https://a.example/">',
        '<script src="https://a.example/"></script>',
        '<script src=" \\\\a.example/"></script>',
        '<IMG SRC="HTTPS://a.example/">',
    ),
    "ahead": ('<link rel="dns-prefetch" href="//a.example">', '<link rel="preconnect" href="a">'),
    "link": ('<link rel="pingback" href="a">', "<link href=a>"),
    "frame": ("<iframe></iframe>", "<object></object>", "<embed>", '<p srcdoc="a"></p>'),
    "base": ('<base href="/">',),
    "refresh": ('<meta http-equiv="Refresh" content="0">',),
    "meta": ('<meta http-equiv="set-cookie" content="a">',),
    "policy": (
        "<script src=a></script>"
        '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    ),
    "form": (
        '<form action="/a" method="dialog"></form>',
        '<form method="post"></form>',
        '<button formaction="/a"></button>',
    ),
    "ping": ('<a href="a" ping="/b"></a>', '<img attributionsrc="a">'),
    "handler": ('<p onclick="a"></p>', "<svg ONLOAD=a></svg>"),
    "inline script": ("<script>1</script>", '<script type="speculationrules">{}</script>'),
    "inline style": ("<style>p { color: red }</style>", '<p style="color: red"></p>'),
    "link elsewhere": (
        '<a href="https://a.example/">A</a>',
        '<a href="javascript:1">A</a>',
        '<a href="//a.example/">A</a>',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_page_is_found_by_name(name: str) -> None:
    for html in WRONG[name]:
        assert name in {one.name for one in markup.findings(html)}, html


def test_a_link_that_runs_a_script_is_found_even_where_links_may_stand() -> None:
    assert markup.findings('<a href="https://a.example/">A</a>', may_link=True) == []
    assert markup.findings('<a href="javascript:1">A</a>', may_link=True) != []


def test_what_is_wrong_in_a_style_sheet_is_found_by_name() -> None:
    assert markup.style_findings("p { background: url(a.png) }") == []
    assert markup.style_findings("p { background: url('data:image/svg+xml,a') }") == []
    for style in (
        "p { background: url(https://a.example/) }",
        "p { background: url( '//a.example/' ) }",
        "p { background: u\\72l(https://a.example/) }",
        "p { background: URL(HTTP://a.example/) }",
        'p { background: image-set("https://a.example/" 1x) }',
    ):
        assert [one.name for one in markup.style_findings(style)] == ["elsewhere"], style
    assert markup.style_findings('@import "a.css";') == [Finding("import", '@import "a.css"')]
