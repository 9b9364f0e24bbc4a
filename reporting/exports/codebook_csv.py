"""The codebook: what the ids and values in a table of answers mean, as a table itself.

`entry` says what a row is about:

``option``   one of the options of an item: its value as it counts, or the kind of missing it is
``number``, ``text``   an item that has no options
``member``   a part of a scale, with its weight; `kind` is how the parts are put together
``counts``   an option that a count counts
``band``     a band of a scale; its value is the cut score it begins at
"""

from collections.abc import Iterator

from reporting.exports import tables
from scoring import numbers
from scoring.instrument import Instrument
from scoring.items import Item
from scoring.scale import Scale

HEADERS = ("entry", "id", "title", "kind", "part", "label", "value", "missing", "weight")

Row = tuple[str, ...]


def text(instrument: Instrument) -> str:
    """The table's text."""
    return tables.text(HEADERS, _rows(instrument))


def _rows(instrument: Instrument) -> Iterator[Row]:
    for item in instrument.items.values():
        yield from _item(item)
    for scale in instrument.scales:
        yield from _scale(instrument, scale)


def _item(item: Item) -> Iterator[Row]:
    about = (item.id, item.stem, item.kind)
    for option in item.options:
        value = "" if option.value is None else numbers.plain(item.keyed(option.value))
        yield ("option", *about, option.id, option.label, value, option.missing or "", "")
    if not item.options:
        entry = "number" if item.kind == "number" else "text"
        yield (entry, *about, "", _asked_for(item), "", "", "")


def _asked_for(item: Item) -> str:
    """What an item without options takes: its bounds with its unit, or its length."""
    if item.kind != "number":
        return f"at most {item.max_length} characters" if item.max_length else ""
    ends = [
        f"{words} {numbers.plain(end)}"
        for words, end in (("at least", item.minimum), ("at most", item.maximum))
        if end is not None
    ]
    return " ".join([", ".join(ends), item.unit or ""]).strip()


def _scale(instrument: Instrument, scale: Scale) -> Iterator[Row]:
    about = (scale.id, scale.title, scale.aggregate)
    for member in scale.members:
        label = (
            instrument.items[member.id].stem
            if member.kind == "item"
            else instrument.scale[member.id].title
        )
        weight = numbers.plain(member.weight)
        yield ("member", *about, member.id, label, "", "", weight)
    for option in sorted(scale.counted):
        yield ("counts", *about, option, "", "", "", "")
    for band in scale.bands:
        yield ("band", *about, band.id, band.title, numbers.plain(band.cut), "", "")
