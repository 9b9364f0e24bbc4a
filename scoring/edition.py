"""The record of an edition: what it asked and how it scored, of the format inkbubble/published@1.

One is kept of every published edition, so that answers given in it can be read for ever::

    {"format": "inkbubble/published@1", "instrument": "…", "version": "1.0.0", "digest": "…",
     "items": [{"id", "type"?, "stem", "options": [{"id", "label", "value", "missing",
                "exclusive"?, "renamed_from"?}], "at_most"?, "minimum"?, "maximum"?, "decimals"?,
                "max_length"?, "renamed_from"?}],
     "scales": [{"id", "title", "rule", "bands": [{"id", "title", "from", "renamed_from"?}],
                 "renamed_from"?}],
     "fields": ["…"]}

Items and options have the keys and the forms that they have in the compiled instrument. A ``rule``
is a short name for how a scale is scored: see `scoring.scale_rule`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from scoring import numbers, scale_rule
from scoring.instrument import Instrument
from scoring.items import Item, Option
from scoring.scale import Band, Scale

FORMAT = "inkbubble/published@1"

Record = Mapping[str, Any]


def record(instrument: Instrument) -> dict[str, Any]:
    """The record of the instrument as it is."""
    details = instrument.details
    return {
        "format": FORMAT,
        "instrument": instrument.id,
        "version": instrument.version,
        "digest": instrument.digest,
        "items": [_item(item) for item in instrument.items.values()],
        "scales": [_scale(instrument, scale) for scale in instrument.scales],
        "fields": [] if details is None else [field.id for field in details.fields],
    }


def which(records: Sequence[Record], version: str, digest: str | None) -> Record | None:
    """The record of the edition that answers were given in: by its digest, else by its version."""
    of_digest = [one for one in records if one["digest"] == digest]
    of_version = [one for one in records if one["version"] == version]
    return next(iter((*of_digest, *of_version)), None)


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "stem": item.stem,
        "options": [_option(option) for option in item.options],
        **_said(
            type=None if item.kind == "single_choice" else item.kind,
            at_most=item.at_most,
            minimum=numbers.optional_exact(item.minimum),
            maximum=numbers.optional_exact(item.maximum),
            decimals=item.decimals or None,
            max_length=item.max_length,
            renamed_from=list(item.renamed_from),
        ),
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": option.label,
        "value": numbers.optional_exact(option.value),
        "missing": option.missing,
        **_said(
            exclusive=option.alone and option.missing is None,
            renamed_from=list(option.renamed_from),
        ),
    }


def _scale(instrument: Instrument, scale: Scale) -> dict[str, Any]:
    return {
        "id": scale.id,
        "title": scale.title,
        "rule": scale_rule.name(instrument, scale),
        "bands": [_band(band) for band in scale.bands],
        **_said(renamed_from=list(scale.renamed_from)),
    }


def _band(band: Band) -> dict[str, Any]:
    return {
        "id": band.id,
        "title": band.title,
        "from": numbers.exact(band.cut),
        **_said(renamed_from=list(band.renamed_from)),
    }


def _said(**keys: Any) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value not in (None, False, [])}
