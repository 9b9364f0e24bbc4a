"""Scales: what they refer to is there, and what they say has an effect."""

from collections.abc import Iterator
from math import lcm

from authoring.findings import duplicates, finding, unknown
from authoring.item_schema import OptionPart
from authoring.members import CHOICES, has_values, members_of, options_of
from authoring.problem import Problem, UnknownCode
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart, MissingPart, ScalePart

_UNKNOWN: dict[str, UnknownCode] = {
    "items": "unknown-item",
    "sections": "unknown-section",
    "scales": "unknown-scale",
}


FINEST = 10**12


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the scales, the headline and the profile."""
    for i, scale in enumerate(part.scales):
        yield from _members(document, ("scales", i), part, scale)
        yield from _weights(document, ("scales", i), part, scale)
        yield from _counted(document, ("scales", i), part, scale)
        yield from _missing(document, ("scales", i), part, scale)
        yield from _scored(document, ("scales", i), part, scale)
        yield from _widths(document, ("scales", i), part, scale)
        yield from _fineness(document, ("scales", i), part, scale)
    yield from _cycles(document, part)
    scales = [scale.id for scale in part.scales]
    if part.headline not in scales:
        yield unknown(document, ("headline",), "unknown-scale", part.headline, scales)
    for i, id in enumerate(part.profile or []):
        if id not in scales:
            yield unknown(document, ("profile", i), "unknown-scale", id, scales)
    profile = [(id, ("profile", i)) for i, id in enumerate(part.profile or [])]
    yield from duplicates(document, profile, "duplicate-member")
    blocks = [(name, ("report", i)) for i, name in enumerate(part.report or [])]
    yield from duplicates(document, blocks, "duplicate-block")


def _members(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    known = {
        "items": [item.id for section in part.sections for item in section.asked],
        "sections": [section.id for section in part.sections],
        "scales": [other.id for other in part.scales],
    }
    given = [key for key in known if getattr(scale, key) is not None]
    if len(given) != 1:
        message = f"the scale “{scale.id}” " + (
            "does not say what it is made of" if not given else f"has {' and '.join(given)}"
        )
        hint = "Give it exactly one of “items:”, “sections:” and “scales:”."
        yield finding(document, (*route, "id"), "members", message, hint)
    for key in given:
        ids = getattr(scale, key)
        if not ids:
            message = f"the scale “{scale.id}” is made of nothing"
            hint = f"List at least one of the {key}, or remove the scale."
            yield finding(document, (*route, key), "empty-scale", message, hint)
        for i, id in enumerate(ids):
            if id not in known[key]:
                yield unknown(document, (*route, key, i), _UNKNOWN[key], id, known[key])
        places = [(id, (*route, key, i)) for i, id in enumerate(ids)]
        yield from duplicates(document, places, "duplicate-member")


def _weights(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    members = [id for _, id in members_of(part, scale)]
    for id in scale.weights:
        if id not in members:
            place: Route = (*route, "weights", id)
            yield unknown(document, place, "unknown-member", id, members, as_key=True)
    if scale.weights and scale.aggregate in ("min", "max"):
        message = f"weights have no effect on the aggregate “{scale.aggregate}”"
        yield finding(document, (*route, "weights"), "no-effect", message, "Remove the weights.")


def _counted(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    if scale.aggregate == "count" and not scale.counted:
        message = "a count does not say what it counts"
        hint = "Add “counted: [option]”; over scales, the ids of bands."
        yield finding(document, (*route, "aggregate"), "nothing-counted", message, hint)
    if scale.counted and scale.aggregate != "count":
        message = f"“counted” has no effect on the aggregate “{scale.aggregate}”"
        hint = "Remove it, or write “aggregate: count”."
        yield finding(document, (*route, "counted"), "no-effect", message, hint)
    if scale.aggregate != "count":
        return
    countable = _countable(part, scale)
    for i, id in enumerate(scale.counted):
        if id not in countable:
            place: Route = (*route, "counted", i)
            if scale.scales is not None:
                yield unknown(document, place, "unknown-band", id, countable)
            else:
                what = "option with a value"
                yield unknown(document, place, "unknown-option", id, countable, what=what)


def _countable(part: InstrumentPart, scale: ScalePart) -> dict[str, None]:
    """The ids that can be counted, each once, in the order of the file."""
    if scale.scales is not None:
        others = [other for other in part.scales if other.id in scale.scales]
        return {band.id: None for other in others for band in other.bands}
    return {
        option.id: None
        for options in _member_options(part, scale).values()
        for option in options
        if option.value is not None
    }


def _missing(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    if not isinstance(scale.missing, MissingPart):
        return
    members = len(members_of(part, scale))
    if not 1 <= scale.missing.min_valid <= max(members, 1):
        message = f"min_valid is {scale.missing.min_valid}, and the scale has {members} parts"
        hint = f"Write a number from 1 to {members}."
        yield finding(document, (*route, "missing", "min_valid"), "min-valid", message, hint)
    if scale.missing.others == "prorated" and scale.aggregate != "sum":
        message = f"only a sum can be prorated, not “{scale.aggregate}”"
        hint = "Write “others: left_out”."
        yield finding(document, (*route, "missing", "others"), "no-effect", message, hint)


def _scored(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    """Items that a scale names must have something to count in it."""
    if route not in document.values:
        return  # it comes with a matrix: see `lint_matrix`
    if _counts_nothing(part, scale):
        message = f"no item of these sections counts anything in “{scale.id}”"
        hint = "Name a section that has options with a value."
        yield finding(document, (*route, "sections"), "empty-scale", message, hint)
    asked = {
        item.id: (item, options_of(part, section, item))
        for section in part.sections
        for item in section.asked
    }
    for i, id in enumerate(scale.items or []):
        if id not in asked:
            continue
        item, options = asked[id]
        place: Route = (*route, "items", i)
        if item.type == "number" and scale.aggregate != "count":
            if item.minimum is None or item.maximum is None:
                message = f"a scale can count “{id}” only within bounds"
                hint = "Give the item “minimum” and “maximum”."
                yield finding(document, place, "no-range", message, hint)
        elif item.type not in CHOICES:
            kind = "a number" if item.type == "number" else "a text"
            message = f"“{id}” is answered with {kind}, so the scale can't count it"
            yield finding(document, place, "not-scored", message, "Leave it out.")
        elif options and not has_values(options):
            message = f"“{id}” has no options with a value, so no scale can count it"
            hint = "Give its options values, or leave it out."
            yield finding(document, place, "not-scored", message, hint)


def _counts_nothing(part: InstrumentPart, scale: ScalePart) -> bool:
    """Whether the scale's sections, which are all there, have unscored items only."""
    known = {section.id: section for section in part.sections}
    if not scale.sections or members_of(part, scale) or not set(scale.sections) <= known.keys():
        return False
    options = [
        options_of(part, known[id], item)
        for id in scale.sections
        for item in known[id].asked
        if item.type in CHOICES
    ]
    asked = any(known[id].asked for id in scale.sections)
    return asked and all(any(one.missing is None for one in offered) for offered in options)


