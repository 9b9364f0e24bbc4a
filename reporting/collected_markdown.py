"""Many results as Markdown: tables of each scale's spread and bands, of the questions, of files."""

from collections.abc import Iterator

from reporting import collected, collected_items
from reporting.collected import Collected, Group
from reporting.collected_items import Question
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
    groups, rest = collected_items.shown_groups(told)
    for group in groups:
        yield from _group(told, group)
    if rest:
        yield said(rest)
        yield ""
    if told.entries:
        yield from _open(told)
        yield "## Every file"
        yield ""
        yield from _files(told)
        if told.note:
            yield said(told.note)
            yield ""
    if told.twins:
        yield "## Files counted once"
        yield ""
        yield from table(("File", "Has the answers of"), told.twins)
    if told.left_out:
        yield "## Files left out"
        yield ""
        rows = ((one.file, why) for one in told.left_out for why in one.why)
        yield from table(("File", "Why"), rows)


def _group(told: Collected, group: Group) -> Iterator[str]:
    heading = collected.heading(told, group)
    if heading:
        yield f"## {said(heading)}"
        yield ""
        about = collected.about(group)
        if about:
            yield said(about)
            yield ""
    mark = "###" if heading else "##"
    for found in group.distributions:
        yield from _distribution(found, mark)
    yield f"{mark} Question by question"
    yield ""
    yield said(collected_items.MEASURE)
    yield ""
    rows = map(_question, collected_items.questions(told.instrument, group))
    yield from table(("Question", "Apart", "Median", "Answers", "Counted"), rows)


def _question(question: Question) -> tuple[str, ...]:
    choices = "; ".join(f"{one.label}: {one.many}" for one in question.choices)
    middle = dict(question.figures).get("Median", "")
    title = f"{question.number}. {question.stem}"
    return title, question.apart or "", middle, choices, question.counted


def _open(told: Collected) -> Iterator[str]:
    questions = collected_items.still_open(told.instrument, told.entries)
    if questions:
        yield "## What is open"
        yield ""
        rows = ((f"{one.number}. {one.stem}", str(one.many), one.who) for one in questions)
        yield from table(("Question", "Files", "Who"), rows)


def _distribution(found: Distribution, mark: str) -> Iterator[str]:
    yield f"{mark} {said(found.scale.title)}"
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
        ("File", *version, "Answered", "Open", *(scale.title for scale in scales)),
        (
            (
                entry.file,
                *([entry.version] if told.mixed else []),
                entry.progress,
                collected_items.open_numbers(told.instrument, entry),
                *map(collected.shown, scales, entry.scores),
            )
            for entry in told.entries
        ),
    )
