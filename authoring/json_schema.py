"""The JSON Schemas that editors' programs read: completion, explanations, squiggles.

They are generated from `authoring.schema` and `authoring.case_schema` and committed, so that a
text editor finds them without a build; a test holds them current. Run as a module to renew them.
"""

import json
from pathlib import Path

from authoring.benchmark_schema import BenchmarkPart
from authoring.case_schema import CasePart
from authoring.fields import Part
from authoring.schema import InstrumentPart

FOLDER = Path(__file__).parent.parent / "schema"
SCHEMAS: dict[str, type[Part]] = {
    "instrument.schema.json": InstrumentPart,
    "case.schema.json": CasePart,
    "benchmark.schema.json": BenchmarkPart,
}


def generate(part: type[Part]) -> str:
    """The JSON Schema of a document, as it is committed."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **part.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write() -> None:
    """Write all schemas into their folder."""
    for name, part in SCHEMAS.items():
        (FOLDER / name).write_text(generate(part), encoding="utf-8")


if __name__ == "__main__":
    write()
