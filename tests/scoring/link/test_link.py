"""A link says what was answered, in one way only, and notices what happened to it on its way."""

import string
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring import catalogue
from scoring import link, responses
from scoring.faults import InvalidResponses
from scoring.link import digits, layout
from tests.building import FIVE, item, number, ready, scale, several, text
from tests.cases import chance
from tests.conftest import EVERY_WAY, ROOT
from tests.scoring import drawn

FOLDERS = [*catalogue.folders(ROOT / "instruments"), EVERY_WAY]
INSTRUMENTS = [catalogue.load(folder, cases=[]).loaded.instrument for folder in FOLDERS]
THIRTY = next(one for one in INSTRUMENTS if one.id == "proactive-engagement")

each = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.id)

# One of each way to lie in a link: two are written out, one of them a number without bounds.
ITEMS = [
    item("a", FIVE, extra="dont_know"),
    several("b", {"x": "1", "y": "2", "z": "3"}, alone="z", at_most=2),
    number("c", "-1", "2", decimals=1),
    number("d", None, "9", decimals=2),
    text("e", 40),
]
SAMPLE = ready(ITEMS, [scale("s", "sum", ["a"])])
HERE = layout.of(SAMPLE)
LETTERS = st.characters(exclude_categories=["Cs"])
DAYS = st.dates().map(str)


@st.composite
def answered(draw):
    """Answers to the sample, as scoring works with them, with numbers and texts of every kind."""
    found = {
        "a": draw(st.sampled_from([*SAMPLE.items["a"].by_option])),
        "b": draw(st.sampled_from([("x",), ("y",), ("z",), ("x", "y")])),
        "c": Fraction(draw(st.integers(-10, 20)), 10),
        "d": Fraction(draw(st.integers(-(10**17), 900)), 100),
        "e": draw(st.text(LETTERS, min_size=1, max_size=40).filter(lambda one: one == one.strip())),
    }
    kept = draw(st.sets(st.sampled_from([*found])))
    return {id: found[id] for id in found if id in kept and found[id]}


PAYLOADS = st.builds(link.encode, st.just(HERE), answered(), st.none() | DAYS)


def random_answers(instrument, number):
    """Answers to an instrument by chance, as they are read from response files."""
    for request in chance.requests(instrument, number):
        try:
            yield responses.read(instrument, request["responses"]).chosen
        except InvalidResponses:
            continue  # some of the requests are wrong on purpose


def fault_of(payload, layouts=(HERE,)):
    with pytest.raises(InvalidResponses) as caught:
        link.decode(layouts, payload)
    (fault,) = caught.value.faults
    assert fault.where == "the link"
    assert fault.hint.endswith(".")
    return fault


# What goes in comes out


@each
def test_a_link_gives_back_the_answers_of_every_instrument(instrument):
    here = layout.of(instrument)
    many = 0
    for chosen in random_answers(instrument, 200):
        for day in (None, "2026-11-22"):
            payload = link.encode(here, chosen, day)
            found = link.decode([here], payload)
            assert (found.chosen, found.day, found.layout) == (chosen, day, here)
            assert link.encode(here, found.chosen, found.day) == payload
        many += 1
    assert many > 150


@given(answered(), st.none() | DAYS)
def test_a_link_gives_back_numbers_texts_and_any_day(chosen, day):
    found = link.decode([HERE], link.encode(HERE, chosen, day))
    assert (found.chosen, found.day) == (chosen, day)


@given(st.data())
def test_a_link_gives_back_the_answers_to_any_instrument(data):
    instrument = data.draw(drawn.samples(hiding=True))
    chosen = data.draw(drawn.answers(instrument))
    here = layout.of(instrument)
    assert link.decode([here], link.encode(here, chosen, None)).chosen == chosen


@given(answered(), answered())
def test_other_answers_are_another_link(one, other):
    same = link.encode(HERE, one, None) == link.encode(HERE, other, None)
    assert same == (one == other)


@each
def test_a_link_has_letters_and_digits_alone(instrument):
    for chosen in random_answers(instrument, 50):
        assert set(link.encode(layout.of(instrument), chosen, None)) <= set(digits.ALPHABET)
    assert set(digits.ALPHABET) == set(string.ascii_letters + string.digits)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_thirty_yes_or_no_questions_take_fewer_than_25_characters(answer):
    assert len(THIRTY.items) == 30
    chosen = dict.fromkeys(THIRTY.items, answer)
    here = layout.of(THIRTY)
    assert len(link.encode(here, chosen, "2026-11-22")) < 25
    assert len(link.encode(here, chosen, "9999-12-31")) < 25
    assert len(link.encode(here, dict(list(chosen.items())[::2]), None)) < 25


