"""What an instrument's YAML may say.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from authoring.fields import Id, Label, Language, Number, Part, Text, Truth, Weight, Whole


class OptionPart(Part):
    """A response option."""

    id: Id = Field(description="The option's id; answers refer to it, so it never changes.")
    label: Label = Field(description="What the visitor reads beside the bubble.")
    value: Number | None = Field(None, description="What the answer counts: 1, 0.5 or 1/3.")
    missing: Literal["not_applicable", "dont_know"] | None = Field(
        None, description="In place of a value: the item does not apply, or is not known."
    )


def _options_kind(value: Any) -> str:
    return "set" if isinstance(value, str) else "own"


Options = Annotated[
    Annotated[Id, Tag("set")] | Annotated[list[OptionPart], Tag("own")],
    Discriminator(_options_kind),
]


class ItemPart(Part):
    """One question."""

    id: Id = Field(description="The item's id; answers refer to it, so it never changes.")
    stem: Text = Field(description="The question.")
    help: Text | None = Field(None, description="Explains a term of the question.")
    source_ref: Label | None = Field(None, description="Where the item comes from.")
    reverse: Truth = Field(False, description="true: a low value counts as a high one.")
    options: Options | None = Field(
        None, description="The name of an option set, or a list of options of its own."
    )


class SectionPart(Part):
    """A group of items on the page."""

    id: Id = Field(description="The section's id; it shows in the page's address.")
    title: Label = Field(description="The heading of the step.")
    intro: Text | None = Field(None, description="A sentence under the heading.")
    options: Options | None = Field(None, description="Options of all items that name none.")
    items: list[ItemPart] = Field(min_length=1, description="The questions, in order.")


class BandPart(Part):
    """A labelled interval of a scale, given by its lower cut score alone."""

    id: Id = Field(description="The band's id.")
    title: Label = Field(description="What the visitor reads as the result.")
    cut: Number = Field(alias="from", description="The lowest score that belongs to the band.")
    text: Text = Field(description="What the band means, in one to three sentences.")


class MissingPart(Part):
    """What open answers do to a score."""

    min_valid: Whole = Field(description="How many parts must have a value for a score.")
    others: Literal["left_out", "prorated"] = Field(
        description="left_out: the rest does not count. prorated: a sum is scaled up for it."
    )


def _complete(value: Any) -> Any:
    if value != "complete":
        raise PydanticCustomError("missing_rule", "this is no rule for missing")
    return value


def _missing_kind(value: Any) -> str:
    return "with a number" if isinstance(value, dict) else "complete"


Missing = Annotated[
    Annotated[Literal["complete"], BeforeValidator(_complete), Tag("complete")]
    | Annotated[MissingPart, Tag("with a number")],
    Discriminator(_missing_kind),
]


class ScalePart(Part):
    """What is scored. It has one of items, sections and scales."""

    id: Id = Field(description="The scale's id.")
    title: Label = Field(description="What the score is called.")
    description: Text | None = Field(None, description="What it measures, in one sentence.")
    items: list[Id] | None = Field(None, description="The items that it is made of.")
    sections: list[Id] | None = Field(None, description="Sections whose items it is made of.")
    scales: list[Id] | None = Field(None, description="Other scales that it is made of.")
    weights: dict[str, Weight] = Field({}, description="Weights by id; 1 where none is given.")
    aggregate: Literal["sum", "mean", "percent", "min", "max", "count"] = Field(
        description="How the values are put together."
    )
    counted: list[Id] = Field([], description="For count: the options (or bands) that count.")
    missing: Missing = Field(
        description="complete: no score while an answer is open. Or min_valid and others."
    )
    digits: Annotated[Whole, Field(le=6)] | None = Field(
        None, description="Decimals shown; 0 for sum and count, 1 otherwise."
    )
    bands: list[BandPart] = Field([], description="The bands, the lowest first.")


class InstrumentPart(Part):
    """A versioned questionnaire with its scoring rules."""

    id: Id = Field(description="The instrument's id: the name of its folder.")
    version: Label = Field(description="The version; raise it with every change.")
    title: Label = Field(description="The name of the assessment.")
    summary: Text = Field(description="One sentence for the home page.")
    minutes: Annotated[Whole, Field(ge=1)] = Field(description="How long it takes, in minutes.")
    language: Language = Field(description="The language of the texts: en, de, pt-BR.")
    option_sets: dict[Id, list[OptionPart]] = Field(
        {}, description="Options that several items share, by name."
    )
    sections: list[SectionPart] = Field(min_length=1, description="The steps, in order.")
    scales: list[ScalePart] = Field(min_length=1, description="What is scored.")
    headline: Id = Field(description="The scale shown first.")
    profile: list[Id] | None = Field(
        None, description="The scales shown as a profile; all but the headline by default."
    )
