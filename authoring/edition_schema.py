"""The form of an edition's record, held strictly: nothing in it is written by hand."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from authoring import fields
from scoring import numbers
from scoring.items import Kind, MissingKind


def _exact(text: str) -> str:
    numbers.parse(text)
    return text


_Number = Annotated[str, AfterValidator(_exact)]
_Version = Annotated[str, AfterValidator(fields.version)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True)


class _Option(_Part):
    id: str
    label: str
    value: _Number | None
    missing: MissingKind | None
    exclusive: bool = False
    renamed_from: list[str] = []


class _Item(_Part):
    id: str
    stem: str
    options: list[_Option]
    type: Kind = "single_choice"
    at_most: int | None = None
    minimum: _Number | None = None
    maximum: _Number | None = None
    decimals: int = 0
    max_length: int | None = None
    renamed_from: list[str] = []


class _Band(_Part):
    id: str
    title: str
    cut: _Number = Field(alias="from")
    renamed_from: list[str] = []


class _Scale(_Part):
    id: str
    title: str
    rule: str
    bands: list[_Band]
    renamed_from: list[str] = []


class RecordPart(_Part):
    """The record of an edition, as its file has it."""

    format: str
    instrument: str
    version: _Version
    digest: str
    checksum: str
    items: list[_Item]
    scales: list[_Scale]
    fields: list[str]
