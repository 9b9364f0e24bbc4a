"""A response set of any edition, fitted to the present one: nothing of it is lost, or guessed.

Ids are followed through `renamed_from`. What then has no place (a question that is gone, an option
that is no more, a value of another kind) is kept in the response set as it was, beside the answers
and outside of every score::

    "set_aside": {"responses": {…}, "targets": {…}, "scale_targets": {…}, "notes": {…},
                  "details": {"fields": {…}, "statements": […], …}, "plan": [{…}],
                  "older": [{"part": "responses", "id": "…", "value": …}]}

Each of these keys stands only where it holds something; ``older`` has what was set aside under an
id that something newer is set aside under. What is set aside is tried again with every edition: an
id that comes back gets its answer back, unless there is another by then.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from scoring import fitting_details, fitting_parts, fitting_plan, response_faults
from scoring.faults import Fault, InvalidResponses
from scoring.instrument import Instrument
from scoring.placing import Misfit, Placing
from scoring.responses import FORMAT

__all__ = ["Fitted", "Misfit", "answers_only", "fit"]

PARTS = ("responses", "targets", "scale_targets", "notes")
NO_ANSWERS = ("details", "plan", "notes")
MOST = 2_000  # entries of one part, beyond as many as the instrument has items


class Fitted(NamedTuple):
    """A response set that has this edition's form and version.

    `renamed` has the ids that were followed, each as it was and as it is; those of an option or a
    band with its item's or scale's before them (``item/option``). `misfits` has everything that is
    set aside, with the reason.
    """

    data: dict[str, Any]
    renamed: tuple[tuple[str, str], ...]
    misfits: tuple[Misfit, ...]


def fit(instrument: Instrument, data: Any, *, draft: bool = False) -> Fitted:
    """The response set fitted to the instrument; `responses.read` takes what comes of it.

    Args:
        instrument: the present edition.
        data: the plain data of a response set of any edition.
        draft: whether it is for a form that is still being filled in: details that are not
            complete then stay where they are, and are no misfit. `responses.read` refuses them.

    Raises:
        InvalidResponses: it can't be a response set of this instrument at all.
    """
    refused = list(response_faults.of_envelope(instrument, data, FORMAT))
    refused = refused or list(_shape_faults(instrument, data))
    if refused:
        raise InvalidResponses(refused)
    aside = data.get("set_aside") or {}
    placing = Placing(aside.get("older") or ())
    made = {**data, "instrument": {"id": instrument.id, "version": instrument.version}}
    made.pop("set_aside", None)
    for part in fitting_parts.of(instrument):
        placed = placing.placed(part, data.get(part.name) or {}, aside.get(part.name) or {})
        if placed or part.name in data:
            made[part.name] = placed
    steps = fitting_plan.fitted(instrument, placing, data.get("plan"), aside.get("plan"))
    details = fitting_details.fitted(
        instrument, placing, data.get("details"), aside.get("details"), draft=draft
    )
    for key, value in (("plan", steps), ("details", details)):
        made.pop(key, None)
        if value is not None:
            made[key] = value
    if kept := placing.kept(aside):
        made["set_aside"] = kept
    return Fitted(made, tuple(placing.renamed.items()), tuple(placing.misfits))


def answers_only(data: Any) -> Any:
    """The plain data of a response set without what is no answer and no wanted state.

    Details, plan and notes, set aside or not, can then not keep a result from being worked out.
    What is no object is left as it is.
    """
    if not isinstance(data, dict):
        return data
    made = {key: value for key, value in data.items() if key not in NO_ANSWERS}
    if isinstance(aside := made.get("set_aside"), dict):
        made["set_aside"] = {key: value for key, value in aside.items() if key not in NO_ANSWERS}
    return made


def _shape_faults(instrument: Instrument, data: Mapping[str, Any]) -> Iterator[Fault]:
    """What no edition writes, so that nothing in it could be told apart."""
    yield from _part_faults(instrument, data, "")
    aside = data.get("set_aside")
    if aside is None:
        return
    if not isinstance(aside, dict):
        message = "this is not what was set aside of a response set"
        yield Fault("not-set-aside", "set_aside", message, "Remove it.")
        return
    yield from _part_faults(instrument, aside, "set_aside.")
    older = aside.get("older") or []
    if not isinstance(older, list) or not all(map(_is_older, older)) or len(older) > MOST:
        message = "this is not a list of what was set aside earlier"
        yield Fault("not-set-aside", "set_aside.older", message, "Remove it.")


def _part_faults(instrument: Instrument, data: Mapping[str, Any], where: str) -> Iterator[Fault]:
    for key in PARTS:
        given = data.get(key)
        if given is not None and not isinstance(given, dict):
            message, hint = "this is not a list by id", 'Give {"…": "…"}, or leave it out.'
            yield Fault(f"no-{key.replace('_', '-')}", where + key, message, hint)
        elif given is not None and len(given) > len(instrument.items) + MOST:
            message = (
                f"there are {len(given)} of them, and the instrument has "
                f"{len(instrument.items)} items"
            )
            hint = "Choose a file of this instrument."
            yield Fault(f"too-many-{key.replace('_', '-')}", where + key, message, hint)
    if data.get("plan") is not None:
        yield from fitting_plan.shape_faults(data["plan"], f"{where}plan", MOST)
    if data.get("details") is not None:
        yield from fitting_details.shape_faults(data["details"], f"{where}details", MOST)


def _is_older(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == {"part", "id", "value"}
        and isinstance(entry["part"], str)
        and isinstance(entry["id"], str)
    )
