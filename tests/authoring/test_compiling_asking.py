"""Compiling what only some instruments have: it stands only where it says something."""

import pytest

from tests.authoring.samples import load, replaced, told

WIND = "stem: Does it blow?"


def compiled(tmp_path, *pairs, end=""):
    loaded = load(tmp_path, replaced(*pairs) + end)
    assert told(loaded.problems) == []
    return loaded.compiled


def item(tmp_path, text, end=""):
    """The compiled item that the text's keys are given to."""
    lines = "".join(f"\n        {line}" for line in text.strip().splitlines())
    return compiled(tmp_path, (WIND, WIND + lines), end=end)["sections"][0]["items"][1]


def test_an_instrument_that_asks_plainly_has_none_of_the_further_keys(tmp_path):
    found = compiled(tmp_path)
    assert set(found) == {
        *("format", "id", "version", "title", "summary", "minutes", "language", "sections"),
        *("scales", "headline", "profile", "digest"),
    }
    assert set(found["sections"][0]) == {"id", "title", "intro", "items"}


OPTIONS = """
options:
  - {id: hat, label: A hat, short: H, value: 2}
  - {id: coat, label: A coat, value: 1/2}
  - {id: none, label: Nothing, value: 0, exclusive: true}
"""


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("type: single_choice", {}),
        (f"type: multiple_choice{OPTIONS}", {"type": "multiple_choice"}),
        (
            f"type: multiple_choice\nat_most: 2{OPTIONS}",
            {"type": "multiple_choice", "at_most": 2},
        ),
        (
            "show_if: {item: rain, is: [yes, no]}",
            {"show_if": {"item": "rain", "is": ["yes", "no"]}},
        ),
        (
            "advice:\n  yes: Hold your hat.\n  no: {text: Fly a kite., priority: 9}",
            {
                "advice": {
                    "yes": {"text": "Hold your hat.", "priority": 5, "group": None},
                    "no": {"text": "Fly a kite.", "priority": 9, "group": None},
                }
            },
        ),
    ],
)
def test_an_items_keys_stand_where_they_say_something(text, keys, tmp_path):
    plain = {"id", "stem", "help", "source_ref", "reverse", "options"}
    found = item(tmp_path, text)
    assert {key: value for key, value in found.items() if key not in plain} == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("type: number", {"type": "number"}),
        (
            "type: number\nminimum: 0\nmaximum: 2.50\ndecimals: 1\nunit: m/s",
            {"type": "number", "minimum": "0", "maximum": "5/2", "decimals": 1, "unit": "m/s"},
        ),
        ("type: short_text", {"type": "short_text", "max_length": 200}),
        ("type: long_text", {"type": "long_text", "max_length": 2000}),
        ("type: long_text\nmax_length: 50", {"type": "long_text", "max_length": 50}),
    ],
)
def test_numbers_and_texts_have_no_options_whatever_their_section_says(text, keys, tmp_path):
    lines = "".join(f"\n        {line}" for line in text.splitlines())
    found = compiled(
        tmp_path,
        (WIND, WIND + lines),
        ("sections: [first]", "items: [rain]"),
        ("from: 2", "from: 1"),
    )["sections"][0]["items"][1]
    plain = {"id", "stem", "help", "source_ref", "reverse"}
    assert {key: value for key, value in found.items() if key not in plain} == {
        **keys,
        "options": [],
    }


def test_options_may_be_short_exclusive_or_without_a_value(tmp_path):
    assert item(tmp_path, f"type: multiple_choice{OPTIONS}")["options"] == [
        {"id": "hat", "label": "A hat", "value": "2", "missing": None, "short": "H"},
        {"id": "coat", "label": "A coat", "value": "1/2", "missing": None},
        {"id": "none", "label": "Nothing", "value": "0", "missing": None, "exclusive": True},
    ]
    neither = f"{WIND}\n        options: [{{id: up, label: Up}}, {{id: down, label: Down}}]"
    found = compiled(tmp_path, (WIND, neither), ("from: 2", "from: 1"))["sections"][0]["items"][1]
    assert [option["value"] for option in found["options"]] == [None, None]


def test_a_scale_over_sections_is_made_of_the_choices_that_count(tmp_path):
    """Numbers, texts and options without values are left out; they can only be named as items."""
    more = (
        "\n      - {id: days, stem: D, type: number, minimum: 0, maximum: 7}"
        "\n      - {id: place, stem: P, type: short_text}"
        "\n      - {id: way, stem: W, options: [{id: up, label: Up}, {id: down, label: Down}]}"
        "\n      - {id: gear, stem: G, type: multiple_choice}"
    )
    found = compiled(tmp_path, (WIND, WIND + more))
    members = [member["id"] for member in found["scales"][0]["members"]]
    assert members == ["rain", "wind", "gear"]


