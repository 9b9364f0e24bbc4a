"""Scoring response files on the command line, by the code that runs in the browser."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from authoring import catalogue, instrument_file, reporters
from publishing import assets
from publishing.failure import Failure
from reporting import html, text, view
from scoring import response_file
from scoring import responses as response_sets
from scoring import result as results
from scoring.faults import InvalidResponses
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

FORMATS = ("text", "json", "html")


def run(root: Path, name: str, paths: Sequence[Path], format: str) -> int:
    """Score each file and print what came of it; the command's exit code.

    A file that can't be scored is told of on stderr, and the others are scored all the same.
    """
    if format == "html" and len(paths) > 1:
        raise Failure("An HTML report shows one response file. Give one, or choose --format text.")
    instrument = _instrument(root, name)
    show = _renderer(root, instrument, format)
    failed = False
    for path in paths:
        try:
            responses = response_sets.read(instrument, response_file.parse(_text(path)))
        except InvalidResponses as invalid:
            for fault in invalid.faults:
                print(f"{path}: {fault}", file=sys.stderr)
            failed = True
            continue
        except Failure as failure:
            print(failure, file=sys.stderr)
            failed = True
            continue
        if format == "text" and len(paths) > 1:
            print(f"== {path}")
        sys.stdout.write(show(responses, results.compute(instrument, responses)))
    return 1 if failed else 0


def _renderer(
    root: Path, instrument: Instrument, format: str
) -> Callable[[ResponseSet, dict[str, Any]], str]:
    if format == "json":
        return lambda _, result: results.to_json(result) + "\n"
    if format == "html":
        style = assets.stylesheet(root / "theme" / "style")
        return lambda responses, result: html.document(
            view.of(instrument, responses, result, None), style
        )
    return lambda responses, result: text.render(view.of(instrument, responses, result, None))


def _instrument(root: Path, name: str) -> Instrument:
    """The instrument that an id, a folder or a file names."""
    candidates = [
        Path(name) / catalogue.INSTRUMENT,
        Path(name),
        root / "instruments" / name / catalogue.INSTRUMENT,
    ]
    path = next((candidate for candidate in candidates if candidate.is_file()), None)
    if path is None:
        known = ", ".join(folder.name for folder in catalogue.folders(root / "instruments"))
        raise Failure(f"There is no instrument “{name}”. There are: {known}.")
    loaded = instrument_file.load(path)
    if loaded.instrument is None:
        sys.stderr.write(reporters.text(loaded.problems))
        raise Failure("Nothing was scored: first mend the instrument.")
    return loaded.instrument


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise Failure(f"{path}: it is not a file. Check the name.")
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise Failure(
            f"{path}: it can't be read: {error.strerror}. Check the name of the file."
        ) from error
    except UnicodeDecodeError as error:
        raise Failure(
            f"{path}: it is not a response file: byte {error.start + 1} is not UTF-8 text. "
            "Choose a file that this site or build_site.py wrote."
        ) from error
