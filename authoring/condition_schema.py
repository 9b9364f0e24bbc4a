"""What a condition's YAML may say: statements about answers, scales and bands, put together.

The descriptions are what an editor reads on hovering over a key.
"""

from __future__ import annotations

from pydantic import Field

from authoring.fields import Id, ItemId, Number, Part

FORM = "{item: …, is: […]}, {all: […]}, {any: […]} or {not: …}"


class ConditionPart(Part):
    """One of: an item with options, a scale with bands or bounds, all, any, not."""

    item: ItemId | None = Field(None, description="The item that is asked about.")
    options: list[Id] | None = Field(
        None, alias="is", description="The options, one of which must be chosen."
    )
    scale: Id | None = Field(None, description="The scale that is asked about.")
    band: list[Id] | None = Field(None, description="The bands, one of which must be reached.")
    at_least: Number | None = Field(None, description="The lowest score that will do.")
    below: Number | None = Field(None, description="The score that must not be reached.")
    every: list[ConditionPart] | None = Field(
        None, alias="all", description="Conditions that must all hold."
    )
    some: list[ConditionPart] | None = Field(
        None, alias="any", description="Conditions of which at least one must hold."
    )
    negated: ConditionPart | None = Field(
        None, alias="not", description="A condition that must not hold."
    )
