"""Checks the Markdown that editors write: nothing in it may load from elsewhere or run.

The pages' content security policy would stop it in the visitor's browser, which leaves a gap in the
page. Here the editor is told instead, with the line: about pages, and the pages in docs/. What is
found is what Markdown makes of the text, by the extensions that the site is built with, so no way
of writing is overlooked; the line is where that then stands in the text.
"""

import html
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from mkdocs.config import load_config

from authoring import catalogue
from authoring.problem import PageCode, Place, Problem, Severity

DOCS = "docs"
SCHEMES = ("http", "https", "mailto", "tel")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers leave these out of an address before they read it.
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0]")
TAG = re.compile(
    r"</?(?:a|audio|base|embed|form|frame|iframe|image|img|input|link|math|meta|object|picture"
    r"|script|source|style|svg|template|track|video)\b",
    re.IGNORECASE,
)
LOADING = {"background", "data", "poster", "src", "srcset"}
SHOWN = {"code", "pre"}  # shown as they stand


class Extensions(NamedTuple):
    """Those of Markdown that a site is built with, and their settings."""

    names: Sequence[str]
    settings: Mapping[str, Any]


def extensions(root: Path) -> Extensions:
    """Those that the project's mkdocs.yml names, with those that MkDocs adds."""
    config = load_config(str(root / "mkdocs.yml"))
    return Extensions(config.markdown_extensions, config.mdx_configs)


@dataclass(frozen=True)
class _Finding:
    """Something wrong, and a text to look for in the source to tell where."""

    code: PageCode
    sought: str
    message: str
    hint: str
    severity: Severity = "error"


def of_text(path: Path, text: str, using: Extensions) -> list[Problem]:
    """What in a page's Markdown would load from elsewhere, lead astray, or is no Markdown.

    Args:
        path: the page's file, to tell where a problem is.
        text: all of it.
        using: what Markdown is extended by.
    """
    seen: list[_Finding] = []
    settings = dict(using.settings)
    Markdown(extensions=[*using.names, _Looking(seen)], extension_configs=settings).convert(text)
    used: dict[str, int] = {}
    found = []
    for one in seen:
        place, used[one.sought] = _place(text, one.sought, used.get(one.sought, 0))
        found.append(Problem(path, place, one.code, one.message, one.hint, one.severity))
    return sorted(found, key=lambda problem: problem.place)


def problems(root: Path, paths: Sequence[Path] = ()) -> list[Problem]:
    """The problems of the pages of the project in *root* that the paths name, or of all.

    None is told of a page that can't be read: others tell of that.
    """
    everywhere = (root / "instruments", root / DOCS)
    pages = dict.fromkeys(page for path in paths or everywhere for page in _pages(root, path))
    if not pages:
        return []
    using = extensions(root)
    found: list[Problem] = []
    for page in pages:
        with suppress(OSError, UnicodeDecodeError):
            found += of_text(page, page.read_text(encoding="utf-8-sig"), using)
    return found


def holds(root: Path, path: Path) -> bool:
    """Whether a path names a hand-written page, or the folder of them, and no instrument."""
    docs = Path(os.path.abspath(root / DOCS))  # noqa: PTH100 (a link stays a link)
    return docs in (path, *path.parents)


def _pages(root: Path, given: Path) -> list[Path]:
    """The pages that a path names: all below docs/, elsewhere the instruments' about pages."""
    path = Path(os.path.abspath(given))  # noqa: PTH100 (a link stays a link)
    if holds(root, path):
        return sorted(path.rglob("*.md")) if path.is_dir() else [path]
    folder = path if path.is_dir() else path.parent
    abouts = [folder / catalogue.ABOUT, *sorted(folder.glob(f"*/{catalogue.ABOUT}"))]
    return [about for about in abouts if (about.parent / catalogue.INSTRUMENT).is_file()]


class _Looking(Extension):  # type: ignore[misc]
    """Looks at what Markdown has made of a page, before it is written out."""

    def __init__(self, seen: list[_Finding]) -> None:
        super().__init__()
        self.seen = seen

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        looking = _Look(md)
        looking.seen = self.seen
        md.treeprocessors.register(looking, "looking", -100)  # after all others


class _Look(Treeprocessor):  # type: ignore[misc]
    seen: list[_Finding]

    def run(self, root: Element) -> None:
        for element in _outside(root, SHOWN):
            self.seen += _of_attributes(element)
            self.seen += _of_text(element)


def _outside(element: Element, kinds: Iterable[str]) -> Iterator[Element]:
    """The element and all in it, but for what is in an element of these kinds."""
    if element.tag not in kinds:
        yield element
        for child in element:
            yield from _outside(child, kinds)


def _of_attributes(element: Element) -> Iterator[_Finding]:
    for name, written in element.attrib.items():
        value = html.unescape(written.replace(AMP_SUBSTITUTE, "&"))  # as the browser reads it
        address = UNSEEN.sub("", value)
        if name in LOADING and _is_elsewhere(address):
            yield _Finding(
                "picture-elsewhere",
                written,
                f"the picture “{_short(address)}” would be loaded from elsewhere",
                "Put it into docs/ and give its address from this page on, or link to it instead.",
            )
        elif name == "href" and _scheme(address) not in (None, *SCHEMES):
            yield _Finding(
                "strange-link",
                written,
                f"the link “{_short(address)}” leads to no page",
                "Link to a page, by https:// or by its address from this page on.",
            )
        elif name.startswith("on") or name == "style":
            yield _Finding(
                "html",
                f"{name}=",
                f"“{name}” is no part of a page here",
                "Take it out: pages have no scripts and no style of their own.",
            )


def _of_text(element: Element) -> Iterator[_Finding]:
    texts = [element.text, *(child.tail for child in element)]
    for tag in (tag[0] for text in texts if text for tag in TAG.finditer(text)):
        yield _Finding(
            "html",
            tag,
            f"“{tag} …” is HTML, which would stand on the page as it is written here",
            "Write it in Markdown, or between backticks (`) if it is to be read.",
            "warning",  # it is text, and does nothing
        )


def _is_elsewhere(address: str) -> bool:
    """Whether an address leaves the page's own folder for another host, or the host's beginning."""
    return _scheme(address) is not None or address[:1] in ("/", "\\")


def _scheme(address: str) -> str | None:
    found = SCHEME.match(address)
    return found[1].lower() if found else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _place(text: str, sought: str, after: int) -> tuple[Place, int]:
    """Where the next of these stands; the beginning where it is written in another way."""
    at = text.find(sought, after)
    if at < 0:
        return Place(1, 1), after
    before = text[:at]
    return Place(before.count("\n") + 1, at - before.rfind("\n")), at + len(sought)
