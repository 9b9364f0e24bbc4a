"""What to do: the steps of the visitor's plan, and what a result proposes for it."""

from fractions import Fraction
from typing import NamedTuple

from reporting import words
from reporting.folding import folded
from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring import numbers, plan, proposals
from scoring.plan import Step

STANDING_OPEN, SLACK = 6, 2

KINDS = {
    "recommendation": "Recommended",
    "gap": "Missing",
    "target": "Wanted",
    "target-scale": "Wanted",
    "own": "Your own",
}


class Entry(NamedTuple):
    """One step, picked or proposed: what it is, where it comes from, and what it would lift.

    `own` says that its words are the visitor's and not the instrument's. `due` is a day as ISO
    text, `day` the same as people write it.
    """

    id: str
    title: str
    kind: str
    own: bool
    effect: str | None
    picked: bool
    owner: str
    due: str
    day: str | None
    note: str


class Plan(NamedTuple):
    """The plan: the picked steps, and every step on offer, those at the end folded away.

    On offer are the steps that the result proposes, by effect, and before them the picked ones
    that it does not propose. `told` says whether the effect of any of them is known, `most` how
    many steps a plan can have, `room` whether it could have one more.
    """

    picked: tuple[Entry, ...]
    offered: tuple[Entry, ...]
    more: tuple[Entry, ...]
    told: bool
    most: int
    room: bool


def of(subject: Subject, *, live: bool = False) -> Plan | None:
    """The plan of a result; None where nothing is picked, nor proposed to be picked in a page."""
    titles = plan.titles(subject.instrument)
    picked = {step.id: step for step in subject.responses.plan}
    effects = {
        one["id"]: numbers.optional(one["effect"])
        for one in proposals.of_all(subject.instrument, subject.responses, subject.result)
    }
    headline = subject.scales[subject.instrument.headline]

    def entry(id: str) -> Entry:
        step = picked.get(id)
        return _entry(id, step, titles.get(id), _effect(headline, effects.get(id)))

    others = [id for id in picked if id not in effects]
    entries = tuple(entry(id) for id in (*others, *effects))
    if not (entries if live else picked):
        return None
    # What is picked never hides: it goes to the folded part with nobody to see it otherwise.
    offered, more = folded(entries, max(STANDING_OPEN, _last_picked(entries)), SLACK)
    steps = tuple(entry(id) for id in picked)
    return Plan(
        picked=steps,
        offered=offered,
        more=more,
        told=any(one.effect for one in entries),
        most=plan.MOST_STEPS,
        room=len(steps) < plan.MOST_STEPS,
    )


def _entry(id: str, step: Step | None, title: str | None, effect: str | None) -> Entry:
    return Entry(
        id=id,
        title=title or (step and step.text) or id,
        kind=KINDS.get(id.partition("/")[0], "Your own") if title else "Your own",
        own=title is None,
        effect=effect,
        picked=step is not None,
        owner=(step and step.owner) or "",
        due=(step and step.due) or "",
        day=words.date(step.due) if step and step.due else None,
        note=(step and step.note) or "",
    )


def _effect(headline: ScaleView, rise: Fraction | None) -> str | None:
    """What a step would lift, in words: ``up to +1.5``."""
    if rise is None or rise <= 0:
        return None
    return f"up to {headline.step(rise)}"


def _last_picked(entries: tuple[Entry, ...]) -> int:
    return max((place for place, one in enumerate(entries, 1) if one.picked), default=0)
