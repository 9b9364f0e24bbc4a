"""Bands: in order, from the lowest score on, and each within reach of some responses."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from authoring.attainable import Scores
from authoring.findings import finding
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import BandPart, InstrumentPart
from scoring import bands, numbers, outcome
from scoring.instrument import Instrument
from scoring.scale import Scale
from scoring.standing import Outcome


def order_problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """Bands that do not each begin above the one before."""
    for i, scale in enumerate(part.scales):
        yield from _unordered(document, ("scales", i, "bands"), scale.bands)


def reach_problems(
    document: Document, part: InstrumentPart, instrument: Instrument, scores: Scores
) -> Iterator[Problem]:
    """Scores without a band and bands without a score, in an instrument sound in all else."""
    ever = outcome.without_responses(instrument)
    for i, scale_part in enumerate(part.scales):
        scale = instrument.scale[scale_part.id]
        route: Route = ("scales", i, "bands")
        yield from _no_width(document, ("scales", i, "aggregate"), scale, ever)
        if scale.bands:
            yield from _below_lowest(document, route, scale, ever[scale.id])
            yield from _unreachable(document, route, scale, ever[scale.id], scores[scale.id])


def _no_width(
    document: Document, route: Route, scale: Scale, ever: Mapping[str, Outcome]
) -> Iterator[Problem]:
    """A percentage needs members that can have more than one value."""
    for standing in ever[scale.id].standings if scale.aggregate == "percent" else ():
        if standing.floor == standing.ceiling:
            what = "scores" if standing.member.kind == "scale" else "sums"
            message = (
                f"in a percentage, the {what} of “{standing.member.id}” must be able to differ"
            )
            hint = "Leave it out of the scale, or choose another aggregate."
            yield finding(document, route, "no-width", message, hint)


def _unordered(document: Document, route: Route, parts: Sequence[BandPart]) -> Iterator[Problem]:
    for i in range(1, len(parts)):
        if parts[i].cut <= parts[i - 1].cut:
            message = f"the band “{parts[i].id}” does not begin above “{parts[i - 1].id}”"
            hint = "Order the bands by “from”, the lowest first, each higher than the last."
            yield finding(document, (*route, i, "from"), "band-order", message, hint)


def _below_lowest(
    document: Document, route: Route, scale: Scale, ever: Outcome
) -> Iterator[Problem]:
    if ever.low is not None and scale.bands[0].cut > ever.low:
        lowest = numbers.exact(ever.low)
        begins = numbers.exact(scale.bands[0].cut)
        message = f"the lowest band begins at {begins}, but scores begin at {lowest}"
        hint = f"Write “from: {lowest}”, or add a band below."
        yield finding(document, (*route, 0, "from"), "score-without-band", message, hint)


def _unreachable(
    document: Document,
    route: Route,
    scale: Scale,
    ever: Outcome,
    scores: Sequence[Fraction] | None,
) -> Iterator[Problem]:
    """Bands that no score falls into; by the range alone where the scores are too many."""
    if ever.low is None or ever.high is None:
        return
    if scores is None:
        reached = set(bands.possible(scale, ever.low, ever.high))
    else:
        reached = {found for score in scores if (found := bands.of(scale, score))}
    whose = "" if route in document.values else f" of “{scale.id}”"
    for i, band in enumerate(scale.bands):
        if band.id not in reached:
            message = f"no responses can reach the band “{band.id}”"
            hint = (
                f"Scores{whose} go from {numbers.exact(ever.low)} to {numbers.exact(ever.high)}; "
                "change its “from”, or remove it."
            )
            yield finding(document, (*route, i, "from"), "unreachable-band", message, hint)
