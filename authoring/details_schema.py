"""What the YAML may ask about the respondent.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Literal

from pydantic import Field

from authoring.fields import EarlierIds, Id, Label, Part, Text, Truth, Whole


class ChoicePart(Part):
    """One of the answers that a field offers."""

    id: Id = Field(description="The answer's id.")
    label: Label = Field(description="What the visitor reads.")
    renamed_from: EarlierIds = Field([], description="Ids that it had in earlier editions.")


class FieldPart(Part):
    """One thing that is asked about the respondent."""

    id: Id = Field(description="The field's id.")
    label: Label = Field(description="What the visitor reads above the field.")
    type: Literal["text", "email", "phone", "choice"] = Field(description="What belongs into it.")
    required: Truth = Field(False, description="true: it must be filled in before the result.")
    confirm: Truth = Field(False, description="true, for an email address: it is typed twice.")
    max_length: Annotated[Whole, Field(ge=1, le=1000)] | None = Field(
        None, description="How many characters it may have; 200 if left out."
    )
    help: Text | None = Field(None, description="A sentence under the field.")
    options: list[ChoicePart] | None = Field(None, description="For a choice: the answers.")
    renamed_from: EarlierIds = Field([], description="Ids that it had in earlier editions.")


class StatementPart(Part):
    """Something that the respondent confirms by ticking it."""

    id: Id = Field(description="The statement's id.")
    text: Text = Field(description="What is confirmed.")


class DetailsPart(Part):
    """What is asked about the respondent; it stays on their device."""

    title: Label = Field(description="The heading of the step.")
    intro: Text | None = Field(None, description="A sentence under the heading.")
    fields: list[FieldPart] = Field([], description="What is asked, in order.")
    statements: list[StatementPart] = Field([], description="What must be confirmed.")
    reviewed: Text | None = Field(
        None, description="The words of a box to tick once all answers are reviewed."
    )