def _widths(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    """A percentage needs a way to go: items whose values differ.

    What several options together can come to, `lint_bands` sees.
    """
    if scale.aggregate != "percent" or route not in document.values:
        return
    several = {
        item.id
        for section in part.sections
        for item in section.asked
        if item.type == "multiple_choice"
    }
    for id, options in _member_options(part, scale).items():
        if (
            id not in several
            and len({option.value for option in options if option.value is not None}) == 1
        ):
            message = f"in a percentage, the values of “{id}” must differ"
            hint = "Give its options different values, or leave it out of the scale."
            yield finding(document, (*route, "aggregate"), "no-width", message, hint)


def _fineness(
    document: Document, route: Route, part: InstrumentPart, scale: ScalePart
) -> Iterator[Problem]:
    """Exact numbers grow with their common denominator; one beyond all use is a mistake."""
    values = [
        option.value
        for options in _member_options(part, scale).values()
        for option in options
        if option.value is not None
    ]
    numbers = [*values, *scale.weights.values()]
    if lcm(*(number.denominator for number in numbers)) > FINEST:
        message = f"the values and weights of “{scale.id}” have no common denominator of use"
        hint = "Round them to a few decimals."
        yield finding(document, (*route, "id"), "too-fine", message, hint)


def _member_options(part: InstrumentPart, scale: ScalePart) -> dict[str, list[OptionPart]]:
    members = {id for kind, id in members_of(part, scale) if kind == "item"}
    return {
        item.id: options_of(part, section, item)
        for section in part.sections
        for item in section.asked
        if item.id in members
    }


def _cycles(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    made_of = {scale.id: scale.scales or [] for scale in part.scales}

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        ahead = list(made_of[start])
        while ahead:
            id = ahead.pop()
            if id in made_of and id not in found:
                found.add(id)
                ahead += made_of[id]
        return found

    for i, scale in enumerate(part.scales):
        if scale.id in reached(scale.id):
            message = f"the scale “{scale.id}” is, in the end, made of itself"
            hint = "Take out the scale that leads back to it."
            yield finding(document, ("scales", i, "scales"), "cycle", message, hint)
