"""Another place on the network, which notes whatever reaches it: for tests of what must not."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

# Opens the site's page that its fragment names, and tells this place what that page posts to it.
OPENER = b"""<!doctype html><title>Elsewhere</title>
<script>
addEventListener("message", ({ data }) => fetch(`/${data}`));
addEventListener("click", () => open(location.hash.slice(1)));
</script>
<button>Open</button>
"""
ANSWER = (
    b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/html\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%s"
)


@dataclass
class Elsewhere:
    """What was heard, on a port for requests and on two that tell of any packet at all.

    `requests` has the whole text of each: its address, its headers, its body. `calls` has how often
    somebody connected to `line`, which nobody has reason to; `packets` likewise of the UDP ports.
    """

    port: int
    line: int
    udp: dict[str, int]
    requests: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    packets: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where requests are heard."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def knock(self) -> str:
        """Where no more is heard than that somebody connects."""
        return f"http://127.0.0.1:{self.line}"


@contextmanager
def listening(*udp: str) -> Iterator[Elsewhere]:
    """Listen until the block ends, on a UDP port for each of these names as well."""
    with ExitStack() as stack:
        requests = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        line = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        ports = {}
        for name in udp:
            ports[name] = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            ports[name].bind(("127.0.0.1", 0))
        place = Elsewhere(
            requests.getsockname()[1],
            line.getsockname()[1],
            {name: port.getsockname()[1] for name, port in ports.items()},
        )
        _in_background(_hear, requests, place)
        _in_background(_count, line, place)
        for name, port in ports.items():
            _in_background(_packets, port, name, place)
        yield place


def _in_background(work: object, *arguments: object) -> None:
    threading.Thread(target=work, args=arguments, daemon=True).start()  # type: ignore[arg-type]


def _hear(server: socket.socket, place: Elsewhere) -> None:
    with suppress(OSError):  # closed when the block ends
        while True:
            connection, _ = server.accept()
            _in_background(_answer, connection, place)


def _answer(connection: socket.socket, place: Elsewhere) -> None:
    connection.settimeout(20)
    with connection, suppress(OSError):
        data = b""
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                return
            data += part
        head, _, body = data.partition(b"\r\n\r\n")
        while len(body) < _length(head):
            body += connection.recv(65536)
        place.requests.append(f"{head.decode('latin-1')}\n\n{body.decode('latin-1')}")
        page = OPENER if head.startswith(b"GET /opener ") else b""
        connection.sendall(ANSWER % (len(page), page))


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def _count(server: socket.socket, place: Elsewhere) -> None:
    with suppress(OSError):
        while True:
            connection, _ = server.accept()
            place.calls.append("a connection")
            connection.close()


def _packets(port: socket.socket, name: str, place: Elsewhere) -> None:
    with suppress(OSError):
        while True:
            port.recvfrom(65536)
            place.packets.append(name)
