"""Items and conditions, compiled: plain data, numbers as exact texts."""

from typing import Any

from authoring.condition_schema import ConditionPart
from authoring.item_schema import AdvicePart, ItemPart, OptionPart, RequirementPart
from scoring import numbers

MAX_LENGTH = {"short_text": 200, "long_text": 2000}


def said(**keys: Any) -> dict[str, Any]:
    """Those of the keys that say something."""
    return {key: value for key, value in keys.items() if value not in (None, False, [], {})}


def item(part: ItemPart, options: list[OptionPart]) -> dict[str, Any]:
    """The compiled item, with the options that it offers."""
    return {
        "id": part.id,
        "stem": part.stem,
        "help": part.help,
        "source_ref": part.source_ref,
        "reverse": part.reverse,
        "options": [_option(option) for option in options],
        **said(
            type=None if part.type == "single_choice" else part.type,
            show_if=None if part.show_if is None else condition(part.show_if),
            at_most=part.at_most,
            minimum=numbers.optional_exact(part.minimum),
            maximum=numbers.optional_exact(part.maximum),
            decimals=part.decimals or None,
            unit=part.unit,
            max_length=part.max_length or MAX_LENGTH.get(part.type),
            effort=None if part.effort == 1 else part.effort,
            requirements=[_requirement(one) for one in part.requirements],
            advice={option: advice(given) for option, given in part.advice.items()},
            renamed_from=part.renamed_from,
        ),
    }


def _option(option: OptionPart) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": option.label,
        "value": numbers.optional_exact(option.value),
        "missing": option.missing,
        **said(short=option.short, exclusive=option.exclusive, renamed_from=option.renamed_from),
    }


def _requirement(one: RequirementPart) -> dict[str, Any]:
    weight = "1" if one.weight is None else numbers.exact(one.weight)
    return {"capability": one.capability, "text": one.text, "weight": weight}


def advice(part: AdvicePart | str) -> dict[str, Any]:
    """The compiled advice: a text alone has the usual priority."""
    if isinstance(part, str):
        part = AdvicePart.model_validate({"text": part})
    return part.model_dump()


def condition(part: ConditionPart) -> dict[str, Any]:
    """The condition in the form of its YAML, numbers as exact texts."""
    if part.every is not None:
        return {"all": [condition(one) for one in part.every]}
    if part.some is not None:
        return {"any": [condition(one) for one in part.some]}
    if part.negated is not None:
        return {"not": condition(part.negated)}
    if part.item is not None:
        return {"item": part.item, "is": part.options}
    return {
        "scale": part.scale,
        **said(
            band=part.band,
            at_least=numbers.optional_exact(part.at_least),
            below=numbers.optional_exact(part.below),
        ),
    }
