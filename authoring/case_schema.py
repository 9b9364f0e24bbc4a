"""What a case's YAML may say: responses, and what should come out of them.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from authoring.fields import NUMBER_SCHEMA, Id, ItemId, Number, Part, Text, Whole
from scoring import numbers

NONE = "none"


def _score(value: Any) -> str:
    try:
        return NONE if value == NONE else numbers.exact(numbers.parse(value))
    except (ValueError, TypeError):
        raise PydanticCustomError("score", "this is not a number") from None


Score = Annotated[
    str,
    BeforeValidator(_score),
    WithJsonSchema({"anyOf": [*NUMBER_SCHEMA["anyOf"], {"const": NONE}]}),
]


def _answer_kind(value: Any) -> str:
    return "several" if isinstance(value, list) else "one"


# An option's id, a number and a text are all texts here; a list names several options.
Answer = Annotated[
    Annotated[Text, Tag("one"), WithJsonSchema({"type": ["string", "number", "boolean"]})]
    | Annotated[list[Id], Tag("several")],
    Discriminator(_answer_kind),
]
ScaleTarget = Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]


class ExpectedRange(Part):
    """The range that a case expects."""

    low: Number
    high: Number


class ExpectedScale(Part):
    """What a case expects of one scale; what it does not name may be anything."""

    score: Score | None = Field(None, description="The exact score: 25, 7/3, 2.5; or none.")
    reason: Literal["unanswered", "too-few-responses", "nothing-to-score"] | None = Field(
        None, description="Why there is no score."
    )
    band: Id | None = Field(None, description="The band's id; or none.")
    range: ExpectedRange | None = Field(None, description="What can still be reached.")
    possible_bands: list[Id] | None = Field(None, description="The bands of that range.")
    wanted: Score | None = Field(None, description="The score that the targets come to; or none.")


class Expected(Part):
    """What a case expects of the result."""

    answered: Whole | None = Field(None, description="How many items have an answer.")
    hidden: Whole | None = Field(None, description="How many items a condition hides.")
    gaps: list[Id] | None = Field(
        None, description="Capabilities with gaps, in this order; others may stand between."
    )
    recommendations: list[str] | None = Field(
        None, description="Advice that is given, in this order; other advice may stand between."
    )
    not_recommended: list[str] = Field([], description="Advice that is not given.")
    scales: dict[str, ExpectedScale] = Field({}, description="By the scale's id.")


class CasePart(Part):
    """Responses, and what should come out of them."""

    about: Text = Field(description="What the case shows, in one sentence.")
    otherwise: Id | None = Field(
        None, description="The option of every item with options that is not named below."
    )
    responses: dict[str, Answer | None] = Field(
        description="The answer by item; nothing after the colon leaves it unanswered."
    )
    targets: dict[ItemId, Id] = Field({}, description="The wanted option by item.")
    scale_targets: dict[Id, ScaleTarget] = Field(
        {}, description="The wanted score, or band, by scale."
    )
    expect: Expected = Field(description="The result.")
