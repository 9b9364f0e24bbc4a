"""Where the visitor stands among others: how many scored less, the same and more."""

from typing import NamedTuple

from markupsafe import Markup

from reporting import words
from reporting.scales import ScaleView
from reporting.shapes import Picture
from reporting.subject import Subject
from reporting.svg_spread import spread
from scoring import benchmark, numbers
from scoring.benchmark import Scores

OTHER_VERSION = "Their answers were to version {then} of this assessment; yours are to {now}."


class Place(NamedTuple):
    """One scale: the visitor's score among the others', in words and as a picture.

    `told` says how many scored less, the same and more, or that there is no score yet.
    """

    id: str
    title: str
    number: str | None
    told: str
    median: str
    picture: Markup | None


class Comparison(NamedTuple):
    """The scales with a benchmark, whose scores they are, and, if they differ, the versions."""

    source: str
    day: str
    versions: str | None
    places: tuple[Place, ...]


def of(subject: Subject) -> Comparison | None:
    """The comparison; None where the instrument has no benchmark."""
    instrument, found = subject.instrument, subject.instrument.benchmark
    if found is None:
        return None
    same = found.version == instrument.version
    return Comparison(
        source=found.source.removesuffix("."),
        day=words.date(found.date),
        versions=None if same else OTHER_VERSION.format(then=found.version, now=instrument.version),
        places=tuple(
            _place(scale, found.scales[id])
            for id, scale in subject.scales.items()
            if id in found.scales
        ),
    )


def _place(scale: ScaleView, scores: Scores) -> Place:
    lies = benchmark.spread(scores)
    assert lies is not None, "a benchmark names no scale without scores"
    exact = lies.median * 10**scale.digits % 1 == 0
    median = numbers.display(lies.median, scale.digits if exact else scale.digits + 1)
    told = _told(scale, scores)
    said = Picture(
        f"picture_benchmark_{scale.id}",
        f"{scale.title}: you and the others",
        f"A scale from {scale.lowest} to {scale.highest}. {told} Their median is {median}.",
    )
    own = None if scale.score is None else (scale.score, f"You: {scale.number}")
    picture = spread(said, (scale.least, scale.most), lies, f"Median: {median}", own)
    return Place(scale.id, scale.title, scale.number, told, median, picture)


def _told(scale: ScaleView, scores: Scores) -> str:
    many = benchmark.people(scores)
    if scale.score is None:
        return f"You have no score yet. There are {many} others."
    less, same, more = benchmark.standing(scores, scale.score)
    return f"Of {many}, {less} scored less than you, {same} the same and {more} more."
