"""What a person works out with a pen is what the engine computes."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring import catalogue
from publishing import worksheet
from publishing.edition import Entry
from scoring import outcome, responses, result
from scoring.faults import InvalidResponses
from scoring.instrument import Instrument
from scoring.items import Item, Response
from tests.building import compiled, response_file
from tests.cases import chance
from tests.conftest import ROOT
from tests.publishing.clerk import Clerk, Filled
from tests.scoring import drawn

FOLDERS = [*catalogue.folders(ROOT / "instruments"), ROOT / "tests" / "browser" / "every-way"]


def on_paper(instrument: Instrument, chosen: dict[str, Response]) -> Filled:
    """The filled bubbles, by the numbers and labels that are printed."""
    return {
        place: _printed(one, chosen[one.id])
        for place, one in enumerate(instrument.items.values(), start=1)
        if one.id in chosen
    }


def _printed(one: Item, response: Response) -> tuple[str, ...]:
    if one.options:
        return tuple(option.label for option in one.chosen(response))
    return (str(response),)


def computed(instrument: Instrument, chosen: Any) -> dict[str, tuple[Fraction | None, str | None]]:
    """By title what the engine gives: the exact score, and the title of its band."""
    found = result.compute(instrument, chosen)["scales"]
    bands = {(scale.id, band.id): band.title for scale in instrument.scales for band in scale.bands}
    return {
        one["title"]: (
            None if one["score"]["exact"] is None else Fraction(one["score"]["exact"]),
            bands.get((one["id"], one["band"])),
        )
        for one in found
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_clerk_gets_every_number_of_every_instrument_from_its_worksheet(folder):
    loaded = catalogue.load(folder, cases=[]).loaded
    instrument, sheet = loaded.instrument, worksheet.of(Entry(loaded.compiled, "About"))
    assert sheet.table.left_out == ()
    with_a_number = 0
    for request in chance.requests(instrument, 60):
        try:
            given = responses.read(instrument, request["responses"])
        except InvalidResponses:
            continue
        expected = computed(instrument, given)
        assert Clerk(sheet, on_paper(instrument, dict(given.chosen))).scores() == expected
        with_a_number += any(score is not None for score, _ in expected.values())
    assert with_a_number > 5


@st.composite
def instruments(draw: st.DrawFn, hiding: bool) -> Entry:
    """Four questions, up to three scales over them that share some, and up to two over those."""
    found = draw(drawn.items())
    if hiding:
        draw(drawn.hidden(found))
    numbers = {one["id"] for one in found if not one["options"]}
    over_items = []
    for id in draw(st.sampled_from([["p"], ["p", "q"], ["p", "q", "r"]])):
        members = draw(st.lists(st.sampled_from(drawn.IDS), min_size=1, unique=True))
        over_items.append(draw(drawn.scales(id, members, counts=numbers.isdisjoint(members))))
    ids = [one["id"] for one in over_items]
    over_scales = []
    for id in draw(st.sampled_from([[], ["s"], ["s", "t"]])):
        members = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
        over_scales.append(draw(drawn.scales(id, members, over="scale")))
        ids = [*ids, id]
    return Entry(compiled(found, [*reversed(over_scales), *over_items]), "About")


@pytest.mark.parametrize("hiding", [False, True], ids=["always-asked", "with-conditions"])
@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_a_clerk_gets_every_number_of_any_instrument(hiding, data):
    entry = data.draw(instruments(hiding))
    instrument, sheet = entry.instrument, worksheet.of(entry)
    for _ in range(2):
        chosen = data.draw(drawn.answers(instrument))
        expected = computed(instrument, responses.read(instrument, response_file(chosen)))
        found = Clerk(sheet, on_paper(instrument, chosen)).scores()
        assert {*found, *sheet.table.left_out} == expected.keys()
        assert found == {title: expected[title] for title in found}
    assert hiding or sheet.table.left_out == () or standing_still(instrument)


def standing_still(instrument: Instrument) -> bool:
    """Whether some percentage has a part that is always the same."""
    ever = outcome.without_responses(instrument)
    return any(
        standing.floor == standing.ceiling
        for one in instrument.scales
        if one.aggregate == "percent"
        for standing in ever[one.id].standings
    )
