"""Small instruments for tests: compiled data from a few words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scoring import instrument, responses, result
from scoring.instrument import Instrument

YES_NO = {"yes": "1", "no": "0"}
FIVE = {f"l{level}": str(level) for level in range(1, 6)}


def item(
    id: str,
    values: Mapping[str, str | None] | None = None,
    *,
    reverse: bool = False,
    extra: str = "",
    **more: Any,
) -> dict[str, Any]:
    """An item; `values` maps option ids to values, `extra` lists further kinds of missing.

    What only some items have, such as `show_if`, `requirements` or `advice`, is given by its key.
    """
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
        **more,
    }


def several(
    id: str, values: Mapping[str, str | None] | None = None, *, alone: str = "", **more: Any
) -> dict[str, Any]:
    """An item of which several options can be chosen, except those listed in `alone`."""
    made = item(id, values, type="multiple_choice", **more)
    for option in made["options"]:
        if option["id"] in alone.split():
            option["exclusive"] = True
    return made


def number(
    id: str, minimum: str | None = None, maximum: str | None = None, **more: Any
) -> dict[str, Any]:
    """An item that is answered by a number."""
    bounds = {"minimum": minimum, "maximum": maximum}
    given = {end: bound for end, bound in bounds.items() if bound is not None}
    return item(id, type="number", **given, **more) | {"options": []}


def text(id: str, max_length: int = 200, type: str = "short_text", **more: Any) -> dict[str, Any]:
    """An item that is answered in words."""
    return item(id, type=type, max_length=max_length, **more) | {"options": []}


def answer(item: str, *options: str) -> dict[str, Any]:
    """The condition that the item has one of these options chosen."""
    return {"item": item, "is": list(options)}


def needs(*capabilities: str, weight: str = "1") -> list[dict[str, str]]:
    """Requirements of these capabilities."""
    return [{"capability": id, "text": f"A {id}.", "weight": weight} for id in capabilities]


def advice(priority: int = 5, group: str | None = None) -> dict[str, Any]:
    """Advice on an option or a band."""
    return {"text": "Do it.", "priority": priority, "group": group}


def rule(id: str, when: dict[str, Any], priority: int = 5) -> dict[str, Any]:
    """A recommendation that is given when the condition holds."""
    return {"id": id, "title": id.title(), "when": when, **advice(priority)}


def scale(id: str, aggregate: str, members: list[str], **more: Any) -> dict[str, Any]:
    """A scale over items, or over scales where `over="scale"`; `advice` is by band."""
    kind = more.pop("over", "item")
    weights = more.pop("weights", {})
    missing = more.pop("missing", ("complete", None))
    bands = more.pop("bands", [])
    advised = more.pop("advice", {})
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
        "bands": [_band(cut, advised.get(f"b{cut}")) for cut in bands],
        **more,
    }


def _band(cut: str, given: dict[str, Any] | None) -> dict[str, Any]:
    band = {"id": f"b{cut}", "title": f"From {cut}", "from": cut, "text": "…"}
    return band if given is None else {**band, "advice": given}


def compiled(
    items: list[dict[str, Any]], scales: list[dict[str, Any]], **more: Any
) -> dict[str, Any]:
    """A compiled instrument of one section; the first scale is the headline.

    `capabilities` lists ids; what else only some instruments have is given by its key.
    """
    capabilities = [
        {"id": id, "title": id.title(), "text": "…"} for id in more.pop("capabilities", ())
    ]
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
        **({"capabilities": capabilities} if capabilities else {}),
        **more,
    }


def ready(items: list[dict[str, Any]], scales: list[dict[str, Any]], **more: Any) -> Instrument:
    """The instrument itself."""
    return instrument.from_plain(compiled(items, scales, **more))


def response_file(chosen: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """The plain data of a response file for the sample instrument.

    Responses may also be as they are worked with: several options as a tuple, a number exact.
    """
    return {
        "format": responses.FORMAT,
        "instrument": {"id": "sample", "version": "1.0.0"},
        "responses": {id: _plain(response) for id, response in chosen.items()},
        **more,
    }


def _plain(response: Any) -> Any:
    if isinstance(response, tuple):
        return list(response)
    return str(response) if isinstance(response, Fraction) else response


def score(sample: Instrument | dict[str, Any], chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The result's first scale for the responses."""
    return everything(sample, chosen)["scales"][0]


def everything(
    sample: Instrument | dict[str, Any], chosen: Mapping[str, Any], **more: Any
) -> dict[str, Any]:
    """The whole result for the responses, and for the targets among the further keys."""
    made = sample if isinstance(sample, Instrument) else instrument.from_plain(sample)
    return result.compute(made, responses.read(made, response_file(chosen, **more)))
