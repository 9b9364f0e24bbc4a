"""A response set: what was answered, held against the instrument before anything is computed.

The format ``inkbubble/responses@1``::

    {"format": "inkbubble/responses@1",
     "instrument": {"id": "…", "version": "…"},
     "responses": {"item": "option", "multi-item": ["a", "b"], "number-item": 3, "text-item": "…"},
     "targets": {"item": "option"},
     "scale_targets": {"scale": 3, "scale-with-bands": "band"},
     "details": {see scoring.details},
     "plan": [see scoring.plan],
     "notes": {"item": "what the visitor wrote beside its answer"},
     "set_aside": {what has no place in this edition, in groups named as above},
     "date": "2026-11-22"}

An item that is absent is unanswered. All but the first three may be left out. Notes and what is set
aside are part of no score; other keys are not looked at.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from scoring import details, numbers, outcome, plan, response_faults
from scoring.details import Given
from scoring.faults import Fault, InvalidResponses
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.plan import Step
from scoring.scale import Scale

FORMAT = "inkbubble/responses@1"
NOTHING: Mapping[str, Any] = MappingProxyType({})


class ResponseSet(NamedTuple):
    """The response to each answered item, and the instrument version it was given in.

    `targets` has the wanted option by item, `scale_targets` the wanted score by scale. `details`
    is None where none were given; `plan` has the steps that the visitor picked. `notes` has what
    was written beside the answers, by item; `set_aside` is kept as it came (`scoring.fitting`).
    """

    version: str
    chosen: Mapping[str, Response]
    targets: Mapping[str, str]
    scale_targets: Mapping[str, Fraction]
    details: Given | None
    plan: tuple[Step, ...] = ()
    notes: Mapping[str, str] = NOTHING
    set_aside: Mapping[str, Any] = NOTHING


def read(instrument: Instrument, data: Any) -> ResponseSet:
    """The response set in *data*, the plain data of a response file.

    Raises:
        InvalidResponses: with every fault there is; nothing of such a file is used.
    """
    faults = list(response_faults.of_envelope(instrument, data, FORMAT))
    if not faults:
        faults = list(_faults(instrument, data))
    if faults:
        raise InvalidResponses(faults)
    return ResponseSet(
        data["instrument"]["version"],
        dict(_responses(instrument, data["responses"])),
        dict(data.get("targets") or {}),
        {
            id: _wanted(instrument, instrument.scale[id], target)
            for id, target in (data.get("scale_targets") or {}).items()
        },
        _details(instrument, data),
        plan.read(data.get("plan")),
        {id: told.strip() for id, told in data.get("notes", {}).items() if told.strip()},
        dict(data.get("set_aside", {})),
    )


def _faults(instrument: Instrument, data: Mapping[str, Any]) -> Iterator[Fault]:
    yield from response_faults.of_responses(instrument, data["responses"])
    yield from response_faults.of_targets(instrument, data)
    yield from response_faults.of_notes(instrument, data.get("notes", {}))
    if instrument.details is not None and data.get("details") is not None:
        yield from details.faults(instrument.details, data["details"])
    if data.get("plan") is not None:
        yield from plan.faults(instrument, data["plan"])


def _responses(
    instrument: Instrument, responses: Mapping[str, Any]
) -> Iterator[tuple[str, Response]]:
    """Each response as it is worked with; a text of nothing but spaces is no answer."""
    for id, given in responses.items():
        item = instrument.items[id]
        if item.kind == "number":
            yield id, numbers.given(given)
        elif item.kind == "multiple_choice":
            if given:
                yield id, tuple(option for option in item.by_option if option in given)
        elif item.kind == "single_choice":
            yield id, given
        elif given.strip():
            yield id, given.strip()


def _wanted(instrument: Instrument, scale: Scale, target: Any) -> Fraction:
    """The score that a target asks for; for a band, the lowest in it that there can be."""
    cuts = {band.id: band.cut for band in scale.bands}
    if not (isinstance(target, str) and target in cuts):
        return numbers.given(target)
    lowest = outcome.without_responses(instrument)[scale.id].low
    return cuts[target] if lowest is None else max(cuts[target], lowest)


def _details(instrument: Instrument, data: Mapping[str, Any]) -> Given | None:
    given = data.get("details")
    if instrument.details is None or given is None:
        return None
    fields = {id: text.strip() for id, text in given["fields"].items() if text.strip()}
    return Given(fields, given.get("shown") is True)