CONDITIONS = [
    ("{item: rain, is: [yes]}", {"item": "rain", "is": ["yes"]}),
    ("{scale: total, band: [calm, storm]}", {"scale": "total", "band": ["calm", "storm"]}),
    ("{scale: total, at_least: 1.50}", {"scale": "total", "at_least": "3/2"}),
    ("{scale: total, at_least: 0, below: 2}", {"scale": "total", "at_least": "0", "below": "2"}),
    (
        "{all: [{item: rain, is: [no]}, {any: [{not: {item: wind, is: [yes]}}]}]}",
        {
            "all": [
                {"item": "rain", "is": ["no"]},
                {"any": [{"not": {"item": "wind", "is": ["yes"]}}]},
            ]
        },
    ),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_a_condition_keeps_the_form_of_its_yaml_with_exact_numbers(text, condition, tmp_path):
    rule = f"recommendations:\n  - {{id: r, title: T, text: X, when: {text}}}\n"
    assert compiled(tmp_path, end=rule)["recommendations"] == [
        {"id": "r", "title": "T", "text": "X", "priority": 5, "group": None, "when": condition}
    ]


def test_sections_have_modules_and_conditions(tmp_path):
    more = (
        "  - {id: more, title: More, module: Inside, show_if: {item: rain, is: [yes]},\n"
        "     items: [{id: place, stem: Where, type: short_text}]}\n"
    )
    found = compiled(tmp_path, ("scales:\n", f"{more}scales:\n"))["sections"][1]
    assert found["module"] == "Inside"
    assert found["show_if"] == {"item": "rain", "is": ["yes"]}


def test_requirements_weigh_one_where_nothing_else_is_said(tmp_path):
    found = item(
        tmp_path,
        "requirements:\n  - {capability: roof, text: A roof}\n"
        "  - {capability: roof, text: A wall, weight: 0.5}",
        end="capabilities: [{id: roof, title: Roof, text: It keeps dry.}]\n",
    )
    assert found["requirements"] == [
        {"capability": "roof", "text": "A roof", "weight": "1"},
        {"capability": "roof", "text": "A wall", "weight": "1/2"},
    ]


def test_targets_are_the_ordered_choices_of_their_sections_and_scales_in_order(tmp_path):
    more = (
        "\n      - {id: place, stem: P, type: short_text}"
        "\n      - {id: gear, stem: G, type: multiple_choice}"
        "\n      - {id: way, stem: W, options: [{id: up, label: Up}, {id: down, label: Down}]}"
    )
    scale = "  - {id: other, title: O, items: [rain], aggregate: max, missing: complete}\nheadline"
    found = compiled(
        tmp_path,
        (WIND, WIND + more),
        ("headline", scale),
        end="targets: {sections: [first], scales: [other, total]}\n",
    )
    assert found["targets"] == {"items": ["rain", "wind"], "scales": ["total", "other"]}


def test_bands_may_have_advice_and_groups_a_text(tmp_path):
    found = compiled(
        tmp_path,
        ("text: Take shelter.", "text: Take shelter., advice: {text: Go in., group: now}"),
        end="advice_groups:\n  - {id: now, title: Now}\n  - {id: soon, title: Soon, text: Wait.}\n",
    )
    assert [band.get("advice") for band in found["scales"][0]["bands"]] == [
        None,
        {"text": "Go in.", "priority": 5, "group": "now"},
    ]
    assert found["advice_groups"] == [
        {"id": "now", "title": "Now", "text": None},
        {"id": "soon", "title": "Soon", "text": "Wait."},
    ]


def test_details_have_fields_statements_and_a_box_at_the_end(tmp_path):
    end = """
details:
  title: About you
  fields:
    - {id: name, label: Name, type: text}
    - {id: mail, label: Email, type: email, required: true, confirm: true, max_length: 90, help: H}
    - {id: town, label: Town, type: choice, options: [{id: a, label: A}, {id: b, label: B}]}
  statements: [{id: agreed, text: I agree.}]
  reviewed: I have looked at all answers.
"""
    found = compiled(tmp_path, end=end.lstrip())["details"]
    plain = {"required": False, "confirm": False, "max_length": 200, "help": None, "options": []}
    choices = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
    assert found == {
        "title": "About you",
        "intro": None,
        "fields": [
            {"id": "name", "label": "Name", "kind": "text", **plain},
            {
                **{"id": "mail", "label": "Email", "kind": "email"},
                **{"required": True, "confirm": True, "max_length": 90, "help": "H", "options": []},
            },
            {"id": "town", "label": "Town", "kind": "choice", **plain, "options": choices},
        ],
        "statements": [{"id": "agreed", "text": "I agree."}],
        "reviewed": "I have looked at all answers.",
    }


def test_when_is_kept(tmp_path):
    assert compiled(tmp_path, ("minutes", "when: Before a walk.\nminutes"))["when"] == (
        "Before a walk."
    )


def test_the_further_keys_come_back_as_records(tmp_path):
    """What is compiled is what scoring reads, nothing of it lost."""
    more = (
        "show_if: {item: rain, is: [yes]}\n        reverse: true\n"
        "        requirements: [{capability: roof, text: A roof, weight: 2}]\n"
        "        advice: {yes: Hold your hat.}"
    )
    loaded = load(
        tmp_path,
        replaced((WIND, f"{WIND}\n        {more}"))
        + "capabilities: [{id: roof, title: Roof, text: It keeps dry.}]\n",
    )
    assert told(loaded.problems) == []
    wind = loaded.instrument.items["wind"]
    assert wind.reverse
    assert [(one.capability, one.weight) for one in wind.requirements] == [("roof", 2)]
    assert wind.advice["yes"].text == "Hold your hat."
    assert set(loaded.instrument.show_if) == {"wind"}


def test_several_options_of_one_value_differ_in_how_many_are_chosen(tmp_path):
    options = (
        "\n        type: multiple_choice\n        options:\n"
        "          - {id: hat, label: Hat, value: 1}\n          - {id: coat, label: Coat, value: 1}"
    )
    assert (
        compiled(tmp_path, (WIND, WIND + options), ("aggregate: sum", "aggregate: percent"))[
            "scales"
        ][0]["aggregate"]
        == "percent"
    )
