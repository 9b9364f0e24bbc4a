"""What other parts refer to: capabilities, targets, advice groups, recommendations, modules."""

from collections.abc import Iterator

from authoring.findings import duplicates, finding, unknown
from authoring.members import has_values, is_ordered, options_of, targeted
from authoring.problem import DuplicateCode, Problem
from authoring.reading import Document
from authoring.schema import InstrumentPart, SectionPart


def problems(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    """What is wrong with the lists that other parts refer to, and with the references."""
    codes: dict[str, DuplicateCode] = {
        "capabilities": "duplicate-capability",
        "advice_groups": "duplicate-group",
        "recommendations": "duplicate-recommendation",
    }
    for key, code in codes.items():
        ids = [(one.id, (key, i, "id")) for i, one in enumerate(getattr(part, key))]
        yield from duplicates(document, ids, code)
    yield from _capabilities(document, part)
    yield from _groups(document, part)
    yield from _targets(document, part)
    yield from _modules(document, part)


def _capabilities(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    known = [capability.id for capability in part.capabilities]
    used = set()
    for i, section in enumerate(part.sections):
        for j, item in enumerate(section.asked):
            for k, requirement in enumerate(item.requirements):
                used.add(requirement.capability)
                if requirement.capability not in known:
                    route = ("sections", i, "items", j, "requirements", k, "capability")
                    yield unknown(
                        document, route, "unknown-capability", requirement.capability, known
                    )
    for i, id in enumerate(known):
        if id not in used and used <= set(known):  # else it may be a misspelling
            message = f"no requirement refers to the capability “{id}”"
            place = document.place(("capabilities", i, "id"))
            hint = "Let an item require it, or remove it."
            yield Problem(document.path, place, "unused-capability", message, hint, "warning")


def _groups(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    known = [group.id for group in part.advice_groups]
    for i, rule in enumerate(part.recommendations):
        if rule.group is not None and rule.group not in known:
            route = ("recommendations", i, "group")
            yield unknown(document, route, "unknown-group", rule.group, known, what="advice group")
    for i, scale in enumerate(part.scales):
        for j, band in enumerate(scale.bands):
            advice = band.advice
            if advice and not isinstance(advice, str) and advice.group not in (None, *known):
                place = ("scales", i, "bands", j, "advice", "group")
                group = str(advice.group)
                yield unknown(document, place, "unknown-group", group, known, what="advice group")


def _targets(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    if part.targets is None:
        return
    sections = {section.id: i for i, section in enumerate(part.sections)}
    scales = [scale.id for scale in part.scales]
    for key, known in (("sections", list(sections)), ("scales", scales)):
        ids = getattr(part.targets, key)
        for i, id in enumerate(ids):
            if id not in known:
                code = "unknown-section" if key == "sections" else "unknown-scale"
                yield unknown(document, ("targets", key, i), code, id, known)  # type: ignore[arg-type]
        places = [(id, ("targets", key, i)) for i, id in enumerate(ids)]
        yield from duplicates(document, places, "duplicate-member")
    if not part.targets.sections and not part.targets.scales:
        message, hint = "nothing is asked here", "Name sections or scales, or remove “targets”."
        yield finding(document, ("targets",), "empty-list", message, hint)
    for i, id in enumerate(part.targets.sections):
        if id in sections and _wants_nothing(part, part.sections[sections[id]]):
            message = f"in “{id}”, no item is answered by one option with a value"
            hint = "Give its options values, or leave the section out: nothing can be wanted in it."
            yield finding(document, ("targets", "sections", i), "no-effect", message, hint)
    for section, item, options in targeted(part):
        if not is_ordered(options):
            place = ("targets", "sections", part.targets.sections.index(section.id))
            message = f"the options of “{item.id}” have no order, so no state can be wanted of it"
            hint = "Give its options different values, or leave the section out."
            yield finding(document, place, "not-ordered", message, hint)
            return


def _wants_nothing(part: InstrumentPart, section: SectionPart) -> bool:
    """Whether no item of the section, whose option sets are all there, can have a wanted state."""
    offered = [
        options_of(part, section, item) for item in section.asked if item.type == "single_choice"
    ]
    return bool(section.asked) and not any(
        not options or has_values(options) for options in offered
    )


def _modules(document: Document, part: InstrumentPart) -> Iterator[Problem]:
    ended: set[str] = set()
    last: str | None = None
    for i, section in enumerate(part.sections):
        if section.module != last and last is not None:
            ended.add(last)
        if section.module in ended:
            message = f"the module “{section.module}” goes on here after another section"
            hint = "Put its sections after each other."
            yield finding(document, ("sections", i, "module"), "split-module", message, hint)
        last = section.module
