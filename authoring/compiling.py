"""The typed document becomes the compiled instrument: plain data, everything spelled out.

What an editor may leave out or write short is filled in here, once: a section's default options,
an option set's options, a section as the list of its items, weights and digits.
"""

import hashlib
import json
from typing import Any

from authoring.schema import (
    InstrumentPart,
    ItemPart,
    MissingPart,
    OptionPart,
    ScalePart,
    SectionPart,
)
from scoring import numbers
from scoring.instrument import FORMAT


def compile_instrument(part: InstrumentPart) -> dict[str, Any]:
    """The compiled instrument of a document that has passed every check.

    Its ``digest`` is the SHA-256 of the JSON text of the rest, so that a result can name exactly
    what it was computed with.
    """
    compiled: dict[str, Any] = {
        "format": FORMAT,
        "id": part.id,
        "version": part.version,
        "title": part.title,
        "summary": part.summary,
        "minutes": str(part.minutes),
        "language": part.language,
        "sections": [_section(part, section) for section in part.sections],
        "scales": [_scale(part, scale) for scale in part.scales],
        "headline": part.headline,
        "profile": part.profile
        if part.profile is not None
        else [scale.id for scale in part.scales if scale.id != part.headline],
    }
    compiled["digest"] = hashlib.sha256(to_json(compiled).encode()).hexdigest()
    return compiled


def to_json(compiled: dict[str, Any]) -> str:
    """The one JSON text of a compiled instrument."""
    return json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))


def options_of(part: InstrumentPart, section: SectionPart, item: ItemPart) -> list[OptionPart]:
    """The options that an item offers; empty when it names none or one that is not there."""
    options = item.options if item.options is not None else section.options
    if isinstance(options, str):
        return part.option_sets.get(options, [])
    return options or []


def members_of(part: InstrumentPart, scale: ScalePart) -> list[tuple[str, str]]:
    """The kind and id of each member of a scale, in the order of the instrument's text."""
    if scale.scales is not None:
        return [("scale", id) for id in scale.scales]
    if scale.items is not None:
        return [("item", id) for id in scale.items]
    sections = {section.id: section for section in part.sections}
    return [
        ("item", item.id)
        for id in scale.sections or []
        if id in sections
        for item in sections[id].items
    ]


def _section(part: InstrumentPart, section: SectionPart) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "intro": section.intro,
        "items": [_item(item, options_of(part, section, item)) for item in section.items],
    }


def _item(item: ItemPart, options: list[OptionPart]) -> dict[str, Any]:
    return {
        "id": item.id,
        "stem": item.stem,
        "help": item.help,
        "source_ref": item.source_ref,
        "reverse": item.reverse,
        "options": [
            {
                "id": option.id,
                "label": option.label,
                "value": None if option.value is None else numbers.exact(option.value),
                "missing": option.missing,
            }
            for option in options
        ],
    }


def _scale(part: InstrumentPart, scale: ScalePart) -> dict[str, Any]:
    whole = scale.aggregate in ("sum", "count")
    return {
        "id": scale.id,
        "title": scale.title,
        "description": scale.description,
        "aggregate": scale.aggregate,
        "members": [
            {"kind": kind, "id": id, "weight": numbers.exact(scale.weights[id])}
            if id in scale.weights
            else {"kind": kind, "id": id, "weight": "1"}
            for kind, id in members_of(part, scale)
        ],
        "counted": scale.counted,
        "missing": _missing(scale),
        "digits": scale.digits if scale.digits is not None else 0 if whole else 1,
        "bands": [
            {
                "id": band.id,
                "title": band.title,
                "from": numbers.exact(band.cut),
                "text": band.text,
            }
            for band in scale.bands
        ],
    }


def _missing(scale: ScalePart) -> dict[str, Any]:
    if isinstance(scale.missing, MissingPart):
        return {"rule": scale.missing.others, "min_valid": str(scale.missing.min_valid)}
    return {"rule": "complete", "min_valid": None}
