"""The heat maps: a section's matrix with the state of each cell, and the scores at its edges."""

from fractions import Fraction
from typing import Any, NamedTuple

from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring import numbers
from scoring.instrument import Heading, Matrix, Section
from scoring.items import Item, Option

STEPS = 4  # above the lowest: a state has one of five shades


class State(NamedTuple):
    """A state that cells can be in: its shade, and its words, short and long."""

    shade: str
    short: str
    label: str


class Cell(NamedTuple):
    """A cell: its shade, what it shows, and, where that is too short for the ear, what it says.

    One with a score names its scale.
    """

    shade: str
    shown: str
    said: str | None
    scale: str | None = None


class Row(NamedTuple):
    """A row of cells, ended by its score."""

    title: str
    cells: tuple[Cell, ...]
    score: Cell


class HeatMap(NamedTuple):
    """A matrix as a table: its rows, and, below each column and in the corner, a score.

    `states` explain the shades; `targeted` says that some cell shows what is wanted too, `open`
    that some cell has no answer.
    """

    id: str
    title: str
    stem: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    foot: Row
    states: tuple[State, ...]
    targeted: bool
    open: bool


OPEN = State("open", "open", "not answered")


def heat_maps(subject: Subject) -> tuple[HeatMap, ...]:
    """A heat map for each matrix in which something is answered or wanted."""
    return tuple(
        _heat_map(subject, section, section.matrix)
        for section in subject.instrument.sections
        if section.matrix is not None and any(_says(subject, item) for item in section.items)
    )


def _says(subject: Subject, item: Item) -> bool:
    return subject.asked[item.id].now and (
        item.id in subject.responses.chosen or item.id in subject.responses.targets
    )


def _heat_map(subject: Subject, section: Section, matrix: Matrix) -> HeatMap:
    # All cells offer the same options, so what is known of one holds for all.
    states = _states(section.items[0])
    wanted = {entry["scale"]: entry for entry in subject.result["targets"]["scales"]}

    def score(id: str) -> Cell:
        return _score(subject.scales[id], wanted.get(id))

    def row(heading: Heading) -> Row:
        ids = [f"{heading.id}.{column.id}" for column in matrix.columns]
        return Row(
            heading.title, tuple(_cell(subject, id, states) for id in ids), score(heading.id)
        )

    chosen, targets = subject.responses.chosen, subject.responses.targets
    return HeatMap(
        id=section.id,
        title=section.title,
        stem=matrix.stem,
        columns=tuple(column.title for column in matrix.columns),
        rows=tuple(map(row, matrix.rows)),
        foot=Row("Score", tuple(score(one.id) for one in matrix.columns), score(section.id)),
        states=tuple(states.values()),
        targeted=any(item.id in targets for item in section.items),
        open=any(item.id not in chosen for item in section.items),
    )


def _states(item: Item) -> dict[str, State]:
    """The states of a cell by the option that stands for them."""
    values = [item.keyed(value) for value in item.values]
    least, most = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    return {
        option.id: State(
            _shade(item, option, least, most), option.short or option.label, option.label
        )
        for option in item.options
    }


def _shade(item: Item, option: Option, least: Fraction, most: Fraction) -> str:
    """Which of five shades an option has: its share of the way from the lowest to the highest."""
    if option.value is None:
        return "left-out"
    if least == most:
        return f"level-{STEPS}"
    share = (item.keyed(option.value) - least) / (most - least)
    return f"level-{numbers.display(share * STEPS, 0)}"


def _cell(subject: Subject, id: str, states: dict[str, State]) -> Cell:
    chosen, target = subject.responses.chosen.get(id), subject.responses.targets.get(id)
    now = OPEN if chosen is None else states[str(chosen)]
    if target is None:
        said = now.label if now.short != now.label else None
        return Cell(now.shade, now.short, None if now is OPEN else said)
    if target == chosen:
        return Cell(now.shade, now.short, f"now {now.label}, as wanted")
    wanted = states[target]
    return Cell(
        now.shade, f"{now.short} → {wanted.short}", f"now {now.label}, wanted {wanted.label}"
    )


def _score(scale: ScaleView, target: dict[str, Any] | None) -> Cell:
    now, said = ("open", "no score") if scale.number is None else (scale.number, scale.number)
    shade = "score open" if scale.number is None else "score"
    if target is None or target["gap"] == "0":
        named = None if scale.number is None else scale.id
        return Cell(shade, now, None if said == now else said, named)
    wanted = scale.rounded(Fraction(target["wanted"]))
    return Cell(shade, f"{now} → {wanted}", f"now {said}, wanted {wanted}")
