"""Serving the site on this machine, built anew whenever a source changes.

Each build is a process of its own, so that a change of Python code counts like any other, and a
build that fails leaves the last good site on the screen.
"""

import logging
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from publishing.destination import RECORD
from publishing.failure import Failure

HOST = "127.0.0.1"
SERVED = Path(".cache/served")
WATCHED = (
    "authoring",
    "browser",
    "docs",
    "instruments",
    "mkdocs.yml",
    "publishing",
    "reporting",
    "scoring",
    "theme",
)
CLIENT = Path(__file__).parent / "livereload.js"
CLIENT_ADDRESS = "/livereload/client.js"


def run(root: Path, port: int) -> int:
    """Build, serve and follow changes until interrupted; the command's exit code."""
    if not _build(root) and not (root / SERVED / RECORD).is_file():
        return 1
    # MkDocs' server would say that it is stuck where ours is not.
    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    server = _Server(root, port)
    for name in WATCHED:
        server.watch(str(root / name))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise Failure(
            f"Port {port} can't be used: {error.strerror}. Choose another: serve --port {port + 1}."
        ) from error
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
    return 0


def _build(root: Path) -> bool:
    where = ["--no-record", "--site-dir", str(SERVED)]  # what is being written is no edition yet
    command = [sys.executable, "-m", "publishing", "build", *where]
    return subprocess.run(command, cwd=root, check=False).returncode == 0


class _Server(LiveReloadServer):
    """MkDocs' server, with its script as a file: the pages' policy forbids inline ones."""

    def __init__(self, root: Path, port: int) -> None:
        super().__init__(lambda: self._rebuild(root), HOST, port, str(root / SERVED))

    def _rebuild(self, root: Path) -> None:
        if not _build(root):
            # Without this, MkDocs' server would answer nothing until a build succeeds.
            with self._epoch_cond:
                self._wanted_epoch = self._visible_epoch
                self._epoch_cond.notify_all()
            raise Abort("The last good site is still shown. Mend the file and save it.")

    def server_activate(self) -> None:
        """Tells the address once the port is ours."""
        super().server_activate()
        print(f"Serving on http://{HOST}:{self.server_port}/ (stop with Ctrl+C)", flush=True)

    def _serve_request(  # type: ignore[no-untyped-def]
        self, environ, start_response
    ) -> Iterable[bytes] | None:
        if environ["PATH_INFO"] == CLIENT_ADDRESS:
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [CLIENT.read_bytes()]
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        script = f'<script src="{CLIENT_ADDRESS}" data-epoch="{epoch}" defer></script>'
        head, end, tail = content.rpartition(b"</body>")
        return head + script.encode() + end + tail
