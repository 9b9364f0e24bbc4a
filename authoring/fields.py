"""The types of a YAML document's fields: ids, texts and exact numbers.

Every scalar arrives as the text that stands in the file (see `authoring.reading`); the types here
decide which text is a number. Each also says how it looks in the JSON Schema for editors.
"""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from scoring import numbers

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ITEM_ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
# A version names a file, on every system.
VERSION_PATTERN = r"^[A-Za-z0-9]([A-Za-z0-9 ._+-]{0,62}[A-Za-z0-9])?$"


def _stated(value: Any) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise PydanticCustomError("empty", "there is nothing here")
    return value


def _language(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(LANGUAGE_PATTERN, value):
        raise PydanticCustomError("language", "this is not the code of a language")
    return value


def version(value: Any) -> str:
    """The value, if it has the form of a version.

    Raises:
        PydanticCustomError: it has not.
    """
    if not isinstance(value, str) or not re.fullmatch(VERSION_PATTERN[1:-1], value):
        raise PydanticCustomError("version", "this is not the form of a version")
    return value


def _number(value: Any) -> Fraction:
    try:
        return numbers.parse(value)
    except (ValueError, TypeError):
        raise PydanticCustomError("number", "this is not a number") from None


def _positive(value: Any) -> Fraction:
    number = _number(value)
    if number <= 0:
        raise PydanticCustomError("positive", "this is not above zero")
    return number


def _whole(value: Any) -> int:
    try:
        number = numbers.parse(value)
    except (ValueError, TypeError):
        number = Fraction(-1)
    if number.denominator != 1 or number < 0:
        raise PydanticCustomError("whole_number", "this is not a whole number")
    return int(number)


def _truth(value: Any) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("truth", "this is neither true nor false")
    return bool(value == "true")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) and value.strip() else value


def _one_or_list(pattern: str) -> dict[str, Any]:
    one = {"type": "string", "pattern": pattern}
    return {"anyOf": [one, {"type": "array", "items": one}]}


NUMBER_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?\d+(\.\d+|/\d+)?$"}]
}
_WHOLE_SCHEMA = {"type": "integer", "minimum": 0}

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=64),
    BeforeValidator(_stated),
]
# A cell of a matrix is referred to as row.column.
ItemId = Annotated[
    str,
    StringConstraints(pattern=ITEM_ID_PATTERN, max_length=129),
    BeforeValidator(_stated),
]
# One id may stand without the brackets of a list.
EarlierIds = Annotated[list[Id], BeforeValidator(_listed), WithJsonSchema(_one_or_list(ID_PATTERN))]
EarlierItemIds = Annotated[
    list[ItemId], BeforeValidator(_listed), WithJsonSchema(_one_or_list(ITEM_ID_PATTERN))
]
Text = Annotated[str, StringConstraints(max_length=2000), BeforeValidator(_stated)]
# What YAML reads as a number or a truth value is a text here all the same; editors must not mind.
Label = Annotated[
    Text, WithJsonSchema({"type": ["string", "number", "boolean"], "maxLength": 2000})
]
Version = Annotated[
    str,
    BeforeValidator(version),
    BeforeValidator(_stated),
    WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": VERSION_PATTERN}),
]
Number = Annotated[Fraction, BeforeValidator(_number), WithJsonSchema(NUMBER_SCHEMA)]
Weight = Annotated[Fraction, BeforeValidator(_positive), WithJsonSchema(NUMBER_SCHEMA)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_WHOLE_SCHEMA)]
Language = Annotated[
    str,
    BeforeValidator(_language),
    WithJsonSchema({"type": "string", "pattern": LANGUAGE_PATTERN}),
]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]


class Part(BaseModel):
    """A part of a document: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
