"""The report as plain text, for a terminal."""

from collections.abc import Iterator

from reporting import text_blocks
from reporting.text_blocks import standing_of, wrapped
from reporting.view import Report

WIDTH = text_blocks.WIDTH


def render(report: Report) -> str:
    """The report in lines of at most 88 characters, ended by a line break."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    still_open = report.completeness.open
    yield f"{report.title}, version {report.version}"
    answered = report.completeness.answered + (f" (open: {still_open})" if still_open else "")
    yield from wrapped(answered)
    if report.answered_version:
        yield f"The answers were given in version {report.answered_version}."
    for detail in report.respondent:
        yield from wrapped(f"{detail.label}: {detail.text}")
    yield ""
    yield from text_blocks.scale(report.headline)
    for scale in report.others:
        yield from text_blocks.scale(scale)
    for heat_map in report.heat_maps:
        yield from text_blocks.heat_map(heat_map)
    if report.profile:
        yield "Where it comes from"
        for scale in report.profile:
            yield from wrapped(f"{scale.title}: {standing_of(scale)}", 2)
        yield ""
    if report.targets:
        yield from text_blocks.targets(report.targets)
    if report.gaps:
        yield from text_blocks.gaps(report.gaps)
    for block in report.advice:
        yield from text_blocks.advice(block)
    yield "How this was computed"
    for computation in report.computations:
        told = " ".join((f"{computation.title}: {computation.outcome}.", *computation.sentences))
        yield from wrapped(told, 2, 4)
