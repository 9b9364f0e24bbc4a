"""The report as plain text, for a terminal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from reporting import text_blocks, text_lift
from reporting.text_blocks import wrapped
from reporting.view import Report

WIDTH = text_blocks.WIDTH

Made = TypeVar("Made")


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
    for name in report.blocks:
        if name in _BLOCKS:
            yield from _BLOCKS[name](report)


def _each(made: Callable[[Made], Iterator[str]], views: Iterable[Made]) -> Iterator[str]:
    for view in views:
        yield from made(view)


# What a terminal shows of each block; a picture says nothing there that the numbers don't.
_BLOCKS: Mapping[str, Callable[[Report], Iterator[str]]] = {
    "lift": lambda report: _each(text_lift.lift, filter(None, [report.lift])),
    "others": lambda report: _each(text_blocks.scale, report.others),
    "benchmark": lambda report: _each(text_blocks.benchmark, filter(None, [report.benchmark])),
    "matrix": lambda report: _each(text_blocks.heat_map, report.heat_maps),
    "profile": lambda report: text_blocks.profile(report.profile),
    "history": lambda report: _each(text_blocks.history, filter(None, [report.history])),
    "targets": lambda report: _each(text_blocks.targets, filter(None, [report.targets])),
    "gaps": lambda report: _each(text_blocks.gaps, filter(None, [report.gaps])),
    "advice": lambda report: _each(text_blocks.advice, report.advice),
    "plan": lambda report: _each(text_blocks.plan, filter(None, [report.plan])),
    "responses": lambda report: text_blocks.notes(report.sections),
    "computed": lambda report: text_blocks.computed(report.computations),
}
