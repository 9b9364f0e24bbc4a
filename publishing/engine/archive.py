"""Zips whose bytes depend on nothing but their contents."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

# The earliest time that a zip can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A zip of `entries` (path: contents), sorted, dateless and not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(entries):
            info = zipfile.ZipInfo(path, EPOCH)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, entries[path])
    return buffer.getvalue()


def unzipped(archive: Path) -> dict[str, bytes]:
    """The files of a zip, by path."""
    with zipfile.ZipFile(archive) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}


def digest(*parts: object) -> str:
    """A SHA-256 in hex over bytes as they are and everything else as JSON."""
    total = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else json.dumps(part, sort_keys=True).encode()
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()
