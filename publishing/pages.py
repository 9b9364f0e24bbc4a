"""What an edition adds to the site: for each instrument its page, a worksheet and an about page.

Nothing of an instrument goes through Markdown, which would mangle it: its page is a template
alone, and the template gets a view of the instrument (`publishing.view`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from authoring import compiling
from publishing import assets, condition_style, proof, view, worksheet
from publishing.edition import Edition, Entry
from publishing.view import Card, InstrumentView
from publishing.worksheet import Worksheet

INSTRUMENT_PAGE = "---\ntemplate: instrument.html\n---\n"
WORKSHEET_PAGE = "---\ntemplate: worksheet.html\n---\n"
ENGINE_MANIFEST = "engine.json"


@dataclass(frozen=True)
class Site:
    """One edition with the assets it needs; addresses are relative to the site's root.

    Without `details`, no page asks who answers, whatever the instruments say.
    """

    edition: Edition
    assets: Mapping[str, bytes]
    order: tuple[str, ...]
    details: bool = True

    @cached_property
    def assets_folder(self) -> str:
        """Where style, scripts and pictures are."""
        return f"assets/{assets.fingerprint(self.assets)}"

    @cached_property
    def engine_folder(self) -> str:
        """Where the engine's files are; its manifest names them all with their hashes."""
        return f"assets/engine-{assets.fingerprint_of(self._manifest)}"

    @cached_property
    def engine_megabytes(self) -> str:
        """How much a visitor's browser fetches for the engine, in MB of a million bytes."""
        return f"{json.loads(self._manifest)['total'] / 1_000_000:.1f}"

    @property
    def _manifest(self) -> bytes:
        manifest = self.edition.engine.files[ENGINE_MANIFEST]
        return manifest.read_bytes() if isinstance(manifest, Path) else manifest

    @property
    def engine_manifest(self) -> str:
        """Where the engine's list of files is."""
        return f"{self.engine_folder}/{ENGINE_MANIFEST}"

    @cached_property
    def cards(self) -> list[Card]:
        """All instruments, in the order of the home page."""
        return [view.card(entry) for entry in self.edition.in_order(self.order)]

    def instrument_of(self, uri: str) -> InstrumentView | None:
        """The view of the instrument whose page comes from the source *uri*, if it is one."""
        entry = self._entry_of(uri, "index.md")
        return view.of(entry, details=self.details) if entry else None

    def worksheet_of(self, uri: str) -> Worksheet | None:
        """The worksheet that comes from the source *uri*, if one does."""
        entry = self._entry_of(uri, "worksheet.md")
        return worksheet.of(entry, details=self.details) if entry else None

    def about_of(self, uri: str) -> Card | None:
        """The card of the instrument whose about page comes from the source *uri*, if it is one."""
        entry = self._entry_of(uri, "about.md")
        return view.card(entry) if entry else None

    def _entry_of(self, uri: str, file: str) -> Entry | None:
        id, _, rest = uri.partition("/")
        return self.edition.by_id.get(id) if rest == file else None

    def compiled_file(self, id: str) -> str:
        """Where the browser finds the compiled instrument."""
        return f"{id}/{assets.fingerprint_of(compiled_bytes(self.edition.by_id[id]))}.json"

    def editions_file(self, id: str) -> str | None:
        """Where the browser finds the records of past editions; None where there are none."""
        entry = self.edition.by_id[id]
        if not entry.past:
            return None
        return f"{id}/editions-{assets.fingerprint_of(past_bytes(entry))}.json"

    @cached_property
    def proof(self) -> bytes:
        """What a visitor's browser replays to see that it works out the same."""
        texts = {entry.id: compiled_bytes(entry).decode() for entry in self.edition.entries}
        return proof.content(self.edition.entries, texts)

    @property
    def proof_file(self) -> str:
        """Where that is."""
        return f"privacy/proof-{assets.fingerprint_of(self.proof)}.json"

    def condition_style(self, id: str) -> bytes:
        """The style that hides what is not asked; empty where everything always is."""
        instrument = self.edition.by_id[id].instrument
        return condition_style.sheet(instrument, view.fragments(instrument)).encode()

    def condition_file(self, id: str) -> str:
        """Where that style is."""
        return f"{id}/{assets.fingerprint_of(self.condition_style(id))}.css"


def sources(site: Site) -> Iterator[tuple[str, str | bytes | Path]]:
    """Every file that the edition adds: its address and its content, or where that is on disk."""
    for entry in site.edition.entries:
        yield f"{entry.id}/index.md", INSTRUMENT_PAGE
        yield f"{entry.id}/worksheet.md", WORKSHEET_PAGE
        # The empty line keeps MkDocs from taking the text's beginning for settings of the page.
        yield f"{entry.id}/about.md", "\n" + entry.about
        yield site.compiled_file(entry.id), compiled_bytes(entry)
        if editions := site.editions_file(entry.id):
            yield editions, past_bytes(entry)
        if style := site.condition_style(entry.id):
            yield site.condition_file(entry.id), style
    yield site.proof_file, site.proof
    for name, content in site.assets.items():
        yield f"{site.assets_folder}/{name}", content
    for name, file in site.edition.engine.files.items():
        yield f"{site.engine_folder}/{name}", file


def compiled_bytes(entry: Entry) -> bytes:
    """The compiled instrument as the browser hands it to Python."""
    return compiling.to_json(dict(entry.compiled)).encode()


def past_bytes(entry: Entry) -> bytes:
    """The records of past editions as the browser hands them to Python."""
    return json.dumps(list(entry.past), ensure_ascii=False, separators=(",", ":")).encode()
