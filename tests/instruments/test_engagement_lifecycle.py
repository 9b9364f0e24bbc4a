"""Engagement life cycle against source 004: six capabilities by five phases, in three states."""

from tests.instruments.documents import about, instrument, rules, texts

NAME = "engagement-lifecycle"
CAPABILITIES = [
    "multichannel-analytics",
    "messaging-and-personalization",
    "voice-of-customer-analytics",
    "content-planning-and-optimization",
    "multimodal-content-management",
    "process-orchestration",
]
PHASES = ["anonymous", "known", "profiled", "customerized", "advocate"]
STATES = [
    ("none", "0"),
    ("initiating", "1"),
    ("refining", "2"),
    ("mastering", "3"),
]


def section():
    (found,) = instrument(NAME)["sections"]
    return found


def matrix():
    return section()["matrix"]


def states():
    named = matrix()["options"]
    return instrument(NAME)["option_sets"][named] if isinstance(named, str) else named


def test_the_whole_is_one_matrix_of_thirty_cells() -> None:
    assert "items" not in section()
    assert [row["id"] for row in matrix()["rows"]] == CAPABILITIES
    assert [column["id"] for column in matrix()["columns"]] == PHASES
    assert matrix()["source_ref"] == "004:matrix"


def test_every_cell_is_in_one_of_three_states_or_none() -> None:
    assert [(one["id"], one["value"]) for one in states()] == STATES
    assert [one["short"] for one in states()][1:] == ["I", "II", "III"]


def test_rows_and_columns_are_explained() -> None:
    headings = [*matrix()["rows"], *matrix()["columns"]]
    assert [one["id"] for one in headings if not one.get("help")] == []


def test_the_state_that_is_wanted_is_asked_for_every_cell() -> None:
    assert instrument(NAME)["targets"]["sections"] == [section()["id"]]


def test_the_score_is_the_mean_and_the_profile_has_all_rows_and_columns() -> None:
    assert (matrix()["aggregate"], matrix()["missing"]) == ("mean", "complete")
    assert "bands" not in matrix()
    assert instrument(NAME)["headline"] == section()["id"]
    assert instrument(NAME)["profile"] == [*CAPABILITIES, *PHASES]
    assert "scales" not in instrument(NAME)


def test_the_two_cautions_of_the_source_are_always_given_with_a_score() -> None:
    cautions = [rule for rule in rules(NAME) if rule.get("group") == "cautions"]
    assert len(cautions) == 2
    everywhere, customerized = cautions
    assert "everywhere" in everywhere["title"]
    assert "customerized" in customerized["title"]
    assert [rule["when"] for rule in cautions] == [{"scale": section()["id"], "at_least": "0"}] * 2
    groups = [group["id"] for group in instrument(NAME)["advice_groups"]]
    assert groups[0] == "cautions"


def test_the_highest_return_is_told_as_a_prediction_of_the_source() -> None:
    (customerized,) = [one for one in rules(NAME) if one["id"] == "return-in-customerized"]
    assert "GISTICS" in customerized["text"]
    assert "prediction" in customerized["text"]


def test_advice_takes_up_what_the_source_remarks() -> None:
    told = " ".join(texts(rules(NAME)))
    for remark in ("known and profiled buyers", "IT services", "personas", "subscriptions"):
        assert remark in told


def test_the_about_page_says_that_the_names_are_inferred() -> None:
    assert "The names are inferred." in about(NAME)
    assert "The figure with the table is not in the text" in about(NAME)
