"""Editions on record: each version that is built gets a record, once, beside its instrument.

The record is what later builds hold the instrument against (`authoring.lint_editions`) and what
the site tells visitors' browsers of past editions.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from authoring import editions
from authoring.catalogue import Entry
from publishing.failure import Failure
from scoring import edition


def put_on_record(root: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """Write the record of every version that has none; a sentence for each that is written.

    Raises:
        Failure: a record could not be written.
    """
    for entry in entries:
        instrument = entry.loaded.instrument
        if instrument is None:
            continue
        path = editions.path_of(entry.folder, instrument.version)
        if path.exists():
            continue
        try:
            editions.write(path, edition.record(instrument))
        except OSError as error:
            raise Failure(
                f"The site is built, but {path} could not be written: {error.strerror}. "
                "Without it, later changes of this edition go unnoticed."
            ) from error
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        yield f"New edition {instrument.id} {instrument.version}: commit {shown}."


def past(
    records: Sequence[Mapping[str, Any]], compiled: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """The records of other editions than the compiled one, the oldest first."""
    present = (compiled["version"], compiled["digest"])
    return [one for one in records if (one["version"], one["digest"]) != present]
