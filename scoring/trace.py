"""What a scale's number is made of, down to items, weights and exclusions.

An entry holds the ``rule`` for missing, the cut scores, each member with its ``state``, its
``value``, ``weight`` and ``share`` (what it adds), and, when there is a score, the arithmetic:
``score = factor * numerator / denominator``. A smallest or largest value names the members that
decide it.
"""

from fractions import Fraction
from typing import Any

from scoring import aggregate, numbers
from scoring.aggregate import Sum
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.scale import Scale
from scoring.standing import Outcome, Standing


def of_scale(instrument: Instrument, now: Outcome) -> dict[str, Any]:
    """The trace of one scale, numbers as strings of exact fractions."""
    scale = now.scale
    put_together = None if now.score is None else aggregate.put_together(scale, now.standings)
    return {
        "scale": scale.id,
        "aggregate": scale.aggregate,
        "rule": {"missing": scale.missing.rule, "min_valid": str(scale.missing.min_valid)},
        "valued": str(sum(s.value is not None for s in now.standings)),
        "members": [_member(instrument, scale, s) for s in now.standings],
        "arithmetic": None if put_together is None else _arithmetic(now, put_together),
        "cut_scores": [{"band": band.id, "from": numbers.exact(band.cut)} for band in scale.bands],
    }


def _member(instrument: Instrument, scale: Scale, standing: Standing) -> dict[str, Any]:
    member = standing.member
    item = instrument.items[member.id] if member.kind == "item" else None
    return {
        "kind": member.kind,
        "id": member.id,
        "state": standing.state,
        "response": _plain(standing.response),
        "reversed": item is not None and item.reverse and scale.aggregate != "count",
        "value": numbers.optional_exact(standing.value),
        "weight": numbers.exact(member.weight),
        "share": numbers.optional_exact(_share(scale, standing)),
    }


def _share(scale: Scale, standing: Standing) -> Fraction | None:
    """What the member adds to the numerator; None where nothing is added up, or it is missing."""
    if standing.value is None or scale.aggregate in ("min", "max"):
        return None
    return aggregate.share(
        scale, standing.member, standing.value, standing.floor, standing.ceiling
    ).numerator


def _arithmetic(now: Outcome, put_together: Sum) -> dict[str, Any]:
    deciding = [s.member.id for s in now.standings if s.value == put_together.numerator]
    return {
        "numerator": numbers.exact(put_together.numerator),
        "denominator": numbers.exact(put_together.denominator),
        "factor": numbers.exact(put_together.factor),
        "deciding": deciding if now.scale.aggregate in ("min", "max") else [],
    }


def _plain(response: Response | None) -> Any:
    if isinstance(response, tuple):
        return list(response)
    return numbers.exact(response) if isinstance(response, Fraction) else response
