"""How the scores of many response sets are spread over a scale, exactly.

Quartiles follow one rule: of n scores in order, the one at the share p of the way is at the place
``p * (n - 1)``, counted from 0; between two places it is as far between the two scores. That is
the seventh of Hyndman and Fan (1996), a spreadsheet's ``QUARTILE.INC`` and Python's
``statistics.quantiles(method="inclusive")``.

As plain data (`to_plain`), numbers as strings of exact fractions::

    {"scale": "…", "scored": "8", "unscored": "2",
     "spread": {"lowest": "3", "lower_quartile": "17/2", "median": …, "upper_quartile": …,
                "highest": …, "mean": …} or null,
     "bands": [{"band": "…", "count": "4"}, …]}
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Any, NamedTuple

from scoring import bands, numbers
from scoring.scale import Scale


class Spread(NamedTuple):
    """Where the scores lie, from the lowest to the highest, and their mean."""

    lowest: Fraction
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    highest: Fraction
    mean: Fraction


class Distribution(NamedTuple):
    """How many have a score on the scale, and none; where those lie, and how many in each band.

    `spread` is None when nobody has a score; `bands` has one count for each band of the scale.
    """

    scale: Scale
    scored: int
    unscored: int
    spread: Spread | None
    bands: tuple[int, ...]


def of(scale: Scale, many: Mapping[Fraction | None, int]) -> Distribution:
    """The distribution of scores, given how many response sets have each (None: no score)."""
    scores = sorted((score, count) for score, count in many.items() if score is not None)
    in_bands = [bands.of(scale, score) for score, _ in scores]
    counts = [count for _, count in scores]
    return Distribution(
        scale=scale,
        scored=sum(counts),
        unscored=many.get(None, 0),
        spread=spread_of(scores),
        bands=tuple(
            sum(count for id, count in zip(in_bands, counts, strict=True) if id == band.id)
            for band in scale.bands
        ),
    )


def to_plain(found: Distribution) -> dict[str, Any]:
    """The distribution as plain data."""
    return {
        "scale": found.scale.id,
        "scored": str(found.scored),
        "unscored": str(found.unscored),
        "spread": spread_to_plain(found.spread),
        "bands": [
            {"band": band.id, "count": str(count)}
            for band, count in zip(found.scale.bands, found.bands, strict=True)
        ],
    }


def spread_to_plain(spread: Spread | None) -> dict[str, str] | None:
    """A spread as plain data; None where there is none."""
    if spread is None:
        return None
    return {name: numbers.exact(number) for name, number in spread._asdict().items()}


def spread_of(many: Sequence[tuple[Fraction, int]]) -> Spread | None:
    """Where numbers lie, given each once, in order, with how often it came; None without any."""
    return _spread([number for number, _ in many], [count for _, count in many]) if many else None


def _spread(scores: Sequence[Fraction], counts: Sequence[int]) -> Spread:
    ends = list(accumulate(counts))  # the place behind the last of each score
    all_of_them = ends[-1]

    def at(share: Fraction) -> Fraction:
        before, beyond = divmod(share * (all_of_them - 1), 1)
        low = _at_place(scores, ends, before)
        return low + (_at_place(scores, ends, before + 1) - low) * beyond if beyond else low

    total = sum((s * count for s, count in zip(scores, counts, strict=True)), Fraction(0))
    return Spread(
        lowest=scores[0],
        lower_quartile=at(Fraction(1, 4)),
        median=at(Fraction(1, 2)),
        upper_quartile=at(Fraction(3, 4)),
        highest=scores[-1],
        mean=total / all_of_them,
    )


def _at_place(scores: Sequence[Fraction], ends: Sequence[int], place: int) -> Fraction:
    return next(score for score, end in zip(scores, ends, strict=True) if place < end)
