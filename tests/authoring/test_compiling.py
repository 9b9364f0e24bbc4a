"""Compiling: everything spelled out, and a digest that tells any two instruments apart."""

import hashlib
import json

import pytest

from authoring import compiling
from tests.authoring.samples import TEXT, load, replaced


def compiled(tmp_path, *pairs):
    loaded = load(tmp_path, replaced(*pairs))
    assert loaded.problems == []
    return loaded.compiled


def test_what_an_editor_leaves_out_is_filled_in(tmp_path):
    found = compiled(tmp_path)
    rain, _ = found["sections"][0]["items"]
    assert rain == {
        "id": "rain",
        "stem": "Does it rain?",
        "help": None,
        "source_ref": None,
        "reverse": False,
        "options": [
            {"id": "yes", "label": "Yes", "value": "1", "missing": None},
            {"id": "no", "label": "No", "value": "0", "missing": None},
        ],
    }
    (total,) = found["scales"]
    assert total["members"] == [
        {"kind": "item", "id": "rain", "weight": "1"},
        {"kind": "item", "id": "wind", "weight": "1"},
    ]
    assert total["missing"] == {"rule": "complete", "min_valid": None}
    assert (total["description"], total["counted"], total["digits"]) == (None, [], 0)
    assert (found["headline"], found["profile"]) == ("total", [])


@pytest.mark.parametrize(
    ("aggregate", "digits"),
    [("sum", 0), ("count\n    counted: [yes]", 0), ("mean", 1), ("percent", 1), ("max", 1)],
)
def test_means_are_shown_with_a_decimal_and_sums_with_none(aggregate, digits, tmp_path):
    found = compiled(
        tmp_path, ("aggregate: sum", f"aggregate: {aggregate}"), ("from: 2", "from: 1")
    )
    assert found["scales"][0]["digits"] == digits


def test_what_an_editor_states_is_kept(tmp_path):
    found = compiled(
        tmp_path,
        ("sections: [first]", "items: [wind, rain]\n    weights: {rain: 1/3}\n    digits: 2"),
        ("missing: complete", "missing: {min_valid: 2, others: prorated}"),
        ("from: 2, text", "from: 1.330, text"),
        ("stem: Does it blow?", "stem: Does it blow?\n        reverse: true"),
    )
    (total,) = found["scales"]
    assert [(m["id"], m["weight"]) for m in total["members"]] == [("wind", "1"), ("rain", "1/3")]
    assert total["missing"] == {"rule": "prorated", "min_valid": "2"}
    assert (total["digits"], total["bands"][1]["from"]) == (2, "133/100")
    assert [item["reverse"] for item in found["sections"][0]["items"]] == [False, True]


def test_the_profile_is_every_scale_but_the_headline(tmp_path):
    scale = "  - {id: %s, title: T, items: [rain], aggregate: sum, missing: complete}\n"
    more = scale % "left" + scale % "right"
    assert compiled(tmp_path, ("headline:", more + "headline:"))["profile"] == ["left", "right"]


def test_an_items_options_come_before_the_sections(tmp_path):
    own = (
        "Does it blow?\n        options:\n          - {id: a, label: A, value: 0}\n"
        "          - {id: b, label: B, value: 1}\n          - {id: c, label: C, missing: dont_know}"
    )
    _, wind = compiled(tmp_path, ("Does it blow?", own))["sections"][0]["items"]
    assert [(o["id"], o["value"], o["missing"]) for o in wind["options"]] == [
        ("a", "0", None),
        ("b", "1", None),
        ("c", None, "dont_know"),
    ]


def test_the_digest_is_the_sha_256_of_the_rest(tmp_path):
    found = compiled(tmp_path)
    digest = found.pop("digest")
    assert digest == hashlib.sha256(compiling.to_json(found).encode()).hexdigest()
    assert json.loads(compiling.to_json(found)) == found


def test_the_digest_changes_with_every_text(tmp_path):
    """Every word of the instrument that is no key or reference is changed once."""
    changes = [
        (line, changed)
        for line in TEXT.splitlines()
        for key in ("title", "summary", "stem", "label", "text", "version", "language", "minutes")
        for changed in [_changed(line, key)]
        if changed != line
    ]
    digests = [load(tmp_path, TEXT.replace(*change, 1)).compiled["digest"] for change in changes]
    assert len(changes) == 15
    assert len({load(tmp_path, TEXT).compiled["digest"], *digests}) == len(changes) + 1


def _changed(line, key):
    before, found, text = line.partition(f"{key}: ")
    if not found:
        return line
    new = {"language": "de", "minutes": "7"}.get(key, f"New {text}")
    return f"{before}{found}{new}"
