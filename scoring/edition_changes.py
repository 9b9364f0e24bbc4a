"""What an edition changes against the record of an earlier one, as data.

Ids are followed through `renamed_from`, so that a thing with another id is the same thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from scoring import edition, scale_rule
from scoring.edition import Record
from scoring.instrument import Instrument
from scoring.renames import Ids
from scoring.scale_rule import Names

What = Literal[
    "gone", "new", "forgotten", "renamed", "reworded", "asked", "value", "order", "rule", "cut"
]
Of = Literal["item", "option", "scale", "band", "field"]

# What an item's answers are bound by.
ASKED = ("type", "at_most", "minimum", "maximum", "decimals", "max_length")


class Change(NamedTuple):
    """One difference.

    ``gone``: it has no place any more; `id` is that of the record. ``new``: it was not there.
    ``forgotten``: an id that it was renamed from is told no more (`before`). ``renamed``,
    ``reworded``: by its id or its words alone. ``asked``: an item's type or bounds, or whether an
    option stands alone. ``value``, ``order`` (of an item's options), ``rule`` (of a scale), ``cut``
    (of a band): what a score depends on. `owner` is the item of an option or the scale of a band,
    by its present id (by the record's, where it is gone). `before` and `after` say the difference.
    """

    what: What
    of: Of
    id: str
    owner: str | None = None
    before: str | None = None
    after: str | None = None


def of(instrument: Instrument, record: Record) -> list[Change]:
    """Every difference between the record and the present edition, in the present order."""
    now = edition.record(instrument)
    pairs = _Pairs(record["items"], now["items"])
    scales = _Pairs(record["scales"], now["scales"])
    found = [*pairs.changes("item", None)]
    for then, item in pairs.both:
        found += _item(then, item)
    found += scales.changes("scale", None)
    names = Names(
        pairs.back,
        scales.back,
        {b["id"]: _Pairs(a["options"], b["options"]).back for a, b in pairs.both},
        {b["id"]: _Pairs(a["bands"], b["bands"]).back for a, b in scales.both},
    )
    for then, scale in scales.both:
        found += _scale(then, scale)
        rule = scale_rule.name(instrument, instrument.scale[scale["id"]], names)
        if rule != then["rule"] and scales.back[scale["id"]] == then["id"]:
            found.append(Change("rule", "scale", scale["id"]))
    found += _fields(instrument, record)
    return found


class _Pairs:
    """The things of a record beside those of the present that they have become."""

    def __init__(self, then: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> None:
        self.then, self.now = then, now
        by_id = {one["id"]: one for one in now}
        renamed = {old: one for one in now for old in one.get("renamed_from", ())}
        found = [(one, by_id.get(one["id"]) or renamed.get(one["id"])) for one in then]
        self.both = [(one, new) for one, new in found if new is not None]
        self.gone = [one for one, new in found if new is None]
        # What several things have become has, of their ids, its own or the first.
        back: dict[str, str] = {}
        for one, new in self.both:
            if one["id"] == new["id"]:
                back[new["id"]] = one["id"]
            back.setdefault(new["id"], one["id"])
        self.back: Ids = back

    def changes(self, of: Of, owner: str | None) -> Iterator[Change]:
        """What is gone, new, renamed, or named no more among them."""
        for one in self.gone:
            yield Change("gone", of, one["id"], owner)
        for one in self.now:
            if one["id"] not in self.back:
                yield Change("new", of, one["id"], owner)
        for then, now in self.both:
            if then["id"] != now["id"]:
                yield Change("renamed", of, now["id"], owner, then["id"], now["id"])
            told = {now["id"], *now.get("renamed_from", ())}
            for old in then.get("renamed_from", ()):
                if old not in told:
                    yield Change("forgotten", of, now["id"], owner, old)

    @property
    def is_in_order(self) -> bool:
        """Whether those that are in both stand in one order."""
        in_both = [self.back[one["id"]] for one in self.now if one["id"] in self.back]
        return in_both == [one["id"] for one in self.then if one["id"] in in_both]


def _item(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    id = now["id"]
    if then["stem"] != now["stem"]:
        yield Change("reworded", "item", id, None, then["stem"], now["stem"])
    if any(then.get(key) != now.get(key) for key in ASKED):
        yield Change("asked", "item", id)
    options = _Pairs(then["options"], now["options"])
    yield from options.changes("option", id)
    if not options.is_in_order:
        yield Change("order", "item", id)
    for before, after in options.both:
        one = after["id"]
        if before["label"] != after["label"]:
            yield Change("reworded", "option", one, id, before["label"], after["label"])
        counts = [each["value"] or each["missing"] for each in (before, after)]
        if counts[0] != counts[1]:
            yield Change("value", "option", one, id, *counts)
        if before.get("exclusive", False) != after.get("exclusive", False):
            yield Change("asked", "option", one, id)


def _scale(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    id = now["id"]
    if then["title"] != now["title"]:
        yield Change("reworded", "scale", id, None, then["title"], now["title"])
    bands = _Pairs(then["bands"], now["bands"])
    yield from bands.changes("band", id)
    for before, after in bands.both:
        if before["title"] != after["title"]:
            yield Change("reworded", "band", after["id"], id, before["title"], after["title"])
        if before["from"] != after["from"]:
            yield Change("cut", "band", after["id"], id, before["from"], after["from"])


def _fields(instrument: Instrument, record: Record) -> Iterator[Change]:
    fields = () if instrument.details is None else instrument.details.fields
    known = {id for field in fields for id in (field.id, *field.renamed_from)}
    for id in record["fields"]:
        if id not in known:
            yield Change("gone", "field", id)
