"""The report before it is rendered: everything in words, numbers rounded, places computed.

A `Report` holds what the templates fill in and nothing else; they decide only where it stands.
"""

from typing import Any, NamedTuple

from markupsafe import Markup

from reporting import pictures, words
from reporting.computed import Computation, computations
from reporting.responses import SectionResponses, by_section
from reporting.scales import ScaleView, scale_views
from scoring.instrument import Instrument
from scoring.responses import ResponseSet


class Report(NamedTuple):
    """One result, ready to be shown."""

    title: str
    language: str
    version: str
    answered_version: str | None
    date: str | None
    answered: str
    open: str | None
    complete: bool
    empty: bool
    headline: ScaleView
    headline_picture: Markup | None
    others: tuple[ScaleView, ...]
    profile: tuple[ScaleView, ...]
    profile_picture: Markup | None
    sections: tuple[SectionResponses, ...]
    computations: tuple[Computation, ...]
    digest: str


def of(
    instrument: Instrument, responses: ResponseSet, result: dict[str, Any], date: str | None
) -> Report:
    """The report of a result.

    Args:
        instrument: what was asked.
        responses: what was chosen.
        result: what came of it, as `scoring.result.compute` gives it.
        date: the day to show, such as ``2026-11-22``; None for none.
    """
    scales = scale_views(instrument, result)
    headline = scales[instrument.headline]
    profile = tuple(scales[id] for id in instrument.profile)
    shown = {instrument.headline, *instrument.profile}
    completeness = {name: int(count) for name, count in result["completeness"].items()}
    return Report(
        title=instrument.title,
        language=instrument.language,
        version=instrument.version,
        answered_version=responses.version if responses.version != instrument.version else None,
        date=None if date is None else words.date(date),
        answered=_answered(completeness),
        open=_open(completeness),
        complete=not completeness["unanswered"] and not completeness["dont_know"],
        empty=completeness["unanswered"] == completeness["total"],
        headline=headline,
        headline_picture=pictures.headline(headline),
        others=tuple(scale for id, scale in scales.items() if id not in shown),
        profile=profile,
        profile_picture=pictures.profile(profile) if profile else None,
        sections=by_section(instrument, responses),
        computations=computations(instrument, result, scales),
        digest=instrument.digest,
    )


def _answered(completeness: dict[str, int]) -> str:
    total = completeness["total"]
    chosen = total - completeness["unanswered"] - completeness["hidden"]
    return f"{chosen} of {words.count(total, 'question', 'questions')} answered"


def _open(completeness: dict[str, int]) -> str | None:
    """The open answers in words; None when there are none."""
    open_answers = [
        f"{completeness[state]} {label}"
        for state, label in (("unanswered", "not answered"), ("dont_know", "not known"))
        if completeness[state]
    ]
    return words.both(open_answers) if open_answers else None
