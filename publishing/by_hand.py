"""How to score an instrument with a pencil: for readers on paper or without a working engine.

Only scales that a person can do in their head are described: a sum, a count, a mean, the lowest
or the highest of the answers' values, every answer weighing the same and always asked. The wording
stands in the theme; here is what it tells.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from scoring import numbers, outcome
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.scale import Scale

MAX_WAYS = 6


@dataclass(frozen=True)
class Way:
    """What the answers to some questions count; `marks` is empty when it is printed beside them.

    `questions` names them by number: ``1-12, 15``. A mark is an option's label and its value.
    """

    questions: str
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HandBand:
    """A band from `low` to `high`, or, when scores need not be whole, from `low` below `below`.

    The highest band has neither `high` nor `below`.
    """

    title: str
    text: str
    low: str
    high: str | None
    below: str | None


@dataclass(frozen=True)
class HandScale:
    """A scale to work out by hand over the questions with these numbers.

    `counted` are the labels that count, for a count. `least` is how many answers it takes,
    if fewer than all will do. `highest` is the highest number it can come to.
    """

    title: str
    questions: str
    aggregate: str
    counted: tuple[str, ...]
    least: int | None
    highest: str
    bands: tuple[HandBand, ...]


@dataclass(frozen=True)
class ByHand:
    """The values of the answers, and the scales, the headline first."""

    ways: tuple[Way, ...]
    scales: tuple[HandScale, ...]
    may_not_apply: bool
    may_not_be_known: bool


def of(instrument: Instrument) -> ByHand | None:
    """What to do by hand; None when that does not lead to the headline."""
    if not _is_simple(instrument, instrument.scale[instrument.headline]):
        return None
    order = dict.fromkeys((instrument.headline, *instrument.profile, *instrument.scale))
    scales = [instrument.scale[id] for id in order if _is_simple(instrument, instrument.scale[id])]
    place = question_numbers(instrument)
    asked = {member.id: None for scale in scales for member in scale.members}
    ways = _ways([instrument.items[id] for id in asked], place)
    if len(ways) > MAX_WAYS:
        return None
    ever = outcome.without_responses(instrument)
    return ByHand(
        ways=ways,
        scales=tuple(_scale(instrument, scale, place, ever[scale.id].high) for scale in scales),
        may_not_apply=any(instrument.items[id].may_not_apply for id in asked),
        may_not_be_known=any(
            option.missing == "dont_know" for id in asked for option in instrument.items[id].options
        ),
    )


def question_numbers(instrument: Instrument) -> dict[str, int]:
    """The number that each item has on the page, counted from 1 through all sections."""
    return {id: number for number, id in enumerate(instrument.items, start=1)}


def has_printed_values(item: Item) -> bool:
    """Whether the item's options are numbered on the page with what they count: 1, 2, 3 and on."""
    ranks = tuple(Fraction(rank) for rank in range(1, len(item.values) + 1))
    return len(ranks) > 2 and not item.reverse and item.values == ranks


def _is_simple(instrument: Instrument, scale: Scale) -> bool:
    return (
        scale.aggregate != "percent"
        and scale.missing.rule != "prorated"
        and all(
            member.kind == "item"
            and member.weight == 1
            and instrument.items[member.id].kind == "single_choice"
            and member.id not in instrument.show_if
            for member in scale.members
        )
    )


def _ways(items: Iterable[Item], place: Mapping[str, int]) -> tuple[Way, ...]:
    questions: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for item in items:
        questions.setdefault(_marks(item), []).append(place[item.id])
    return tuple(Way(ranges(places), marks) for marks, places in questions.items())


def _marks(item: Item) -> tuple[tuple[str, str], ...]:
    if has_printed_values(item):
        return ()
    return tuple(
        (option.label, numbers.exact(item.keyed(option.value)))
        for option in item.options
        if option.value is not None
    )


def _scale(
    instrument: Instrument, scale: Scale, place: Mapping[str, int], highest: Fraction | None
) -> HandScale:
    items = [instrument.items[member.id] for member in scale.members]
    whole = scale.aggregate != "mean" and all(
        value.denominator == 1 for item in items for value in item.values
    )
    counted = dict.fromkeys(
        option.label for item in items for option in item.options if option.id in scale.counted
    )
    return HandScale(
        title=scale.title,
        questions=ranges(place[item.id] for item in items),
        aggregate=scale.aggregate,
        counted=tuple(counted),
        least=None if scale.missing.rule == "complete" else scale.missing.min_valid,
        highest="" if highest is None else numbers.exact(highest),
        bands=tuple(bands(scale, whole=whole)),
    )


def bands(scale: Scale, *, whole: bool) -> Iterable[HandBand]:
    """The scale's bands as a reader looks them up; *whole*: its scores are whole numbers."""
    for band, next_band in zip_longest(scale.bands, scale.bands[1:]):
        above = None if next_band is None else next_band.cut
        exact = whole and band.cut.denominator == 1 and (not above or above.denominator == 1)
        yield HandBand(
            title=band.title,
            text=band.text,
            low=numbers.exact(band.cut),
            high=numbers.exact(above - 1) if exact and above is not None else None,
            below=numbers.exact(above) if not exact and above is not None else None,
        )


def ranges(places: Iterable[int]) -> str:
    """Numbers as a reader writes them: ``1-3, 5``, with a proper dash."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    dash = "\N{EN DASH}"
    return ", ".join(
        f"{first}" if first == last else f"{first}{dash}{last}" for first, last in runs
    )
