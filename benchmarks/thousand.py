"""An instrument of a thousand items, which nobody could write by hand: its folder, generated.

The stems are drawn from the words of this project's own, so that they are as long and weigh as
much on the wire as real ones; they mean nothing. The same call always gives the same instrument.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from authoring import catalogue
from toolchain.places import ROOT

ID = "thousand"
WORDS = (9, 17)  # in a stem, from and to
LABELS = ("Not at all", "In some cases", "In most cases", "Throughout")
BANDS = ("Barely begun", "Under way", "Well on the way", "Settled")
CONDITIONAL_EVERY = 100  # of the items, how many stand between two that are not always asked


def write(folder: Path, items: int, in_a_section: int) -> None:
    """Write the instrument and its about page into a folder named after it."""
    folder /= ID
    folder.mkdir(parents=True)
    instrument = json.dumps(_instrument(items, in_a_section), ensure_ascii=False, indent=1)
    (folder / catalogue.INSTRUMENT).write_text(instrument, "utf-8")  # JSON is YAML too
    (folder / catalogue.ABOUT).write_text("# About this\n\nGenerated, to be measured.\n", "utf-8")


def _instrument(items: int, in_a_section: int) -> dict[str, Any]:
    stems = _stems()
    sections: list[dict[str, Any]] = [
        {
            "id": f"part-{place + 1}",
            "title": f"Part {place + 1}",
            "options": "extent",
            "items": [
                _item(number, next(stems))
                for number in range(first, min(first + in_a_section, items))
            ],
        }
        for place, first in enumerate(range(0, items, in_a_section))
    ]
    # A whole part that is not always asked; what is asked first decides.
    sections[-1]["show_if"] = {"item": "item-1", "is": ["o2", "o3", "o4"]}
    scales = [
        {
            "id": f"scale-{section['id']}",
            "title": section["title"],
            "items": [item["id"] for item in section["items"]],
            "aggregate": "mean",
            "missing": "complete",
        }
        for section in sections
    ]
    whole = {
        "id": "whole",
        "title": "The whole",
        "scales": [scale["id"] for scale in scales],
        "aggregate": "mean",
        "missing": "complete",
        "bands": [
            {"id": f"b{cut}", "from": str(cut), "title": title, "text": f"{title} on the whole."}
            for cut, title in enumerate(BANDS, 1)
        ],
    }
    return {
        "id": ID,
        "version": "1.0.0",
        "title": "Generated",
        "summary": "Generated to see how a very large questionnaire fares.",
        "minutes": "240",
        "language": "en",
        "option_sets": {
            "extent": [
                {"id": f"o{value}", "label": label, "value": str(value)}
                for value, label in enumerate(LABELS, start=1)
            ]
        },
        "sections": sections,
        "scales": [whole, *scales],
        "headline": "whole",
        "profile": whole["scales"],
    }


def _item(number: int, stem: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": f"item-{number + 1}", "stem": stem}
    if number % CONDITIONAL_EVERY == CONDITIONAL_EVERY - 1:
        item["show_if"] = {"item": f"item-{number}", "is": ["o1", "o2"]}
    return item


def _stems() -> Iterator[str]:
    """Questions made of the words of the project's own stems, each word as often as there."""
    loaded = [
        catalogue.load(folder, cases=()).loaded.compiled
        for folder in catalogue.folders(ROOT / "instruments")
    ]
    words = [
        word
        for compiled in loaded
        if compiled is not None
        for section in compiled["sections"]
        for item in section["items"]
        for word in item["stem"].lower().rstrip("?.").split()
    ]
    chance = random.Random(0)
    while True:
        some = chance.choices(words, k=chance.randint(*WORDS))
        yield f"{' '.join(some).capitalize()}?"
