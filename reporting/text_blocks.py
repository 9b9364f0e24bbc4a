"""The parts of a report as lines of plain text, each part ended by an empty line."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from reporting.advice import Block
from reporting.benchmark import Comparison
from reporting.computed import Computation
from reporting.gaps import Gaps
from reporting.history import History
from reporting.history_items import Answer
from reporting.matrix import HeatMap
from reporting.pictures import standing
from reporting.plan import Plan
from reporting.responses import SectionResponses
from reporting.scales import ScaleView
from reporting.targets import Targets

WIDTH = 88


def wrapped(text: str, indent: int = 0, further: int | None = None) -> list[str]:
    """The text in lines that fit, indented; *further* lines by more, or by as much."""
    rest = indent if further is None else further
    return wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * rest)


def scale(view: ScaleView) -> Iterator[str]:
    """A scale with its band, or why it has no score, and what comes next."""
    yield from wrapped(f"{view.title}: {standing_of(view)}")
    if view.band:
        yield from wrapped(view.band.text, 2)
    if view.reason:
        yield from wrapped(view.reason, 2)
    if view.number is None and view.possible:
        yield from wrapped(f"Still possible: {view.possible}.", 2)
    if view.next_step:
        yield from wrapped(f"{view.next_step}.", 2)
    yield ""


def standing_of(view: ScaleView) -> str:
    """A scale's score with its band, or what can be reached."""
    if view.number is None:
        return f"no score; reachable: {standing(view)}" if view.reachable else "no score"
    return standing(view) + (f", {view.band.title}" if view.band else "")


def benchmark(view: Comparison) -> Iterator[str]:
    """Where the visitor stands among others, a line for each scale."""
    yield "Where you stand among others"
    yield from wrapped(f"{view.source} ({view.day})", 2)
    yield from wrapped(view.versions or "", 2)
    for place in view.places:
        yield from wrapped(f"{place.title}: {place.told} Their median is {place.median}.", 2, 4)
    yield ""


def heat_map(view: HeatMap) -> Iterator[str]:
    """A matrix, a line for each row, with its states told below it."""
    yield from wrapped(view.title)
    for row in (*view.rows, view.foot):
        cells = [
            f"{column}: {cell.shown}" for column, cell in zip(view.columns, row.cells, strict=True)
        ]
        yield from wrapped(f"{row.title}: {'; '.join(cells)}; score: {row.score.shown}", 2, 4)
    states = [f"{one.short}: {one.label}" for one in view.states if one.short != one.label]
    if states:
        yield from wrapped(f"({'; '.join(states)})", 2)
    yield ""


def history(view: History) -> Iterator[str]:
    """The results over time, the latest first."""
    yield "How it changed"
    for moment in (*view.moments, *view.more):
        band = f", {moment.band}" if moment.band else ""
        yield from wrapped(f"{moment.day}: {moment.score}{band}; {moment.change}", 2, 4)
    for shift in view.shifts:
        last = "" if view.two else f", since {view.last}: {shift.since_last}"
        yield from wrapped(f"{shift.title}: since {view.first}: {shift.since_first}{last}", 2, 4)
    if view.answers:
        yield from wrapped(view.answers.lead, 2)
        for group in view.answers.groups:
            yield f"  {group.title}"
            for one in (*group.answers, *group.more):
                yield from wrapped(f"- {one.stem} {changed(one)}", 2, 4)
    for remark in view.remarks:
        yield from wrapped(remark, 2)
    yield ""


def changed(one: Answer) -> str:
    """An answer then and now: ``Partly → Yes (counts 1 more)``."""
    told = " → ".join(text for text in (one.then, one.now) if text is not None)
    return f"{told} ({one.counts})" if one.counts else told


def targets(view: Targets) -> Iterator[str]:
    """What is wanted of scales, and the moves of items."""
    yield "Where you want to be"
    for one in view.scales:
        yield from wrapped(f"{one.title}: now {one.now}, wanted {one.wanted}; {one.gap}", 2, 4)
    if view.moves:
        yield "Biggest moves"
    for move in (*view.moves, *view.more_moves):
        yield from wrapped(f"{move.title}: {move.now} → {move.wanted}", 2, 4)
    yield ""


def gaps(view: Gaps) -> Iterator[str]:
    """The capabilities with gaps, ranked, each with what is unmet."""
    yield "What is missing"
    yield from wrapped(view.lead, 2)
    ranked = (*view.capabilities, *view.more_capabilities)
    for rank, gap in enumerate(ranked, start=1):
        yield from wrapped(f"{rank}. {gap.title}: {gap.unmet}", 2, 4)
        for item in gap.items:
            needs = "; ".join(need.text for need in item.needs)
            yield from wrapped(f"- {needs} ({item.stem} {item.answer})", 4, 6)
    if view.rest:
        yield from wrapped(view.rest, 2)
    yield ""


def advice(block: Block) -> Iterator[str]:
    """A block of advice, each piece with why it is given."""
    yield from wrapped(block.title)
    if block.text:
        yield from wrapped(block.text, 2)
    for place, entry in enumerate((*block.entries, *block.more), start=1):
        mark = f"{place}." if block.ordered else "-"
        told = entry.text if entry.title is None else f"{entry.title}: {entry.text}"
        yield from wrapped(f"{mark} {told} ({entry.because.removesuffix('.')})", 2, 5)
    yield ""


def profile(scales: Sequence[ScaleView]) -> Iterator[str]:
    """The scales of the profile, a line each."""
    yield "Where it comes from"
    for one in scales:
        yield from wrapped(f"{one.title}: {standing_of(one)}", 2)
    yield ""


def plan(view: Plan) -> Iterator[str]:
    """The steps that the visitor picked, each with who does it and by when."""
    yield "Your plan"
    for place, entry in enumerate(view.picked, start=1):
        by = [entry.owner, f"by {entry.day}" if entry.day else ""]
        told = ", ".join(filter(None, by))
        yield from wrapped(f"{place}. {entry.title}{f' ({told})' if told else ''}", 2, 5)
        yield from wrapped(entry.note, 5)
    yield ""


def notes(sections: Sequence[SectionResponses]) -> Iterator[str]:
    """What was written beside the answers; nothing where nothing was."""
    noted = [one for section in sections for one in section.items if one.note]
    if not noted:
        return
    yield "Your notes"
    for one in noted:
        yield from wrapped(f"{one.stem} {one.answer or 'Not answered'}", 2, 4)
        yield from wrapped(one.note or "", 4)
    yield ""


def computed(computations: Sequence[Computation]) -> Iterator[str]:
    """How each number was computed, in words."""
    yield "How this was computed"
    for one in computations:
        told = " ".join((f"{one.title}: {one.outcome}.", *one.sentences))
        yield from wrapped(told, 2, 4)
