"""What is missing: unmet requirements by capability, by module and by item."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from reporting import words
from reporting.folding import folded
from reporting.responses import answer
from reporting.shapes import percent
from reporting.subject import Subject
from scoring.instrument import Capability, Section
from scoring.items import Item, Requirement

STANDING_OPEN, SLACK = 10, 3


class Need(NamedTuple):
    """What an item needs, and the capability that would give it."""

    text: str
    capability: str


class ItemGaps(NamedTuple):
    """An item with needs that are unmet, and the answer that shows it."""

    stem: str
    answer: str
    needs: tuple[Need, ...]


class CapabilityGaps(NamedTuple):
    """A capability with the items that need it in vain.

    `told` is how many needs of it the answers tell of, and how many of those are unmet. Both are
    also given in per cent of the most needs that any capability has, for a bar.
    """

    title: str
    text: str
    unmet: str
    told: str
    unmet_share: str
    told_share: str
    items: tuple[ItemGaps, ...]


class SectionGaps(NamedTuple):
    """A section with its items, and how much is unmet there."""

    title: str
    unmet: str
    items: tuple[ItemGaps, ...]


class ModuleGaps(NamedTuple):
    """A module with its sections; the title is None where an instrument has no modules."""

    title: str | None
    unmet: str
    sections: tuple[SectionGaps, ...]


class Gaps(NamedTuple):
    """The unmet requirements of a result, seen in three ways; what is long is cut in two."""

    lead: str
    rest: str | None
    by: str
    capabilities: tuple[CapabilityGaps, ...]
    more_capabilities: tuple[CapabilityGaps, ...]
    modules: tuple[ModuleGaps, ...]
    items: tuple[ItemGaps, ...]
    more_items: tuple[ItemGaps, ...]


def of(subject: Subject) -> Gaps | None:
    """The gaps of a result; None when its answers tell of no requirement."""
    told = _told(subject)
    if not told:
        return None
    capabilities = _capabilities(subject, told)
    items = _items(subject)
    first_capabilities, more_capabilities = folded(capabilities, STANDING_OPEN, SLACK)
    first_items, more_items = folded(tuple(items.values()), STANDING_OPEN, SLACK)
    return Gaps(
        lead=_lead(sum(len(one.needs) for one in items.values()), len(capabilities)),
        rest=_rest(len(told) - len(capabilities)),
        by="Module" if any(one.module for one in subject.instrument.sections) else "Section",
        capabilities=first_capabilities,
        more_capabilities=more_capabilities,
        modules=tuple(_modules(subject, items)),
        items=first_items,
        more_items=more_items,
    )


def _told(subject: Subject) -> Counter[str]:
    """How many needs of each capability the answers tell of: open ones tell of none."""
    found: Counter[str] = Counter()
    for item in subject.instrument.items.values():
        response = subject.response(item) if item.requirements else None
        if response is not None and not item.missing(response):
            found.update(one.capability for one in item.requirements)
    return found


def _capabilities(subject: Subject, told: Counter[str]) -> tuple[CapabilityGaps, ...]:
    catalogue = {one.id: one for one in subject.instrument.capabilities}
    most = max(told.values())
    return tuple(
        _capability(subject, catalogue[gap["capability"]], gap, told[gap["capability"]], most)
        for gap in subject.result["gaps"]
    )


def _capability(
    subject: Subject, capability: Capability, gap: dict[str, Any], told: int, most: int
) -> CapabilityGaps:
    by_item: dict[str, list[Need]] = {}
    for one in gap["requirements"]:
        by_item.setdefault(one["item"], []).append(Need(one["text"], capability.title))
    return CapabilityGaps(
        title=capability.title,
        text=capability.text,
        unmet=f"{gap['unmet']} of {words.count(told, 'need', 'needs')} unmet",
        told=f"{gap['unmet']} of {told}",
        unmet_share=percent(Fraction(int(gap["unmet"]), most)),
        told_share=percent(Fraction(told, most)),
        items=tuple(
            _item(subject, subject.instrument.items[id], needs) for id, needs in by_item.items()
        ),
    )


def _items(subject: Subject) -> dict[str, ItemGaps]:
    """The items with gaps, by id, in the order of the page."""
    unmet = {one["item"] for gap in subject.result["gaps"] for one in gap["requirements"]}
    titles = {one.id: one.title for one in subject.instrument.capabilities}

    def need(one: Requirement) -> Need:
        return Need(one.text, titles[one.capability])

    return {
        id: _item(subject, item, [need(one) for one in item.requirements])
        for id, item in subject.instrument.items.items()
        if id in unmet
    }


def _item(subject: Subject, item: Item, needs: Sequence[Need]) -> ItemGaps:
    response = subject.response(item)
    assert response is not None, "only an answer shows a gap"
    return ItemGaps(item.stem, answer(item, response), tuple(needs))


def _modules(subject: Subject, items: dict[str, ItemGaps]) -> list[ModuleGaps]:
    by_module: dict[str | None, list[SectionGaps]] = {}
    for section in subject.instrument.sections:
        if any(item.id in items for item in section.items):
            by_module.setdefault(section.module, []).append(_section(section, items))
    counts = {
        module: sum(len(one.needs) for section in sections for one in section.items)
        for module, sections in by_module.items()
    }
    return [
        ModuleGaps(module, _needs(counts[module]), tuple(sections))
        for module, sections in by_module.items()
    ]


def _section(section: Section, items: dict[str, ItemGaps]) -> SectionGaps:
    found = tuple(items[item.id] for item in section.items if item.id in items)
    needs = _needs(sum(len(one.needs) for one in found))
    return SectionGaps(
        section.title, f"{needs} in {words.count(len(found), 'question', 'questions')}", found
    )


def _needs(number: int) -> str:
    return words.count(number, "unmet need", "unmet needs")


def _lead(needs: int, capabilities: int) -> str:
    if not needs:
        return "No need is unmet in what you answered."
    across = words.count(capabilities, "capability", "capabilities")
    return (
        f"Your answers show {_needs(needs)} in {across}. A need counts as unmet, in whole or in "
        "part, where the best answer was not given. Questions that are open, or do not apply, "
        "show nothing."
    )


def _rest(others: int) -> str | None:
    """What is to be said of the capabilities without a gap."""
    if not others:
        return None
    if others == 1:
        return "The other capability that your answers tell of shows no gap."
    return f"The other {others} capabilities that your answers tell of show no gap."
