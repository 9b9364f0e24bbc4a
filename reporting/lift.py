"""What lifts you: the shortest path to the next band of each scale, in words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reporting import words
from reporting.folding import folded
from reporting.responses import answer
from reporting.subject import Subject
from scoring import lift, numbers
from scoring.items import Item, Response

STANDING_OPEN, SLACK = 8, 3


class Change(NamedTuple):
    """An item whose answer would be another one; `option` names that as a page's fields do.

    `now` is None for an item that is not answered. `instead` has changes that can each take its
    place; `instead_of` says how many there are, and `further` how many of them are not listed.
    """

    item: str
    option: str
    stem: str
    now: str | None
    to: str
    instead: tuple["Change", ...]
    instead_of: str | None
    further: str | None


class Path(NamedTuple):
    """How one scale reaches its next band, or why that can't be told.

    Without `any_of`, all changes belong to the path; with it, it says how many of them will do.
    That is the number of `needed` ones, in any case. What is long is cut in two.
    """

    scale: str
    title: str
    short: str
    sentence: str
    any_of: str | None
    needed: int
    changes: tuple[Change, ...]
    more: tuple[Change, ...]


class Lift(NamedTuple):
    """The path of the headline, where it has one, and those of the other scales."""

    lead: str
    headline: Path | None
    others: tuple[Path, ...]


def of(subject: Subject) -> Lift | None:
    """The paths of a result: the headline's first, then the profile's, then all others.

    None where no scale has a score with a band above it.
    """
    instrument = subject.instrument
    entries = {entry["scale"]: entry for entry in lift.of_all(instrument, subject.responses)}
    if not entries:
        return None
    in_order = dict.fromkeys((*instrument.profile, *instrument.scale))
    headline = entries.get(instrument.headline)
    return Lift(
        lead=_lead(any(entry["by"] == "effort" for entry in entries.values())),
        headline=None if headline is None else _path(subject, headline),
        others=tuple(
            _path(subject, entries[id])
            for id in in_order
            if id in entries and id != instrument.headline
        ),
    )


def _lead(by_effort: bool) -> str:
    which = (
        "These are the answers whose change would take the least effort, as this assessment puts it"
        if by_effort
        else "These are the fewest answers that would have to be different"
    )
    return f"{which}. Each stands for something to do, and you know best what is worth it."


def _path(subject: Subject, entry: Mapping[str, Any]) -> Path:
    shown = entry["any_of"]["items"] if entry["any_of"] else entry["changes"] or ()
    changes = tuple(_change(subject, one, entry["by"]) for one in shown)
    first, more = folded(changes, STANDING_OPEN, SLACK)
    return Path(
        scale=entry["scale"],
        title=subject.instrument.scale[entry["scale"]].title,
        short=_short(subject, entry),
        sentence=_sentence(subject, entry),
        any_of=_any_of(entry),
        needed=len(entry["changes"] or ()),
        changes=first,
        more=more,
    )


def _sentence(subject: Subject, entry: Mapping[str, Any]) -> str:
    begins = f"{_next_band(subject, entry)}, which begins at {_cut(entry)}"
    if entry["reason"] == "out-of-reach":
        return f"Other answers to these questions alone do not reach {begins}."
    if entry["reason"] == "too-many-ways":
        return f"There are too many ways to {begins}, to tell which is the shortest."
    here = subject.scales[entry["scale"]].band
    way = f"from {words.quoted(here.title)} to {begins}" if here else f"to {begins}"
    many = len(entry["changes"])
    verb = "brings" if many == 1 else "bring"
    return f"{words.count(many, 'change', 'changes')} {verb} you {way}."


def _short(subject: Subject, entry: Mapping[str, Any]) -> str:
    """The same in a few words, to stand beside the scale's title."""
    band = _next_band(subject, entry)
    if entry["changes"] is None:
        return f"no path to {band}"
    return f"{words.count(len(entry['changes']), 'change', 'changes')} to {band}"


def _any_of(entry: Mapping[str, Any]) -> str | None:
    if entry["any_of"] is None:
        return None
    choose = "one" if entry["any_of"]["choose"] == "1" else entry["any_of"]["choose"]
    return f"Any {choose} of these {len(entry['any_of']['items'])} would do:"


def _next_band(subject: Subject, entry: Mapping[str, Any]) -> str:
    bands = subject.instrument.scale[entry["scale"]].bands
    return words.quoted(next(band.title for band in bands if band.id == entry["band"]))


def _cut(entry: Mapping[str, Any]) -> str:
    return numbers.plain(numbers.parse(entry["from"]))


def _change(subject: Subject, told: Mapping[str, Any], by: str) -> Change:
    item = subject.instrument.items[told["item"]]
    instead = tuple(_change(subject, one, by) for one in told.get("instead", ()))
    further = int(told.get("further", 0))
    return Change(
        item=item.id,
        option=_option(told["to"]),
        stem=item.stem,
        now=None if told["from"] is None else answer(item, _response(item, told["from"])),
        to=answer(item, _response(item, told["to"])),
        instead=instead,
        instead_of=_instead_of(len(instead) + further, by) if instead else None,
        further=f"And {words.count(further, 'other', 'others')}." if further else None,
    )


def _instead_of(many: int, by: str) -> str:
    others = "this" if many == 1 else f"one of these {many}"
    return f"Or {others} instead" + (", with the same effort" if by == "effort" else "")


def _option(to: Any) -> str:
    return " ".join(to) if isinstance(to, list) else str(to)


def _response(item: Item, written: Any) -> Response:
    if item.kind == "number":
        return numbers.parse(written)
    return tuple(written) if isinstance(written, list) else str(written)
