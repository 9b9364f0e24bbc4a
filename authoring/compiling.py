"""The typed document becomes the compiled instrument: plain data, everything spelled out.

What an editor may leave out or write short is filled in here, once: a section's default options,
an option set's options, a section as the list of its items, weights and digits. Keys of what only
some instruments have (ways of asking, conditions, requirements, advice) stand only where they say
something, since the visitor's browser fetches the whole.
"""

import hashlib
import json
from typing import Any

from authoring.compiling_items import advice, condition, said
from authoring.compiling_items import item as compile_item
from authoring.details_schema import ChoicePart, DetailsPart, FieldPart
from authoring.expanding import unique
from authoring.members import members_of, options_of, targeted
from authoring.schema import (
    BandPart,
    HeadingPart,
    InstrumentPart,
    MatrixPart,
    MissingPart,
    ScalePart,
    SectionPart,
)
from scoring import numbers
from scoring.instrument import FORMAT

FIELD_LENGTH = 200


def compile_instrument(part: InstrumentPart) -> dict[str, Any]:
    """The compiled instrument of a document that has passed every check, matrices written out.

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
        **said(
            when=part.when,
            capabilities=[one.model_dump() for one in part.capabilities],
            targets=_targets(part),
            advice_groups=[one.model_dump() for one in part.advice_groups],
            recommendations=[
                {
                    "id": rule.id,
                    "title": rule.title,
                    "text": rule.text,
                    "priority": rule.priority,
                    "group": rule.group,
                    "when": condition(rule.when),
                }
                for rule in part.recommendations
            ],
            details=None if part.details is None else _details(part.details),
            report=part.report,
        ),
    }
    compiled["digest"] = hashlib.sha256(to_json(compiled).encode()).hexdigest()
    return compiled


def to_json(compiled: dict[str, Any]) -> str:
    """The one JSON text of a compiled instrument."""
    return json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))


def _section(part: InstrumentPart, section: SectionPart) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "intro": section.intro,
        "items": [compile_item(item, options_of(part, section, item)) for item in section.asked],
        **said(
            module=section.module,
            show_if=None if section.show_if is None else condition(section.show_if),
            matrix=None if section.matrix is None else _matrix(section.matrix),
        ),
    }


def _matrix(matrix: MatrixPart) -> dict[str, Any]:
    return {
        "stem": matrix.stem,
        "rows": [_heading(row) for row in unique(matrix.rows)],
        "columns": [_heading(column) for column in unique(matrix.columns)],
    }


def _heading(heading: HeadingPart) -> dict[str, Any]:
    """Its earlier ids are told by its cells and its scale."""
    return heading.model_dump(exclude={"renamed_from"})


def _targets(part: InstrumentPart) -> dict[str, Any] | None:
    if part.targets is None:
        return None
    items = [item.id for _, item, _ in targeted(part)]
    wanted = part.targets.scales
    return {"items": items, "scales": [one.id for one in part.scales if one.id in wanted]}


def _details(part: DetailsPart) -> dict[str, Any]:
    return {
        "title": part.title,
        "intro": part.intro,
        "fields": [_field(field) for field in part.fields],
        "statements": [one.model_dump() for one in part.statements],
        "reviewed": part.reviewed,
    }


def _field(field: FieldPart) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label,
        "kind": field.type,
        "required": field.required,
        "confirm": field.confirm,
        "max_length": field.max_length or FIELD_LENGTH,
        "help": field.help,
        "options": [_choice(one) for one in field.options or []],
        **said(renamed_from=field.renamed_from),
    }


def _choice(one: ChoicePart) -> dict[str, Any]:
    return {"id": one.id, "label": one.label, **said(renamed_from=one.renamed_from)}


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
        "bands": [_band(band) for band in scale.bands],
        **said(renamed_from=scale.renamed_from),
    }


def _band(band: BandPart) -> dict[str, Any]:
    return {
        "id": band.id,
        "title": band.title,
        "from": numbers.exact(band.cut),
        "text": band.text,
        **said(
            advice=None if band.advice is None else advice(band.advice),
            renamed_from=band.renamed_from,
        ),
    }


def _missing(scale: ScalePart) -> dict[str, Any]:
    if isinstance(scale.missing, MissingPart):
        return {"rule": scale.missing.others, "min_valid": str(scale.missing.min_valid)}
    return {"rule": "complete", "min_valid": None}
