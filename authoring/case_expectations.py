"""What a case expects, held against the instrument's ids and against the result."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from authoring.case_schema import NONE, Expected, ExpectedScale
from authoring.findings import unknown
from authoring.problem import Problem, UnknownCode
from authoring.reading import Document, Route
from scoring import numbers
from scoring.instrument import Instrument


def reference_problems(
    document: Document, expect: Expected, instrument: Instrument
) -> Iterator[Problem]:
    """Every id among the expectations that is not there."""
    for id, expected in expect.scales.items():
        route: Route = ("expect", "scales", id)
        if id not in instrument.scale:
            yield unknown(document, route, "unknown-scale", id, instrument.scale, as_key=True)
            continue
        bands = [NONE, *(band.id for band in instrument.scale[id].bands)]
        named: list[tuple[Route, str]] = []
        if expected.band is not None:
            named.append(((*route, "band"), expected.band))
        for i, band in enumerate(expected.possible_bands or []):
            named.append(((*route, "possible_bands", i), band))
        for place, band in named:
            if band not in bands:
                yield unknown(document, place, "unknown-band", band, bands)
    capabilities = [capability.id for capability in instrument.capabilities]
    advice = list(_advice(instrument))
    lists: tuple[tuple[str, Sequence[str], UnknownCode, list[str]], ...] = (
        ("gaps", expect.gaps or [], "unknown-capability", capabilities),
        ("recommendations", expect.recommendations or [], "unknown-recommendation", advice),
        ("not_recommended", expect.not_recommended, "unknown-recommendation", advice),
    )
    for key, ids, code, known in lists:
        for i, id in enumerate(ids):
            if id not in known:
                yield unknown(document, ("expect", key, i), code, id, known)


def compared(expect: Expected, result: Mapping[str, Any]) -> Iterator[tuple[Route, str, str]]:
    """The route, what was expected and what came, for everything that the case names."""
    for key, count in (("answered", expect.answered), ("hidden", expect.hidden)):
        if count is not None:
            yield ("expect", key), str(count), result["completeness"][key]
    given = [entry["id"] for entry in result["recommendations"]]
    for key, wanted, came in (
        ("gaps", expect.gaps, [gap["capability"] for gap in result["gaps"]]),
        ("recommendations", expect.recommendations, given),
    ):
        if wanted is not None:
            among = [id for id in came if id in wanted] if wanted else came
            yield ("expect", key), _listed(wanted), _listed(among)
    for i, id in enumerate(expect.not_recommended):
        got = "with it" if id in given else f"without “{id}”"
        yield ("expect", "not_recommended", i), f"without “{id}”", got
    scales = {entry["id"]: entry for entry in result["scales"]}
    targets = {entry["scale"]: entry["wanted"] for entry in result["targets"]["scales"]}
    for id, expected in expect.scales.items():
        for key, wanted_text, came_text in _of_scale(expected, scales[id], targets.get(id)):
            yield ("expect", "scales", id, key), wanted_text, came_text


def _of_scale(
    expected: ExpectedScale, got: dict[str, Any], target: str | None
) -> Iterator[tuple[str, str, str]]:
    if expected.score is not None:
        yield "score", expected.score, got["score"]["exact"] or NONE
    if expected.reason is not None:
        yield "reason", expected.reason, got["reason"] or NONE
    if expected.band is not None:
        yield "band", expected.band, got["band"] or NONE
    if expected.range is not None:
        ends = (numbers.exact(expected.range.low), numbers.exact(expected.range.high))
        yield "range", " to ".join(ends), _range(got["range"])
    if expected.possible_bands is not None:
        yield "possible_bands", _listed(expected.possible_bands), _listed(got["possible_bands"])
    if expected.wanted is not None:
        yield "wanted", expected.wanted, target or NONE


def _advice(instrument: Instrument) -> Iterator[str]:
    """The ids of all advice that the instrument can give."""
    yield from (rule.id for rule in instrument.rules)
    for scale in instrument.scales:
        yield from (f"{scale.id}/{band.id}" for band in scale.bands if band.advice is not None)
    for item in instrument.items.values():
        yield from (f"{item.id}/{option}" for option in item.advice)


def _range(got: dict[str, str | None]) -> str:
    return NONE if got["low"] is None else f"{got['low']} to {got['high']}"


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids) or NONE
