"""The steps of a plan, fitted to an edition: what a step was proposed by may have another id."""

from collections.abc import Iterator, Mapping
from typing import Any

from scoring import plan, renames
from scoring.faults import Fault
from scoring.instrument import Instrument
from scoring.placing import LONGEST, Placing, is_too_deep, written


def shape_faults(data: Any, where: str, most: int) -> Iterator[Fault]:
    """What keeps the plain data from being a list of *most* steps at most."""
    if not isinstance(data, list):
        yield Fault("not-a-plan", where, "this is not a list of steps", 'Give [{"id": "…"}, …].')
    elif len(data) > most:
        message = f"the plan has {len(data)} steps, and {plan.MOST_STEPS} are allowed"
        yield Fault("too-many-steps", where, message, "Keep those that matter most.")
    elif is_too_deep(data):
        message = "it is nested deeper than any plan"
        yield Fault("too-deep", where, message, "Choose another file.")


def fitted(
    instrument: Instrument,
    placing: Placing,
    given: list[Any] | None,
    aside: list[Any] | None,
) -> list[dict[str, Any]] | None:
    """The steps that have a place, in their order; None where there is no plan."""
    known = plan.titles(instrument)
    placed: dict[str, dict[str, Any]] = {}
    kept: list[Any] = []
    there: set[str] = set()
    for place, entry in enumerate((*(given or ()), *(aside or ()))):
        moved = _moved(instrument, known, entry)
        fault = _fault(known, placed, moved, f"plan.{place + 1}")
        if fault is None:
            placed[moved["id"]] = moved
            there.add(written(moved))
            if moved is not entry:
                placing.renamed[entry["id"]] = moved["id"]
        elif written(entry) not in there:
            placing.tell("plan", _id(entry), entry, fault)
            kept.append(entry)
            there.add(written(entry))
    if kept:
        placing.aside["plan"] = kept
    return list(placed.values()) if placed or given is not None else None


def _id(entry: Any) -> str:
    """What names the step, as far as something does."""
    id = entry.get("id") if isinstance(entry, dict) else None
    return str(id or "")[:LONGEST]


def _fault(
    known: Mapping[str, str], placed: Mapping[str, Any], entry: Any, where: str
) -> Fault | None:
    fault = next(plan.step_faults(entry, where, known), None)
    if fault is not None:
        return fault
    if entry["id"] in placed:
        message = f"the step “{entry['id'][:64]}” stands twice in the plan"
        return Fault("step-twice", where, message, "Keep one of the two.")
    if len(placed) >= plan.MOST_STEPS:
        message = f"the plan has more than {plan.MOST_STEPS} steps"
        return Fault("too-many-steps", where, message, "Keep those that matter most.")
    return None


def _moved(instrument: Instrument, known: Mapping[str, str], entry: Any) -> Any:
    """The step by the present id of what proposed it, if it has another."""
    id = entry.get("id") if isinstance(entry, dict) else None
    if not isinstance(id, str) or id in known or len(id) > plan.LONGEST_ID:
        return entry
    now = next((one for one in _present(instrument, id) if one in known), None)
    return entry if now is None else {**entry, "id": now}


def _present(instrument: Instrument, id: str) -> Iterator[str]:
    """The ids that a step's id may have become."""
    found = renames.of(instrument)
    match id.split("/"):
        case ["target", item]:
            yield f"target/{found.items.get(item, item)}"
        case ["target-scale", scale]:
            yield f"target-scale/{found.scales.get(scale, scale)}"
        case ["recommendation", about, what]:
            for ids, inner in ((found.items, found.options), (found.scales, found.bands)):
                now = ids.get(about, about)
                yield f"recommendation/{now}/{inner.get(now, renames.NONE).get(what, what)}"
