"""Runs inside Pyodide: the files in /job/plain.zip become /job/packed.zip, each of them gzipped.

What gzip makes of a file depends on the zlib at hand, and machines differ in theirs. The one in
here is the same everywhere, and so is what it makes.
"""

import gzip
import zipfile


def main() -> None:
    """Gzip all of them at the best level, without a date."""
    with (
        zipfile.ZipFile("/job/plain.zip") as plain,
        zipfile.ZipFile("/job/packed.zip", "w") as packed,
    ):
        for path in plain.namelist():
            packed.writestr(path, gzip.compress(plain.read(path), compresslevel=9, mtime=0))


main()
