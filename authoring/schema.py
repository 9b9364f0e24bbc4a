"""What an instrument's YAML may say.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from authoring.condition_schema import ConditionPart
from authoring.details_schema import DetailsPart
from authoring.fields import (
    EarlierIds,
    Id,
    ItemId,
    Label,
    Language,
    Number,
    Part,
    Text,
    Version,
    Weight,
    Whole,
)
from authoring.item_schema import AdviceValue, ItemPart, OptionPart, Options, Priority

Aggregate = Literal["sum", "mean", "percent", "min", "max", "count"]
# What is counted would have to be said for each row and column.
MatrixAggregate = Literal["sum", "mean", "percent", "min", "max"]
Block = Literal[
    "scale",
    "bands",
    "lift",
    "others",
    "benchmark",
    "matrix",
    "profile",
    "history",
    "targets",
    "gaps",
    "advice",
    "plan",
    "what-if",
    "responses",
    "computed",
]
Digits = Annotated[Whole, Field(le=6)]


class BandPart(Part):
    """A labelled interval of a scale, given by its lower cut score alone."""

    id: Id = Field(description="The band's id.")
    title: Label = Field(description="What the visitor reads as the result.")
    cut: Number = Field(alias="from", description="The lowest score that belongs to the band.")
    text: Text = Field(description="What the band means, in one to three sentences.")
    advice: AdviceValue | None = Field(None, description="Advice for a score in this band.")
    renamed_from: EarlierIds = Field([], description="Ids that it had in earlier editions.")


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


class HeadingPart(Part):
    """A row or a column of a matrix."""

    id: Id = Field(description="Its id, which is also that of its scale.")
    title: Label = Field(description="What stands at its head.")
    help: Text | None = Field(None, description="Explains it.")
    renamed_from: EarlierIds = Field([], description="Ids that it had in earlier editions.")


class MatrixPart(Part):
    """Rows by columns of cells that all answer one question; scales come by themselves."""

    rows: list[HeadingPart] = Field(min_length=1, description="The rows, in order.")
    columns: list[HeadingPart] = Field(min_length=1, description="The columns, in order.")
    stem: Text = Field(description="The question that every cell answers.")
    options: Options = Field(description="The states: an option set's name, or a list.")
    source_ref: Label | None = Field(None, description="Where the matrix comes from.")
    aggregate: MatrixAggregate = Field(
        description="How a row, a column and the whole are put together."
    )
    missing: Missing = Field(description="The rule for missing of all these scales.")
    digits: Digits | None = Field(None, description="Decimals shown of these scales.")
    bands: list[BandPart] = Field([], description="Bands of all these scales.")


class SectionPart(Part):
    """A group of items on the page: items, or a matrix."""

    id: Id = Field(description="The section's id; it shows in the page's address.")
    title: Label = Field(description="The heading of the step.")
    module: Label | None = Field(None, description="The module that it belongs to.")
    intro: Text | None = Field(None, description="A sentence under the heading.")
    show_if: ConditionPart | None = Field(None, description="Asked only if this holds.")
    options: Options | None = Field(None, description="Options of all items that name none.")
    items: list[ItemPart] | None = Field(None, min_length=1, description="The questions, in order.")
    matrix: MatrixPart | None = Field(None, description="A matrix in place of items.")
    renamed_from: EarlierIds = Field(
        [], description="Of a section with a matrix: ids that its scale had in earlier editions."
    )

    @property
    def asked(self) -> list[ItemPart]:
        """Its items; those of a matrix, once it is written out."""
        return self.items or []


class ScalePart(Part):
    """What is scored. It has one of items, sections and scales."""

    id: Id = Field(description="The scale's id.")
    title: Label = Field(description="What the score is called.")
    description: Text | None = Field(None, description="What it measures, in one sentence.")
    items: list[ItemId] | None = Field(None, description="The items that it is made of.")
    sections: list[Id] | None = Field(
        None, description="Sections whose choices with a value it is made of."
    )
    scales: list[Id] | None = Field(None, description="Other scales that it is made of.")
    weights: dict[str, Weight] = Field({}, description="Weights by id; 1 where none is given.")
    aggregate: Aggregate = Field(description="How the values are put together.")
    counted: list[Id] = Field([], description="For count: the options (or bands) that count.")
    missing: Missing = Field(
        description="complete: no score while an answer is open. Or min_valid and others."
    )
    digits: Digits | None = Field(
        None, description="Decimals shown; 0 for sum and count, 1 otherwise."
    )
    bands: list[BandPart] = Field([], description="The bands, the lowest first.")
    renamed_from: EarlierIds = Field([], description="Ids that it had in earlier editions.")


class CapabilityPart(Part):
    """Something that an organisation needs."""

    id: Id = Field(description="The capability's id; requirements refer to it.")
    title: Label = Field(description="Its name.")
    text: Text = Field(description="What it is, in one or two sentences.")


class TargetsPart(Part):
    """For what the wanted state is asked beside the current one."""

    sections: list[Id] = Field([], description="Sections: for each of their items.")
    scales: list[Id] = Field([], description="Scales: one wanted score or band each.")


class GroupPart(Part):
    """A block of advice on the report."""

    id: Id = Field(description="The group's id.")
    title: Label = Field(description="The heading of the block.")
    text: Text | None = Field(None, description="A sentence under the heading.")


class RulePart(Part):
    """A recommendation that is given when its condition holds."""

    id: Id = Field(description="The recommendation's id.")
    title: Label = Field(description="What to do, in a few words.")
    text: Text = Field(description="What to do and why, in one to three sentences.")
    when: ConditionPart = Field(description="When it is given.")
    priority: Priority = Field(5, description="1 comes first, 9 last.")
    group: Id | None = Field(None, description="The advice group that it stands in.")


class InstrumentPart(Part):
    """A versioned questionnaire with its scoring rules."""

    id: Id = Field(description="The instrument's id: the name of its folder.")
    version: Version = Field(description="The version; raise it with every change.")
    title: Label = Field(description="The name of the assessment.")
    summary: Text = Field(description="One sentence for the home page.")
    when: Text | None = Field(None, description="When to take it, for the home page.")
    minutes: Annotated[Whole, Field(ge=1)] = Field(description="How long it takes, in minutes.")
    language: Language = Field(description="The language of the texts: en, de, pt-BR.")
    option_sets: dict[Id, list[OptionPart]] = Field(
        {}, description="Options that several items share, by name."
    )
    capabilities: list[CapabilityPart] = Field(
        [], description="The catalogue that requirements refer to."
    )
    sections: list[SectionPart] = Field(min_length=1, description="The steps, in order.")
    scales: list[ScalePart] = Field([], description="What is scored, beside matrices.")
    headline: Id = Field(description="The scale shown first.")
    profile: list[Id] | None = Field(
        None, description="The scales shown as a profile; all but the headline by default."
    )
    targets: TargetsPart | None = Field(None, description="For what the wanted state is asked.")
    advice_groups: list[GroupPart] = Field([], description="Blocks of advice, in order.")
    recommendations: list[RulePart] = Field([], description="Advice with a condition.")
    details: DetailsPart | None = Field(None, description="What is asked about the respondent.")
    report: list[Block] | None = Field(
        None, min_length=1, description="The blocks of the report in order; others are left out."
    )
