"""What a case's YAML may say: responses, and what should come out of them.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from authoring.fields import NUMBER_SCHEMA, Id, Number, Part, Text, Whole
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


class Expected(Part):
    """What a case expects of the result."""

    answered: Whole | None = Field(None, description="How many items have a value.")
    scales: dict[str, ExpectedScale] = Field({}, description="By the scale's id.")


class CasePart(Part):
    """Responses, and what should come out of them."""

    about: Text = Field(description="What the case shows, in one sentence.")
    otherwise: Id | None = Field(None, description="The option of every item not named below.")
    responses: dict[str, Id | None] = Field(
        description="The chosen option by item; nothing after the colon leaves it unanswered."
    )
    expect: Expected = Field(description="The result.")
