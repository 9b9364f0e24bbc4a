"""Reads the browser's own record of its network: what it asked for, resolved, and sent.

The second witness beside the proxy: it sees what goes past any proxy, as names that are looked up
and datagrams do. It is a file of Chromium's, `--log-net-log`, a line an event; that of a browser
which was killed ends in the middle of one.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

# The one address that Chromium itself asks for, whatever we switch off: `traffic` sends it there,
# to a port that Chromium refuses to open, so that nothing comes of it.
BROWSERS_OWN = "http://127.0.0.1:1/"
HERE = ("127.0.0.1", "localhost", "[::1]")
RECEIVED = ("RECEIVED", "BYTES_READ", "READ_HEADERS", "RESPONSE_HEADERS")


@dataclass
class NetLog:
    """What one run of the browser did on the network.

    `asked` has methods and addresses, without fragments, which are not sent; `resolved` the names
    that were looked up; `connected` where connections went; `datagrams` whom a datagram was sent
    to; `sent` every byte that left by a socket, and `told` whatever else was noted of what goes
    out.
    """

    asked: list[tuple[str, str]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    datagrams: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def read(file: Path) -> NetLog:
    """The record in a file; an AssertionError if it is none: nothing is proven by an empty one."""
    log = NetLog()
    peers: dict[int, str] = {}
    for kind, source, told in _events(file):
        if "bytes" in told and "SENT" in kind:
            log.sent.append(base64.b64decode(told["bytes"]))
        if not any(word in kind for word in RECEIVED):
            log.told.append(json.dumps({**told, "url": urldefrag(str(told.get("url", ""))).url}))
        if kind == "URL_REQUEST_START_JOB" and "url" in told:
            log.asked.append((told["method"], urldefrag(told["url"]).url))
        elif kind == "HOST_RESOLVER_MANAGER_REQUEST" and "host" in told:
            log.resolved.append(_name(told["host"]))
        elif kind == "TCP_CONNECT_ATTEMPT" and "address" in told:
            log.connected.append(told["address"])
        elif kind == "UDP_CONNECT" and "address" in told:
            peers[source] = told["address"]  # nothing is sent yet
        elif kind == "UDP_BYTES_SENT":
            log.datagrams.append(told.get("address") or peers.get(source, "?"))
    log.asked = [one for one in log.asked if not one[1].startswith(BROWSERS_OWN)]
    log.resolved = [name for name in log.resolved if name not in HERE]
    return log


def _events(file: Path) -> Iterator[tuple[str, int, dict[str, Any]]]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        first = next(lines, "").rstrip().rstrip(",")
        assert first.startswith('{"constants"'), f"{file} is no record of Chromium's"
        kinds = {
            number: name
            for name, number in json.loads(first + "}")["constants"]["logEventTypes"].items()
        }
        for line in lines:
            try:
                event = json.loads(line.strip().rstrip(",").removesuffix("]"))
            except ValueError:
                continue  # the frame of the list, or where a killed browser stopped
            if isinstance(event, dict) and "type" in event:
                yield kinds[event["type"]], event["source"]["id"], event.get("params") or {}


def _name(host: str) -> str:
    """The name alone of ``https://name:port`` or ``name:port``."""
    bare = host.partition("://")[2] or host
    return bare if bare.endswith("]") else bare.rpartition(":")[0] or bare
