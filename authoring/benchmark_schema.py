"""What a benchmark's YAML may say: how others scored, for the report to compare with.

The descriptions are what an editor reads on hovering over a key.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from authoring.fields import Id, Label, Part, Text, Whole
from scoring import days, numbers


def _day(value: Any) -> str:
    try:
        days.parts(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("day", "this is not a day") from None
    return str(value)


def _score(value: Any) -> str:
    try:
        numbers.parse(value)
    except (ValueError, TypeError):
        raise PydanticCustomError("number", "this is not a number") from None
    return str(value)


Day = Annotated[
    str,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
# The text as it stands, so that two ways of writing one number can be told of.
Score = Annotated[str, BeforeValidator(_score)]
Scores = Annotated[
    dict[Score, Annotated[Whole, Field(ge=1)]],
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}),
]


class BenchmarkPart(Part):
    """How others scored."""

    source: Text = Field(description="Whose scores they are, and how they came together.")
    date: Day = Field(description="The day that they are of: 2026-05-31.")
    version: Label = Field(description="The version of the instrument that was answered.")
    scales: dict[Id, Scores] = Field(
        min_length=1, description="By the scale's id: each score, and how many people had it."
    )
