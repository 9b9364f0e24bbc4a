"""A Python in the browser that carries out whatever it is told: what must not get out of there.

The site's own worker runs it, on a page with the site's policy. Only Python's archive is another:
it has the whole standard library, of which the site has a part, and a door that runs any code.
"""

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from publishing.engine import Bundle
from publishing.engine.archive import unzipped, zipped
from publishing.engine.rehearsal import SAMPLE
from tests.browser.engine_page import HTML, SCRIPT
from tests.browser.host import Host, serve
from tests.conftest import PREFIX, ROOT

DOOR = """
import json

def call(text):
    names = {"said": None}
    try:
        exec(json.loads(text).get("code", ""), names)
        said = names["said"]
    except BaseException as error:
        said = f"{type(error).__name__}: {error}"
    return json.dumps({"ok": True, "said": said}, default=repr)
"""


def make(folder: Path, bundle: Bundle, node_modules: Path) -> None:
    """A site of one page, with nothing on it but that engine."""
    shutil.copytree(ROOT / "browser", folder / "assets" / "x")
    shutil.copy(SAMPLE, folder / "instrument.json")
    (folder / "index.html").write_text(HTML)
    (folder / "page.js").write_text(SCRIPT)
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    engine = folder / "engine"
    shutil.copytree(bundle.folder, engine)
    library = unzipped(node_modules / "pyodide" / "python_stdlib.zip")
    archive = zipped({**library, "reporting/__init__.py": b"", "reporting/door.py": DOOR.encode()})
    packed = gzip.compress(archive, 1, mtime=0)
    (engine / "whole.bin").write_bytes(packed)
    manifest = json.loads((engine / "engine.json").read_text())
    manifest["files"]["python.zip"] = {
        "url": "whole.bin",
        "bytes": len(packed),
        "inflated": len(archive),
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    (engine / "engine.json").write_text(json.dumps(manifest))


@dataclass
class Python:
    """That Python, on a page of the site, and the site's host."""

    page: Page
    host: Host

    def ready(self) -> "Python":
        """Have the page start it, again if need be; what the host is asked counts from here."""
        if self.page.evaluate("engine.state.name") == "failed":
            self.page.click("#retry")
        self.page.click("#start")
        self.page.wait_for_function("() => engine.state.name === 'ready'", timeout=120_000)
        self.host.log.clear()
        return self

    def run(self, code: str) -> object:
        """What the code leaves in `said`, or the exception that it ends with.

        When the code kills Python itself, that is told as a failure of the engine.
        """
        return self.page.evaluate(
            """code => engine.ask("code", {}, { code })
                 .then(({ said }) => said, (failure) => String(failure))""",
            code,
        )


@contextmanager
def started(browser: Browser, folder: Path) -> Iterator[Python]:
    """A visit to that site."""
    with serve(folder, PREFIX) as host:
        context = browser.new_context()
        page = context.new_page()
        page.goto(host.url)
        page.wait_for_function("() => globalThis.seen !== undefined")
        try:
            yield Python(page, host)
        finally:
            context.close()
