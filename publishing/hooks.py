"""MkDocs' hooks: put the current edition into the site. The work is done in `publishing.pages`.

MkDocs loads this file by its path, outside the package, so all state is in `publishing.edition`
and in the site that `on_files` makes anew for each build.
"""

import re
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

USE_THE_COMMAND = "The site is built with “python3 build_site.py”, not with “mkdocs build”."

try:
    from publishing import assets, at_root, edition, pages, service_worker
except ModuleNotFoundError as missing:
    raise ValidationError(USE_THE_COMMAND) from missing

_WIDE = re.compile("<(pre|table)>")
STYLE_SOURCES = "style/"

_site: pages.Site | None = None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the edition's pages, the assets and the engine; drops the sources of the style."""
    global _site
    current = edition.current()
    if current is None:
        raise ConfigurationError(USE_THE_COMMAND)
    root = Path(config.config_file_path).parent
    theme = Path(config.theme.dirs[0])
    built = assets.build(theme, root / "browser")
    if not config.extra.get("offline", True):
        built = service_worker.without(built)
    _site = pages.Site(
        current,
        built,
        tuple(config.extra.get("instruments", ())),
        details=bool(config.extra.get("details", True)),
    )
    for file in list(files):
        if file.src_uri.startswith(STYLE_SOURCES) or file.src_uri in built:
            files.remove(file)
    taken = {file.dest_uri: file.src_uri for file in files}
    fixed = at_root.files(_site, theme, config.site_name, config.site_description or "")
    for uri, content in (*pages.sources(_site), *fixed.items()):
        file = _generated(config, uri, content)
        if file.dest_uri in taken:
            other = f"{Path(config.docs_dir).name}/{taken[file.dest_uri]}"
            raise PluginError(
                f"instruments/{uri.partition('/')[0]}: its page would replace that of {other}. "
                "Give the instrument another id."
            )
        files.append(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escapes whatever the templates print; MkDocs' own default is to escape nothing."""
    env.autoescape = True
    return env


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: object
) -> TemplateContext:
    """Gives a page's template the site and, on an instrument's pages, the instrument's view."""
    # MkDocs made this HTML from the Markdown of hand-written pages: it is meant as it stands.
    # What is wider than the page scrolls, and must be within reach of the keyboard.
    page.content = Markup(_WIDE.sub(r'<\1 tabindex="0">', page.content or ""))
    _add(context, page.file.src_uri)
    return context


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Gives the page for missing addresses the same."""
    _add(context, template_name)
    return context


def _add(context: TemplateContext, uri: str) -> None:
    assert _site is not None, "MkDocs calls on_files before it renders anything"
    added = {
        "site": _site,
        "instrument": _site.instrument_of(uri),
        "worksheet": _site.worksheet_of(uri),
        "about": _site.about_of(uri),
    }
    cast("dict[str, Any]", context).update(added)


def _generated(config: MkDocsConfig, uri: str, content: str | bytes | Path) -> File:
    if isinstance(content, Path):
        return File.generated(config, uri, abs_src_path=str(content))
    return File.generated(config, uri, content=content)
