"""Each scale of a result in words, with its places for the pictures."""

from fractions import Fraction
from typing import Any, NamedTuple

from reporting import words
from reporting.shapes import Span
from scoring import numbers
from scoring.instrument import Instrument
from scoring.scale import Band, Scale

REASONS = {
    "unanswered": "A score needs an answer to every question that applies.",
    "too-few-responses": "Too few of the questions have an answer that counts.",
    "nothing-to-score": "None of the questions applies, so there is nothing to score.",
}


class BandView(NamedTuple):
    """A band with its interval in words, and whether the score is in it or may come to be."""

    title: str
    text: str
    interval: str
    here: bool
    possible: bool


class ScaleView(NamedTuple):
    """A scale's outcome: its number, or why there is none and what can still be reached.

    Numbers are as people read them, but for `score` and for `least` and `most`, the lowest and
    highest possible score; `settled` says that answers still to come can't change it. `place`,
    `reachable_span`, `band_span` and `cuts` are shares of the way from `least` to `most`.
    """

    id: str
    title: str
    description: str | None
    score: Fraction | None
    number: str | None
    lowest: str
    highest: str
    least: Fraction
    most: Fraction
    digits: int
    reason: str | None
    reachable: str | None
    settled: bool
    band: BandView | None
    bands: tuple[BandView, ...]
    possible: str | None
    next_step: str | None
    place: Fraction | None
    reachable_span: Span | None
    band_span: Span | None
    cuts: tuple[tuple[Fraction, str], ...]

    def rounded(self, score: Fraction) -> str:
        """A score of this scale as people read it."""
        return numbers.display(score, self.digits)

    def step(self, rise: Fraction) -> str:
        """How far a score moved, or would: ``+3``, ``−0.5``, ``no change``."""
        if not rise:
            return "no change"
        sign, shown = "+" if rise > 0 else "−", self.rounded(abs(rise))
        if Fraction(shown) == 0:
            return f"{sign} less than {numbers.plain(Fraction(1, 10**self.digits))}"
        return f"{sign}{shown}"

    def place_of(self, score: Fraction) -> Fraction:
        """Where a score stands: its share of the way from the lowest to the highest."""
        return _share(score, self.least, self.most)


def scale_views(instrument: Instrument, result: dict[str, Any]) -> dict[str, ScaleView]:
    """Each scale of the result by id, in the order of the instrument."""
    next_bands = {step["scale"]: step for step in result["next_band"]}
    return {
        entry["id"]: _view(instrument.scale[entry["id"]], entry, next_bands.get(entry["id"]))
        for entry in result["scales"]
    }


def _view(scale: Scale, entry: dict[str, Any], next_band: dict[str, str] | None) -> ScaleView:
    score = _number(entry["score"]["exact"])
    low, high = (_number(entry["range"][end]) for end in ("low", "high"))
    least, most = (_number(entry[end]) or Fraction(0) for end in ("min", "max"))
    bands = tuple(_band(scale, i, entry) for i in range(len(scale.bands)))
    here = next((i for i, band in enumerate(bands) if band.here), None)
    possible = [band.title for band in bands if band.possible]
    return ScaleView(
        id=scale.id,
        title=scale.title,
        description=scale.description,
        score=score,
        number=entry["score"]["display"],
        lowest=numbers.plain(least),
        highest=numbers.plain(most),
        least=least,
        most=most,
        digits=scale.digits,
        reason=None if entry["reason"] is None else REASONS[entry["reason"]],
        reachable=None if low is None or high is None else _from_to(scale, low, high),
        settled=low == high,
        band=None if here is None else bands[here],
        bands=bands,
        possible=words.either(possible) if possible else None,
        next_step=None if next_band is None else _next_step(scale, next_band),
        place=None if score is None else _share(score, least, most),
        reachable_span=None
        if low is None or high is None
        else Span(_share(low, least, most), _share(high, least, most)),
        band_span=None if here is None else _band_span(scale, here, least, most),
        cuts=tuple(
            (_share(band.cut, least, most), numbers.plain(band.cut))
            for band in scale.bands
            if least < band.cut <= most
        ),
    )


def _band(scale: Scale, index: int, entry: dict[str, Any]) -> BandView:
    band = scale.bands[index]
    above = scale.bands[index + 1] if index + 1 < len(scale.bands) else None
    return BandView(
        title=band.title,
        text=band.text,
        interval=_interval(scale, band, above, first=index == 0),
        here=entry["band"] == band.id,
        possible=band.id in entry["possible_bands"],
    )


def _interval(scale: Scale, band: Band, above: Band | None, *, first: bool) -> str:
    if first:
        return "any score" if above is None else f"below {numbers.plain(above.cut)}"
    if above is None:
        return f"{numbers.plain(band.cut)} and more"
    return f"{numbers.plain(band.cut)} to below {numbers.plain(above.cut)}"


def _next_step(scale: Scale, step: dict[str, str]) -> str:
    band = next(band for band in scale.bands if band.id == step["band"])
    missing = _amount(numbers.parse(step["short_by"]))
    return f"{missing} more to “{band.title}”, which begins at {numbers.plain(band.cut)}"


def _amount(number: Fraction) -> str:
    """The number to begin a sentence with, exact where that is short: ``1/3``, ``About 25.8``."""
    exact = numbers.plain(number)
    return f"About {numbers.display(number, 1)}" if "/" in exact and number > 1 else exact


def _from_to(scale: Scale, low: Fraction, high: Fraction) -> str:
    lowest, highest = _shown(scale, low), _shown(scale, high)
    return lowest if lowest == highest else f"{lowest} to {highest}"


def _shown(scale: Scale, number: Fraction) -> str:
    return numbers.display(number, scale.digits)


def _band_span(scale: Scale, index: int, least: Fraction, most: Fraction) -> Span:
    above = scale.bands[index + 1].cut if index + 1 < len(scale.bands) else most
    return Span(_share(scale.bands[index].cut, least, most), _share(above, least, most))


def _share(number: Fraction, least: Fraction, most: Fraction) -> Fraction:
    if most == least:
        return Fraction(0)
    return min(max((number - least) / (most - least), Fraction(0)), Fraction(1))


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
