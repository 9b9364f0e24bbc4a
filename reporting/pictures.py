"""Which pictures a report shows, and what they say to those who don't see them."""

from collections.abc import Sequence

from markupsafe import Markup

from reporting import svg
from reporting.scales import ScaleView
from reporting.shapes import Picture
from reporting.svg import Bar, Way


def headline(scale: ScaleView, id: str = "picture_headline") -> Markup | None:
    """The headline scale with its cut scores; None when nothing can be placed on it.

    Several may stand on one page, each with an *id* of its own.
    """
    if scale.reachable_span is None and scale.place is None:
        return None
    return svg.band_scale(
        Picture(id, _title(scale), _description(scale)),
        cuts=scale.cuts,
        ends=(scale.lowest, scale.highest),
        here=scale.band_span,
        marker=None if scale.place is None else (scale.place, f"You: {scale.number}"),
        reachable=None if scale.settled and scale.number is not None else scale.reachable_span,
    )


def profile(scales: Sequence[ScaleView]) -> Markup:
    """The scales of the profile as bars."""
    told = "; ".join(f"{scale.title}: {standing(scale)}" for scale in scales)
    return svg.profile(
        Picture("picture_profile", "Profile", f"{told}."),
        [Bar(scale.title, standing(scale), scale.place, scale.reachable_span) for scale in scales],
        ends=_shared_ends(scales),
    )


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
