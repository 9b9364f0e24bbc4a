"""A web host for benchmarks: gzips as common hosts do, and counts the bytes that it sends."""

import contextlib
import gzip
import http.server
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}


@dataclass
class Host:
    """A folder on the web. What its files weigh on the wire is kept, so that time is not lost."""

    folder: Path
    url: str = ""
    sent: Counter[str] = field(default_factory=Counter)
    _bodies: dict[Path, bytes] = field(default_factory=dict)

    def body(self, file: Path) -> bytes:
        """The file as it goes over the wire: gzipped, unless it is of a type that hosts leave."""
        if file not in self._bodies:
            data = file.read_bytes()
            self._bodies[file] = gzip.compress(data, mtime=0) if file.suffix in TYPES else data
        return self._bodies[file]


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """Serve a folder on a free port of this machine."""
    host = Host(folder)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = folder / path
            if file.is_dir():
                file /= "index.html"
            if not file.is_file():
                self.send_error(404)
                return
            body = host.body(file)
            host.sent[file.relative_to(folder).as_posix()] += len(body)
            self.send_response(200)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            if file.suffix in TYPES:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
