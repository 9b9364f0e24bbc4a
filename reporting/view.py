"""The report before it is rendered: everything in words, numbers rounded, places computed.

A `Report` holds what the templates fill in and nothing else; they decide only where it stands.
"""

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from reporting import (
    advice,
    benchmark,
    completeness,
    gaps,
    history,
    history_past,
    lift,
    matrix,
    pictures,
    plan,
    respondent,
    responses,
    subject,
    targets,
    words,
)
from reporting.advice import Block
from reporting.benchmark import Comparison
from reporting.completeness import Completeness
from reporting.computed import Computation, computations
from reporting.gaps import Gaps
from reporting.history import History
from reporting.history_past import Past
from reporting.lift import Lift
from reporting.matrix import HeatMap
from reporting.pictures import Profile
from reporting.plan import Plan
from reporting.respondent import Detail
from reporting.responses import SectionResponses
from reporting.scales import ScaleView
from reporting.targets import Targets
from scoring.instrument import Instrument
from scoring.responses import ResponseSet

Made = TypeVar("Made")


class Report(NamedTuple):
    """One result, ready to be shown.

    `blocks` names those that have something to say, in the instrument's order; `later` those of
    them that are not worked out yet, of which only the place is shown. A `live` report stands in a
    page that can answer to the visitor; any other one is to be read.
    """

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
    profile_picture: Profile | None
    benchmark: Comparison | None
    heat_maps: tuple[HeatMap, ...]
    history: History | None
    targets: Targets | None
    gaps: Gaps | None
    lift: Lift | None
    advice: tuple[Block, ...]
    plan: Plan | None
    sections: tuple[SectionResponses, ...]
    computations: tuple[Computation, ...]
    digest: str
    asks_details: bool
    live: bool
    blocks: tuple[str, ...]
    later: frozenset[str]


def of(
    instrument: Instrument,
    response_set: ResponseSet,
    result: dict[str, Any],
    date: str | None,
    *,
    earlier: Past = history_past.NONE,
    live: bool = False,
    later: Collection[str] = (),
) -> Report:
    """The report of a result.

    Args:
        instrument: what was asked.
        response_set: what was answered.
        result: what came of it, as `scoring.result.compute` gives it.
        date: the day to show, such as ``2026-11-22``; None for none.
        earlier: the results before this one; they need a *date*.
        live: whether it is to stand in a page that can answer to the visitor.
        later: the blocks that are not to be worked out.
    """
    told = subject.of(instrument, response_set, result)
    named = frozenset(instrument.report).difference(later)

    def block(name: str, make: Callable[[], Made], otherwise: Made) -> Made:
        return make() if name in named else otherwise

    scales = told.scales
    headline = scales[instrument.headline]
    profile = tuple(scales[id] for id in instrument.profile)
    shown = {instrument.headline, *instrument.profile}
    version = response_set.version
    wanted = {one["scale"]: Fraction(one["wanted"]) for one in result["targets"]["scales"]}
    report = Report(
        title=instrument.title,
        language=instrument.language,
        version=instrument.version,
        answered_version=version if version != instrument.version else None,
        date=None if date is None else words.date(date),
        respondent=respondent.of(told),
        completeness=completeness.of(result),
        headline=headline,
        headline_picture=block("scale", lambda: pictures.headline(headline), None),
        others=tuple(scale for id, scale in scales.items() if id not in shown),
        profile=profile,
        profile_picture=block("profile", lambda: pictures.profile(profile, wanted), None)
        if profile
        else None,
        benchmark=block("benchmark", lambda: benchmark.of(told), None),
        heat_maps=block("matrix", lambda: matrix.heat_maps(told), ()),
        history=block(
            "history",
            lambda: history.of(told, earlier, date, live=live) if date else None,
            None,
        ),
        targets=block("targets", lambda: targets.of(told), None),
        gaps=block("gaps", lambda: gaps.of(told), None),
        lift=block("lift", lambda: lift.of(told), None),
        advice=block("advice", lambda: advice.blocks(told), ()),
        plan=block("plan", lambda: plan.of(told, live=live), None),
        sections=block("responses", lambda: responses.by_section(told), ()),
        computations=block("computed", lambda: computations(told), ()),
        digest=instrument.digest,
        asks_details=instrument.details is not None,
        live=live,
        blocks=(),
        later=frozenset(later),
    )
    return report._replace(
        blocks=tuple(
            name for name in instrument.report if name in report.later or _says(report, name)
        )
    )


def _says(report: Report, name: str) -> bool:
    """Whether there is something in a block."""
    content: dict[str, object] = {
        "scale": report.headline_picture,
        "bands": report.headline.bands,
        "lift": report.lift,
        "others": report.others,
        "benchmark": report.benchmark,
        "matrix": report.heat_maps,
        "profile": report.profile,
        "history": report.history,
        "targets": report.targets,
        "gaps": report.gaps,
        "advice": report.advice,
        "plan": report.plan,
        "what-if": report.live,
        "responses": report.sections,
        "computed": report.computations,
    }
    return bool(content.get(name))
