"""A host like GitHub Pages: a folder below a sub-path, text gzipped, 404.html for the rest."""

import gzip
import mimetypes
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

GZIPPED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml"}
TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass
class Answered:
    """One request and what was sent for it; `sent` counts the bytes of the body on the wire."""

    path: str
    status: int
    sent: int
    cookie: str = ""


@dataclass
class Host:
    """A served folder, what was asked of it, and files to answer otherwise than they are.

    Nobody gets an answer for those that are `held`, until the host stops. A path for which it is
    `gone` breaks off the line; `everywhere` is a file that every address is answered with; what
    `headers` gives for a path is sent in place of its own, as by a proxy, and None leaves one out.
    """

    url: str
    folder: Path
    log: list[Answered] = field(default_factory=list)
    spoiled: dict[str, bytes | None] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    stopped: threading.Event = field(default_factory=threading.Event)
    gone: Callable[[str], bool] = lambda _path: False
    everywhere: str | None = None
    headers: Callable[[str], Mapping[str, str | None]] = lambda _path: {}

    def holds(self, url: str) -> bool:
        """Whether this is the address of a page or file of the site, and nothing more.

        A fragment, which no browser sends, is let pass.
        """
        address = urldefrag(url).url
        if not address.startswith(self.url):
            return False
        file = self.folder / unquote(address.removeprefix(self.url))
        return "?" not in address and (file / "index.html" if file.is_dir() else file).is_file()

    @property
    def strays(self) -> list[str]:
        """What was asked that is no file of the site, carries a query or was to be sent here."""
        return [entry.path for entry in self.log if entry.status != 200 or "?" in entry.path]


@contextmanager
def serve(folder: Path, prefix: str) -> Iterator[Host]:
    """Serve the folder below the prefix (such as ``/inkbubble/``) on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    host = Host(f"http://127.0.0.1:{server.server_port}{prefix}", folder)
    server.host, server.prefix = host, prefix  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.stopped.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with suppress(ConnectionError):  # the visitor may have gone elsewhere
            super().handle()

    def do_GET(self) -> None:
        host: Host = self.server.host  # type: ignore[attr-defined]
        prefix: str = self.server.prefix  # type: ignore[attr-defined]
        if host.gone(self.path):
            self.close_connection = True
            return None
        path = unquote(urlsplit(self.path).path)
        relative = path.removeprefix(prefix) if path.startswith(prefix) else None
        if relative is not None and (host.folder / relative).is_dir():
            if relative and not relative.endswith("/"):
                return self._send(host, 301, b"", "text/html", location=path + "/")
            relative += "index.html"
        status, file = 200, host.folder / (host.everywhere or relative or "")
        name = file.name
        if name in host.held:
            host.stopped.wait()
        if relative is None or not file.is_file() or host.spoiled.get(name, b"") is None:
            status, file = 404, host.folder / "404.html"
        body = file.read_bytes() if status == 404 else host.spoiled.get(name) or file.read_bytes()
        self._send(host, status, body, _type(file), suffix=file.suffix)

    def do_POST(self) -> None:
        """Take nothing, but note that something was sent, as a beacon does."""
        self.close_connection = True
        self._send(self.server.host, 405, b"", "text/plain")  # type: ignore[attr-defined]

    def _send(
        self,
        host: Host,
        status: int,
        body: bytes,
        kind: str,
        *,
        suffix: str = "",
        location: str | None = None,
    ) -> None:
        zipped = suffix in GZIPPED and "gzip" in self.headers.get("Accept-Encoding", "")
        if zipped:
            body = gzip.compress(body, 9, mtime=0)
        cookie = self.headers.get("Cookie", "")
        host.log.append(Answered(self.path, status, len(body), cookie))
        headers: dict[str, str | None] = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "max-age=600",
            "Content-Encoding": "gzip" if zipped else None,
            "Location": location,
        }
        self.send_response(status)
        for name, value in {**headers, **host.headers(self.path)}.items():
            if value is not None:
                self.send_header(name, value)
        with suppress(ConnectionError):  # the visitor may have gone elsewhere
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _type(file: Path) -> str:
    guessed = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return guessed or "application/octet-stream"