def test_what_is_too_much_for_a_link_is_refused_with_the_way_out():
    sample = ready([text("words", 10_000)], [scale("s", "count", ["words"])])
    here = layout.of(sample)
    fits = {"words": "x" * 4_000}
    assert link.decode([here], link.encode(here, fits, None)).chosen == fits
    with pytest.raises(InvalidResponses) as caught:
        link.encode(here, {"words": "é" * 4_000}, None)
    (fault,) = caught.value.faults
    assert fault.code == "too-long-for-a-link"
    assert "6000" in fault.message
    assert fault.hint == "Save the answers as a file and send that instead."


# What happened to it on its way


@given(PAYLOADS, st.data())
def test_a_changed_character_is_noticed(payload, data):
    place = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.sampled_from(digits.ALPHABET.replace(payload[place], "")))
    fault_of(payload[:place] + other + payload[place + 1 :])


@given(PAYLOADS, st.data())
def test_characters_that_changed_places_are_noticed(payload, data):
    one, other = sorted(data.draw(st.tuples(*[st.integers(0, len(payload) - 1)] * 2)))
    swapped = list(payload)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    if "".join(swapped) != payload:
        fault_of("".join(swapped))


@given(PAYLOADS, st.data())
def test_a_missing_or_added_part_is_noticed(payload, data):
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(payload))] * 2)))
    if begin < end:
        fault_of(payload[:begin] + payload[end:])
        fault_of(payload[:end] + payload[begin:end] + payload[end:])
    fault_of(payload + data.draw(st.text(digits.ALPHABET, min_size=1)))


@given(st.text(digits.ALPHABET, min_size=1, max_size=60))
def test_letters_and_digits_by_chance_are_no_link(payload):
    fault_of(payload)


HOSTILE = {
    "nothing": ("", "no-link"),
    "no text": (None, "no-link"),
    "a list": (["1"], "no-link"),
    "a number": (1, "no-link"),
    "a space": ("1 a", "not-a-link"),
    "a line break": ("1a\n", "not-a-link"),
    "digits of another script": ("1\u0661\u0662", "not-a-link"),
    "wide digits": ("\uff11\uff12", "not-a-link"),
    "half a character": ("1\ud800", "not-a-link"),
    "a full stop": ("1abc.", "not-a-link"),
    "markup": ("1<script>", "not-a-link"),
    "another coding": ("2abc", "newer-link"),
    "too short": ("1", "damaged-link"),
    "a million": ("1" * 1_000_000, "link-too-long"),
    "a million of no use": ("\u0661" * 1_000_000, "link-too-long"),
    "as many as there may be": ("1" * link.LONGEST, "damaged-link"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_link_is_answered_quickly_with_a_sentence(case):
    payload, code = HOSTILE[case]
    began = time.process_time()
    fault = fault_of(payload)
    assert time.process_time() - began < 1
    assert fault.code == code
    assert str(fault).isprintable()
    assert len(str(fault)) < 300


def forged(body, of=HERE):
    """A payload whose checksum is right, with a body that nobody encoded."""
    tag = digits.fixed(of.tag, layout.TAG_LENGTH)
    return link.CODING + tag + link.checksum(tag, body) + body


@given(st.integers(0, digits.BASE**HERE.width - 1), st.text(digits.ALPHABET, max_size=30))
def test_a_forged_link_has_one_meaning_or_none(number, rest):
    """Whoever works out the checksum may write anything: what is read is what would be sent."""
    payload = forged(digits.fixed(number, HERE.width) + rest)
    try:
        found = link.decode([HERE], payload)
    except InvalidResponses as refused:
        assert refused.faults[0].code == "broken-link"
    else:
        assert link.encode(HERE, found.chosen, found.day) == payload
        plain = {
            id: list(one) if isinstance(one, tuple) else one for id, one in found.chosen.items()
        }
        assert not [
            fault
            for id, one in plain.items()
            for fault in responses.response_faults.of_item(
                SAMPLE.items[id], str(one) if isinstance(one, Fraction) else one, id
            )
        ]


def test_a_forged_link_with_answers_that_exclude_each_other_is_refused():
    crowded = {"b": ("x", "z")}
    payload = link.encode(HERE, crowded, None)
    assert fault_of(payload).code == "broken-link"


@pytest.mark.parametrize("state", [1, 31, (2026 * 12 + 1) * 31 + 29])
def test_a_forged_link_of_no_day_is_refused(state):
    """Days are counted as if every month had 31, so there are states for 30 February and year 0."""
    states = [state, *[0] * len(HERE.slots)]
    body = digits.fixed(digits.joined(zip(states, HERE.states, strict=True)), HERE.width)
    assert fault_of(forged(body)).code == "broken-link"


@pytest.mark.parametrize("written", ["1.0", "01", "+1", "1e1", "1/2/3", "10", "1.005", " 1", ""])
def test_a_number_is_written_in_one_way_only(written):
    text = bytes([1, len(written)]) + written.encode()
    number = int.from_bytes(text, "big")
    rest = digits.fixed(number, digits.width(number + 1))
    assert fault_of(forged("0" * HERE.width + rest)).code == "broken-link"


# Editions


def record(instrument, version, items):
    return {
        "format": "inkbubble/published@1",
        "instrument": instrument,
        "version": version,
        "digest": "0" * 64,
        "items": items,
        "scales": [],
        "fields": [],
    }


@each
def test_a_link_does_not_depend_on_whether_its_edition_is_the_present_one(instrument):
    folder = FOLDERS[INSTRUMENTS.index(instrument)]
    compiled = catalogue.load(folder, cases=[]).loaded.compiled
    items = [one for section in compiled["sections"] for one in section["items"]]
    then = layout.from_record(record(instrument.id, "0.1.0", items))
    assert then.tag == layout.of(instrument).tag
    assert then.slots == layout.of(instrument).slots


def test_a_link_of_a_past_edition_is_read_by_that_edition():
    then = layout.from_record(record("sample", "0.9.0", [item("z"), *ITEMS]))
    chosen = {"z": "no", "a": "l3", "e": "Hello"}
    payload = link.encode(then, chosen, None)
    found = link.decode([HERE, then], payload)
    assert (found.layout.version, found.chosen) == ("0.9.0", chosen)


def test_a_link_of_an_edition_that_nobody_knows_is_told_of():
    then = layout.from_record(record("sample", "0.9.0", [item("z")]))
    fault = fault_of(link.encode(then, {}, None))
    assert fault.code == "unknown-edition"


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other"},
        {"type": "multiple_choice"},
        {"options": ITEMS[0]["options"][::-1]},
        {"options": ITEMS[0]["options"][1:]},
        {"at_most": 1},
        {"minimum": "0", "maximum": "1"},
        {"decimals": 1},
        {"max_length": 9},
    ],
)
def test_whatever_decides_how_answers_are_read_changes_the_tag(change):
    changed = layout.from_record(record("sample", "1.0.0", [{**ITEMS[0], **change}, *ITEMS[1:]]))
    assert changed.tag != HERE.tag


