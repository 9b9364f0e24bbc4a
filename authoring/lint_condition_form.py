"""Conditions: each makes exactly one statement, with the keys that belong to it."""

from typing import NamedTuple

from authoring.condition_schema import FORM, ConditionPart

RULE_FORM = "{item: …, is: […]}, {scale: …, band: […]}, {scale: …, at_least: …}, all, any or not"


class Misshapen(NamedTuple):
    """What keeps a condition from being one, and what to write."""

    message: str
    hint: str


def misshapen(part: ConditionPart, *, rule: bool) -> Misshapen | None:
    """What is wrong with the keys of a condition, whatever they refer to; None: nothing.

    Only a recommendation's condition, a *rule*, may ask about scores.
    """
    subjects = _given(item=part.item, scale=part.scale, all=part.every, any=part.some)
    subjects += _given(**{"not": part.negated})
    bounds = _given(at_least=part.at_least, below=part.below)
    asked = _given(**{"is": part.options}, band=part.band) + bounds
    if len(subjects) > 1:
        both = " and ".join(f"“{key}”" for key in subjects)
        hint = "Put each into brackets of its own: {all: [{…}, {…}]}, or any."
        return Misshapen(f"{both} stand side by side in one condition", hint)
    if subjects == ["scale"] and not rule:
        return Misshapen("what is asked can't depend on a score", f"Write {FORM}.")
    if subjects == ["scale"]:
        return _about_scale(part.scale, asked, bounds)
    if subjects == ["item"] and asked != ["is"]:
        return _about_item(part.item, asked)
    if not subjects or (asked and subjects != ["item"]):
        return Misshapen("this is no condition", f"Write {RULE_FORM if rule else FORM}.")
    return None


def _about_item(id: str | None, asked: list[str]) -> Misshapen:
    hint = f"Write {{item: {id}, is: […]}}."
    foreign = [key for key in asked if key != "is"]
    if foreign:
        return Misshapen(f"“{foreign[0]}” asks about a scale, and not about an item", hint)
    return Misshapen(f"the condition does not say which options of “{id}” it asks for", hint)


def _about_scale(id: str | None, asked: list[str], bounds: list[str]) -> Misshapen | None:
    hint = f"Write {{scale: {id}, band: […]}} or {{scale: {id}, at_least: …}}."
    if "is" in asked:
        return Misshapen("“is” asks about an item, and not about a scale", hint)
    if not asked:
        return Misshapen(f"the condition does not say what it asks of “{id}”", hint)
    if "band" in asked and bounds:
        hint = "Put each into brackets of its own: {all: [{…}, {…}]}, or any."
        return Misshapen("a band and bounds stand side by side in one condition", hint)
    return None


def _given(**keys: object) -> list[str]:
    return [key for key, value in keys.items() if value is not None]
