"""The proactive contact planner against source 002, an article whose advice became a plan."""

import re
from collections import defaultdict

import pytest

from tests.instruments.documents import (
    about,
    cuts,
    instrument,
    items,
    members,
    options,
    rules,
    scale,
    texts,
)

NAME = "proactive-contact-planner"
# The article's topics, of which every one must be asked about, by how the references name them.
TOPICS = {
    "why": "why to reach out at all",
    "kind": "a simple notification, or complex and sensitive",
    "relevance": "relevance and personal context",
    "wording": "wording and tone",
    "volume": "not overwhelming people",
    "channel": "the choice of channel and the way up, with the history handed on",
    "mobile": "mobile",
    "journey": "the whole journey and not one step",
    "data": "data used to predict",
    "pairing": "pairing people",
    "metrics": "the metrics to watch",
}
# What the article names outright.
METRICS = ["satisfaction", "first-contact", "talk-time", "retention", "close-rate"]
FIGURES = ["35", "40", "3", "1"]


def by_type(type):
    return [one for one in items(NAME) if one.get("type", "single_choice") == type]


def option_ids(id):
    return [one["id"] for one in options(NAME, id)]


def in_group(group):
    return [rule for rule in rules(NAME) if rule.get("group") == group]


def asked_about(condition):
    """Each item in a condition with the options that it names."""
    if "item" in condition:
        return {condition["item"]: set(condition["is"])}
    inner = [*condition.get("all", []), *condition.get("any", [])]
    found = defaultdict(set)
    for part in [*inner, *([condition["not"]] if "not" in condition else [])]:
        for id, named in asked_about(part).items():
            found[id] |= named
    return dict(found)


def test_every_topic_of_the_article_is_asked_about_and_no_other() -> None:
    found = [re.fullmatch(r"002:([a-z]+)/(\d+)", one["source_ref"]).groups() for one in items(NAME)]
    assert {topic for topic, _ in found} == set(TOPICS)
    for topic in TOPICS:
        numbers = sorted(int(number) for one, number in found if one == topic)
        assert numbers == list(range(1, len(numbers) + 1)), topic


def test_it_asks_in_every_way_that_a_plan_needs() -> None:
    kinds = ("single_choice", "multiple_choice", "number", "short_text", "long_text")
    assert all(by_type(kind) for kind in kinds)


def test_channels_and_metrics_of_the_article_can_be_chosen() -> None:
    assert {"text-message", "email", "web-chat", "voice"} <= set(option_ids("channels"))
    assert set(METRICS) <= set(option_ids("metrics"))
    for id in ("channels", "metrics"):
        alone = [one["id"] for one in options(NAME, id) if one.get("exclusive") == "true"]
        assert alone == ["undecided"]


def test_readiness_is_a_percentage_in_three_bands() -> None:
    assert instrument(NAME)["headline"] == "readiness"
    found = scale(NAME, "readiness")
    assert (found["aggregate"], found["missing"]) == ("percent", "complete")
    assert cuts(found) == [("not-ready", "0"), ("nearly", "50"), ("ready", "80")]


def test_readiness_counts_every_item_with_yes_partly_and_no_and_so_does_the_profile() -> None:
    graded = [
        one["id"]
        for one in by_type("single_choice")
        if option_ids(one["id"]) == ["yes", "partly", "no"]
    ]
    assert members(NAME, "readiness") == graded
    values = [one["value"] for one in options(NAME, graded[0])]
    assert values in (["1", "1/2", "0"], ["1", "0.5", "0"])
    parts = [id for part in instrument(NAME)["profile"] for id in members(NAME, part)]
    assert sorted(parts) == sorted(graded)


def test_advice_comes_as_a_path_warnings_and_measures() -> None:
    groups = [group["id"] for group in instrument(NAME)["advice_groups"]]
    assert groups == ["path", "warnings", "measures"]
    assert all(in_group(group) for group in groups)


