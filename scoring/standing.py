"""Where each member of a scale stands: its value now, and what it can still become."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from scoring import bands, counting
from scoring.instrument import Instrument
from scoring.items import MissingKind, Response
from scoring.scale import Member, Scale
from scoring.visibility import Asked

State = Literal["valued", "unanswered", "dont_know", "not_applicable", "hidden"]

ZERO, ONE = Fraction(0), Fraction(1)


class Standing(NamedTuple):
    """One member of a scale, as its scale sees it.

    `value` is what counts now (reverse-keyed, or 0 and 1 for a count), None while missing.
    `low` and `high` are the lowest and highest value it can still take; None once it is settled
    that it has none. `floor` and `ceiling` are the lowest and highest it could ever have. One that
    `may_leave` can still turn out not to apply, or be hidden by answers to come.
    """

    member: Member
    state: State
    response: Response | None
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    floor: Fraction
    ceiling: Fraction
    may_leave: bool

    @property
    def open(self) -> bool:
        """Whether an answer is still to come: unanswered, or answered with *don't know*."""
        return self.state in ("unanswered", "dont_know")

    @property
    def unsettled(self) -> bool:
        """Whether it is open, or answers to come to other items may still hide or show it."""
        return self.open or (self.low is not None and self.may_leave)

    @property
    def settled(self) -> bool:
        """Whether its value, or having none, is known to be final."""
        final = self.value is self.low and self.value is self.high  # faster than ==, and as good
        return final and (self.value is None or not self.may_leave)


class Outcome(NamedTuple):
    """What a scale came to.

    `score` is None with a `reason`; `low` and `high` span every score that can still be reached
    (None: there can't be one any more); `can_vanish` says that answers still to come may settle
    that there is nothing to score.
    """

    scale: Scale
    standings: tuple[Standing, ...]
    score: Fraction | None
    reason: str | None
    low: Fraction | None
    high: Fraction | None
    can_vanish: bool


def of_item(
    instrument: Instrument,
    scale: Scale,
    member: Member,
    chosen: Mapping[str, Response],
    asked: Asked,
) -> Standing:
    """The standing of an item in a scale; *asked* says whether a condition hides it."""
    response = chosen.get(member.id)
    missing, given, (floor, ceiling) = _counted(instrument, scale.id, member.id, response)
    span = (floor, ceiling) if given is None else (given, given)
    low, high = (None, None) if missing == "not_applicable" or not asked.may_be else span
    is_open = missing in ("unanswered", "dont_know")
    return Standing(
        member=member,
        state=(missing or "valued") if asked.now else "hidden",
        response=response,
        value=given if asked.now else None,
        low=low,
        high=high,
        floor=floor,
        ceiling=ceiling,
        may_leave=asked.may_not_be or (is_open and instrument.items[member.id].may_not_apply),
    )


class _Counted(NamedTuple):
    """What a response counts in a scale, or as what it is missing, and what there could be."""

    missing: MissingKind | Literal["unanswered"] | None
    value: Fraction | None
    ends: tuple[Fraction, Fraction]


# Many people give the same few answers: how many are remembered, for all instruments together.
@lru_cache(maxsize=8192)
def _counted(
    instrument: Instrument, scale_id: str, item_id: str, response: Response | None
) -> _Counted:
    item, scale = instrument.items[item_id], instrument.scale[scale_id]
    missing = "unanswered" if response is None else item.missing(response)
    value = None if response is None or missing else counting.value(item, scale, response)
    return _Counted(missing, value, counting.ends(item, scale))


def of_scale(
    scale: Scale, member: Member, now: Outcome, ever: Mapping[str, Outcome] | None
) -> Standing:
    """The standing of a scale in another scale.

    Args:
        scale: the scale that the member is part of.
        member: the part.
        now: what the member scale came to.
        ever: what each scale comes to without any response, which spans all it can reach; None
            while exactly that is being computed.
    """
    whole = now if ever is None else ever[member.id]
    value, low, high = now.score, now.low, now.high
    floor, ceiling = whole.low, whole.high
    if scale.aggregate == "count":
        value = None if value is None else _number(bands.of(now.scale, value) in scale.counted)
        low, high = _counted_span(scale, now)
        floor, ceiling = ZERO, ONE
    return Standing(
        member=member,
        state=_state_of(now),
        response=None,
        value=value,
        low=low,
        high=high,
        floor=ZERO if floor is None else floor,
        ceiling=ZERO if ceiling is None else ceiling,
        may_leave=now.can_vanish,
    )


def _counted_span(scale: Scale, now: Outcome) -> tuple[Fraction | None, Fraction | None]:
    """Whether every band, or at least one, that the member scale can reach is counted."""
    if now.low is None or now.high is None:
        return None, None
    reachable = bands.possible(now.scale, now.low, now.high)
    counted = [band in scale.counted for band in reachable]
    return _number(bool(counted) and all(counted)), _number(any(counted))


def _number(truth: bool) -> Fraction:
    return ONE if truth else ZERO


def _state_of(now: Outcome) -> State:
    if now.score is not None:
        return "valued"
    return "not_applicable" if now.low is None else "unanswered"
