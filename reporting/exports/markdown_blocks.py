"""The blocks of a report as lines of Markdown, each block ended by an empty line."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from reporting.exports.markdown_text import said, table
from reporting.plan import Entry
from reporting.scales import ScaleView
from reporting.text_blocks import changed, standing_of
from reporting.view import Report


def scores(report: Report) -> Iterator[str]:
    """Every scale with its score and band, or what can still be reached."""
    scales = list(dict.fromkeys((report.headline, *report.profile, *report.others)))
    yield from _heading("Scores")
    yield from table(("Scale", "Score", "Still possible"), map(_scale, scales))


def _scale(scale: ScaleView) -> tuple[str, ...]:
    return scale.title, standing_of(scale), "" if scale.number else scale.possible or ""


def _bands(report: Report) -> Iterator[str]:
    yield from _heading(f"The bands of {report.headline.title}")
    yield from table(
        ("Score", "Band", "You"),
        (
            (band.interval, band.title, "you are here" if band.here else "")
            for band in report.headline.bands
        ),
    )


def _history(report: Report) -> Iterator[str]:
    history = report.history
    assert history is not None, "a block stands only where it has something to say"
    yield from _heading("How it changed")
    moments = (*history.moments, *history.more)
    if moments:
        yield from table(
            ("Day", "Score", "Band", "Change"),
            ((one.day, one.score, one.band, one.change) for one in moments),
        )
    if history.shifts:
        days = (history.first,) if history.two else (history.first, history.last)
        yield from table(
            ("Part", *(f"Since {day}" for day in days)),
            (
                (one.title, one.since_first, one.since_last)[: 1 + len(days)]
                for one in history.shifts
            ),
        )
    if history.answers:
        yield from _paragraph(history.answers.lead)
        for group in history.answers.groups:
            yield f"### {said(group.title)}"
            yield ""
            for answer in (*group.answers, *group.more):
                yield f"- {said(answer.stem)} {said(changed(answer))}"
            yield ""
    for remark in history.remarks:
        yield from _paragraph(remark)


def _benchmark(report: Report) -> Iterator[str]:
    others = report.benchmark
    assert others is not None, "a block stands only where it has something to say"
    yield from _heading("Where you stand among others")
    yield from _paragraph(f"{others.source} ({others.day})")
    if others.versions:
        yield from _paragraph(others.versions)
    yield from table(
        ("Scale", "You", "Their median", "Where you stand"),
        ((one.title, one.number or "no score", one.median, one.told) for one in others.places),
    )


def _targets(report: Report) -> Iterator[str]:
    targets = report.targets
    assert targets is not None, "a block stands only where it has something to say"
    yield from _heading("Where you want to be")
    if targets.scales:
        yield from table(
            ("Part", "Now", "Wanted", "Gap"),
            ((one.title, one.now, one.wanted, one.gap) for one in targets.scales),
        )
    moves = (*targets.moves, *targets.more_moves)
    if moves:
        yield from table(
            ("Question", "Now", "Wanted"), ((one.title, one.now, one.wanted) for one in moves)
        )


def _gaps(report: Report) -> Iterator[str]:
    gaps = report.gaps
    assert gaps is not None, "a block stands only where it has something to say"
    yield from _heading("What is missing")
    yield from _paragraph(gaps.lead)
    for gap in (*gaps.capabilities, *gaps.more_capabilities):
        yield f"- **{said(gap.title)}**: {said(gap.unmet)}"
        for item in gap.items:
            needs = "; ".join(need.text for need in item.needs)
            yield f"    - {said(needs)} ({said(item.stem)} {said(item.answer)})"
    yield ""
    if gaps.rest:
        yield from _paragraph(gaps.rest)


def _advice(report: Report) -> Iterator[str]:
    for block in report.advice:
        yield from _heading(block.title)
        if block.text:
            yield from _paragraph(block.text)
        for entry in (*block.entries, *block.more):
            title = f"**{said(entry.title)}**: " if entry.title else ""
            yield f"- {title}{said(entry.text)} ({said(entry.because.removesuffix('.'))})"
        yield ""


def _plan(report: Report) -> Iterator[str]:
    plan = report.plan
    assert plan is not None, "a block stands only where it has something to say"
    yield from _heading("Your plan")
    yield from map(_step, plan.picked)
    yield ""


def _step(entry: Entry) -> str:
    """``- [ ] **What** (who, by 31 January 2027): note``."""
    about = [entry.owner, entry.day and f"by {entry.day}"]
    told = ", ".join(one for one in about if one)
    return "".join(
        (
            f"- [ ] **{said(entry.title)}**",
            f" ({said(told)})" if told else "",
            f": {said(entry.note)}" if entry.note else "",
        )
    )


def _responses(report: Report) -> Iterator[str]:
    yield from _heading("Your answers")
    for section in report.sections:
        yield f"### {said(section.title)}"
        yield ""
        if not section.asked:
            yield from _paragraph("Not asked.")
            continue
        counts = ("Counts",) if section.scored else ()
        notes = ("Note",) if any(item.note for item in section.items) else ()
        yield from table(
            ("Question", "Answer", *counts, *notes),
            (
                (
                    item.stem,
                    _answer(item.asked, item.answer),
                    *(item.value for _ in counts),
                    *(item.note for _ in notes),
                )
                for item in section.items
            ),
        )


def _answer(asked: bool, answer: str | None) -> str:
    if not asked:
        return "Not asked"
    return "Not answered" if answer is None else answer


def _heading(title: str) -> Iterable[str]:
    return (f"## {said(title)}", "")


def _paragraph(text: str) -> Iterable[str]:
    return (said(text), "")


def _lift(report: Report) -> Iterator[str]:
    lift = report.lift
    assert lift is not None, "a block stands only where it has something to say"
    yield from _heading("What lifts you")
    yield from _paragraph(lift.lead)
    for path in (*((lift.headline,) if lift.headline else ()), *lift.others):
        yield from _paragraph(f"{path.title}: {path.sentence}")
        if path.any_of:
            yield from _paragraph(path.any_of)
        for change in (*path.changes, *path.more):
            now = change.now or "not answered"
            yield f"- {said(change.stem)} {said(now)} → **{said(change.to)}**"
        yield ""


BLOCKS: Mapping[str, Callable[[Report], Iterator[str]]] = {
    "bands": _bands,
    "benchmark": _benchmark,
    "history": _history,
    "lift": _lift,
    "targets": _targets,
    "gaps": _gaps,
    "advice": _advice,
    "plan": _plan,
    "responses": _responses,
}
"""The blocks by the names that an instrument orders them by."""
