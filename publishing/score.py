"""Scoring response files on the command line, by the code that runs in the browser."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from authoring import benchmark_file, catalogue, instrument_file, reporters
from publishing import assets, score_benchmark, score_editions, score_together, scoring_files
from publishing.failure import Failure
from publishing.scoring_files import Given, Reader
from reporting import exports, plain_text, receipt_words, text, view
from scoring import comparison
from scoring import result as results
from scoring.edition import Record
from scoring.instrument import Instrument

OF_ONE = ("codebook", "plan", "calendar")
BENCHMARK = "benchmark"
FORMATS = ("text", "json", "html", "markdown", "csv", *OF_ONE, BENCHMARK)


def run(
    root: Path,
    name: str,
    paths: Sequence[Path],
    format: str,
    *,
    summary: bool = False,
    each: bool = False,
    source: str | None = None,
    date: str | None = None,
) -> int:
    """Score the files and print what came of it; the command's exit code.

    One file has its whole report. Several, or a folder, have a table and how the scores are
    spread; a *summary* has the spread alone. A file that can't be scored is told of on stderr, and
    the others are scored all the same; *each* counts files of the same answers each. *source* and
    *date* are told by a benchmark, which has the spread alone, too.
    """
    instrument, records = _instrument(root, name)
    reader = Reader(instrument, paths)
    if format == BENCHMARK:
        sys.stdout.write(score_benchmark.written(instrument, reader, source, date, each=each))
        return 1 if reader.left_out else 0
    if summary or len(paths) > 1 or scoring_files.is_folder(paths[0]):
        if format in OF_ONE:
            raise Failure(f"Only a single file has a {format}. Give one, or choose another format.")
        told = score_together.written(root, format, instrument, reader, summary=summary, each=each)
        for part in told:
            sys.stdout.write(part)
    else:
        for one in reader.given():
            for sentence in score_editions.sentences(instrument, records, one.read.opened.data):
                print(f"{plain_text.line(one.file)}: {sentence}", file=sys.stderr)
            result = results.compute(instrument, one.read.responses)
            sys.stdout.write(_single(root, format, instrument, one, result))
            same = _is_still_the_same(instrument, one, result)
            return 0 if same else 1
    return 1 if reader.left_out else 0


def _single(
    root: Path, format: str, instrument: Instrument, one: Given, result: dict[str, Any]
) -> str:
    """The whole report of one file."""
    responses, date = one.read.responses, one.read.opened.date
    match format:
        case "json":
            return results.to_json(result) + "\n"
        case "text":
            return text.render(view.of(instrument, responses, result, date))
        case "html":
            style = assets.stylesheet(root / "theme" / "style")
            return exports.of("receipt", instrument, responses, result, date, style).text
    return exports.of(format, instrument, responses, result, date).text


def _is_still_the_same(instrument: Instrument, one: Given, result: dict[str, Any]) -> bool:
    """Whether the result is the one that its receipt tells of, if there is one; said on stderr."""
    if one.read.opened.receipt is None:
        return True
    found = comparison.of(one.read.opened.receipt, result)
    for sentence in receipt_words.sentences(found, instrument):
        print(f"{plain_text.line(one.file)}: {sentence}", file=sys.stderr)
    return found.same


def _instrument(root: Path, name: str) -> tuple[Instrument, Sequence[Record]]:
    """The instrument that an id, a folder or a file names, and the records of its editions."""
    candidates = [
        Path(name) / catalogue.INSTRUMENT,
        Path(name),
        root / "instruments" / name / catalogue.INSTRUMENT,
    ]
    path = next((candidate for candidate in candidates if candidate.is_file()), None)
    if path is None:
        known = ", ".join(folder.name for folder in catalogue.folders(root / "instruments"))
        raise Failure(f"There is no instrument “{name}”. There are: {known}.")
    loaded = benchmark_file.added(instrument_file.load(path))
    if loaded.instrument is None:
        sys.stderr.write(reporters.text(loaded.problems))
        raise Failure("Nothing was scored: first mend the instrument.")
    return loaded.instrument, loaded.records
