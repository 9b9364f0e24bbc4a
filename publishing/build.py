"""Building the site: all of it beside the last good one, then in its place, or not at all."""

import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from authoring import catalogue, reporters
from authoring.catalogue import Entry as CatalogueEntry
from publishing import edition, engine
from publishing.edition import Edition, Entry
from publishing.failure import Failure
from toolchain import node
from toolchain.errors import SetupError

SITE = Path("site")
RECORD = "edition.json"
CACHE = Path(".cache/engine")


def run(root: Path, site_dir: Path) -> int:
    """Build the site of the project in *root*; the command's exit code.

    Problems of instruments go to stderr, and then the last good site stays as it is.
    """
    entries = [catalogue.load(folder) for folder in catalogue.folders(root / "instruments")]
    problems = [problem for entry in entries for problem in entry.problems]
    sys.stderr.write(reporters.text(problems))
    if catalogue.has_error(entries):
        print("The site was not built; the last good one is untouched.", file=sys.stderr)
        return 1
    site = _destination(site_dir)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as folder:
            made = Path(folder) / "site"
            _make(root, made, entries)
            _put_in_place(made, site, Path(folder) / "last")
    except OSError as error:
        reason = f"{error.filename or site_dir}: {error.strerror}"
        raise Failure(f"The site could not be written: {reason}.") from error
    print(f"Built {len(entries)} instruments into {site_dir}.")
    return 0


def _make(root: Path, folder: Path, entries: Sequence[CatalogueEntry]) -> None:
    published = [
        Entry(entry.loaded.compiled, entry.about)
        for entry in entries
        if entry.loaded.compiled is not None
    ]
    try:
        bundle = engine.build(root, node.packages(), root / CACHE, node.node())
    except (engine.EngineError, SetupError) as error:
        raise Failure(str(error)) from error
    with edition.published(Edition(published, bundle)), _warnings_on_stderr():
        _mkdocs(root, folder)
    (folder / RECORD).write_text(_record(published), encoding="utf-8")


def _mkdocs(root: Path, folder: Path) -> None:
    """MkDocs' own build, in strict mode: a broken link in a hand-written page fails it."""
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except TemplateError as error:
        where = f"{getattr(error, 'filename', None) or 'a template'}"
        line = getattr(error, "lineno", None)
        raise Failure(f"{where}{f', line {line}' if line else ''}: {error.message}") from error
    except MkDocsException as error:
        raise Failure(f"MkDocs could not build the site: {error}") from error
    except SystemExit as error:  # MkDocs aborts like this once it has said why
        raise Failure(f"The site was not built: {error}") from error


def _destination(site_dir: Path) -> Path:
    """The folder to build into, once it is sure that nothing but a site would be replaced."""
    site = Path(os.path.abspath(site_dir))  # noqa: PTH100 (a link stays a link)
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Failure(f"{site_dir} is not a folder. Choose another --site-dir.")
    if site.is_dir() and any(site.iterdir()) and not (site / RECORD).is_file():
        raise Failure(
            f"{site_dir} holds files that no build made, and building would remove them. "
            "Choose another --site-dir, or empty the folder yourself."
        )
    return site


def _put_in_place(made: Path, site: Path, last: Path) -> None:
    if site.exists():
        site.rename(last)
    try:
        made.rename(site)
    except OSError:
        if last.exists():
            last.rename(site)
        raise
    shutil.rmtree(last, ignore_errors=True)


def _record(entries: Sequence[Entry]) -> str:
    """What was published; it also tells a site that a build made from any other folder."""
    record = {
        "format": "inkbubble/edition@1",
        "instruments": [
            {key: entry.compiled[key] for key in ("id", "version", "digest")} for entry in entries
        ],
    }
    return json.dumps(record, indent=2) + "\n"


class _warnings_on_stderr:  # noqa: N801 (reads as a statement)
    """MkDocs' warnings, a line each, while the block runs."""

    def __enter__(self) -> None:
        self.handler = logging.StreamHandler(sys.stderr)
        self.handler.setLevel(logging.WARNING)
        self.handler.setFormatter(logging.Formatter("%(message)s"))
        logging.getLogger("mkdocs").addHandler(self.handler)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self.handler)
