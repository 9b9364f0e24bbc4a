"""How each number was computed, told from the trace: in words first, then member by member."""

from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from reporting import words
from reporting.scales import ScaleView
from reporting.subject import Subject
from scoring import numbers
from scoring.instrument import Instrument


class MemberRow(NamedTuple):
    """One part of a scale: what it was, what it counted, or why it did not."""

    name: str
    state: str
    value: str
    weight: str
    share: str
    decides: bool


class Computation(NamedTuple):
    """One scale's number explained. `weighted` says whether any weight is other than 1."""

    id: str
    title: str
    outcome: str
    sentences: tuple[str, ...]
    members: tuple[MemberRow, ...]
    weighted: bool
    summed: bool


def computations(subject: Subject) -> tuple[Computation, ...]:
    """Every scale of the result explained, the headline first."""
    instrument = subject.instrument
    traces = {entry["scale"]: entry for entry in subject.result["trace"]}
    order = sorted(traces, key=lambda id: id != instrument.headline)
    return tuple(_computation(instrument, traces[id], subject.scales[id]) for id in order)


def _computation(instrument: Instrument, trace: dict[str, Any], scale: ScaleView) -> Computation:
    members = tuple(_member(instrument, trace, member) for member in trace["members"])
    return Computation(
        id=scale.id,
        title=scale.title,
        outcome=scale.number or "no score yet",
        sentences=tuple(_sentences(trace, scale)),
        members=members,
        weighted=any(member.weight != "1" for member in members),
        summed=trace["aggregate"] not in ("min", "max"),
    )


def _sentences(trace: dict[str, Any], scale: ScaleView) -> list[str]:
    told = [_rule(trace)]
    if trace["arithmetic"] is not None:
        told.insert(0, _arithmetic(trace, scale))
    elif scale.reason:
        told.insert(0, scale.reason)
    told += _exclusions(trace)
    if any(member["reversed"] for member in trace["members"]):
        told.append("Questions marked “reversed” count the other way round.")
    if scale.bands:
        told.append(_bands(scale))
    return told


def _arithmetic(trace: dict[str, Any], scale: ScaleView) -> str:
    sum_ = trace["arithmetic"]
    numerator, denominator, factor = (
        _plain(sum_[part]) for part in ("numerator", "denominator", "factor")
    )
    number = int(trace["valued"])
    counted = words.count(number, "value", "values")
    add_up = "adds up" if number == 1 else "add up"
    reach = "reaches" if number == 1 else "reach"
    shown = "" if numerator == scale.number else f" Shown as {scale.number}."
    match trace["aggregate"]:
        case "sum" if factor == "1":
            return f"The {counted} {add_up} to {numerator}.{shown}"
        case "sum":
            return (
                f"The {counted} {add_up} to {numerator}. Scaled up by {factor} "
                f"for the questions without a value.{shown}"
            )
        case "mean":
            return f"The {counted} {add_up} to {numerator}; divided by {denominator}.{shown}"
        case "percent":
            return (
                f"Above the lowest possible, the {counted} {reach} {numerator} "
                f"of {denominator}; that in per cent.{shown}"
            )
        case "min":
            return f"The lowest of {counted} is {numerator}.{shown}"
        case "max":
            return f"The highest of {counted} is {numerator}.{shown}"
    if any(member["weight"] != "1" for member in trace["members"]):
        return f"Of {counted}, those that count weigh {numerator} together.{shown}"
    return f"{numerator} of {counted} {'counts' if numerator == '1' else 'count'}.{shown}"


def _rule(trace: dict[str, Any]) -> str:
    rule, least = trace["rule"]["missing"], int(trace["rule"]["min_valid"])
    if rule == "complete":
        what = "part" if trace["members"][0]["kind"] == "scale" else "question"
        return f"There is a score once every {what} that applies has an answer."
    enough = f"There is a score once {words.count(least, 'part has', 'parts have')} a value; "
    if rule == "prorated":
        return enough + "the sum is then scaled up to all parts."
    return enough + "the others are left out."


def _exclusions(trace: dict[str, Any]) -> list[str]:
    states = [member["state"] for member in trace["members"]]
    found = [
        words.count(states.count(state), *words.WITHOUT_VALUE[state])
        for state in ("unanswered", "dont_know", "not_applicable", "hidden")
        if state in states
    ]
    return [f"Without a value: {words.both(found)}."] if found else ["Nothing was left out."]


def _bands(scale: ScaleView) -> str:
    bands = "; ".join(f"{band.interval}: {band.title}" for band in scale.bands)
    return f"The exact number is held against the bands, not the rounded one: {bands}."


def _member(instrument: Instrument, trace: dict[str, Any], member: dict[str, Any]) -> MemberRow:
    is_item = member["kind"] == "item"
    name = instrument.items[member["id"]].stem if is_item else instrument.scale[member["id"]].title
    deciding = (trace["arithmetic"] or {}).get("deciding", [])
    state = words.STATES[member["state"]]
    return MemberRow(
        name=name,
        state=f"{state}, reversed" if member["reversed"] and member["value"] else state,
        value=_plain(member["value"]),
        weight=_plain(member["weight"]),
        share=_plain(member["share"]),
        decides=member["id"] in deciding,
    )


@lru_cache(maxsize=1000)
def _plain(exact: str | None) -> str:
    """An exact number as a person writes it; ``none`` where there is none."""
    return "none" if exact is None else numbers.plain(Fraction(exact))
