"""The report before it is rendered: everything in words, numbers rounded, places computed.

A `Report` holds what the templates fill in and nothing else; they decide only where it stands.
"""

from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import (
    advice,
    completeness,
    gaps,
    matrix,
    pictures,
    respondent,
    responses,
    subject,
    targets,
    words,
)
from reporting.advice import Block
from reporting.completeness import Completeness
from reporting.computed import Computation, computations
from reporting.gaps import Gaps
from reporting.matrix import HeatMap
from reporting.respondent import Detail
from reporting.responses import SectionResponses
from reporting.scales import ScaleView
from reporting.targets import Targets
from scoring.instrument import Instrument
from scoring.responses import ResponseSet


class Report(NamedTuple):
    """One result, ready to be shown."""

    title: str
    language: str
    version: str
    answered_version: str | None
    date: str | None
    respondent: tuple[Detail, ...]
    completeness: Completeness
    headline: ScaleView
    headline_picture: Markup | None
    others: tuple[ScaleView, ...]
    profile: tuple[ScaleView, ...]
    profile_picture: Markup | None
    heat_maps: tuple[HeatMap, ...]
    targets: Targets | None
    gaps: Gaps | None
    advice: tuple[Block, ...]
    sections: tuple[SectionResponses, ...]
    computations: tuple[Computation, ...]
    digest: str


def of(
    instrument: Instrument, response_set: ResponseSet, result: dict[str, Any], date: str | None
) -> Report:
    """The report of a result.

    Args:
        instrument: what was asked.
        response_set: what was answered.
        result: what came of it, as `scoring.result.compute` gives it.
        date: the day to show, such as ``2026-11-22``; None for none.
    """
    told = subject.of(instrument, response_set, result)
    scales = told.scales
    headline = scales[instrument.headline]
    profile = tuple(scales[id] for id in instrument.profile)
    shown = {instrument.headline, *instrument.profile}
    version = response_set.version
    return Report(
        title=instrument.title,
        language=instrument.language,
        version=instrument.version,
        answered_version=version if version != instrument.version else None,
        date=None if date is None else words.date(date),
        respondent=respondent.of(told),
        completeness=completeness.of(result),
        headline=headline,
        headline_picture=pictures.headline(headline),
        others=tuple(scale for id, scale in scales.items() if id not in shown),
        profile=profile,
        profile_picture=pictures.profile(profile) if profile else None,
        heat_maps=matrix.heat_maps(told),
        targets=targets.of(told),
        gaps=gaps.of(told),
        advice=advice.blocks(told),
        sections=responses.by_section(told),
        computations=computations(told),
        digest=instrument.digest,
    )
