"""Small pictures of few colours, written as PNG: the same bytes on every machine.

Source: Portable Network Graphics, Third Edition (W3C Recommendation).
"""

import struct
import zlib
from collections.abc import Sequence

Colour = tuple[int, int, int, int]  # red, green, blue, and how opaque: 0 to 255

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BITS, PALETTE = 8, 3  # bits a pixel; the pixels are places in a palette


def written(rows: Sequence[bytes], palette: Sequence[Colour]) -> bytes:
    """The picture whose rows have a byte a pixel: a place in the palette of up to 256 colours."""
    size = struct.pack(">IIBBBBB", len(rows[0]), len(rows), BITS, PALETTE, 0, 0, 0)
    colours = b"".join(bytes(colour[:3]) for colour in palette)
    opaque = bytes(colour[3] for colour in palette)
    pixels = b"".join(b"\0" + row for row in rows)  # 0: the row stands as it is
    chunks = ((b"IHDR", size), (b"PLTE", colours), (b"tRNS", opaque), (b"IDAT", _deflated(pixels)))
    return SIGNATURE + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _deflated(data: bytes) -> bytes:
    """Runs of the same byte written shorter, and nothing more.

    How deflate looks for longer repetitions differs between zlib and its successors, and with it
    the bytes; that it finds runs does not.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    return packer.compress(data) + packer.flush()
