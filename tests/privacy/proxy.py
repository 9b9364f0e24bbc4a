"""A proxy of the test's own: all that a browser asks of anybody, kept whole, outside the browser.

What is for the test's host is passed on to it; everything else is noted and goes no further. It
also answers who asks it as if it were the host, and so can stand in front of that one instead.
"""

import contextlib
import http.client
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

FIRST_BYTES = 4096
PATIENCE = 3.0  # seconds for the first bytes of a tunnel


@dataclass(frozen=True)
class Asked:
    """A request as it came: the request line's method and address, the headers, the body.

    A tunnel has the method CONNECT, and for a body the first bytes that were to go through it.
    """

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def raw(self) -> bytes:
        """All of it, as bytes to search."""
        lines = [f"{self.method} {self.address}", *(f"{k}: {v}" for k, v in self.headers)]
        return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + self.body


@dataclass
class Proxy:
    """Where the proxy listens, whom it passes on to (``127.0.0.1:8000``), and what was asked."""

    port: int
    passes_on_to: str
    asked: list[Asked] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def proxy(self) -> Proxy:
        """What this one handles requests for."""
        assert isinstance(self.server, _Server)
        return self.server.proxy

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # the browser may have gone
            super().handle()

    def pass_on(self) -> None:
        """Note the request, and hand it on if it is for the test's host."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            body += self._chunks()
        if self.path.startswith("/"):  # asked as the site itself, whose front this then is
            self.path = f"http://{self.headers.get('Host', '')}{self.path}"
        self._note(body)
        at = urlsplit(self.path)
        ours = (self.proxy.passes_on_to, f"127.0.0.1:{self.proxy.port}")
        if at.scheme != "http" or at.netloc not in ours:
            return self._refuse()
        onward = http.client.HTTPConnection(self.proxy.passes_on_to, timeout=30)
        try:
            target = at._replace(scheme="", netloc="").geturl() or "/"
            onward.putrequest(self.command, target, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("proxy-connection", "connection", "transfer-encoding"):
                    onward.putheader(name, value)
            onward.endheaders(body or None)
            self._answer(onward.getresponse())
        except (OSError, http.client.HTTPException):
            self.close_connection = True
        finally:
            onward.close()

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Whatever the method is called."""
        if name.startswith("do_"):
            return self.pass_on
        raise AttributeError(name)

    def do_CONNECT(self) -> None:
        """Let a tunnel begin, to see what would go through it, and end it."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self.connection.settimeout(PATIENCE)
        first = b""
        with contextlib.suppress(TimeoutError):
            first = self.connection.recv(FIRST_BYTES)
        self._note(first)

    def _answer(self, answer: http.client.HTTPResponse) -> None:
        body = answer.read()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.headers.items():
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _refuse(self) -> None:
        self.send_response_only(403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline().partition(b";")[0] or b"0", 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _note(self, body: bytes) -> None:
        headers = tuple(self.headers.items())
        self.proxy.asked.append(Asked(self.command, self.path, headers, body))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    request_queue_size = 64
    proxy: Proxy


@contextmanager
def listening(passes_on_to: str) -> Iterator[Proxy]:
    """A proxy on a free port that passes on to this host (and port) alone."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.proxy = Proxy(server.server_address[1], passes_on_to)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.proxy
        finally:
            server.shutdown()
