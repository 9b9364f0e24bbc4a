"""Why advice is given: the statements that triggered it, in words."""

from typing import Any

from reporting import words
from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring import numbers


def because(triggers: list[dict[str, Any]], subject: Subject) -> str:
    """The triggers as one sentence, which begins with “Because”."""
    clauses = [_CLAUSES[trigger["kind"]](trigger, subject) for trigger in triggers]
    return f"Because {words.both(list(dict.fromkeys(clauses)))}."


def _answer(trigger: dict[str, Any], subject: Subject) -> str:
    item = subject.instrument.items[trigger["item"]]
    question = words.quoted(item.stem)
    if not subject.asked[item.id].now:
        return f"{question} was not asked"
    named = [option for option in item.options if option.id in trigger["options"]]
    if not trigger["holds"]:
        labels = [words.quoted(option.label) for option in named]
        return f"you did not answer {words.either(labels)} to {question}"
    chosen = item.chosen(subject.responses.chosen.get(item.id))
    labels = [words.quoted(option.label) for option in named if option in chosen]
    return f"you answered {words.both(labels)} to {question}"


def _band(trigger: dict[str, Any], subject: Subject) -> str:
    scale = subject.scales[trigger["scale"]]
    title = words.quoted(scale.title)
    bands = subject.instrument.scale[scale.id].bands
    named = [words.quoted(band.title) for band in bands if band.id in trigger["bands"]]
    if scale.reachable is None:
        return f"{title} has no score"
    if not trigger["holds"]:
        verb = _copula(scale, "is not", "will not be")
        return f"{title} {verb} in the band {words.either(named)}"
    if scale.band is not None:
        return f"{title} is in the band {words.quoted(scale.band.title)}"
    return f"{title} will be in the band {words.either(named)}, whatever is still open"


def _score(trigger: dict[str, Any], subject: Subject) -> str:
    scale = subject.scales[trigger["scale"]]
    title = words.quoted(scale.title)
    at_least, below = (numbers.optional(trigger[end]) for end in ("at_least", "below"))
    if scale.reachable is None:
        return f"{title} has no score"
    if trigger["holds"]:
        if below is None and at_least is not None and at_least <= scale.least:
            return f"{title} {'has a score' if scale.number else 'will have a score'}"
        bounds = [
            *([] if at_least is None else [f"{numbers.plain(at_least)} or more"]),
            *([] if below is None else [f"below {numbers.plain(below)}"]),
        ]
        told = words.both(bounds)
    else:
        bounds = [
            *([] if at_least is None else [f"below {numbers.plain(at_least)}"]),
            *([] if below is None else [f"{numbers.plain(below)} or more"]),
        ]
        told = words.either(bounds)
    return f"{title} {_copula(scale, 'is', 'will be')} {told}"


def _copula(scale: ScaleView, now: str, later: str) -> str:
    return now if scale.number is not None else later


_CLAUSES = {"answer": _answer, "band": _band, "score": _score}
