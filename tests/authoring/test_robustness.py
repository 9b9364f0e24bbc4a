"""Whatever an editor's file holds: a sound instrument, or problems that name a place in it."""

import string
import time
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring import case_file, instrument_file, json_schema, reading
from authoring.problem import Place
from tests.authoring.samples import TEXT, load, replaced, told
from tests.authoring.whole import CASE, WHOLE

INSTRUMENTS = Path(__file__).parents[2] / "instruments"
REAL = (INSTRUMENTS / "proactive-engagement" / "instrument.yaml").read_text(encoding="utf-8")
CHARACTERS = (
    string.printable + "\0\u00a0\u200b\u202e\u2028\ufeff\uffffé“😀" + "[]{}:,-?*&!|>'\"%@`\\#" * 3
)


def assert_told_well(loaded, text):
    assert (loaded.compiled is None) == any(p.severity == "error" for p in loaded.problems)
    assert_each_told_well(loaded.problems, text)


def assert_each_told_well(problems, text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in problems:
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert "\n" not in problem.message + problem.hint
        assert problem.message and problem.hint


@st.composite
def mutated(draw):
    """An instrument's folder, and its text after one to three slips of the hand."""
    folder, text = draw(
        st.sampled_from([("proactive-engagement", REAL), ("sound", WHOLE), ("sound", TEXT)])
    )
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        length = draw(st.sampled_from([1, 1, 2, 5, 20, 200]))
        match draw(st.sampled_from(["delete", "swap", "insert", "repeat", "replace", "cut"])):
            case "delete":
                text = text[:at] + text[at + length :]
            case "swap":
                end = at + length
                text = text[:at] + text[end : end + length] + text[at:end] + text[end + length :]
            case "insert":
                inserted = draw(st.text(CHARACTERS, min_size=1, max_size=4))
                text = text[:at] + inserted + text[at:]
            case "repeat":
                text = text[:at] + text[at : at + length] * 2 + text[at + length :]
            case "replace":
                text = text[:at] + draw(st.sampled_from(CHARACTERS)) + text[at + 1 :]
            case "cut":
                text = text[: at + 1]
    return folder, text


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mutated())
def test_a_mutated_instrument_is_sound_or_told_well(tmp_path, named):
    folder, text = named
    path = tmp_path / folder / "instrument.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    assert_told_well(instrument_file.load(path), text)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(CHARACTERS, max_size=60) | st.binary(max_size=40))
def test_any_bytes_are_told_well(tmp_path, content):
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    loaded = load(tmp_path, raw)
    assert loaded.compiled is None
    assert_told_well(loaded, raw.decode("utf-8", errors="replace"))


def routes(data, route=()):
    """The routes to all parts of the data."""
    yield route
    if isinstance(data, dict | list):
        for key, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from routes(part, (*route, key))


def one_of_each(data):
    """A route for every kind of part, whatever its position in a list."""
    kinds = {}
    for route in routes(data):
        kinds.setdefault(tuple("*" if isinstance(step, int) else step for step in route), route)
    return kinds.values()


@cache
def read(text):
    document = reading.read_text(Path("whole.yaml"), text)
    assert isinstance(document, reading.Document), document
    return document.data


def data_of(text):
    """The text's data, to be spoiled freely."""
    return deepcopy(read(text))


def placed(path, data):
    """A document of this data, each part on a line of its own."""
    places = {route: Place(line, 1) for line, route in enumerate(routes(data), start=1)}
    return reading.Document(path, data, places, places)


def spoiled(text, route, change):
    """The text's data with one part changed."""
    data = {"": data_of(text)}
    *around, last = ("", *route)
    parent = data
    for step in around:
        parent = parent[step]
    change(parent, last)
    return data.get("")


def put(value):
    def change(parent, key):
        parent[key] = deepcopy(value)

    return change


def remove(parent, key):
    del parent[key]


def add(parent, key):
    if isinstance(parent[key], dict):
        parent[key]["odd"] = "1"
    elif isinstance(parent[key], list):
        parent[key] += deepcopy(parent[key][:1])


CHANGES = {
    "nothing": put(None),
    "empty": put(""),
    "a word": put("Odd One"),
    "an id": put("odd"),
    "a number": put("-1/3"),
    "zero": put("0"),
    "a large number": put("9" * 18),
    "a list": put([]),
    "a full list": put(["odd", {"odd": "1"}]),
    "keys": put({}),
    "odd keys": put({"odd": ["odd"]}),
    "a condition": put({"item": "b", "is": ["low"]}),
    "long": put("x" * 3000),
    "removed": remove,
    "more": add,
}


def test_the_whole_instrument_and_its_case_have_every_key_and_are_sound(tmp_path):
    loaded = load(tmp_path, WHOLE)
    assert told(loaded.problems) == []
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    case = case_file.load(path, loaded.instrument)
    assert told(case if isinstance(case, list) else case_file.run(case, loaded.instrument)) == []
    for schema, text in (("instrument.schema.json", WHOLE), ("case.schema.json", CASE)):
        parts = json_schema.SCHEMAS[schema].model_json_schema()
        keys = {key for part in [parts, *parts["$defs"].values()] for key in part["properties"]}
        assert keys <= {step for route in routes(data_of(text)) for step in route}


