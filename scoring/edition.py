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

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from scoring import numbers, scale_rule
from scoring.instrument import Instrument
from scoring.items import Item, MissingKind, Option
from scoring.scale import Band, Scale

FORMAT = "inkbubble/published@1"

Record = Mapping[str, Any]
_MISSING = get_args(MissingKind)


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


def is_record(data: Any) -> bool:
    """Whether plain data have the form of a record, as far as reading it relies on that."""
    return (
        _has_texts(data, "instrument", "version", "digest")
        and data.get("format") == FORMAT
        and _are_all(data.get("items"), _is_item)
        and _are_all(data.get("scales"), _is_scale)
        and _are_all(data.get("fields"), _is_text)
    )


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


def _is_item(data: Any) -> bool:
    return (
        _is_thing(data, "stem")
        and _are_all(data.get("options"), _is_option)
        and all(map(_is_number, (data.get("minimum"), data.get("maximum"))))
    )


def _is_option(data: Any) -> bool:
    return (
        _is_thing(data, "label")
        and _is_number(data.get("value", 0))
        and data.get("missing", 0) in (None, *_MISSING)
    )


def _is_scale(data: Any) -> bool:
    return _is_thing(data, "title", "rule") and _are_all(data.get("bands"), _is_band)


def _is_band(data: Any) -> bool:
    return _is_thing(data, "title", "from") and _is_number(data["from"])


def _is_thing(data: Any, *texts: str) -> bool:
    return _has_texts(data, "id", *texts) and _are_all(data.get("renamed_from", []), _is_text)


def _has_texts(data: Any, *keys: str) -> bool:
    return isinstance(data, dict) and all(_is_text(data.get(key)) for key in keys)


def _are_all(data: Any, form: Callable[[Any], bool]) -> bool:
    return isinstance(data, list) and all(map(form, data))


def _is_number(data: Any) -> bool:
    """Whether it is an exact number in the form that records have, or none."""
    try:
        numbers.optional(data)
    except (TypeError, ValueError):
        return False
    return True


def _is_text(data: Any) -> bool:
    return isinstance(data, str)


def _said(**keys: Any) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value not in (None, False, [])}
