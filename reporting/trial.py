"""What if: other answers tried out beside a result, which they never touch."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from reporting import pictures
from reporting.scales import ScaleView
from scoring import numbers, visibility
from scoring.instrument import Instrument
from scoring.items import Item, Kind, Response


class Choice(NamedTuple):
    """An option that can be tried, and whether it is the present response or part of it."""

    id: str
    label: str
    chosen: bool


class Question(NamedTuple):
    """An item whose response can be tried otherwise; `number` is a given number, or empty."""

    id: str
    kind: Kind
    number: int
    stem: str
    choices: tuple[Choice, ...]
    typed: str
    minimum: str | None
    maximum: str | None


class Part(NamedTuple):
    """The items of one section that matter to a score, or to what is asked."""

    title: str
    questions: tuple[Question, ...]


class Row(NamedTuple):
    """A scale before and after, and how far apart the two are."""

    title: str
    before: str
    after: str
    change: str


class Outcome(NamedTuple):
    """What the tried answers come to, beside the result; `same` says that nothing differs."""

    language: str
    before: ScaleView
    after: ScaleView
    picture: Markup | None
    bars: Markup | None
    rows: tuple[Row, ...]
    same: bool


def parts(instrument: Instrument, chosen: Mapping[str, Response]) -> tuple[Part, ...]:
    """What can be tried, section by section; sections without any of it are left out."""
    matters = instrument.scored_items | {
        item
        for condition in instrument.show_if.values()
        for item in visibility.asked_about(condition)
    }
    places = {id: place for place, id in enumerate(instrument.items, start=1)}
    found = (
        Part(
            section.title,
            tuple(
                _question(item, places[item.id], chosen.get(item.id))
                for item in section.items
                if item.id in matters and (item.options or item.kind == "number")
            ),
        )
        for section in instrument.sections
    )
    return tuple(part for part in found if part.questions)


def _question(item: Item, place: int, response: Response | None) -> Question:
    chosen = item.chosen(response)
    return Question(
        id=item.id,
        kind=item.kind,
        number=place,
        stem=item.stem,
        choices=tuple(Choice(one.id, one.label, one in chosen) for one in item.options),
        typed=str(numbers.plain(response)) if isinstance(response, Fraction) else "",
        minimum=numbers.optional_exact(item.minimum),
        maximum=numbers.optional_exact(item.maximum),
    )


def outcome(
    instrument: Instrument, before: Mapping[str, ScaleView], after: Mapping[str, ScaleView]
) -> Outcome:
    """What the tried answers come to, from the scales of both results."""
    headline = after[instrument.headline]
    order = dict.fromkeys((instrument.headline, *instrument.profile, *instrument.scale))
    rows = tuple(_row(before[id], after[id]) for id in order)
    return Outcome(
        language=instrument.language,
        before=before[instrument.headline],
        after=headline,
        picture=pictures.headline(headline, "picture_trial"),
        bars=pictures.bars([after[id] for id in instrument.profile], "picture_trial_profile")
        if instrument.profile
        else None,
        rows=rows,
        same=all(row.change == "no change" for row in rows),
    )


def _row(before: ScaleView, after: ScaleView) -> Row:
    then, now = pictures.standing(after), pictures.standing(before)
    return Row(after.title, now, then, _change(before, after))


def _change(before: ScaleView, after: ScaleView) -> str:
    if before.score is None or after.score is None:
        same = before.score is after.score and before.reachable == after.reachable
        return "no change" if same else "now with a score" if after.score is not None else "open"
    return after.step(after.score - before.score)


def hidden(instrument: Instrument, chosen: Mapping[str, Response]) -> list[str]:
    """The items that are not asked with these responses, in the order of the page."""
    asked = visibility.of_all(instrument, chosen)
    return [id for id in instrument.items if not asked[id].now]
