"""Which answers changed since an earlier result: each question once, by how far it moved."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import history_items, html, text, view
from reporting.history_past import Entry
from scoring import outcome, responses, result, visibility
from tests.building import FIVE, answer, item, number, ready, response_file, scale, several
from tests.building import text as words
from tests.reporting import past
from tests.reporting.shown import plain
from tests.scoring import drawn

SAMPLE = ready(
    [
        item("a", FIVE),
        item("b", FIVE, reverse=True, extra="dont_know"),
        several("many", {"x": "1", "y": "2", "z": "3"}),
        number("days", "0", "100"),
        item("free", {"p": None, "q": None}),
        words("told", 2_000, "long_text"),
        item("care", FIVE, show_if=answer("free", "p")),
    ],
    [scale("s", "sum", ["a", "b", "many", "days", "care"])],
)
SHORT = {"items": ["a"]}


def compared(then, now, *, live=True, sample=SAMPLE, name=None):
    entry = Entry("0", 0, "2025-11-22", name, responses.read(sample, response_file(then)).chosen)
    return history_items.of(past.told(response_file(now), sample), entry, live=live)


def rows(then, now, **more):
    """What is told by the headings: question, then, now, what it counts."""
    return {
        group.title: [tuple(one) for one in (*group.answers, *group.more)]
        for group in compared(then, now, **more).groups
    }


def test_the_same_answers_are_said_to_be_the_same():
    found = compared({"a": "l1"}, {"a": "l1"})
    assert (found.lead, found.groups) == ("Every answer is the same as on 22 November 2025.", ())


def test_each_way_of_changing_is_told_under_a_heading_of_its_own():
    then = {"a": "l1", "many": ["x"], "free": "p", "care": "l4"}
    now = {"a": "l3", "days": "7", "free": "q", "care": "l4"}
    assert rows(then, now) == {
        "Changed answers": [("a?", "L1", "L3", "counts 2 more"), ("free?", "P", "Q", None)],
        "Newly answered": [("days?", None, "7", None)],
        "Now open": [("many?", "X", None, None)],
        "No longer asked": [("care?", "L4", None, None)],
    }
    assert compared(then, now).lead == (
        "Since 22 November 2025: 2 answers changed, 1 question newly answered, "
        "1 question now open and 1 question no longer asked."
    )


def test_changed_answers_stand_by_how_far_they_moved_and_uncounted_ones_last():
    then = {"told": "x", "b": "l5", "a": "l1", "many": ["x"], "days": "40", "free": "p"}
    now = {"told": "y", "b": "l2", "a": "l5", "many": ["x", "y"], "days": "35", "free": "q"}
    assert [(stem, counts) for stem, *_, counts in rows(then, now)["Changed answers"]] == [
        ("a?", "counts 4 more"),
        ("b?", "counts 3 more"),  # reverse-keyed
        ("many?", "counts 2 more"),
        ("days?", "counts 5 less"),
        ("free?", None),
        ("told?", None),
    ]


def test_what_is_not_known_has_no_number():
    assert rows({"b": "dont_know"}, {"b": "l1"}) == {
        "Changed answers": [("b?", "dont_know", "L1", None)]
    }


def test_another_answer_that_counts_as_much_is_told_too():
    assert rows({"many": ["x", "y"]}, {"many": ["z"]}) == {
        "Changed answers": [("many?", "X; Y", "Z", "counts the same")]
    }


def test_a_page_shows_words_then_and_now_and_a_file_only_those_of_now():
    then, now = {"told": "What we hid\nthen"}, {"told": "n" * 200}
    ((_, before, after, _),) = rows(then, now)["Changed answers"]
    assert (before, after) == ("What we hid then", "n" * 160 + " …")
    ((_, before, after, _),) = rows(then, now, live=False)["Changed answers"]
    assert (before, after) == ("other words", "n" * 160 + " …")
    assert rows(then, {}, live=False)["Now open"] == [("told?", "other words", None, None)]


def test_a_name_is_told_on_the_page_alone():
    assert compared({"a": "l1"}, {"a": "l2"}, name="Spring").lead == (
        "Since “Spring” of 22 November 2025: 1 answer changed."
    )
    assert "Spring" not in compared({"a": "l1"}, {"a": "l2"}, name="Spring", live=False).lead


def test_a_long_list_is_folded():
    sample = ready([item(f"i{n}", FIVE) for n in range(20)], [scale("s", "sum", ["i0"])])
    ids = list(sample.items)
    found = compared(dict.fromkeys(ids, "l1"), dict.fromkeys(ids, "l2"), sample=sample)
    (group,) = found.groups
    assert (len(group.answers), len(group.more)) == (8, 12)
    assert "Show 12 more" in plain(html.comparison(found))


def test_the_markup_tells_then_and_now_to_those_who_hear_it():
    made = html.comparison(compared({"a": "l1"}, {"a": "l3"}))
    assert "a? L1 → to L3 counts 2 more" in plain(made)
    assert re.search(
        r'<span aria-hidden="true">→</span><span class="visually-hidden">to</span>', made
    )


@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_every_changed_answer_is_listed_once_and_no_other(data):
    sample = data.draw(drawn.samples(hiding=True))
    then, now = (data.draw(drawn.answers(sample)) for _ in range(2))
    groups = compared(then, now, sample=sample).groups
    listed = [one.stem for group in groups for one in (*group.answers, *group.more)]

    def counts(chosen):
        read = responses.read(sample, response_file(chosen)).chosen
        asked = visibility.of_all(sample, read)
        return {id: read[id] for id in read if asked[id].now}

    before, after = counts(then), counts(now)
    changed = [id for id in sample.items if before.get(id) != after.get(id)]
    assert sorted(listed) == sorted(sample.items[id].stem for id in changed)


@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_some_scales_come_out_as_they_do_among_all(data):
    sample = data.draw(drawn.samples(hiding=True))
    chosen = responses.read(sample, response_file(data.draw(drawn.answers(sample)))).chosen
    ids = data.draw(st.lists(st.sampled_from(list(sample.scale)), unique=True))
    every = {one["id"]: one for one in result.scales(sample, chosen)["scales"]}
    assert result.some_scales(sample, chosen, ids) == {id: every[id] for id in ids}
    assert outcome.of_some(sample, chosen, frozenset(ids)).keys() >= set(ids)


def test_a_terminal_shows_the_history_where_there_is_one():
    data, earlier = past.answers("131"), past.given(("2025-01-01", "112"), ("2025-06-01", "11-"))
    told = past.told(data)
    before = past.past(data, earlier, "2026-11-22")
    made = text.render(
        view.of(past.READY, told.responses, told.result, "2026-11-22", earlier=before)
    )
    assert "  Only-B: since 1 January 2025: +2, since 1 June 2025: +2\n" in made
    assert "  - b? L1 → L3 (counts 2 more)\n" in made
    assert "  Newly answered\n  - c? L1\n" in made
