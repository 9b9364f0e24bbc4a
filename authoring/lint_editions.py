"""An edition held against the last one on record: what changes needs a version that says so.

Versions of three numbers say it by their step: the first or second number where answers or scores
may come out otherwise, the last where only words have changed. Any other form must differ, and be
higher where it has an order.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

from authoring.editions import FOLDER, Record, path_of
from authoring.findings import finding
from authoring.places import VERSION, Places
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart
from authoring.version_form import THREE, form, newest, step_between
from authoring.wording import listed
from scoring import edition_changes
from scoring.edition_changes import Change
from scoring.instrument import Instrument
from scoring.items import MissingKind

WORDS = ("reworded", "renamed")


def problems(
    document: Document, part: InstrumentPart, instrument: Instrument, records: Sequence[Record]
) -> Iterator[Problem]:
    """What the present edition changes without a version that says so."""
    if not records:
        return
    record = _last(records, part.version)
    then = record["version"]
    step = step_between(then, part.version)
    if form(then) != form(part.version):
        message = f"the version {part.version} has another form than {then}, which is on record"
        hint = f"Nothing is held against {then} if this is meant; if not, keep to its form."
        place = document.place(VERSION)
        yield Problem(document.path, place, "version-form", message, hint, "warning")
    if step == "back":
        message = f"the version {part.version} is lower than {then}, which is on record"
        hint = f"{_sentence(_write(then, 'meaning'))}{_unless_published(then)}"
        yield finding(document, VERSION, "version-back", message, hint)
        return
    if step == "meaning":
        return
    changes = edition_changes.of(instrument, record)
    places = Places(part)
    yield from _together(document, places, changes, then)
    others = {change.of for change in changes if change.what in ("gone", "new")}
    for change in changes:
        follows = change.what == "rule" and not others.isdisjoint(("item", "scale"))
        if change.what not in (*WORDS, "gone", "new") and not follows:
            hint = _sentence(_meant(then))
            if change.what == "forgotten":
                hint = f"Add “{change.before}” to its “renamed_from” again; {_meant(then)}"
            route = places.of(change)
            yield finding(document, route, "changed-edition", _told(change, then), hint)
    if step == "same" and any(change.what in WORDS for change in changes):
        message = f"words or ids have changed since the edition {then} was put on record"
        hint = f"{_sentence(_write(then, 'words'))}{_unless_published(then)}"
        place = document.place(VERSION)
        yield Problem(document.path, place, "reworded", message, hint, "warning")


def _last(records: Sequence[Record], version: str) -> Record:
    """The record to hold the version against: its own, unless a higher one of its form is there.

    Where none has its form, it is the last of all.
    """
    by_version = {one["version"]: one for one in records}
    of_form = [one for one in by_version if form(one) == form(version)]
    if not of_form:
        return records[-1]
    highest = newest(of_form)
    is_its_own = version in by_version and step_between(highest, version) != "back"
    return by_version[version if is_its_own else highest]


def _together(
    document: Document, places: Places, changes: Sequence[Change], then: str
) -> Iterator[Problem]:
    """What is gone or new, all of one kind and place at once.

    Where something is gone, what is new of its kind may well be the same thing with another id.
    """
    groups: dict[tuple[str, str, Route], list[str]] = {}
    gone = {(change.of, change.owner) for change in changes if change.what == "gone"}
    for change in changes:
        is_told = change.what == "gone" or (change.of, change.owner) not in gone
        if change.what in ("gone", "new") and is_told:
            ids = groups.setdefault((change.what, change.of, places.of(change)), [])
            if change.id not in ids:
                ids.append(change.id)
    for (what, of, route), ids in groups.items():
        is_one = len(ids) == 1
        named = f"the {of} “{ids[0]}”" if is_one else f"these {of}s"
        others = "" if is_one else f": {listed(ids)}"
        if what == "new":
            message = f"{named} {'is' if is_one else 'are'} not in the edition {then}{others}"
            yield finding(document, route, "changed-edition", message, _sentence(_meant(then)))
        else:
            message = f"{named} of the edition {then} {'is' if is_one else 'are'} gone{others}"
            old = (
                f"If {'it' if is_one else 'one'} has another id now, write “renamed_from: {ids[0]}”"
            )
            hint = f"{old} there; {_meant(then)}"
            yield finding(document, route, "vanished-id", message, hint)


def _told(change: Change, then: str) -> str:
    id = change.id
    match change.what, change.of:
        case "forgotten", _:
            return f"“{change.before}”, an earlier id of the {change.of} “{id}”, is told no more"
        case "asked", "item":
            return f"the item “{id}” was answered otherwise, or in other bounds, in {then}"
        case "asked", _:
            return f"whether the option “{id}” is exclusive has changed since the edition {then}"
        case "value", _:
            was, is_now = _counts(change.before), _counts(change.after)
            return f"the option “{id}” had {was} in the edition {then} and has {is_now} now"
        case "order", _:
            return f"these options stand in another order than in the edition {then}"
        case "cut", _:
            return f"the band “{id}” began at {change.before} in the edition {then}"
    return f"the scale “{id}” is scored otherwise than in the edition {then}"


def _counts(value: str | None) -> str:
    if value is None:
        return "no value"
    return f"“{'missing' if value in get_args(MissingKind) else 'value'}: {value}”"


def _meant(then: str) -> str:
    return f"if this is meant, {_write(then, 'meaning')}{_unless_published(then)}"


def _unless_published(then: str) -> str:
    record = f"{FOLDER}/{path_of(Path(), then).name}"
    return f"; if {then} was never published, delete {record}."


def _write(then: str, what: Literal["words", "meaning"]) -> str:
    """What to write for the lowest version that says so."""
    found = THREE.fullmatch(then)
    if found is None:
        return "write another version" if form(then) is None else "write a higher version"
    first, second, third = map(int, found.groups())
    if what == "words":
        return f"write “version: {first}.{second}.{third + 1}”"
    return f"write “version: {first}.{second + 1}.0” or higher"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
