"""What answers can do to a scale, as far as its place on paper depends on it."""

from scoring.instrument import Instrument
from scoring.scale import Member, Scale


def may_be_absent(instrument: Instrument, member: Member) -> bool:
    """Whether a scale can have a number although this member, which is not open, has none."""
    if member.kind == "item":
        return instrument.items[member.id].may_not_apply or member.id in instrument.show_if
    return any(may_be_absent(instrument, one) for one in instrument.scale[member.id].members)


def may_vanish(instrument: Instrument, scale: Scale) -> bool:
    """Whether answers still to come can take away a number that the scale has.

    They can where a number bears open questions, and these decide whether others are asked.
    """
    return scale.missing.rule != "complete" and any(
        member.id in instrument.show_if
        if member.kind == "item"
        else may_vanish(instrument, instrument.scale[member.id])
        for member in scale.members
    )


def is_whole(instrument: Instrument, scale: Scale) -> bool:
    """Whether every score is a whole number."""
    if scale.aggregate in ("mean", "percent") or scale.missing.rule == "prorated":
        return False
    weights = () if scale.aggregate in ("min", "max") else (m.weight for m in scale.members)
    return all(weight.denominator == 1 for weight in weights) and (
        scale.aggregate == "count"
        or all(_counts_whole(instrument, member) for member in scale.members)
    )


def _counts_whole(instrument: Instrument, member: Member) -> bool:
    if member.kind == "scale":
        return is_whole(instrument, instrument.scale[member.id])
    item = instrument.items[member.id]
    return not item.decimals and all(value.denominator == 1 for value in item.values)
