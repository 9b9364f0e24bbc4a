"""Many results as an HTML page of its own, with pictures of how the scores are spread."""

from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from reporting import collected, html, plain_text, shapes, svg
from reporting.collected import Collected
from reporting.shapes import WHOLE, Picture, Span
from reporting.svg import Bar
from scoring import numbers, outcome
from scoring.distribution import Distribution
from scoring.instrument import Instrument


class Part(NamedTuple):
    """One scale: its title, how many have a score, its figures, and its bands with their counts."""

    title: str
    scored: str
    figures: tuple[tuple[str, str], ...]
    spread_picture: Markup | None
    bands: tuple[tuple[str, int], ...]
    bands_picture: Markup | None


def document(told: Collected, style: str) -> str:
    """The page, which needs no other file.

    Args:
        told: what to show.
        style: the style sheet to write into the page; trusted, it comes from the theme.
    """
    return (
        html.environment()
        .get_template("collected.html")
        .render(
            of=told.instrument,
            told=told,
            parts=[_part(told.instrument, found) for found in told.distributions],
            rows=[(entry, _cells(told.instrument, entry)) for entry in told.entries],
            left_out=[(plain_text.line(one.file), one.why) for one in told.left_out],
            style=Markup(style),
        )
    )


def _cells(instrument: Instrument, entry: collected.Entry) -> list[str]:
    return [collected.shown(*pair) for pair in zip(instrument.scales, entry.scores, strict=True)]


def _part(instrument: Instrument, found: Distribution) -> Part:
    titles = (band.title for band in found.scale.bands)
    bands = tuple(zip(titles, found.bands, strict=True))
    return Part(
        title=found.scale.title,
        scored=collected.scored(found),
        figures=tuple(collected.figures(found)),
        spread_picture=_spread(instrument, found),
        bands=bands,
        bands_picture=_bands(found, bands) if found.scored and bands else None,
    )


def _spread(instrument: Instrument, found: Distribution) -> Markup | None:
    """The scale with all scores, the middle half of them, and the median; None without a width."""
    ever, spread = outcome.without_responses(instrument)[found.scale.id], found.spread
    if spread is None or ever.low is None or ever.high is None or ever.low == ever.high:
        return None
    least, whole = ever.low, ever.high - ever.low

    def place(number: Fraction) -> Fraction:
        return (number - least) / whole

    told = dict(collected.figures(found))
    said = Picture(
        f"picture_spread_{found.scale.id}",
        f"{found.scale.title}: how the scores are spread",
        "; ".join(f"{title}: {number}" for title, number in told.items()) + ".",
    )
    half = Span(place(spread.lower_quartile), place(spread.upper_quartile))
    drawn = [
        shapes.rect("track", WHOLE, 30, 14, 7),
        shapes.rect("here", Span(place(spread.lowest), place(spread.highest)), 30, 14, 0),
        shapes.rect("fill", half, 30, 14, 0),
        shapes.bubble(place(spread.median), 37, 11),
        shapes.text("value", place(spread.median), 15, f"Median: {told['Median']}"),
        shapes.text("label", Fraction(0), 66, numbers.plain(ever.low)),
        shapes.text("label", Fraction(1), 66, numbers.plain(ever.high)),
    ]
    return shapes.picture(said, 74, drawn)


def _bands(found: Distribution, bands: tuple[tuple[str, int], ...]) -> Markup:
    """A bar for each band, as long as its share of those that have a score."""
    told = "; ".join(f"{title}: {count}" for title, count in bands)
    return svg.profile(
        Picture(
            f"picture_bands_{found.scale.id}", f"{found.scale.title}: how many by band", f"{told}."
        ),
        [Bar(title, str(count), Fraction(count, found.scored), None) for title, count in bands],
        ends=None,
    )
