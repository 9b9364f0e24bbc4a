"""Options: every choice has at least two; where one has a value, each has that or is missing."""

from collections.abc import Iterator, Sequence

from authoring.findings import duplicates, finding, unknown
from authoring.item_schema import OptionPart, Options
from authoring.members import CHOICES, has_values
from authoring.problem import Problem
from authoring.reading import Document, Route
from authoring.schema import InstrumentPart


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the option sets, and with what sections and items say of options."""
    used: set[str] = set()
    for name, options in part.option_sets.items():
        yield from _list_problems(document, ("option_sets", name), options)
    for i, section in enumerate(part.sections):
        route: Route = ("sections", i)
        yield from _named(document, (*route, "options"), section.options, part, used)
        for j, item in enumerate(section.asked):
            inner: Route = (*route, "items", j)
            yield from _named(document, (*inner, "options"), item.options, part, used)
            if item.type not in CHOICES:
                continue
            if item.options is None and section.options is None:
                message = f"the item “{item.id}” has no options"
                hint = "Add “options:” here, or to the section for all its items."
                yield finding(document, (*inner, "id"), "no-options", message, hint)
    for name in part.option_sets:
        if name not in used and used <= part.option_sets.keys():  # else it may be a misspelling
            place = document.key_place(("option_sets", name))
            message, hint = f"no item uses the option set “{name}”", "Use it or remove it."
            yield Problem(document.path, place, "unused-option-set", message, hint, "warning")


def _named(
    document: Document, route: Route, options: Options | None, part: InstrumentPart, used: set[str]
) -> Iterator[Problem]:
    if isinstance(options, str):
        used.add(options)
        if options not in part.option_sets:
            yield unknown(document, route, "unknown-option-set", options, part.option_sets)
    elif options is not None:
        yield from _list_problems(document, route, options)


def _list_problems(
    document: Document, route: Route, options: Sequence[OptionPart]
) -> Iterator[Problem]:
    if len(options) < 2:
        message = f"there {'is only one option' if options else 'are no options'} to choose from"
        yield finding(document, route, "too-few-options", message, "Give at least two.")
    ids = [(option.id, (*route, i, "id")) for i, option in enumerate(options)]
    yield from duplicates(document, ids, "duplicate-option")
    none_is_an_answer = bool(options) and all(option.missing for option in options)
    scored = has_values(list(options)) or none_is_an_answer
    for i, option in enumerate(options):
        neither = scored and option.value is None and option.missing is None
        both = option.value is not None and option.missing is not None
        if neither or both:
            has = "both a value and “missing”" if both else "neither a value nor “missing”"
            message = f"the option “{option.id}” has {has}"
            hint = "Give it “value: …”, or “missing: not_applicable” or “missing: dont_know”."
            yield finding(document, (*route, i), "value-or-missing", message, hint)
    if none_is_an_answer:
        message = "none of these options has a value"
        yield finding(document, route, "no-values", message, "Give at least one a value.")
