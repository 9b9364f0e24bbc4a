"""Many results as HTML: an article for a page that can answer, or a page of its own."""

from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from reporting import collected, collected_items, html, own_style, plain_text, shapes
from reporting.collected import Collected, Entry, Group
from reporting.collected_items import Question
from reporting.folding import folded
from reporting.shapes import Picture
from reporting.svg_spread import spread
from scoring import outcome
from scoring.distribution import Distribution
from scoring.instrument import Instrument

STANDING_OPEN, SLACK = 6, 2


Row = tuple[str, str, int]
"""A label, the length of its bar as a share, and how many."""


class Part(NamedTuple):
    """One scale: its title, how many have a score, its figures, and its bands with their counts."""

    id: str
    title: str
    scored: str
    figures: tuple[tuple[str, str], ...]
    spread_picture: Markup | None
    bands: tuple[Row, ...]


class Bars(NamedTuple):
    """One question with a row for each of its options."""

    question: Question
    rows: tuple[Row, ...]


class Figures(NamedTuple):
    """The figures of one version: scales, then questions, the first of which stand open."""

    id: str
    heading: str | None
    about: str | None
    parts: tuple[Part, ...]
    bars: tuple[Bars, ...]
    more_bars: tuple[Bars, ...]


def article(told: Collected) -> str:
    """The article, for a page that can take files out again; the page names what was left out."""
    return html.environment().get_template("collected-view.html").render(_filled(told, live=True))


def document(told: Collected, style: str) -> str:
    """The page, which needs no other file.

    Args:
        told: what to show.
        style: the style sheet to write into the page, whose policy allows it alone.
    """
    style = own_style.contained(style)
    return (
        html.environment()
        .get_template("collected.html")
        .render(
            _filled(told, live=False),
            style=Markup(style),
            style_hash=own_style.hash_of(style),
        )
    )


def _filled(told: Collected, *, live: bool) -> dict[str, object]:
    instrument = told.instrument
    groups, rest = collected_items.shown_groups(told)
    return {
        "of": instrument,
        "told": told,
        "live": live,
        "measure": collected_items.MEASURE,
        "groups": [_figures(told, group, place) for place, group in enumerate(groups)],
        "rest": rest,
        "open": collected_items.still_open(instrument, told.entries),
        "rows": [_row(instrument, entry) for entry in told.entries],
        "left_out": [(plain_text.line(one.file), one.why) for one in told.left_out],
    }


def _row(instrument: Instrument, entry: Entry) -> tuple[Entry, str, list[str]]:
    cells = [collected.shown(*pair) for pair in zip(instrument.scales, entry.scores, strict=True)]
    return entry, collected_items.open_numbers(instrument, entry), cells


def _figures(told: Collected, group: Group, place: int) -> Figures:
    id = f"{told.instrument.id}_{place}"
    bars = [_bars_of(one) for one in collected_items.questions(told.instrument, group)]
    standing, more = folded(tuple(bars), STANDING_OPEN, SLACK)
    return Figures(
        id,
        collected.heading(told, group),
        collected.about(group),
        tuple(_part(told.instrument, found, id) for found in group.distributions),
        standing,
        more,
    )


def _bars_of(question: Question) -> Bars:
    return Bars(
        question,
        tuple((one.label, shapes.percent(one.share), one.many) for one in question.choices),
    )


def _part(instrument: Instrument, found: Distribution, group: str) -> Part:
    id = f"{group}_{found.scale.id}"
    return Part(
        id=id,
        title=found.scale.title,
        scored=collected.scored(found),
        figures=tuple(collected.figures(found)),
        spread_picture=_spread(instrument, found, id),
        bands=tuple(
            (band.title, shapes.percent(Fraction(count, found.scored)), count)
            for band, count in zip(found.scale.bands, found.bands, strict=True)
        )
        if found.scored
        else (),
    )


def _spread(instrument: Instrument, found: Distribution, id: str) -> Markup | None:
    """The scale with all scores, the middle half of them, and the median."""
    ever = outcome.without_responses(instrument)[found.scale.id]
    if found.spread is None or ever.low is None or ever.high is None:
        return None
    figures = dict(collected.figures(found))
    said = Picture(
        f"picture_spread_{id}",
        f"{found.scale.title}: how the scores are spread",
        "; ".join(f"{title}: {number}" for title, number in figures.items()) + ".",
    )
    return spread(said, (ever.low, ever.high), found.spread, f"Median: {figures['Median']}")