@pytest.mark.parametrize("kind", ["complex", "sensitive"])
def test_the_path_for_what_needs_talk_leads_from_text_message_to_chat_to_voice(kind: str) -> None:
    steps = [rule for rule in in_group("path") if rule["id"].startswith(f"path-{kind}-")]
    assert [rule["id"].rpartition("-")[2] for rule in steps] == ["text", "chat", "voice"]
    assert [int(rule["priority"]) for rule in steps] == [1, 2, 3]
    assert [step for rule in steps for step in re.findall(r"^Step (\d):", rule["title"])] == [
        "1",
        "2",
        "3",
    ]
    assert "history" in steps[2]["title"] + steps[2]["text"]


def test_a_simple_notification_has_a_path_of_its_own() -> None:
    others = ("path-complex-", "path-sensitive-")
    steps = [
        rule
        for rule in in_group("path")
        if rule["title"].startswith("Step ") and not rule["id"].startswith(others)
    ]
    assert [int(rule["priority"]) for rule in steps] == [1, 2]


def test_a_blanket_message_in_a_sensitive_matter_is_warned_of() -> None:
    (warning,) = [rule for rule in in_group("warnings") if rule["id"] == "blanket-for-sensitive"]
    named = asked_about(warning["when"])
    assert {"sensitive"} in named.values()
    assert named["adapts-message"] == {"no"}
    assert int(warning["priority"]) == min(int(rule["priority"]) for rule in in_group("warnings"))


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_of_the_article_is_proposed_for_some_aim(metric: str) -> None:
    found = [rule for rule in in_group("measures") if rule["id"] == f"measure-{metric}"]
    assert len(found) == 1
    # It is proposed for one aim of those that can be named.
    (named,) = asked_about(found[0]["when"]).values()
    assert len(named) == 1


def test_every_aim_that_can_be_named_has_its_metric() -> None:
    asked = [asked_about(rule["when"]) for rule in in_group("measures")]
    (aim,) = {id for named in asked for id in named if "sales" in named[id] and len(named) == 1}
    proposed = set.union(*(named[aim] for named in asked if list(named) == [aim]))
    assert proposed == set(option_ids(aim)) - {"undecided"}


def test_what_is_yet_undecided_is_warned_of() -> None:
    undecided = {
        id
        for rule in in_group("warnings")
        for id, named in asked_about(rule["when"]).items()
        if "undecided" in named
    }
    assert "metrics" in undecided
    assert len(undecided) > 1  # the aim as well


def test_every_no_is_warned_of_or_advised_on() -> None:
    warned = {
        id
        for rule in rules(NAME)
        for id, named in asked_about(rule["when"]).items()
        if named == {"no"}
    }
    silent = [
        one["id"]
        for one in items(NAME)
        if "no" in [option["id"] for option in options(NAME, one["id"])]
        and one["id"] not in warned
        and "no" not in one.get("advice", {})
    ]
    assert silent == []


@pytest.mark.parametrize("figure", FIGURES)
def test_the_figures_of_the_article_are_told_as_claims(figure: str) -> None:
    percent = re.compile(rf"(?<!\d){figure} ?%")
    assert percent.search(about(NAME))
    assert any(percent.search(text) for text in texts(instrument(NAME)))


def test_the_about_page_says_whose_claims_the_figures_are() -> None:
    _, _, rest = about(NAME).partition("## Where it comes from")
    source, _, _ = rest.partition("## What was changed")
    assert "supplier" in source


def test_what_depends_on_an_answer_is_asked_only_then() -> None:
    conditions = [
        part["show_if"]
        for section in instrument(NAME)["sections"]
        for part in (section, *section["items"])
        if "show_if" in part
    ]
    named = [asked_about(one) for one in conditions]
    assert any({"sensitive"} in one.values() for one in named)
    assert any(one.get("channels") == {"web-chat", "voice"} for one in named)
