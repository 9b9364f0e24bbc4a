"""Where each member of a scale stands: its value now, and what it can still become."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from scoring import bands
from scoring.instrument import Instrument, Item, Member, Scale
from scoring.responses import ResponseSet

State = Literal["valued", "unanswered", "dont_know", "not_applicable"]

ZERO, ONE = Fraction(0), Fraction(1)


class Standing(NamedTuple):
    """One member of a scale, as its scale sees it.

    `value` is what counts now (reverse-keyed, or 0 and 1 for a count), None while missing.
    `low` and `high` are the lowest and highest value it can still take; None once it is settled
    that it has none. `floor` and `ceiling` are the lowest and highest it could ever have. An open
    member that `may_leave` can still turn out not to apply.
    """

    member: Member
    state: State
    response: str | None
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
    instrument: Instrument, scale: Scale, member: Member, responses: ResponseSet
) -> Standing:
    """The standing of an item in a scale."""
    item = instrument.items[member.id]
    values = item_values(item, scale)
    chosen = responses.chosen.get(item.id)
    option = None if chosen is None else item.by_option[chosen]
    state: State = "unanswered" if option is None else option.missing or "valued"
    value = values[option.id] if option is not None and state == "valued" else None
    low, high = _span(value, state, min(values.values()), max(values.values()))
    return Standing(
        member=member,
        state=state,
        response=chosen,
        value=value,
        low=low,
        high=high,
        floor=min(values.values()),
        ceiling=max(values.values()),
        may_leave=item.may_not_apply,
    )


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


def item_values(item: Item, scale: Scale) -> dict[str, Fraction]:
    """What each option with a value counts in the scale."""
    valued = [option for option in item.options if option.value is not None]
    if scale.aggregate == "count":
        return {option.id: ONE if option.id in scale.counted else ZERO for option in valued}
    return {option.id: item.keyed(option.value) for option in valued if option.value is not None}


def _span(
    value: Fraction | None, state: State, floor: Fraction, ceiling: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    if state == "not_applicable":
        return None, None
    return (floor, ceiling) if value is None else (value, value)


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
