"""Proactive engagement against source 000, a checklist: yeses are added up and looked up."""

from tests.instruments.documents import cuts, instrument, items, refs, refs_by_section, scale

NAME = "proactive-engagement"
# By section, in order: the source's own numbers for the items.
SOURCE = {
    "ongoing-engagement": refs("000:ongoing/", *range(1, 13)),
    "compliance": refs("000:compliance/", *range(1, 7)),
    "opt-in-and-adoption": refs("000:opt-in/", *range(1, 6)),
    "analytics": refs("000:analytics/", *range(1, 6)),
    "success-measures": refs("000:success/", *range(1, 3)),
}


def test_every_source_item_stands_in_its_section_once_and_in_order() -> None:
    assert list(refs_by_section(NAME).items()) == list(SOURCE.items())
    assert len(items(NAME)) == 30


def test_yes_counts_one_and_no_counts_nothing() -> None:
    data = instrument(NAME)
    values = [(option["id"], option["value"]) for option in data["option_sets"]["yes-no"]]
    assert values == [("yes", "1"), ("no", "0")]
    assert {each["options"] for each in data["sections"]} == {"yes-no"}
    assert all("options" not in item and "reverse" not in item for item in items(NAME))


def test_the_total_counts_all_yeses_and_exactly_25_is_connected() -> None:
    total = scale(NAME, "total")
    assert total["sections"] == list(SOURCE)
    assert (total["aggregate"], total["missing"]) == ("sum", "complete")
    assert cuts(total) == [("disconnected", "0"), ("multi-channel", "15"), ("connected", "25")]


def test_the_bands_of_the_total_keep_the_verdicts_of_the_source() -> None:
    bands = scale(NAME, "total")["bands"]
    verdicts = [(band["id"], band["text"].partition(":")[0]) for band in bands]
    assert verdicts == [
        ("disconnected", "Needs an upgrade"),
        ("multi-channel", "Needs some tweaks"),
        ("connected", "Impressive"),
    ]


def test_every_section_has_an_unweighted_sum_in_the_profile() -> None:
    ids = [f"{section}-yeses" for section in SOURCE]
    for section, id in zip(SOURCE, ids, strict=True):
        found = scale(NAME, id)
        assert found["sections"] == [section]
        assert (found["aggregate"], found["missing"]) == ("sum", "complete")
    assert instrument(NAME)["profile"] == ids
    assert instrument(NAME)["headline"] == "total"
    assert all("weights" not in each for each in instrument(NAME)["scales"])


def test_every_no_has_advice() -> None:
    assert [item["id"] for item in items(NAME) if "no" not in item.get("advice", {})] == []


def test_consent_and_the_law_come_before_all_other_advice() -> None:
    def priority(item):
        found = item["advice"]["no"]
        return 5 if isinstance(found, str) else int(found.get("priority", "5"))

    first = min(priority(item) for item in items(NAME))
    sections = [s["id"] for s in instrument(NAME)["sections"] for _ in s["items"]]
    foremost = {
        section
        for section, item in zip(sections, items(NAME), strict=True)
        if priority(item) == first
    }
    assert foremost <= {"compliance", "opt-in-and-adoption"}
