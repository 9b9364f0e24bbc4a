"""The hand-scoring table of a worksheet: lines that lead from filled bubbles to every scale.

The rules are those of `scoring.aggregate` and `scoring.outcome`, told as something to do with a
pen. The tests hold them together: a clerk who knows the paper alone gets the engine's numbers.
Parts come before what is made of them, so that a sum is never added up twice.
"""

from dataclasses import dataclass

from publishing import by_hand
from publishing.by_hand import HandBand
from publishing.worksheet_limits import is_whole, may_vanish
from publishing.worksheet_lines import Reckon, Step, Term
from publishing.worksheet_steps import Paper
from scoring import numbers, outcome
from scoring.instrument import Instrument
from scoring.scale import Scale
from scoring.standing import Outcome


@dataclass(frozen=True)
class HandScale:
    """A scale to work out: its lines, the last of which has its number, and what that means.

    It is made of the answers to `questions`, or of the numbers on the lines `made_of`. `least`
    is how many of them must count; None: none may be open. One that is `for_another` has a mark
    in place of a missing number, since another scale asks for it. `decimals` are for telling the
    number, not for looking it up; None where it is whole.
    """

    title: str
    headline: bool
    questions: str
    made_of: tuple[int, ...]
    least: int | None
    for_another: bool
    steps: tuple[Step, ...]
    line: int
    lowest: str
    highest: str
    decimals: int | None
    bands: tuple[HandBand, ...]


@dataclass(frozen=True)
class HandTable:
    """The scales in the order of their lines, and the titles of those that no hand can follow."""

    scales: tuple[HandScale, ...]
    left_out: tuple[str, ...]


def of(instrument: Instrument) -> HandTable:
    """The table of all scales that can be followed by hand."""
    ever = outcome.without_responses(instrument)
    asked_for = {
        member.id
        for scale in instrument.scales
        if scale.missing.rule == "complete"
        for member in scale.members
        if member.kind == "scale"
    }
    paper = Paper(instrument)
    scales, left_out = [], []
    for scale in _parts_first(instrument):
        if _can_be_followed(instrument, paper, ever[scale.id]):
            for_another = scale.id in asked_for
            scales.append(_scale(instrument, paper, ever[scale.id], for_another=for_another))
        else:
            left_out.append(scale.title)
    return HandTable(tuple(scales), tuple(left_out))


def _scale(instrument: Instrument, paper: Paper, ever: Outcome, *, for_another: bool) -> HandScale:
    scale = ever.scale
    assert ever.low is not None and ever.high is not None, "a scale can have a score"
    line = paper.score(ever)
    steps = paper.lines.taken()
    if not steps:
        line = paper.lines.add(Reckon((Term(line, "1", minus=False),)))
        steps = paper.lines.taken()
    paper.line[scale.id] = line
    whole = is_whole(instrument, scale)
    over_items = scale.members[0].kind == "item"
    return HandScale(
        title=scale.title,
        headline=scale.id == instrument.headline,
        questions=paper.questions(scale.members) if over_items else "",
        made_of=() if over_items else paper.lines_of(scale.members),
        least=None if scale.missing.rule == "complete" else scale.missing.min_valid,
        for_another=for_another,
        steps=steps,
        line=line,
        lowest=numbers.plain(ever.low),
        highest=numbers.plain(ever.high),
        decimals=None if whole else scale.digits,
        bands=tuple(by_hand.bands(scale, whole=whole)),
    )


def _can_be_followed(instrument: Instrument, paper: Paper, ever: Outcome) -> bool:
    """Whether paper is enough: not where a number that is there may still vanish.

    Nor where a part of a percentage has no way to go: it counts, and yet weighs nothing.
    """
    scale = ever.scale
    parts = [instrument.scale[member.id] for member in scale.members if member.kind == "scale"]
    vanishing = any(may_vanish(instrument, part) for part in parts)
    standing_still = any(standing.floor == standing.ceiling for standing in ever.standings)
    return (
        all(part.id in paper.line for part in parts)
        and not (vanishing and scale.missing.rule == "complete")
        and not (standing_still and scale.aggregate == "percent")
    )


def _parts_first(instrument: Instrument) -> list[Scale]:
    """The scales in their order, each after those that it is made of or whose questions it has."""
    questions = {
        scale.id: frozenset(member.id for member in scale.members if member.kind == "item")
        for scale in instrument.scales
    }
    done: dict[str, Scale] = {}

    def add(scale: Scale) -> None:
        if scale.id in done:
            return
        own = questions[scale.id]
        for part in instrument.members_first:
            if questions[part.id] and questions[part.id] < own:
                add(part)
        for member in scale.members:
            if member.kind == "scale":
                add(instrument.scale[member.id])
        done[scale.id] = scale

    for scale in instrument.scales:
        add(scale)
    return list(done.values())
