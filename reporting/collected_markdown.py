"""Many results as Markdown: a table of the files, and one of each scale's spread and bands."""

from collections.abc import Iterator

from reporting import collected
from reporting.collected import Collected
from reporting.exports.markdown_text import said, table
from scoring.distribution import Distribution


def text(told: Collected) -> str:
    """The file's text."""
    return "\n".join(_lines(told)).rstrip("\n") + "\n"


def _lines(told: Collected) -> Iterator[str]:
    instrument = told.instrument
    yield f"# {said(instrument.title)}: results together"
    yield ""
    yield said(f"Version {instrument.version}. {told.lead}")
    yield ""
    for found in told.distributions:
        yield from _distribution(found)
    if told.entries:
        yield "## Every file"
        yield ""
        yield from _files(told)
        if told.note:
            yield said(told.note)
            yield ""
    if told.left_out:
        yield "## Files left out"
        yield ""
        rows = ((one.file, why) for one in told.left_out for why in one.why)
        yield from table(("File", "Why"), rows)


def _distribution(found: Distribution) -> Iterator[str]:
    yield f"## {said(found.scale.title)}"
    yield ""
    yield f"{said(collected.scored(found))}."
    yield ""
    figures = collected.figures(found)
    if figures:
        names, numbers = zip(*figures, strict=True)
        yield from table(names, [numbers])
    if figures and found.bands:
        titles = (band.title for band in found.scale.bands)
        yield from table(("Band", "Files"), zip(titles, map(str, found.bands), strict=True))


def _files(told: Collected) -> Iterator[str]:
    scales = told.instrument.scales
    version = ("Version",) if told.mixed else ()
    yield from table(
        ("File", *version, "Answered", *(scale.title for scale in scales)),
        (
            (
                entry.file,
                *([entry.version] if told.mixed else []),
                entry.progress,
                *map(collected.shown, scales, entry.scores),
            )
            for entry in told.entries
        ),
    )
