"""The files of the instruments as they stand: nothing here depends on validation or scoring."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from authoring import reading

INSTRUMENTS = Path(__file__).parents[2] / "instruments"

Part = dict[str, Any]


@cache
def instrument(name: str) -> Part:
    document = reading.read(INSTRUMENTS / name / "instrument.yaml")
    assert isinstance(document, reading.Document), document
    return document.data


@cache
def about(name: str) -> str:
    """The about page as one line, so that a sentence is found wherever its lines break."""
    text = (INSTRUMENTS / name / "about.md").read_text(encoding="utf-8")
    return " ".join(text.split())


def items(name: str) -> list[Part]:
    """The items written out in the file, in order; a matrix has none."""
    return [item for section in instrument(name)["sections"] for item in section.get("items", [])]


def item(name: str, id: str) -> Part:
    return next(one for one in items(name) if one["id"] == id)


def options(name: str, id: str) -> list[Part]:
    """The options of an item: its own, or its section's, each as a list or by a set's name.

    A number and a text have none.
    """
    section, found = next(
        (section, one)
        for section in instrument(name)["sections"]
        for one in section.get("items", [])
        if one["id"] == id
    )
    if found.get("type", "single_choice") not in ("single_choice", "multiple_choice"):
        return []
    named = found.get("options", section.get("options"))
    return instrument(name)["option_sets"][named] if isinstance(named, str) else named


def scale(name: str, id: str) -> Part:
    return next(one for one in instrument(name)["scales"] if one["id"] == id)


def members(name: str, id: str) -> list[str]:
    """The items of a scale, which names them or their sections."""
    found = scale(name, id)
    sections = {section["id"]: section["items"] for section in instrument(name)["sections"]}
    listed = [one["id"] for section in found.get("sections", []) for one in sections[section]]
    return found.get("items", listed)


def cuts(found: Part) -> list[tuple[str, str]]:
    """The bands of a scale with their lower cut scores."""
    return [(band["id"], band["from"]) for band in found["bands"]]


def rules(name: str) -> list[Part]:
    return instrument(name).get("recommendations", [])


def texts(part: Any) -> Iterator[str]:
    """Every text in a part of a file, ids and numbers too."""
    if isinstance(part, str):
        yield part
        return
    for inner in part.values() if isinstance(part, dict) else part:
        yield from texts(inner)


def refs(prefix: str, *numbers: int) -> list[str]:
    return [f"{prefix}{number}" for number in numbers]


def refs_by_section(name: str) -> dict[str, list[str]]:
    return {
        section["id"]: [one["source_ref"] for one in section["items"]]
        for section in instrument(name)["sections"]
    }
