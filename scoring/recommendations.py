"""Recommendations: the advice that the answers call for, ordered by priority, with its triggers.

Advice on an option is given when the option is chosen, advice on a band when the score is in it.
A rule waits until the answers settle that its condition holds: what is unanswered settles nothing,
and a scale without a score settles only what its whole range agrees on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from scoring import bands, conditions, numbers
from scoring.advice import Advice
from scoring.conditions import FALSE, UNKNOWN, Chosen, InBand, Scored, Statement, Truth, certain
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.standing import Outcome
from scoring.visibility import Asked


def of_all(
    instrument: Instrument,
    chosen: Mapping[str, Response],
    asked: Mapping[str, Asked],
    outcomes: Mapping[str, Outcome],
) -> list[dict[str, Any]]:
    """The advice that is given: by priority, then rules, bands and options as they stand."""
    found = [
        *_by_rules(instrument, chosen, asked, outcomes),
        *_by_bands(instrument, outcomes),
        *_by_options(instrument, chosen, asked),
    ]
    return sorted(found, key=lambda entry: int(entry["priority"]))


def _by_rules(
    instrument: Instrument,
    chosen: Mapping[str, Response],
    asked: Mapping[str, Asked],
    outcomes: Mapping[str, Outcome],
) -> Iterator[dict[str, Any]]:
    def known(statement: Statement) -> Truth:
        if isinstance(statement, Chosen):
            return _chosen(instrument, statement, chosen, asked[statement.item])
        outcome = outcomes[statement.scale]
        if isinstance(statement, InBand):
            return _in_band(statement, outcome)
        return _scored(statement, outcome)

    for rule in instrument.rules:
        if conditions.weigh(rule.when, known).settled:
            support = dict.fromkeys(conditions.support(rule.when, known))  # each named once
            triggers = [_trigger(statement, holds) for statement, holds in support]
            yield _entry(rule.id, rule.title, rule.advice, triggers)


def _by_bands(instrument: Instrument, outcomes: Mapping[str, Outcome]) -> Iterator[dict[str, Any]]:
    for scale in instrument.scales:
        score = outcomes[scale.id].score
        reached = None if score is None else bands.of(scale, score)
        for band in scale.bands:
            if band.id == reached and band.advice is not None:
                trigger = _trigger(InBand(scale.id, (band.id,)), True)
                yield _entry(f"{scale.id}/{band.id}", None, band.advice, [trigger])


def _by_options(
    instrument: Instrument, chosen: Mapping[str, Response], asked: Mapping[str, Asked]
) -> Iterator[dict[str, Any]]:
    for item in instrument.items.values():
        if not item.advice or not asked[item.id].now:
            continue
        for option in item.chosen(chosen.get(item.id)):
            if option.id in item.advice:
                trigger = _trigger(Chosen(item.id, (option.id,)), True)
                yield _entry(f"{item.id}/{option.id}", None, item.advice[option.id], [trigger])


def _entry(
    id: str, title: str | None, advice: Advice, triggers: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "id": id,
        "title": title,
        "text": advice.text,
        "priority": str(advice.priority),
        "group": advice.group,
        "triggers": triggers,
    }


def _chosen(
    instrument: Instrument, statement: Chosen, chosen: Mapping[str, Response], asked: Asked
) -> Truth:
    response = chosen.get(statement.item)
    if not asked.now:
        return UNKNOWN if asked.may_be else FALSE
    if response is None:
        return UNKNOWN
    picked = {option.id for option in instrument.items[statement.item].chosen(response)}
    return certain(bool(picked & set(statement.options)))


def _in_band(statement: InBand, outcome: Outcome) -> Truth:
    if outcome.score is not None:
        return certain(bands.of(outcome.scale, outcome.score) in statement.bands)
    if outcome.low is None or outcome.high is None:
        return FALSE
    reachable = [
        band in statement.bands for band in bands.possible(outcome.scale, outcome.low, outcome.high)
    ]
    return _agreed(bool(reachable) and all(reachable), any(reachable), outcome)


def _scored(statement: Scored, outcome: Outcome) -> Truth:
    if outcome.score is not None:
        return certain(_within(statement, outcome.score, outcome.score))
    if outcome.low is None or outcome.high is None:
        return FALSE
    reaches = (statement.at_least is None or outcome.high >= statement.at_least) and (
        statement.below is None or outcome.low < statement.below
    )
    return _agreed(_within(statement, outcome.low, outcome.high), reaches, outcome)


def _within(statement: Scored, low: Any, high: Any) -> bool:
    return (statement.at_least is None or low >= statement.at_least) and (
        statement.below is None or high < statement.below
    )


def _agreed(surely: bool, possibly: bool, outcome: Outcome) -> Truth:
    """What a range agrees on, unless answers to come may leave nothing to score."""
    return Truth(surely, possibly, not surely or outcome.can_vanish)


def _trigger(statement: Statement, holds: bool) -> dict[str, Any]:
    """A statement as plain data, with whether it is its truth or its failure that triggers."""
    match statement:
        case Chosen(item=item, options=options):
            return {"kind": "answer", "item": item, "options": list(options), "holds": holds}
        case InBand(scale=scale, bands=named):
            return {"kind": "band", "scale": scale, "bands": list(named), "holds": holds}
    return {
        "kind": "score",
        "scale": statement.scale,
        "at_least": numbers.optional_exact(statement.at_least),
        "below": numbers.optional_exact(statement.below),
        "holds": holds,
    }
