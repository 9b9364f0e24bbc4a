"""Finds a word in bytes, however it was written: coded, compressed, turned round, cut in parts.

Bytes are read in every way that a program would write a text, the outcomes are read again, some
layers deep, and the word is looked for in all of them.
"""

import base64
import binascii
import html
import json
import re
import subprocess
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from urllib.parse import unquote_to_bytes

LAYERS = 4
LARGEST = 4_000_000  # bytes that one part may come to
SHORTEST = 8  # characters of a run that may be a code, and bytes of what may hold a word
BEGINNING = 4
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{%d,}" % SHORTEST)
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[\s:,]?){%d,}" % (SHORTEST // 2))
ESCAPED = re.compile(rb"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F]+\})")
REFERENCE = re.compile(rb"&#?\w+;")
UNBROTLI = "zlib.brotliDecompress(fs.readFileSync(0), (_, out) => out && process.stdout.write(out))"
# How gzip, and zlib at its usual levels, begin.
PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")


def found(word: str, data: bytes, node: Sequence[str] = ()) -> bool:
    """Whether the word stands in the data in any way that `readings` knows."""
    return bool(words_in([word], data, node))


def words_in(words: Sequence[str], data: bytes, node: Sequence[str] = ()) -> set[str]:
    """Those of the words that stand in the data, in upper or lower case, forwards or backwards."""
    there: set[str] = set()
    for reading in readings(data, node):
        small = reading.lower()
        if any(form in small for form in _beginnings(tuple(words))):
            there |= {word for word in words if any(form in small for form in _forms(word))}
    return there


def readings(data: bytes, node: Sequence[str] = ()) -> Iterator[bytes]:
    """The data, and what comes of reading them in every way, each outcome once.

    Args:
        data: what was sent.
        node: how to start Node, where Brotli is to be tried as well; it has no mark to know it by.
    """
    seen: set[bytes] = set()
    layer = [data]
    for depth in range(LAYERS + 1):
        fresh = [
            part
            for part in dict.fromkeys(layer)
            if part not in seen and SHORTEST <= len(part) <= LARGEST
        ]
        seen.update(fresh)
        yield from fresh
        if depth < LAYERS:
            layer = [part for one in fresh for read in WAYS for part in read(one)]
            layer += [part for one in fresh if node and not depth for part in _brotli(one, node)]


@cache
def _beginnings(words: tuple[str, ...]) -> list[bytes]:
    """What is looked for first, since it is quicker: words that begin alike have it in common."""
    return [form for start in {word[:BEGINNING] for word in words} for form in _forms(start)]


@cache
def _forms(word: str) -> list[bytes]:
    small = word.lower()
    ways = [text.encode(code) for text in (small, small[::-1]) for code in ("utf-8", "utf-16-le")]
    return list(dict.fromkeys(ways))


def _percent(data: bytes) -> Iterator[bytes]:
    if b"%" in data:
        yield unquote_to_bytes(data)


def _plus(data: bytes) -> Iterator[bytes]:
    if b"+" in data:
        yield data.replace(b"+", b" ")


def _json(data: bytes) -> Iterator[bytes]:
    if ESCAPED.search(data):
        yield ESCAPED.sub(_character, data)


def _character(escaped: re.Match[bytes]) -> bytes:
    code = int(escaped[0].lstrip(b"\\uUxX{").rstrip(b"}"), 16)
    return chr(min(code, 0x10FFFF)).encode("utf-8", "ignore")


def _html(data: bytes) -> Iterator[bytes]:
    if REFERENCE.search(data):
        yield html.unescape(data.decode("latin-1")).encode("latin-1", "ignore")


def _hex(data: bytes) -> Iterator[bytes]:
    for run in HEX.findall(data):
        digits = re.sub(rb"[^0-9a-fA-F]", b"", run)
        yield binascii.unhexlify(digits)
        yield binascii.unhexlify(digits[1:-1])  # begun in the middle of a byte


def _base64(data: bytes) -> Iterator[bytes]:
    for run in BASE64.findall(data):
        plain = run.translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):
            part = plain[start : start + (len(plain) - start) // 4 * 4]
            yield base64.b64decode(part)
            rest = plain[start + len(part) :]
            if len(rest) > 1:
                yield base64.b64decode(part + rest + b"=" * (4 - len(rest)))


def _packed(data: bytes) -> Iterator[bytes]:
    starts = {at.start(): zlib.MAX_WBITS | 32 for at in PACKED.finditer(data)}
    body = data.find(b"\r\n\r\n") + 4
    for at in (0, body):
        starts.setdefault(at, -zlib.MAX_WBITS)
    for at, window in starts.items():
        try:
            yield zlib.decompressobj(window).decompress(data[at:], LARGEST)
        except zlib.error:
            continue


def _parts(data: bytes) -> Iterator[bytes]:
    """Where a word may have been cut by what stands between its letters."""
    if len(data) < 100_000:
        yield re.sub(rb"[^A-Za-z0-9]", b"", data)


def _numbers(data: bytes) -> Iterator[bytes]:
    """A list of the characters' numbers, as JSON writes bytes."""
    for run in re.findall(rb"\[\s*\d{1,3}(?:\s*,\s*\d{1,3}){3,}\s*\]", data):
        yield bytes(number % 256 for number in json.loads(run))


def _brotli(data: bytes, node: Sequence[str]) -> Iterator[bytes]:
    for part in {data, data[data.find(b"\r\n\r\n") + 4 :]}:
        done = subprocess.run([*node, "-e", UNBROTLI], input=part, capture_output=True)
        if done.returncode == 0 and done.stdout:
            yield done.stdout


WAYS: tuple[Callable[[bytes], Iterator[bytes]], ...] = (
    *(_percent, _plus, _json, _html, _hex, _base64, _packed, _parts, _numbers),
)
