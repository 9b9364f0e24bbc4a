"""The recording itself: whatever a page, a worker or a service worker sends is on it, by name.

The canary rests on this: a recording that sees nothing would find nothing.
"""

import base64
import gzip
import json
import socket
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as some
from playwright.sync_api import Browser

from tests.browser.host import serve
from tests.conftest import PREFIX
from tests.privacy import traffic
from tests.privacy.coding import found
from toolchain import node

# Names below .test belong to nobody: whatever reaches for them comes to nothing, anywhere.
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Leaks</title>
<link rel="icon" href="icon.svg"><script type="module" src="leaks.js"></script>"""
LEAKS = """
const element = (name, more) =>
  document.head.append(Object.assign(document.createElement(name), more));
const leave = (promise) => promise.catch(() => {});
leave(fetch("./?query=answer"));
navigator.sendBeacon("./", "beacon-answer");
const post = { mode: "no-cors", method: "POST", body: "fetch-answer" };
leave(fetch("http://other-origin.test/", post));
element("img", { src: "http://picture.test/answer.png" });
element("link", { rel: "dns-prefetch", href: "http://prefetched-name.test/" });
element("link", { rel: "preconnect", href: "http://preconnected.test/" });
new WebSocket("ws://socket.test/answer");
const urls = `stun:127.0.0.1:${location.hash.slice(1)}`;
const peer = new RTCPeerConnection({ iceServers: [{ urls }] });
peer.createDataChannel("answer");
peer.createOffer().then((offer) => peer.setLocalDescription(offer));
new Worker("worker.js");
navigator.serviceWorker.register("service-worker.js");
"""
WORKER = 'fetch("http://worker.test/answer", { mode: "no-cors" }).catch(() => {});'
SERVICE_WORKER = """
const send = () => fetch("http://service-worker.test/answer", { mode: "no-cors" }).catch(() => {});
addEventListener("install", (event) => event.waitUntil(send()));
"""


@pytest.fixture(scope="module")
def leaking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that leaks in every way that the recording must see."""
    folder = tmp_path_factory.mktemp("leaking")
    for name, text in {
        "index.html": PAGE,
        "404.html": PAGE,
        "leaks.js": LEAKS,
        "worker.js": WORKER,
        "service-worker.js": SERVICE_WORKER,
        "quiet.html": PAGE.partition("<script")[0],
        "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("past_proxies", [False, True], ids=["through a proxy", "past proxies"])
def test_every_kind_of_leak_is_on_record_by_name(
    browser: Browser, leaking: Path, tmp_path: Path, past_proxies: bool
) -> None:
    with (
        serve(leaking, PREFIX) as host,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stun,
        traffic.recorded(
            browser.browser_type, tmp_path, host.url, past_proxies=past_proxies
        ) as device,
    ):
        stun.bind(("127.0.0.1", 0))
        stun.settimeout(30)
        port = stun.getsockname()[1]
        with device.browser() as context:
            page = context.new_page()
            page.goto(f"{device.home}#{port}")
            stun.recv(100)
            page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    told = device.traffic.elsewhere()
    expected = {
        f"GET {device.home}?query=answer",
        f"POST {device.home}",
        "POST http://other-origin.test/",
        "GET http://picture.test/answer.png",
        "GET ws://socket.test/answer",
        "GET http://worker.test/answer",
        "GET http://service-worker.test/answer",
        f"datagram 127.0.0.1:{port}",
    }
    assert expected <= told
    sent = list(device.traffic.sent())
    if past_proxies:
        assert {"name prefetched-name.test", "name preconnected.test"} <= told
    else:
        assert "CONNECT socket.test:80" in told
        assert any(found("fetch-answer", one) for one in sent)
    assert any(found("beacon-answer", one) for one in sent)


def test_a_page_that_leaks_nothing_leaves_nothing_on_record(
    browser: Browser, leaking: Path, tmp_path: Path
) -> None:
    with (
        serve(leaking, PREFIX) as host,
        traffic.recorded(browser.browser_type, tmp_path, host.url, past_proxies=True) as device,
        device.browser() as context,
    ):
        context.new_page().goto(f"{device.home}quiet.html")
        context.pages[-1].wait_for_load_state("networkidle")
    assert device.traffic.elsewhere() == set()
    assert {"quiet.html", "icon.svg"} == device.traffic.files()


words = some.text("abcdefghijklmnopqrstuvwxyz", min_size=10, max_size=14)
around = some.binary(max_size=7)

WAYS: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "turned round": lambda data: data[::-1],
    "in capitals": bytes.upper,
    "UTF-16": lambda data: data.decode("latin-1").encode("utf-16-le"),
    "percent": lambda data: "".join(f"%{byte:02X}" for byte in data).encode(),
    "percent, twice": lambda data: quote("".join(f"%{byte:02x}" for byte in data)).encode(),
    "base64": base64.b64encode,
    "base64 without padding": lambda data: base64.urlsafe_b64encode(data).rstrip(b"="),
    "hex": lambda data: data.hex().encode(),
    "hex in capitals": lambda data: data.hex().upper().encode(),
    "JSON": lambda data: json.dumps("".join(f"\\u{byte:04x}" for byte in data)).encode(),
    "references": lambda data: "".join(f"&#{byte};" for byte in data).encode(),
    "numbers": lambda data: json.dumps(list(data)).encode(),
    "cut": lambda data: b"-".join(data[at : at + 3] for at in range(0, len(data), 3)),
    "gzip": gzip.compress,
    "zlib": zlib.compress,
}


@given(words, around, around, some.sampled_from(sorted(WAYS)))
def test_a_word_is_found_however_it_is_written(
    word: str, before: bytes, after: bytes, way: str
) -> None:
    coded = WAYS[way](word.encode())
    assert found(word, b"GET /" + before + b" " + coded + b" " + after)


@given(words, around, some.sampled_from(["gzip", "zlib"]), some.sampled_from(["base64", "hex"]))
def test_a_word_is_found_in_what_was_packed_and_then_coded(
    word: str, before: bytes, packed: str, coded: str
) -> None:
    inner = WAYS[packed](before + word.encode() + b", and more of it")
    assert found(word, b"GET /?x=" + WAYS["percent"](WAYS[coded](inner)))


@given(words, words, some.sampled_from(sorted(WAYS)))
def test_no_word_is_found_that_is_not_there(word: str, other: str, way: str) -> None:
    if word not in other and word not in other[::-1]:
        assert not found(word, b"GET /" + WAYS[way](other.encode()))


def test_a_word_is_found_in_brotli() -> None:
    packed = base64.b64decode("iwWAcXp2eGtqd3BidGhtAw==")  # “qzvxkjwpbthm”
    assert found("qzvxkjwpbthm", b"POST / HTTP/1.1\r\n\r\n" + packed, node.node())
