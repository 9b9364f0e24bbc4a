"""The result of a response set, as plain data: the format ``inkbubble/result@1``.

Every number is a string: exact fractions in lowest terms (``22``, ``7/3``), or, under
``display``, rounded half up as people read it. The keys:

``completeness``
    how many items have an answer that is no kind of missing (``answered``), how many have none
    (``missing``: the sum of ``unanswered``, ``dont_know`` and ``not_applicable``), are ``hidden``
    by a condition, and there are in all; and how many of the unanswered no scale counts
    (``unscored``).
``scales``
    for each scale its score or the ``reason`` why there is none (``unanswered``,
    ``too-few-responses``, ``nothing-to-score``); ``min`` and ``max``, the lowest and highest it
    can ever be; ``range``, what is still reachable from here, and the bands in that range.
``next_band``
    for each scale with a band above its own: that band, its cut score, and how much is missing.
``gaps``
    the capabilities that unmet requirements ask for, most gaps first: see `scoring.gaps`.
``recommendations``
    the advice that is given, by priority, with what triggered it: see `scoring.recommendations`.
``targets``
    what is wanted of scales and items, the widest gap first: see `scoring.targets`.
``trace``
    for each scale what its number is made of: see `scoring.trace`.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scoring import bands, gaps, numbers, outcome, recommendations, targets, trace, visibility
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.responses import ResponseSet
from scoring.standing import Outcome
from scoring.visibility import Asked

FORMAT = "inkbubble/result@1"


def compute(instrument: Instrument, responses: ResponseSet) -> dict[str, Any]:
    """The result of the responses. Equal input gives equal output, key order included."""
    chosen = responses.chosen
    outcomes, asked = outcome.of_all(instrument, chosen), visibility.of_all(instrument, chosen)
    in_order = [outcomes[scale.id] for scale in instrument.scales]
    scored = _scales(instrument, in_order)
    return {
        "format": FORMAT,
        "instrument": {
            "id": instrument.id,
            "version": instrument.version,
            "digest": instrument.digest,
        },
        "responses_version": responses.version,
        "completeness": _completeness(instrument, responses, asked),
        "scales": scored["scales"],
        "gaps": gaps.of_all(instrument, chosen, asked),
        "recommendations": recommendations.of_all(instrument, chosen, asked, outcomes),
        "targets": targets.of_all(instrument, responses, outcomes),
        "next_band": scored["next_band"],
        "trace": [trace.of_scale(instrument, now) for now in in_order],
    }


def scales(instrument: Instrument, chosen: Mapping[str, Response]) -> dict[str, Any]:
    """Of the result of responses by item the ``scales`` and ``next_band`` alone, which is quick."""
    outcomes = outcome.of_all(instrument, chosen)
    return _scales(instrument, [outcomes[scale.id] for scale in instrument.scales])


def some_scales(
    instrument: Instrument, chosen: Mapping[str, Response], ids: Collection[str]
) -> dict[str, dict[str, Any]]:
    """Of ``scales`` the entries of these ids alone, by id, which is quicker still."""
    outcomes = outcome.of_some(instrument, chosen, frozenset(ids))
    ever = outcome.without_responses(instrument)
    return {id: _scale(outcomes[id], ever[id]) for id in ids}


def to_json(result: dict[str, Any]) -> str:
    """The one JSON text of a result, the same byte for byte wherever it is computed."""
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))


def _scales(instrument: Instrument, in_order: Sequence[Outcome]) -> dict[str, Any]:
    ever = outcome.without_responses(instrument)
    return {
        "scales": [_scale(now, ever[now.scale.id]) for now in in_order],
        "next_band": [step for now in in_order for step in _next_band(now)],
    }


def _completeness(
    instrument: Instrument, responses: ResponseSet, asked: Mapping[str, Asked]
) -> dict[str, str]:
    states: Counter[str] = Counter()
    for item in instrument.items.values():
        response = responses.chosen.get(item.id)
        missing = "unanswered" if response is None else item.missing(response)
        state = (missing or "answered") if asked[item.id].now else "hidden"
        states[state] += 1
        if state == "unanswered" and item.id not in instrument.scored_items:
            states["unscored"] += 1
    kinds = ("unanswered", "dont_know", "not_applicable")
    counts = {
        "answered": states["answered"],
        "missing": sum(states[kind] for kind in kinds),
        **{kind: states[kind] for kind in kinds},
        "hidden": states["hidden"],
        "total": len(instrument.items),
        "unscored": states["unscored"],
    }
    return {name: str(count) for name, count in counts.items()}


def _scale(now: Outcome, ever: Outcome) -> dict[str, Any]:
    scale, score = now.scale, now.score
    return {
        "id": scale.id,
        "title": scale.title,
        "score": {
            "exact": numbers.optional_exact(score),
            "display": None if score is None else numbers.display(score, scale.digits),
        },
        "reason": now.reason,
        "min": numbers.optional_exact(ever.low),
        "max": numbers.optional_exact(ever.high),
        "range": {"low": numbers.optional_exact(now.low), "high": numbers.optional_exact(now.high)},
        "band": None if score is None else bands.of(scale, score),
        "possible_bands": []
        if now.low is None or now.high is None
        else bands.possible(scale, now.low, now.high),
    }


def _next_band(now: Outcome) -> list[dict[str, str]]:
    above = None if now.score is None else bands.next_above(now.scale, now.score)
    if above is None or now.score is None:
        return []
    return [
        {
            "scale": now.scale.id,
            "band": above.id,
            "from": numbers.exact(above.cut),
            "short_by": numbers.exact(above.cut - now.score),
        }
    ]