@pytest.mark.parametrize("change", CHANGES)
def test_every_part_of_an_instrument_can_be_spoiled_in_every_way(change, tmp_path, monkeypatch):
    path = tmp_path / "sound" / "instrument.yaml"
    for route in one_of_each(data_of(WHOLE)):
        data = spoiled(WHOLE, route, CHANGES[change])
        monkeypatch.setattr(reading, "read", lambda path, data=data: placed(path, data))
        assert_told_well(instrument_file.load(path), "\n" * len(list(routes(data))))


@pytest.mark.parametrize("change", CHANGES)
def test_every_part_of_a_case_can_be_spoiled_in_every_way(change, tmp_path, monkeypatch):
    instrument = load(tmp_path, WHOLE).instrument
    path = tmp_path / "case.yaml"
    for route in one_of_each(data_of(CASE)):
        data = spoiled(CASE, route, CHANGES[change])
        monkeypatch.setattr(reading, "read", lambda path, data=data: placed(path, data))
        case = case_file.load(path, instrument)
        problems = case if isinstance(case, list) else case_file.run(case, instrument)
        assert_each_told_well(problems, "\n" * len(list(routes(data))))


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_several_parts_can_be_spoiled_at_once(tmp_path, data):
    """What one slip leaves unsaid for another to be told of does not become a traceback."""
    text = WHOLE
    whole = data_of(text)
    for _ in range(data.draw(st.integers(2, 4))):
        route = data.draw(st.sampled_from([one for one in routes(whole) if one]))
        *around, last = route
        parent = whole
        for step in around:
            parent = parent[step]
        if isinstance(parent, list) and not last < len(parent):
            continue
        change = data.draw(st.sampled_from([name for name in CHANGES if name != "more"]))
        CHANGES[change](parent, last)
    path = tmp_path / "sound" / "instrument.yaml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read", lambda path: placed(path, whole))
        assert_told_well(instrument_file.load(path), "\n" * len(list(routes(whole))))


@pytest.mark.parametrize("depth", [1, 12, 30, 900])
def test_a_condition_can_be_nested_as_deep_as_any_text(depth, tmp_path):
    condition = "{not: " * depth + "{item: rain, is: [yes]}" + "}" * depth
    text = replaced(("stem: Does it blow?", f"stem: Does it blow?\n        show_if: {condition}"))
    codes = [problem.code for problem in load(tmp_path, text).problems]
    assert codes == (["too-deep"] if depth > 12 else [])


def many(item, end="", number=1000):
    """The sound instrument with very many items more, each written by its number."""
    items = "".join(f"      - {{{item(n)}}}\n" for n in range(number))
    first = "      - id: wind\n"
    return TEXT.replace(first, items + first) + end


def rules(*conditions):
    """Recommendations, one for each of the conditions."""
    form = "  - {{id: rule-{}, title: T, text: T, when: {}}}\n"
    return "recommendations:\n" + "".join(form.format(n, one) for n, one in enumerate(conditions))


def plain(n):
    return f"id: i{n}, stem: Question"


def shown_by(ask):
    """An item that is asked after a yes to the one that *ask* names."""
    return lambda n: f"{plain(n)}, show_if: {{item: {ask(n)}, is: [yes]}}"


def yes(n):
    return f"{{item: i{n}, is: [yes]}}"


def matrix(rows, columns):
    heads = {"rows": rows, "columns": columns}
    lists = "".join(
        f"      {side}:\n"
        + "".join(f"        - {{id: {side}-{n}, title: T}}\n" for n in range(many))
        for side, many in heads.items()
    )
    grid = "  - id: grid\n    title: Grid\n    matrix:\n      stem: S\n      options: yes-no\n"
    scales = "      aggregate: mean\n      missing: {min_valid: 1, others: left_out}\n"
    bands = "      bands: [{id: low, title: L, from: 0, text: T}]\n"
    return TEXT.replace("scales:\n", grid + scales + bands + lists + "scales:\n", 1)


LARGE = {
    "conditions and rules": many(
        shown_by(lambda n: "rain"),
        rules(
            *map(yes, range(400)),
            *(f"{{all: [{yes(n)}, {{item: i{n}, is: [no]}}]}}" for n in range(200)),
            *(f"{{scale: total, at_least: {n}}}" for n in range(400)),
        ),
    ),
    "a chain": many(shown_by(lambda n: f"i{n - 1}" if n else "rain"), number=500),
    "a cycle": many(shown_by(lambda n: f"i{(n + 1) % 500}"), number=500),
    "unknown items": many(shown_by(lambda n: f"item-{n}"), number=500),
    "a rule on all items": many(plain, rules(f"{{all: [{', '.join(map(yes, range(1000)))}]}}")),
    "a matrix": matrix(40, 25),
}


@pytest.mark.parametrize("large", LARGE)
def test_what_is_larger_than_any_questionnaire_is_checked_in_seconds(large, tmp_path):
    """In seconds of work; how busy the machine is does not matter."""
    begin = time.process_time()
    assert_told_well(load(tmp_path, LARGE[large]), LARGE[large])
    assert time.process_time() - begin < 10
