"""Building the site: all of it beside the last good one, then in its place, or not at all."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from authoring import catalogue, reporters
from authoring.catalogue import Entry as CatalogueEntry
from publishing import (
    commit,
    destination,
    edition,
    engine,
    inside,
    listing,
    proof,
    published,
    service_worker,
    source_date,
    written_pages,
)
from publishing.edition import Edition, Entry
from publishing.failure import Failure
from toolchain import node
from toolchain.errors import SetupError

SITE = Path("site")
CACHE = Path(".cache/engine")


def run(root: Path, site_dir: Path, *, record: bool = False) -> int:
    """Build the site of the project in *root*; the command's exit code.

    Problems of instruments go to stderr, and then the last good site stays as it is. With *record*,
    editions that are new are put on record in their folders.
    """
    entries = [catalogue.load(folder) for folder in catalogue.folders(root / "instruments")]
    problems = [problem for entry in entries for problem in entry.problems]
    problems += written_pages.problems(root)
    sys.stderr.write(reporters.text(problems))
    if any(problem.severity == "error" for problem in problems):
        print("The site was not built; the last good one is untouched.", file=sys.stderr)
        return 1
    if not entries:
        raise Failure("There is no instrument in instruments/. The last good site is untouched.")
    try:
        with destination.replaced(destination.checked(site_dir)) as folder:
            digest = _make(root, folder, entries)
    except OSError as error:
        reason = f"{error.filename or site_dir}: {error.strerror}"
        raise Failure(f"The site could not be written: {reason}.") from error
    print(f"Built {len(entries)} instruments into {site_dir}.")
    for sentence in published.put_on_record(root, entries) if record else ():
        print(sentence)
    print(f"Digest of the site: {digest}")
    return 0


def _make(root: Path, folder: Path, entries: Sequence[CatalogueEntry]) -> str:
    """All files of the site; the digest that names them."""
    sources = commit.find(root)
    time = source_date.of_contents(sources)
    shown = [
        Entry(
            compiled,
            entry.about,
            published.past(entry.loaded.records, compiled),
            proof.cases(entry),
        )
        for entry in entries
        for compiled in [entry.loaded.compiled]
        if compiled is not None
    ]
    try:
        bundle = engine.build(root, node.packages(), root / CACHE, node.node())
        made_from = inside.find(root, bundle.manifest, sources, time)
    except (engine.EngineError, SetupError, inside.NotPinned) as error:
        raise Failure(str(error)) from error
    with edition.published(Edition(shown, bundle, made_from)), _warnings_on_stderr():
        _mkdocs(root, folder, time)
    destination.record(
        folder,
        [{key: entry.compiled[key] for key in ("id", "version", "digest")} for entry in shown],
    )
    digest = listing.write(folder)
    service_worker.write(folder, digest)
    destination.settle(folder, source_date.of_files(sources))
    return digest


def _mkdocs(root: Path, folder: Path, time: int | None) -> None:
    """MkDocs' own build, in strict mode: a broken link in a hand-written page fails it."""
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        with source_date.handed_on(time):
            mkdocs_build(config)
        config.plugins.on_shutdown()
        # Its bytes depend on this machine's zlib, and all who read site maps read the plain one.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    except TemplateError as error:
        where = f"{getattr(error, 'filename', None) or 'a template'}"
        line = getattr(error, "lineno", None)
        raise Failure(f"{where}{f', line {line}' if line else ''}: {error.message}") from error
    except MkDocsException as error:
        raise Failure(f"MkDocs could not build the site: {error}") from error
    except SystemExit as error:  # MkDocs aborts like this once it has said why
        raise Failure(f"The site was not built: {error}") from error


class _warnings_on_stderr:  # noqa: N801 (reads as a statement)
    """MkDocs' warnings, a line each, while the block runs."""

    def __enter__(self) -> None:
        self.handler = logging.StreamHandler(sys.stderr)
        self.handler.setLevel(logging.WARNING)
        self.handler.setFormatter(logging.Formatter("%(message)s"))
        logging.getLogger("mkdocs").addHandler(self.handler)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self.handler)
