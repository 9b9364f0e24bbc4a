"""Which pictures a report shows, and what they say to those who don't see them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from reporting import svg
from reporting.scales import ScaleView
from reporting.shapes import Picture
from reporting.svg import Bar, Numbered, Point, Radar, Ring, Spoke, Way

MOST_TOLD = 12
QUARTERS = tuple(Ring(Fraction(quarter, 4), None) for quarter in (1, 2, 3))


class Profile(NamedTuple):
    """The pictures of a profile: bars and, from three scales up, a radar.

    `numbered` says where the radar shows numbers in place of names; `open` that some scale has no
    score but can come to one; `wanted` has, if anything is wanted, the wanted score or None for
    each scale.
    """

    bars: Markup
    radar: Markup | None
    numbered: Numbered
    open: bool
    wanted: tuple[str | None, ...]


def headline(scale: ScaleView, id: str = "picture_headline", whose: str = "You") -> Markup | None:
    """The headline scale with its cut scores; None when nothing can be placed on it.

    Several may stand on one page, each with an *id* of its own; *whose* score it is, is said on it.
    """
    if scale.reachable_span is None and scale.place is None:
        return None
    return svg.band_scale(
        Picture(id, _title(scale), _description(scale)),
        cuts=scale.cuts,
        ends=(scale.lowest, scale.highest),
        here=scale.band_span,
        marker=None if scale.place is None else (scale.place, f"{whose}: {scale.number}"),
        reachable=None if scale.settled and scale.number is not None else scale.reachable_span,
    )


def bars(scales: Sequence[ScaleView], id: str, numbered: Numbered = "never") -> Markup:
    """The scales as bars, one under the other."""
    told = "; ".join(f"{scale.title}: {standing(scale)}" for scale in scales)
    rows = [Bar(one.title, standing(one), one.place, one.reachable_span) for one in scales]
    return svg.profile(Picture(id, "Profile", f"{told}."), rows, _shared_ends(scales), numbered)


def profile(scales: Sequence[ScaleView], wanted: Mapping[str, Fraction]) -> Profile:
    """The scales of the profile as bars and as a radar.

    Args:
        scales: at least one.
        wanted: the wanted scores by the ids of their scales.
    """
    radar = _radar(scales, wanted) if len(scales) >= svg.FEWEST else None
    numbered: Numbered = "never" if radar is None else radar.numbered
    targets = tuple(one.rounded(wanted[one.id]) if one.id in wanted else None for one in scales)
    return Profile(
        bars=bars(scales, "picture_profile", numbered),
        radar=None if radar is None else radar.drawn,
        numbered=numbered,
        open=any(scale.place is None and scale.reachable_span is not None for scale in scales),
        wanted=targets if any(target is not None for target in targets) else (),
    )


def _radar(scales: Sequence[ScaleView], wanted: Mapping[str, Fraction]) -> Radar:
    spokes = [
        Spoke(
            scale.title,
            scale.place,
            scale.reachable_span,
            scale.place_of(wanted[scale.id]) if scale.id in wanted else None,
        )
        for scale in scales
    ]
    return svg.radar(
        Picture("picture_radar", "Profile as a radar", _radar_description(scales, wanted)),
        spokes,
        _rings(scales),
    )


def _rings(scales: Sequence[ScaleView]) -> Sequence[Ring]:
    """The cut scores, where all scales share them and their ends, or else each quarter."""
    shared = {(scale.lowest, scale.highest, scale.cuts) for scale in scales}
    cuts = scales[0].cuts
    return [Ring(*cut) for cut in cuts] if len(shared) == 1 and cuts else QUARTERS


def _radar_description(scales: Sequence[ScaleView], wanted: Mapping[str, Fraction]) -> str:
    ends = {(scale.lowest, scale.highest) for scale in scales}
    if len(ends) == 1:
        ((lowest, highest),) = ends
        way = f"From {lowest} at the inner ring to {highest} at the outer."
    else:
        way = (
            "From each scale’s own lowest score at the inner ring to its own highest at the outer."
        )
    told = "; ".join(
        f"{number}, {scale.title}: {standing(scale)}"
        + (f", wanted {scale.rounded(wanted[scale.id])}" if scale.id in wanted else "")
        for number, scale in enumerate(scales, start=1)
    )
    return f"{way} {told}."


def history(scale: ScaleView, points: Sequence[Point]) -> Markup | None:
    """The results of the headline scale over time; None when nothing can be placed on it."""
    if all(point.place is None and point.reachable is None for point in points):
        return None
    return svg.history(
        Picture("picture_history", f"{scale.title} over time", _over_time(scale, points)),
        points,
        (scale.lowest, scale.highest),
        scale.cuts,
    )


def course(scale: ScaleView, points: Sequence[Point], id: str) -> Markup | None:
    """The same in short, with an *id* of its own; None when no result has a score."""
    if all(point.place is None for point in points):
        return None
    return svg.course(Picture(id, f"{scale.title} over time", _over_time(scale, points)), points)


def _over_time(scale: ScaleView, points: Sequence[Point]) -> str:
    """Every result with its day; of many the first and the last, as a table has them all."""
    told = [f"{point.day}: {point.value}" for point in points]
    if len(told) > MOST_TOLD:
        told = [f"{len(told)} results", told[0], told[-1]]
    return f"A scale from {scale.lowest} to {scale.highest}. {'; '.join(told)}."


def targets(scales: Sequence[ScaleView], ways: Sequence[Way]) -> Markup:
    """The scales with a target, each with the way from now to what is wanted."""
    told = "; ".join(f"{way.label}: {way.value}" for way in ways)
    return svg.ways(
        Picture("picture_targets", "Now and wanted", f"{told}."), ways, ends=_shared_ends(scales)
    )


def _shared_ends(scales: Sequence[ScaleView]) -> tuple[str, str] | None:
    """The numbers at both ends, where all scales share them and do not begin at 0 anyway."""
    ends = {(scale.lowest, scale.highest) for scale in scales}
    if len(ends) != 1:
        return None
    (shared,) = ends
    return None if shared[0] == "0" else shared


def standing(scale: ScaleView) -> str:
    """Where a scale stands, in the fewest words: ``10 of 12``, ``4 to 9 of 12``, ``no score``."""
    if scale.number is not None:
        return f"{scale.number} of {scale.highest}"
    return "no score" if scale.reachable is None else f"{scale.reachable} of {scale.highest}"


def _title(scale: ScaleView) -> str:
    return f"{scale.title}: {standing(scale)}"


def _description(scale: ScaleView) -> str:
    bands = ", ".join(f"{band.title}: {band.interval}" for band in scale.bands)
    where = f" The score is in the band “{scale.band.title}”." if scale.band else ""
    return f"A scale from {scale.lowest} to {scale.highest}. {bands}.{where}" if bands else where
