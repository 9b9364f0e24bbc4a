"""Small instruments for tests: compiled data from a few words."""

from typing import Any

from scoring import instrument, responses, result
from scoring.instrument import Instrument

YES_NO = {"yes": "1", "no": "0"}
FIVE = {f"l{level}": str(level) for level in range(1, 6)}


def item(
    id: str, values: dict[str, str] | None = None, *, reverse: bool = False, extra: str = ""
) -> dict[str, Any]:
    """An item; `values` maps option ids to values, `extra` lists further kinds of missing."""
    options = [
        {"id": option, "label": option.title(), "value": value, "missing": None}
        for option, value in (values or YES_NO).items()
    ]
    options += [
        {"id": kind, "label": kind, "value": None, "missing": kind} for kind in extra.split()
    ]
    return {
        "id": id,
        "stem": f"{id}?",
        "help": None,
        "source_ref": None,
        "reverse": reverse,
        "options": options,
    }


def scale(id: str, aggregate: str, members: list[str], **more: Any) -> dict[str, Any]:
    """A scale over items, or over scales where `over="scale"`."""
    kind = more.pop("over", "item")
    weights = more.pop("weights", {})
    missing = more.pop("missing", ("complete", None))
    bands = more.pop("bands", [])
    return {
        "id": id,
        "title": id.title(),
        "description": None,
        "aggregate": aggregate,
        "members": [
            {"kind": kind, "id": member, "weight": weights.get(member, "1")} for member in members
        ],
        "counted": more.pop("counted", []),
        "missing": {"rule": missing[0], "min_valid": missing[1]},
        "digits": more.pop("digits", 0),
        "bands": [
            {"id": f"b{cut}", "title": f"From {cut}", "from": cut, "text": "…"} for cut in bands
        ],
        **more,
    }


def compiled(items: list[dict[str, Any]], scales: list[dict[str, Any]]) -> dict[str, Any]:
    """A compiled instrument of one section; the first scale is the headline."""
    return {
        "format": instrument.FORMAT,
        "id": "sample",
        "version": "1.0.0",
        "title": "Sample",
        "summary": "A sample.",
        "minutes": "1",
        "language": "en",
        "digest": "0" * 64,
        "sections": [{"id": "part", "title": "Part", "intro": None, "items": items}],
        "scales": scales,
        "headline": scales[0]["id"],
        "profile": [scale["id"] for scale in scales[1:]],
    }


def response_file(chosen: dict[str, str]) -> dict[str, Any]:
    """The plain data of a response file for the sample instrument."""
    return {
        "format": responses.FORMAT,
        "instrument": {"id": "sample", "version": "1.0.0"},
        "responses": chosen,
    }


def score(sample: Instrument | dict[str, Any], chosen: dict[str, str]) -> dict[str, Any]:
    """The result's first scale for the responses."""
    return everything(sample, chosen)["scales"][0]


def everything(sample: Instrument | dict[str, Any], chosen: dict[str, str]) -> dict[str, Any]:
    """The whole result for the responses."""
    ready = sample if isinstance(sample, Instrument) else instrument.from_plain(sample)
    return result.compute(ready, responses.read(ready, response_file(chosen)))
