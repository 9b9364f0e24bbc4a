"""Putting values of an earlier edition where they belong now, and setting the others aside."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple

from scoring.faults import Fault, InvalidResponses
from scoring.renames import NONE, Ids

LONGEST = 129  # characters of an id that a place names
DEEPEST = 8  # levels of lists and objects within a value; no answer has more than one


class Misfit(NamedTuple):
    """One thing that has no place: its part, its id there, its value as it was, and why.

    `part` is a key of the response set, such as ``responses`` or ``plan``.
    """

    part: str
    id: str
    value: Any
    fault: Fault


class Part(NamedTuple):
    """One part of a response set: values by id.

    `ids` has the earlier ids, `options` those of what a value may name, by id of this edition.
    `fault` says what is wrong with a value under an id, told at a place; `several` is what a list
    under an id may hold, where one that holds other things, too, can be taken apart.
    """

    name: str
    where: str
    ids: Ids
    options: Mapping[str, Ids]
    fault: Callable[[str, Any, str], Fault | None]
    several: Callable[[str], Container[str] | None] = lambda id: None


class Placing:
    """What has been placed and set aside of one response set so far."""

    def __init__(self, older: Iterable[Mapping[str, Any]]) -> None:
        """Begin; *older* is what ``set_aside`` holds under that key."""
        self.renamed: dict[str, str] = {}
        self.misfits: list[Misfit] = []
        self.aside: dict[str, Any] = {}
        self.older: list[dict[str, Any]] = []
        self._earlier = [dict(entry) for entry in older]
        self._kept_older: set[tuple[str, str, str]] = set()

    def placed(self, part: Part, *sources: Mapping[str, Any]) -> dict[str, Any]:
        """The values that have a place, by their ids of this edition.

        Earlier sources go before later ones, and what stands under an id of this edition before
        what stands under an earlier one.
        """
        placed: dict[str, Any] = {}
        mine = [one for one in self._earlier if one["part"] == part.name]
        self._earlier = [one for one in self._earlier if one["part"] != part.name]
        of_older = [(one["id"], one["value"]) for one in mine]
        for source in (*(list(given.items()) for given in sources), of_older):
            for earlier in (False, True):
                for id, value in source:
                    if (id in part.ids) == earlier:
                        self._place(part, placed, id, value)
        return placed

    def set_aside(self, part: str, id: str, value: Any, fault: Fault) -> None:
        """Keep a value that has no place, and say why."""
        self.tell(part, id, value, fault)
        self.keep(part, id, value)

    def tell(self, part: str, id: str, value: Any, fault: Fault) -> None:
        """Say why a value has no place.

        Raises:
            InvalidResponses: no answer is nested so deep.
        """
        if is_too_deep(value):
            message, hint = "it is nested deeper than any answer", "Choose another file."
            raise InvalidResponses([Fault("too-deep", fault.where, message, hint)])
        self.misfits.append(Misfit(part, id, value, fault))

    def keep(self, part: str, id: str, value: Any) -> None:
        """Keep a value beside the answers, with what is kept under its id already."""
        kept = self.aside.setdefault(part, {})
        entry = (part, id, written(value))
        if id not in kept:
            kept[id] = value
        elif not is_same(kept[id], value) and entry not in self._kept_older:
            self._kept_older.add(entry)
            self.older.append({"part": part, "id": id, "value": value})

    def kept(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """All that is set aside; unknown keys of what was set *before* among it.

        What is older stands by part and id, so that fitting once more leaves it as it is.
        """
        strange = {key: value for key, value in before.items() if key not in KEYS}
        older = sorted([*self.older, *self._earlier], key=lambda one: (one["part"], one["id"]))
        found = {**strange, **self.aside, "older": older}
        return {key: value for key, value in found.items() if value or key in strange}

    def _place(self, part: Part, placed: dict[str, Any], id: str, value: Any) -> None:
        now = part.ids.get(id, id)
        where = f"{part.where}.{id[:LONGEST]}"
        ids = part.options.get(now, NONE)
        moved = _moved(ids, value)
        fits, rest = _taken_apart(moved, part.several(now))
        fault = part.fault(now, fits, where)
        if fault is None and now in placed and not is_same(placed[now], fits):
            message = "the question has another answer by now"
            hint = "Nothing is lost: it is kept beside the answers."
            fault = Fault("answered-since", where, message, hint)
        if fault is not None:
            self.set_aside(part.name, id, value, fault)
            return
        placed[now] = fits
        if rest and (why := part.fault(now, rest, where)):
            self.set_aside(part.name, id, rest, why)
        if now != id:
            self.renamed[id] = now
        named = value if isinstance(value, list) else [value]
        for one in named:
            if isinstance(one, str) and one in ids:
                self.renamed[f"{id}/{one}"] = f"{now}/{ids[one]}"


KEYS = ("responses", "targets", "scale_targets", "notes", "details", "plan", "older")


def written(value: Any) -> str:
    """The value as a text, the same for values that are written alike only."""
    return repr(value)


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are written alike: to Python, true is the number 1."""
    return one is other or bool(one == other and written(one) == written(other))


def is_too_deep(value: Any, levels: int = DEEPEST) -> bool:
    """Whether lists and objects in the value are nested deeper than that."""
    if not isinstance(value, list | dict):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(is_too_deep(one, levels - 1) for one in inner)


def _moved(ids: Ids, value: Any) -> Any:
    """The value with the options that it names by their present ids, each once."""
    if isinstance(value, str):
        return ids.get(value, value)
    if not isinstance(value, list) or not any(isinstance(one, str) and one in ids for one in value):
        return value
    moved: list[Any] = []
    named: set[str] = set()
    for one in value:
        now = ids.get(one, one) if isinstance(one, str) else one
        if not isinstance(now, str):
            moved.append(now)
        elif now not in named:
            named.add(now)
            moved.append(now)
    return moved


def _taken_apart(value: Any, known: Container[str] | None) -> tuple[Any, list[Any]]:
    """What of a list is known, and the rest; a list without anything known is left whole."""
    if known is None or not isinstance(value, list):
        return value, []
    fits = [one for one in value if isinstance(one, str) and one in known]
    rest = [one for one in value if not (isinstance(one, str) and one in known)]
    return (fits, rest) if fits and rest else (value, [])
