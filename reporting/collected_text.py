"""Many results as plain text, for a terminal: tables, and a small bar for each band."""

from collections.abc import Iterator, Sequence

from reporting import collected, collected_items
from reporting.collected import Collected, Group
from reporting.collected_items import Question
from reporting.text_blocks import wrapped
from scoring.distribution import Distribution

BAR = 30  # characters of the longest
LONGEST_NAME = 40


def lines(told: Collected) -> Iterator[str]:
    """The lines, without line breaks. A table is as wide as it needs to be."""
    instrument = told.instrument
    yield f"{instrument.title}, version {instrument.version}"
    yield from wrapped(told.lead)
    yield ""
    if told.entries:
        for place, scale in enumerate(instrument.scales):
            yield from wrapped(f"{_letter(place)}: {scale.title}", 2, 5)
        yield ""
        yield from _table(told)
        if told.note:
            yield told.note
        yield ""
    groups, rest = collected_items.shown_groups(told)
    for group in groups:
        yield from _group(told, group)
    if rest:
        yield from wrapped(rest)
        yield ""
    if told.entries:
        yield from _open(told)


def _group(told: Collected, group: Group) -> Iterator[str]:
    heading = collected.heading(told, group)
    if heading:
        yield heading
        yield from wrapped(collected.about(group) or "", 2)
        yield ""
    for place, found in enumerate(group.distributions):
        yield from _distribution(found, _letter(place) if told.entries else None)
        yield ""
    yield "Question by question, the furthest apart first"
    yield from wrapped(collected_items.MEASURE, 2)
    for question in collected_items.questions(told.instrument, group):
        yield from wrapped(_question(question), 2, 4)
    yield ""


def _question(question: Question) -> str:
    choices = ", ".join(f"{one.label} {one.many}" for one in question.choices)
    figures = ", ".join(f"{title.lower()} {number}" for title, number in question.figures)
    told = [question.apart and f"{question.apart} apart", choices, figures, question.counted]
    return f"{question.number}. {question.stem} ({'; '.join(one for one in told if one)})"


def _open(told: Collected) -> Iterator[str]:
    questions = collected_items.still_open(told.instrument, told.entries)
    if questions:
        yield "What is open"
        for one in questions:
            yield from wrapped(f"{one.number}. {one.stem} ({one.many}: {one.who})", 2, 4)
        yield ""


def _table(told: Collected) -> Iterator[str]:
    scales = told.instrument.scales
    versions = ["version"] if told.mixed else []
    head = ["file", *versions, "answered", *(_letter(place) for place in range(len(scales)))]
    rows = [
        [
            _short(entry.file),
            *([entry.version] if told.mixed else []),
            entry.progress,
            *map(collected.shown, scales, entry.scores),
        ]
        for entry in told.entries
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        yield "  ".join(map(str.ljust, row, widths)).rstrip()


def _distribution(found: Distribution, letter: str | None) -> Iterator[str]:
    mark = f"{letter}: " if letter else ""
    yield from wrapped(f"{mark}{found.scale.title}: {collected.scored(found)}")
    figures = [f"{title.lower()} {number}" for title, number in collected.figures(found)]
    yield from wrapped(", ".join(figures), 2)
    yield from _bars([band.title for band in found.scale.bands], found.bands)


def _bars(titles: Sequence[str], counts: Sequence[int]) -> Iterator[str]:
    most = max(counts, default=0)
    if not most:
        return
    width = max(map(len, titles))
    for title, count in zip(titles, counts, strict=True):
        bar = "#" * -(-BAR * count // most)  # rounded up: one alone is seen, too
        yield f"  {title.ljust(width)}  {bar} {count}" if count else f"  {title.ljust(width)}  0"


def _short(name: str) -> str:
    """The name, or where it is long, its end: there the names of a folder differ."""
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"


def _letter(place: int) -> str:
    """A, B, … Z, AA, AB, …, as a spreadsheet calls its columns."""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)
