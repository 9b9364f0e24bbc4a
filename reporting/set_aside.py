"""What has no place in an edition and is kept beside the answers, in words."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reporting import plain_text
from scoring.edition import Record
from scoring.fitting import Misfit
from scoring.instrument import Instrument
from scoring.placing import is_same, written

LONGEST = 200  # characters of a text that is told; the whole is in the file

WHY = {
    "unknown-item": "the question is no longer asked",
    "unknown-scale": "no wanted state is asked for it any more",
    "unknown-option": "this answer is no longer on offer",
    "unknown-band": "this level is no more",
    "unknown-field": "this is no longer asked",
    "unknown-statement": "this is no longer asked",
    "unknown-step": "nothing proposes this step any more",
    "answered-since": "the question has another answer by now",
}
WHAT = {
    "targets": "wanted",
    "scale_targets": "wanted",
    "notes": "note",
    "details": "detail",
    "plan": "step of the plan",
}


class Kept(NamedTuple):
    """One thing that is kept: whose it is, of which kind unless an answer, what it says, why."""

    question: str
    kind: str | None
    value: str
    why: str


def of(
    instrument: Instrument, misfits: Sequence[Misfit], records: Sequence[Record]
) -> tuple[Kept, ...]:
    """The misfits in words.

    Args:
        instrument: the present edition.
        misfits: what has no place in it.
        records: those of editions that may name what is gone, the likeliest first.
    """
    texts = _Texts(instrument, records)
    return tuple(
        Kept(
            texts.of(one.part, one.id),
            WHAT.get(one.part),
            texts.value(one),
            WHY.get(one.fault.code) or plain_text.line(one.fault.message),
        )
        for one in misfits
    )


def fresh(misfits: Sequence[Misfit], before: Any) -> list[Misfit]:
    """The misfits that are not in the *before* set aside part of a response set already."""
    aside = _Before(before if isinstance(before, dict) else {})
    return [one for one in misfits if not aside.has(one)]


class _Before:
    """What was set aside of a response set before."""

    def __init__(self, aside: Mapping[str, Any]) -> None:
        details = aside.get("details") or {}
        self._parts = {**aside, "details": details.get("fields", {})}
        self._statements = frozenset(details.get("statements", ()))
        self._steps = frozenset(map(written, aside.get("plan") or ()))
        older = aside.get("older") or ()
        self._older = frozenset((one["part"], one["id"], written(one["value"])) for one in older)

    def has(self, misfit: Misfit) -> bool:
        if misfit.part == "plan":
            return written(misfit.value) in self._steps
        if misfit.part == "details" and misfit.id in self._statements:
            return True
        part = self._parts.get(misfit.part) or {}
        if misfit.id in part and is_same(part[misfit.id], misfit.value):
            return True
        return (misfit.part, misfit.id, written(misfit.value)) in self._older


class _Texts:
    """What ids stand for: in the records, the first of them before the others, or now."""

    def __init__(self, instrument: Instrument, records: Sequence[Record]) -> None:
        self._stems = {id: item.stem for id, item in instrument.items.items()}
        self._titles = {scale.id: scale.title for scale in instrument.scales}
        fields = () if instrument.details is None else instrument.details.fields
        self._fields = {field.id: field.label for field in fields}
        self._inner = {
            **{(i.id, o.id): o.label for i in instrument.items.values() for o in i.options},
            **{(s.id, b.id): b.title for s in instrument.scales for b in s.bands},
        }
        for record in reversed(records):
            for item in record["items"]:
                self._stems[item["id"]] = item["stem"]
                for option in item["options"]:
                    self._inner[item["id"], option["id"]] = option["label"]
            for scale in record["scales"]:
                self._titles[scale["id"]] = scale["title"]
                for band in scale["bands"]:
                    self._inner[scale["id"], band["id"]] = band["title"]

    def of(self, part: str, id: str) -> str:
        """What it belongs to: a question's text, a scale's title, a field's label."""
        kind, _, about = id.partition("/")
        if part == "plan":
            named = {"target": self._stems, "target-scale": self._titles}.get(kind, {})
            return _short(named.get(about, id))
        named = {"scale_targets": self._titles, "details": self._fields}.get(part, self._stems)
        return _short(named.get(id, id))

    def value(self, misfit: Misfit) -> str:
        """What it says, by the labels of options where it names some."""
        value = misfit.value
        if misfit.part == "plan":
            return _short(value.get("text") if isinstance(value, dict) else value)
        several = value if isinstance(value, list) else [value]
        return ", ".join(
            _short(self._inner.get((misfit.id, one), one) if isinstance(one, str) else one)
            for one in several[:LONGEST]
        )[: LONGEST * 2]


def _short(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    text = plain_text.line(str(value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
