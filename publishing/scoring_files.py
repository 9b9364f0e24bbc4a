"""The files that `score` is given: found in folders, read, or told why not."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from publishing.failure import Failure
from reporting import gathering, plain_text
from reporting.collected import LeftOut, Twin
from reporting.gathering import Read
from scoring import receipt
from scoring.faults import InvalidResponses
from scoring.instrument import Instrument

ENDINGS = (".json", ".html")
MOST_BYTES = 4 * receipt.MAX_CHARACTERS  # as many as that many characters can have


class Given(NamedTuple):
    """One file that can be scored, by its name as it is."""

    file: str
    read: Read


class Reader:
    """Reads files one after the other; what is wrong with one is told on stderr.

    `left_out` has the files that can't be scored.
    """

    def __init__(self, instrument: Instrument, paths: Sequence[Path]) -> None:
        """Take the files at *paths*, and those in the folders among them."""
        self.left_out: list[LeftOut] = []
        self._instrument = instrument
        self._paths = paths

    def given(self) -> Iterator[Given]:
        """Each file that can be scored, in order."""
        seen: set[Path] = set()
        for path in self._files():
            if path.absolute() in seen:
                _tell(path, "it is named twice and counted once.")
                continue
            seen.add(path.absolute())
            yield from self._read(path)

    def _files(self) -> Iterator[Path]:
        for path in self._paths:
            if not is_folder(path):
                yield path
                continue
            try:
                yield from _in_folder(path)
            except Failure as failure:
                self._leave_out(path, [str(failure)])

    def _read(self, path: Path) -> Iterator[Given]:
        try:
            found = gathering.read(self._instrument, receipt.read(_text(_bytes(path))))
        except InvalidResponses as invalid:
            self._leave_out(path, map(str, invalid.faults))
        except Failure as failure:
            self._leave_out(path, [str(failure)])
        else:
            yield Given(str(path), found)

    def _leave_out(self, path: Path, sentences: Iterable[str]) -> None:
        why = tuple(sentences)
        self.left_out.append(LeftOut(str(path), why))
        for sentence in why:
            _tell(path, sentence)


def tell_twin(twin: Twin) -> None:
    """Say on stderr that a file is not counted, and how it could be."""
    same = f"it holds the same as {twin.first} and is counted once."
    _tell(Path(twin.file), f"{same} If two people gave these answers, add --count-each.")


def _tell(path: Path, sentence: str) -> None:
    print(f"{plain_text.line(str(path))}: {sentence}", file=sys.stderr)


def is_folder(path: Path) -> bool:
    """Whether it is one, as far as can be seen."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _in_folder(folder: Path) -> list[Path]:
    """The files that may hold responses, without hidden ones, by name."""
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in ENDINGS and not path.name.startswith(".")
        )
    except OSError as error:
        raise Failure(f"it can't be read: {error.strerror}. Check the folder.") from error
    if not found:
        sentence = "there is no response file (.json) and no receipt (.html) in this folder"
        raise Failure(f"{sentence}. Check the name.")
    return found


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Failure("it is not a file. Check the name.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Failure(f"it can't be read: {error.strerror}. Check the name of the file.") from error
    if len(content) > MOST_BYTES:
        raise Failure("it is too large for a response file. Choose a response file.")
    return content


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(
            f"it is not a response file: byte {error.start + 1} is not UTF-8 text. "
            "Choose a file that this site or build_site.py wrote."
        ) from error
