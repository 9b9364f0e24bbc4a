"""The report as plain text, for a terminal."""

from collections.abc import Iterator
from textwrap import fill

from reporting.pictures import standing
from reporting.scales import ScaleView
from reporting.view import Report

WIDTH = 88


def render(report: Report) -> str:
    """The report in lines of at most 88 characters, ended by a line break."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.title}, version {report.version}"
    yield report.answered + (f" (open: {report.open})" if report.open else "")
    if report.answered_version:
        yield f"The answers were given in version {report.answered_version}."
    yield ""
    yield from _scale(report.headline)
    for scale in report.others:
        yield from _scale(scale)
    if report.profile:
        yield "Where it comes from"
        for scale in report.profile:
            yield f"  {scale.title}: {_standing(scale)}"
        yield ""
    yield "How this was computed"
    for computation in report.computations:
        told = " ".join((f"{computation.title}: {computation.outcome}.", *computation.sentences))
        yield fill(told, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _scale(scale: ScaleView) -> Iterator[str]:
    yield f"{scale.title}: {_standing(scale)}"
    if scale.band:
        yield fill(scale.band.text, WIDTH, initial_indent="  ", subsequent_indent="  ")
    if scale.reason:
        yield f"  {scale.reason}"
    if scale.number is None and scale.possible:
        yield f"  Still possible: {scale.possible}."
    if scale.next_step:
        yield f"  {scale.next_step}."
    yield ""


def _standing(scale: ScaleView) -> str:
    if scale.number is None:
        return f"no score; reachable: {standing(scale)}" if scale.reachable else "no score"
    return standing(scale) + (f", {scale.band.title}" if scale.band else "")
