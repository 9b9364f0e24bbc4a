"""The files of several people through the door: read, put together, shown, taken along."""

import csv
import hashlib
import io
import json
from base64 import b64encode
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import door
from reporting.operations import team
from tests.building import compiled, item, number, response_file, scale, several, text
from tests.reporting.shown import plain

COMPILED = compiled(
    [
        item("a"),
        item("b", show_if={"item": "a", "is": ["yes"]}),
        several("s", {"red": "1", "blue": "0"}),
        number("n", "0", "10", decimals=1),
        text("words"),
    ],
    [scale("total", "sum", ["a", "b"], bands=["0", "1", "2"])],
)
SAMPLE = json.dumps(COMPILED)
WORDS = "What only I would write"


def ask(operation, **more):
    request = {"operation": operation, "instrument": SAMPLE, "responses": {}, **more}
    return json.loads(door.call(json.dumps(request)))


def file(chosen, name="a.json", **more):
    return {"name": name, "text": json.dumps(response_file(chosen, **more))}


def of_version(version):
    return {"instrument": {"id": "sample", "version": version}}


def gathered(*files, published=("sample",)):
    return ask("gather", files=files, published=published)


def together(*files, **more):
    """What all the files come to, as data."""
    found = gathered(*files)
    entries, left_out = found["entries"], found["left_out"]
    answer = ask("team-export", entries=entries, left_out=left_out, format="json", **more)
    return json.loads(answer["file"]["text"])


def counts(group, id):
    (found,) = [one for one in group["items"] if one["item"] == id]
    return {one["option"]: int(one["count"]) for one in found["options"]}


def test_answers_are_counted_and_words_are_never_told():
    chosen = {"a": "yes", "s": ["red", "blue"], "n": 2.5, "words": WORDS}
    files = [file(chosen, "a.json"), file({"a": "no", "n": 3}, "b.json")]
    found = gathered(*files)
    assert WORDS not in json.dumps(found)
    (group,) = together(*files)["groups"]
    assert counts(group, "a") == {"yes": 1, "no": 1}
    assert counts(group, "s") == {"red": 1, "blue": 1}
    by_item = {one["item"]: one for one in group["items"]}
    assert by_item["n"]["spread"]["median"] == "11/4"
    assert (by_item["words"]["answered"], by_item["words"]["open"]) == ("1", "1")
    assert (by_item["b"]["open"], by_item["b"]["not_asked"]) == ("1", "1")


def test_another_version_has_figures_of_its_own():
    older = response_file({"a": "yes", "gone": "x"}, **of_version("0.9.0"))
    files = [file({"a": "no"}), {"name": "old.json", "text": json.dumps(older)}]
    told = together(*files)
    assert [(one["version"], one["count"]) for one in told["groups"]] == [
        ("1.0.0", "1"),
        ("0.9.0", "1"),
    ]
    own, other = told["groups"]
    assert counts(own, "a") == {"yes": 0, "no": 1}
    assert counts(other, "a") == {"yes": 1, "no": 0}
    assert gathered(*files)["entries"][1]["set_aside"] == 1


def test_the_same_answers_count_once_in_whatever_form_unless_each_is_to_count():
    data = response_file({"a": "yes", "b": "no"}, plan=[{"id": "own/1", "text": "Do it"}])
    exported = {"operation": "export", "instrument": SAMPLE, "responses": data}
    receipt = json.loads(door.call(json.dumps({**exported, "format": "receipt"})))["file"]["text"]
    same = file({"b": "no", "a": "yes"}, "b.json")
    files = [same, {"name": "c.html", "text": receipt}, file({"a": "no"}, "d.json")]
    told = together(*files)
    assert told["groups"][0]["count"] == "2"
    assert told["twins"] == [{"file": "c.html", "first": "b.json"}]
    assert together(*files, each=True)["groups"][0]["count"] == "3"


def test_a_broken_file_is_named_with_the_reason_and_the_others_go_on():
    bad = {
        "cut.json": '{"format":',
        "page.html": "<!doctype html><p>Hello",
        "folder": None,
        "deep.json": "[" * 3_000,
        "odd.json": file({"a": "maybe", "odd": "yes"})["text"],
        "stranger.json": file({}, instrument={"id": "stranger", "version": "1"})["text"],
    }
    found = gathered(
        file({"a": "yes"}, "good.json"), *({"name": n, "text": t} for n, t in bad.items())
    )
    assert [one["name"] for one in found["entries"]] == ["good.json"]
    assert [one["name"] for one in found["left_out"]] == list(bad)
    assert all(one["why"] and one["why"][0].endswith((".", "?")) for one in found["left_out"])
    whose = {one["name"]: one["instrument"] for one in found["left_out"]}
    assert {name for name, id in whose.items() if id == "sample"} == {"odd.json"}


