"""What was kept in any edition that this repository ever published opens in the present one."""

import json
import random
from fractions import Fraction
from pathlib import Path

import pytest

from authoring import instrument_file
from scoring import fitting, numbers, responses

INSTRUMENTS = Path(__file__).parents[2] / "instruments"
RECORDS = sorted(INSTRUMENTS.glob("*/editions/*.json"))
SETS = 100


def response_sets(record):
    """Response sets of an edition, made from its record alone; the same ones each time."""
    chance = random.Random(f"{record['instrument']} {record['version']}")
    for _ in range(SETS):
        share = chance.choice([chance.random(), 1])
        chosen = {
            item["id"]: answer(item, chance) for item in record["items"] if chance.random() < share
        }
        yield {
            "format": responses.FORMAT,
            "instrument": {"id": record["instrument"], "version": record["version"]},
            "responses": chosen,
            "notes": {id: f"On {id}" for id in chosen if chance.random() < 0.1},
            "targets": {
                item["id"]: chance.choice(item["options"])["id"]
                for item in record["items"]
                if item.get("type", "single_choice") == "single_choice" and chance.random() < 0.2
            },
            "scale_targets": {
                scale["id"]: chance.choice(scale["bands"])["id"]
                for scale in record["scales"]
                if scale["bands"] and chance.random() < 0.2
            },
            "details": {"fields": {id: f"My {id}" for id in record["fields"]}, "statements": []},
        }


def answer(item, chance):
    match item.get("type", "single_choice"):
        case "single_choice":
            return chance.choice(item["options"])["id"]
        case "multiple_choice":
            alone = [one["id"] for one in item["options"] if one["missing"] or one.get("exclusive")]
            others = [one["id"] for one in item["options"] if one["id"] not in alone]
            if alone and chance.random() < 0.2:
                return [chance.choice(alone)]
            most = min(item.get("at_most", len(others)), len(others))
            return chance.sample(others, chance.randint(1, most))
        case "number":
            low = numbers.optional(item.get("minimum")) or Fraction(0)
            high = numbers.optional(item.get("maximum")) or low + 1000
            return chance.randint(-(-low // 1), high // 1)
    return "".join(chance.choices("ab é\n<", k=min(item["max_length"], 9)))


def pieces(value):
    several = value if isinstance(value, list) else [value]
    return {json.dumps(one) for one in several}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_answer_of_a_published_edition_is_in_its_place_or_set_aside(path):
    instrument = instrument_file.load(path.parents[1] / "instrument.yaml").instrument
    record = json.loads(path.read_text(encoding="utf-8"))
    for data in response_sets(record):
        fitted = fitting.fit(instrument, data)
        assert responses.read(instrument, fitted.data).version == instrument.version
        now = dict(fitted.renamed)
        aside = fitted.data.get("set_aside", {})
        for part in ("responses", "targets", "scale_targets", "notes"):
            for id, value in data[part].items():
                here = now.get(id, id)
                found = pieces(fitted.data[part].get(here, [])) | pieces(
                    aside.get(part, {}).get(id, [])
                )
                for piece in pieces(value):
                    inner = now.get(f"{id}/{json.loads(piece)}", "").rpartition("/")[2]
                    assert piece in found or json.dumps(inner) in found, (part, id, piece)
        for id, value in data["details"]["fields"].items():
            given = fitted.data.get("details", {}).get("fields", {})
            assert value in (given.get(now.get(id, id)), aside["details"]["fields"].get(id))
        if record["digest"] == instrument.digest:
            # A record does not say which wanted states are asked for, nor what details must be.
            unknown = {"details", "targets", "scale_targets"}
            assert {one.part for one in fitted.misfits} <= unknown


def test_the_present_edition_of_every_instrument_is_on_record():
    """Where this fails: run build_site.py, and commit the file that it names."""
    for path in sorted(INSTRUMENTS.glob("*/instrument.yaml")):
        loaded = instrument_file.load(path)
        assert loaded.problems == []
        assert loaded.compiled["version"] in [one["version"] for one in loaded.records], path
