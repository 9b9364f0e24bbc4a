"""What an item's YAML may say: the question, how it is answered, and what an answer leads to.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from authoring.condition_schema import ConditionPart
from authoring.fields import (
    EarlierIds,
    EarlierItemIds,
    Id,
    Label,
    Number,
    Part,
    Text,
    Truth,
    Weight,
    Whole,
)

Priority = Annotated[Whole, Field(ge=1, le=9)]
Effort = Annotated[Whole, Field(ge=1, le=9)]


class AdvicePart(Part):
    """Advice with its priority or group."""

    text: Text = Field(description="What to do, in one to three sentences.")
    priority: Priority = Field(5, description="1 comes first, 9 last.")
    group: Id | None = Field(None, description="The advice group that it stands in.")


def _advice_kind(value: Any) -> str:
    return "with keys" if isinstance(value, dict) else "text"


AdviceValue = Annotated[
    Annotated[Text, Tag("text")] | Annotated[AdvicePart, Tag("with keys")],
    Discriminator(_advice_kind),
]


class OptionPart(Part):
    """A response option."""

    id: Id = Field(description="The option's id; answers refer to it, so it never changes.")
    label: Label = Field(description="What the visitor reads beside the bubble.")
    short: Label | None = Field(None, description="A very short label, for tables: I, II, III.")
    value: Number | None = Field(None, description="What the answer counts: 1, 0.5 or 1/3.")
    missing: Literal["not_applicable", "dont_know"] | None = Field(
        None, description="In place of a value: the item does not apply, or is not known."
    )
    exclusive: Truth = Field(
        False, description="true, in multiple choice: it can't be chosen together with others."
    )
    renamed_from: EarlierIds = Field([], description="Ids that it had in earlier editions.")


def _options_kind(value: Any) -> str:
    return "set" if isinstance(value, str) else "own"


Options = Annotated[
    Annotated[Id, Tag("set")] | Annotated[list[OptionPart], Tag("own")],
    Discriminator(_options_kind),
]


class RequirementPart(Part):
    """An item's need of a capability."""

    capability: Id = Field(description="The capability that is needed, by its id.")
    text: Text = Field(description="What exactly is needed, in one sentence.")
    weight: Weight | None = Field(None, description="How much it counts among gaps; 1 by default.")


class ItemPart(Part):
    """One question."""

    id: Id = Field(description="The item's id; answers refer to it, so it never changes.")
    stem: Text = Field(description="The question.")
    type: Literal["single_choice", "multiple_choice", "number", "short_text", "long_text"] = Field(
        "single_choice", description="How it is answered; by one option if left out."
    )
    help: Text | None = Field(None, description="Explains a term of the question.")
    source_ref: Label | None = Field(None, description="Where the item comes from.")
    show_if: ConditionPart | None = Field(None, description="Asked only if this holds.")
    reverse: Truth = Field(False, description="true: a low value counts as a high one.")
    options: Options | None = Field(
        None, description="The name of an option set, or a list of options of its own."
    )
    at_most: Whole | None = Field(None, description="How many options may be chosen.")
    minimum: Number | None = Field(None, description="The lowest number that is accepted.")
    maximum: Number | None = Field(None, description="The highest number that is accepted.")
    decimals: Annotated[Whole, Field(le=6)] | None = Field(
        None, description="Digits after the point that a number may have; 0 if left out."
    )
    unit: Label | None = Field(None, description="What a number counts: days.")
    max_length: Annotated[Whole, Field(ge=1, le=10_000)] | None = Field(
        None, description="How many characters a text may have."
    )
    effort: Effort | None = Field(
        None, description="What a better answer costs, from 1 (little) to 9; 1 if left out."
    )
    requirements: list[RequirementPart] = Field([], description="What the item needs.")
    advice: dict[Id, AdviceValue] = Field({}, description="Advice by the option that calls for it.")
    renamed_from: EarlierItemIds = Field([], description="Ids that it had in earlier editions.")
