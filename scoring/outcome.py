"""What every scale of an instrument comes to, members before the scales made of them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from scoring import aggregate, reach, standing, visibility
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.scale import Member, Scale
from scoring.standing import Outcome, Standing


@lru_cache(maxsize=8)
def without_responses(instrument: Instrument) -> Mapping[str, Outcome]:
    """The outcomes before anything is answered: their ranges span all that can be reached.

    They depend on the instrument alone, so they are remembered.
    """
    return _outcomes(instrument, {}, None, instrument.members_first)


def of_all(instrument: Instrument, chosen: Mapping[str, Response]) -> Mapping[str, Outcome]:
    """The outcome of each scale, by id, with these responses by item."""
    return _outcomes(instrument, chosen, without_responses(instrument), instrument.members_first)


def of_some(
    instrument: Instrument, chosen: Mapping[str, Response], ids: frozenset[str]
) -> Mapping[str, Outcome]:
    """As `of_all`, of the scales of these ids and of those that they are made of alone."""
    return _outcomes(instrument, chosen, without_responses(instrument), _needed(instrument, ids))


@lru_cache(maxsize=32)
def _needed(instrument: Instrument, ids: frozenset[str]) -> tuple[Scale, ...]:
    needed = set(ids)
    for scale in reversed(instrument.members_first):
        if scale.id in needed:
            needed |= {member.id for member in scale.members if member.kind == "scale"}
    return tuple(scale for scale in instrument.members_first if scale.id in needed)


def _outcomes(
    instrument: Instrument,
    chosen: Mapping[str, Response],
    ever: Mapping[str, Outcome] | None,
    scales: Sequence[Scale],
) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    asked = visibility.of_all(instrument, chosen)

    def stand(scale: Scale, member: Member) -> Standing:
        if member.kind == "item":
            return standing.of_item(instrument, scale, member, chosen, asked[member.id])
        return standing.of_scale(scale, member, outcomes[member.id], ever)

    for scale in scales:
        outcomes[scale.id] = _outcome(scale, [stand(scale, member) for member in scale.members])
    return outcomes


def _outcome(scale: Scale, standings: Sequence[Standing]) -> Outcome:
    put_together = aggregate.put_together(scale, standings)
    score = None if put_together is None else put_together.score
    span = _span(scale, standings, score)
    reason = _reason(scale, standings, score is not None, span is not None)
    low, high = span or (None, None)
    return Outcome(
        scale=scale,
        standings=tuple(standings),
        score=None if reason else score,
        reason=reason,
        low=low,
        high=high,
        can_vanish=reach.can_vanish(scale, standings),
    )


def _span(
    scale: Scale, standings: Sequence[Standing], number: Fraction | None
) -> tuple[Fraction, Fraction] | None:
    """What can be reached: the number that there is, once nothing can change it any more.

    `reach` finds the same then, and takes several times as long.
    """
    if number is not None and scale.missing.min_valid == 1 and all(s.settled for s in standings):
        return number, number
    return reach.span(scale, standings)


def _reason(
    scale: Scale, standings: Sequence[Standing], has_number: bool, reachable: bool
) -> str | None:
    """Why there is no score: the code that the result carries; None when there is one."""
    if not reachable and all(s.low is None for s in standings):
        return "nothing-to-score"
    if scale.missing.rule == "complete" and any(s.unsettled for s in standings):
        return "unanswered"
    if sum(s.value is not None for s in standings) < scale.missing.min_valid:
        return "too-few-responses"
    return None if has_number else "nothing-to-score"
