"""The changes between two editions in words, each with the texts that a visitor knows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reporting import words
from scoring import numbers
from scoring.edition import Record
from scoring.edition_changes import Change
from scoring.instrument import Instrument

NOW = {
    "counts": "counts",
    "nothing": "counts nothing",
    "not_applicable": "leaves the question out",
    "dont_know": "leaves the question open",
}
THEN = {
    "counts": "counted",
    "nothing": "counted nothing",
    "not_applicable": "left the question out",
    "dont_know": "left the question open",
}


class Reworded(NamedTuple):
    """Words as they were and as they are now; of an answer also the question, or how many."""

    before: str
    after: str
    of: str | None


class Told:
    """The changes in words, with the texts of both editions at hand."""

    def __init__(
        self, instrument: Instrument, record: Record | None, changes: Sequence[Change]
    ) -> None:
        self._instrument = instrument
        self._changes = changes
        then: Mapping[str, Any] = record or {"items": [], "scales": []}
        self._stems = {item["id"]: item["stem"] for item in then["items"]}
        self._titles = {scale["id"]: scale["title"] for scale in then["scales"]}
        self._labels = _texts(then["items"], "options", "label")
        self._bands = _texts(then["scales"], "bands", "title")

    def stems(self, what: str) -> Iterator[str]:
        """The questions that are new, or gone."""
        for change in self._of(what, "item"):
            yield self._stems[change.id] if what == "gone" else self._stem(change.id)

    def reworded(self) -> Iterator[Reworded]:
        """Questions, then answers, then results that are worded anew."""
        for change in self._of("reworded", "item"):
            yield Reworded(change.before or "", change.after or "", None)
        together: dict[tuple[str, str], list[Change]] = {}
        for change in self._of("reworded", "option"):
            together.setdefault((change.before or "", change.after or ""), []).append(change)
        for (before, after), same in together.items():
            yield Reworded(before, after, self._where(same))
        for of in ("scale", "band"):
            for change in self._of("reworded", of):
                yield Reworded(change.before or "", change.after or "", None)

    def answers(self) -> Iterator[str]:
        """What is answered otherwise: answers that are new or gone, other bounds."""
        for what, word in (("new", "is new"), ("gone", "is no longer on offer")):
            together: dict[str, list[Change]] = {}
            for change in self._of(what, "option"):
                label = self._label(change) if what == "new" else self._old_label(change)
                together.setdefault(label, []).append(change)
            for label, same in together.items():
                yield f"The answer {words.quoted(label)} {word} {self._where(same)}."
        for change in self._of("asked", "item"):
            stem = words.quoted(self._stem(change.id))
            yield f"{stem} is answered in another way, or within other bounds."

    def scores(self) -> Iterator[str]:
        """What a result depends on: values, cut scores, bands, rules."""
        together: dict[tuple[str, str | None, str | None], list[Change]] = {}
        for change in self._of("value", "option"):
            group = (self._label(change), change.before, change.after)
            together.setdefault(group, []).append(change)
        for (label, before, after), same in together.items():
            now, then = _counts(after, NOW), _counts(before, THEN)
            where = self._where(same)
            yield f"{words.quoted(label)} {now} now; before, it {then} ({where})."
        for change in self._changes:
            if sentence := self._of_scale(change):
                yield sentence

    def _of_scale(self, change: Change) -> str | None:
        scales = self._instrument.scale
        match change.what, change.of:
            case "cut", "band":
                before, after = (
                    numbers.plain(numbers.parse(one or "0"))
                    for one in (change.before, change.after)
                )
                return f"{self._band(change)} begins at {after} now; before, it began at {before}."
            case "new", "band":
                return f"{self._band(change)} is new."
            case "gone", "band":
                title = self._bands.get((self._old_scale(change.owner), change.id), change.id)
                owner = scales[change.owner or ""].title
                return f"{words.quoted(title)} of {words.quoted(owner)} is gone."
            case "new", "scale":
                return f"{words.quoted(scales[change.id].title)} is worked out as well."
            case "gone", "scale":
                title = self._titles.get(change.id, change.id)
                return f"{words.quoted(title)} is no longer worked out."
            case "rule", _:
                title = scales[change.id].title
                return f"{words.quoted(title)} is worked out in another way."
        return None

    def _of(self, what: str, of: str) -> Iterator[Change]:
        return (one for one in self._changes if one.what == what and one.of == of)

    def _where(self, same: Sequence[Change]) -> str:
        if len(same) == 1:
            return f"in {words.quoted(self._stem(same[0].owner or ''))}"
        return f"in {len(same)} questions"

    def _stem(self, id: str) -> str:
        return self._instrument.items[id].stem

    def _label(self, change: Change) -> str:
        return self._instrument.items[change.owner or ""].by_option[change.id].label

    def _old_label(self, change: Change) -> str:
        owner = self._instrument.items[change.owner or ""]
        ids = (owner.id, *owner.renamed_from)
        return next(
            (self._labels[id, change.id] for id in ids if (id, change.id) in self._labels),
            change.id,
        )

    def _old_scale(self, id: str | None) -> str:
        scale = self._instrument.scale[id or ""]
        return next((one for one in (scale.id, *scale.renamed_from) if one in self._titles), "")

    def _band(self, change: Change) -> str:
        scale = self._instrument.scale[change.owner or ""]
        title = next(band.title for band in scale.bands if band.id == change.id)
        return f"{words.quoted(title)} of {words.quoted(scale.title)}"


def _counts(value: str | None, tense: Mapping[str, str]) -> str:
    """What a value, a kind of missing, or neither does."""
    if value is None:
        return tense["nothing"]
    return tense.get(value) or f"{tense['counts']} {numbers.plain(numbers.parse(value))}"


def _texts(
    things: Sequence[Mapping[str, Any]], inner: str, text: str
) -> dict[tuple[str, str], str]:
    return {(one["id"], each["id"]): each[text] for one in things for each in one[inner]}
