"""The parts of a response set that are values by id, as `scoring.placing` takes them."""

from collections.abc import Container, Iterator
from typing import Any

from scoring import renames, response_faults
from scoring.faults import Fault
from scoring.instrument import Instrument
from scoring.placing import Part

KEPT = "It is kept beside the answers, and not counted."


def of(instrument: Instrument) -> Iterator[Part]:
    """The responses, the wanted states of items and of scales, and the notes."""
    found = renames.of(instrument)

    def response(id: str, given: Any, where: str) -> Fault | None:
        item = instrument.items.get(id)
        if item is None:
            message = "this edition has no question of that id"
            return Fault("unknown-item", where, message, KEPT)
        return next(response_faults.of_item(item, given, where, suggest=False), None)

    def several(id: str) -> Container[str] | None:
        item = instrument.items.get(id)
        return item.by_option if item is not None and item.kind == "multiple_choice" else None

    def target(id: str, given: Any, where: str) -> Fault | None:
        if id not in instrument.targets.items:
            message = "no wanted state is asked for such a question in this edition"
            return Fault("unknown-item", where, message, KEPT)
        faults = response_faults.of_targets(instrument, {"targets": {id: given}}, suggest=False)
        fault = next(faults, None)
        return None if fault is None else fault._replace(where=where)

    def scale_target(id: str, given: Any, where: str) -> Fault | None:
        if id not in instrument.targets.scales:
            message = "no wanted state is asked for such a scale in this edition"
            return Fault("unknown-scale", where, message, KEPT)
        fault = next(response_faults.of_targets(instrument, {"scale_targets": {id: given}}), None)
        return None if fault is None else fault._replace(where=where)

    def note(id: str, given: Any, where: str) -> Fault | None:
        if id not in instrument.items:
            message = "this edition has no question of that id"
            return Fault("unknown-item", where, message, KEPT)
        fault = next(response_faults.of_notes(instrument, {id: given}), None)
        return None if fault is None else fault._replace(where=where)

    yield Part("responses", "responses", found.items, found.options, response, several)
    yield Part("targets", "targets", found.items, found.options, target)
    yield Part("scale_targets", "scale_targets", found.scales, found.bands, scale_target)
    yield Part("notes", "notes", found.items, {}, note)
