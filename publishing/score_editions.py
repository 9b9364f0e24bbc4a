"""What of a file of another edition is set aside when it is scored, a sentence each."""

from collections.abc import Iterator, Sequence
from typing import Any

from reporting import plain_text, set_aside
from scoring import edition, fitting
from scoring.edition import Record
from scoring.instrument import Instrument


def sentences(instrument: Instrument, records: Sequence[Record], data: Any) -> Iterator[str]:
    """The sentences for the plain data of a response set that fits after all.

    Args:
        instrument: the present edition.
        records: those of all editions, the oldest first; they name what is gone.
        data: the response set as it stands in the file.
    """
    version = data["instrument"]["version"]
    if version == instrument.version:
        return
    misfits = fitting.fit(instrument, data).misfits
    of_then = edition.which(records, version, None)
    likeliest = [one for one in (of_then, *reversed(records)) if one is not None]
    for kept in set_aside.of(instrument, misfits, likeliest):
        kind = f" ({kept.kind})" if kept.kind else ""
        value = f": “{kept.value}”" if kept.value else ""
        yield plain_text.line(f"“{kept.question}”{kind}{value} is not counted: {kept.why}.")