@pytest.mark.parametrize("change", [{"stem": "Other words?"}, {"help": "Help."}, {"reverse": True}])
def test_other_words_leave_it_as_it_is(change):
    changed = layout.from_record(record("sample", "1.0.0", [{**ITEMS[0], **change}, *ITEMS[1:]]))
    assert changed.tag == HERE.tag


def test_the_order_of_questions_and_the_instrument_are_part_of_the_tag():
    assert layout.from_record(record("sample", "1.0.0", ITEMS[::-1])).tag != HERE.tag
    assert layout.from_record(record("other", "1.0.0", ITEMS)).tag != HERE.tag


def test_a_link_stays_the_same_from_release_to_release():
    """People keep links: what one release encodes, every later one must decode."""
    chosen = {"a": "l3", "b": ("x", "y"), "c": Fraction(3, 2), "d": Fraction(-1, 4), "e": "Hé"}
    assert link.encode(HERE, chosen, "2026-11-22") == KEPT
    assert link.decode([HERE], KEPT).chosen == chosen


KEPT = "1yMnYDJ6cy1TRO9K6AI0nC42YKu8W9"


# Numbers as characters


@given(st.integers(0), st.integers(0, 40))
def test_a_number_survives_in_enough_characters(number, more):
    length = digits.width(number + 1) + more
    assert digits.number(digits.fixed(number, length)) == number
    assert len(digits.fixed(number, length)) == length


@given(st.integers(1, 10**30))
def test_no_more_characters_are_used_than_needed(states):
    length = digits.width(states)
    assert digits.BASE**length >= states
    assert length == 0 or digits.BASE ** (length - 1) < states


@given(
    st.lists(st.integers(1, 1_000).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n))))
)
def test_small_numbers_survive_in_one(pairs):
    joined = digits.joined(pairs)
    assert digits.parted(joined, [many for _, many in pairs]) == [one for one, _ in pairs]


def test_a_mistake_of_the_program_is_no_answer_of_a_person():
    with pytest.raises(ValueError):
        link.encode(HERE, {"a": "no such option"}, None)
    with pytest.raises(ValueError):
        link.encode(HERE, {"c": Fraction(1, 3)}, None)
    with pytest.raises(ValueError):
        link.encode(HERE, {"d": Fraction(1, 3)}, None)
    with pytest.raises(ValueError):
        link.encode(HERE, {"c": Fraction(9)}, None)
    with pytest.raises(ValueError):
        link.encode(HERE, {}, "2026-02-30")