def test_files_of_another_published_instrument_are_sent_on():
    other = file({}, instrument={"id": "other", "version": "1"})
    found = gathered(file({}), other, published=["sample", "other"])
    assert found["elsewhere"] == [{"place": 1, "instrument": "other"}]
    assert (len(found["entries"]), found["left_out"]) == (1, [])


def view(*files, **more):
    found = gathered(*files)
    return ask("team", entries=found["entries"], left_out=found["left_out"], **more)["html"]


def test_the_questions_on_which_people_are_furthest_apart_come_first():
    agreed = {"s": ["red"], "n": 5}
    files = [file({"a": answer, **agreed}, f"{answer}.json") for answer in ("yes", "no")]
    shown = plain(view(*files))
    assert shown.index("a?") < shown.index("s?") < shown.index("words?")
    assert "100 % apart" in shown
    assert "0 % apart" in shown


def test_who_left_what_open_is_told_by_question_and_by_file():
    shown = plain(view(file({}, "ada.json"), file({"a": "no"}, "bob.json")))
    assert "1. a? 1 ada.json" in shown
    assert "ada.json 0 of 4 1" in shown
    assert "bob.json 1 of 4 none" in shown


@pytest.mark.parametrize("format", team.FORMATS)
def test_without_names_no_name_is_told_anywhere(format):
    files = [
        file({"a": "yes"}, "ada-lovelace.json"),
        file({"a": "no"}, "bob.json"),
        file({"a": "no"}, "bob-again.json"),
        {"name": "carol.json", "text": "{"},
    ]
    found = gathered(*files)
    request = {"entries": found["entries"], "left_out": found["left_out"], "unnamed": True}
    told = ask("team-export", format=format, **request)["file"]["text"]
    told += ask("team", **request)["html"]
    assert not any(name in told for name in ("ada", "bob", "carol"))
    if format != "csv":
        assert "Person 1" in told
        assert "Person 3" not in told


def test_the_numbers_of_people_do_not_follow_the_order_of_names():
    names = [f"{letter}.json" for letter in "abcdefgh"]
    files = [file({"n": place}, name) for place, name in enumerate(names)]
    forwards, backwards = (
        together(*some, unnamed=True)["files"]
        for some in (files, [{**f, "name": n} for f, n in zip(files, names[::-1], strict=True)])
    )
    assert forwards == backwards


def test_the_page_of_its_own_has_no_script_and_allows_its_style_alone():
    found = gathered(file({"a": "yes"}, "<script>alert(1)</script>.json"))
    told = ask(
        "team-export",
        entries=found["entries"],
        left_out=[],
        format="html",
        style="p {}\r\n</style><script>",
    )["file"]["text"]
    style = told.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in told
    assert "<script" not in told.replace(style, "")
    assert "<script>alert(1)</script>.json" in unescape(told)
    for trap in ("<link", "src=", "<button", "url(http"):
        assert trap not in told


def test_every_figure_is_in_the_table():
    found = gathered(*(file({"a": one}, f"{one}.json") for one in ("yes", "no")))
    answer = ask("team-export", format="csv", entries=found["entries"], left_out=[])
    rows = list(csv.DictReader(io.StringIO(answer["file"]["text"].removeprefix("\ufeff"))))
    about_a = {row["figure"] + row["option"]: row["exact"] for row in rows if row["item"] == "a"}
    assert about_a["apart"] == about_a["choseyes"] == about_a["choseno"] == "1"
    assert {row["scale"] for row in rows} == {"", "total"}


@settings(max_examples=40)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "a": st.sampled_from(["yes", "no"]),
                "b": st.sampled_from(["yes", "no"]),
                "s": st.lists(st.sampled_from(["red", "blue"]), unique=True),
                "n": st.integers(0, 10) | st.just("2.5"),
            },
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 8),
)
def test_batches_of_any_size_come_to_the_same(every, size):
    files = [file(chosen, f"{place}.json") for place, chosen in enumerate(every)]
    whole = gathered(*files)["entries"]
    parts = [files[at : at + size] for at in range(0, len(files), size)]
    assert [one for part in parts for one in gathered(*part)["entries"]] == whole
    told = together(*files, each=True)
    (group,) = told["groups"]
    assert group["count"] == str(len(every))
    asked_b = sum(one.get("a") == "yes" for one in every)
    by_item = {one["item"]: one for one in group["items"]}
    assert int(by_item["b"]["not_asked"]) == len(every) - asked_b
    assert sum(counts(group, "b").values()) + int(by_item["b"]["open"]) == asked_b
