"""Where the visitor wants to be: targets held against the present, the widest gap first."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import pictures
from reporting.folding import folded
from reporting.scales import ScaleView
from reporting.subject import Subject
from reporting.svg import Way
from scoring import bands, numbers

STANDING_OPEN, SLACK = 10, 3


class ScaleTarget(NamedTuple):
    """A scale's score, if it is scored, with its band, the wanted ones, and how far it is."""

    id: str
    title: str
    scored: bool
    now: str
    now_band: str | None
    wanted: str
    wanted_band: str | None
    gap: str


class Move(NamedTuple):
    """An item that is to move from one state to a higher one."""

    title: str
    now: str
    wanted: str


class Targets(NamedTuple):
    """The targets of scales with their picture, and the widest moves of items."""

    scales: tuple[ScaleTarget, ...]
    picture: Markup | None
    moves: tuple[Move, ...]
    more_moves: tuple[Move, ...]


def of(subject: Subject) -> Targets | None:
    """The targets of a result; None where nothing is wanted, or nothing that can be shown."""
    entries = subject.result["targets"]["scales"]
    moves = _moves(subject)
    if not entries and not moves:
        return None
    first_moves, more_moves = folded(moves, STANDING_OPEN, SLACK)
    return Targets(
        scales=tuple(_scale(subject, entry) for entry in entries),
        picture=_picture(subject, entries) if entries else None,
        moves=first_moves,
        more_moves=more_moves,
    )


def _scale(subject: Subject, entry: dict[str, Any]) -> ScaleTarget:
    scale = subject.scales[entry["scale"]]
    wanted = Fraction(entry["wanted"])
    record = subject.instrument.scale[scale.id]
    titles = {band.id: band.title for band in record.bands}
    band = bands.of(record, wanted)
    return ScaleTarget(
        id=scale.id,
        title=scale.title,
        scored=scale.number is not None,
        now="no score" if scale.number is None else scale.number,
        now_band=None if scale.band is None else scale.band.title,
        wanted=scale.rounded(wanted),
        wanted_band=None if band is None else titles[band],
        gap=gap_in_words(scale, numbers.optional(entry["gap"])),
    )


def gap_in_words(scale: ScaleView, gap: Fraction | None) -> str:
    """How far it is: ``1.5 to go``, ``as wanted``, ``0.5 more than wanted``."""
    if gap is None:
        return "no score yet"
    if gap == 0:
        return "as wanted"
    shown = scale.rounded(abs(gap))
    if Fraction(shown) == 0:
        shown = f"less than {numbers.plain(Fraction(1, 10**scale.digits))}"
    return f"{shown} to go" if gap > 0 else f"{shown} more than wanted"


def _moves(subject: Subject) -> tuple[Move, ...]:
    """What is to rise, the widest gap first; nothing is known of a way from an open answer."""
    return tuple(
        _move(subject, entry)
        for entry in subject.result["targets"]["items"]
        if entry["gap"] is not None and Fraction(entry["gap"]) > 0
    )


def _move(subject: Subject, entry: dict[str, Any]) -> Move:
    item = subject.instrument.items[entry["item"]]
    now, wanted = (item.by_option[entry[state]].label for state in ("current", "wanted"))
    return Move(item.stem, now, wanted)


def _picture(subject: Subject, entries: Sequence[dict[str, Any]]) -> Markup:
    scales = [subject.scales[entry["scale"]] for entry in entries]
    rows = [
        Way(
            scale.title,
            gap_in_words(scale, numbers.optional(entry["gap"])),
            scale.place,
            scale.place_of(Fraction(entry["wanted"])),
        )
        for scale, entry in zip(scales, entries, strict=True)
    ]
    return pictures.targets(scales, rows)
