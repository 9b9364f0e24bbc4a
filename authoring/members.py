"""What the parts of a document stand for: an item's options, a scale's members, the targets."""

from authoring.item_schema import ItemPart, OptionPart
from authoring.schema import InstrumentPart, ScalePart, SectionPart

CHOICES = ("single_choice", "multiple_choice")


def options_of(part: InstrumentPart, section: SectionPart, item: ItemPart) -> list[OptionPart]:
    """The options that an item offers; empty when it names none or one that is not there.

    A number and a text have none, whatever their section says.
    """
    if item.type not in CHOICES:
        return []
    options = item.options if item.options is not None else section.options
    if isinstance(options, str):
        return part.option_sets.get(options, [])
    return options or []


def members_of(part: InstrumentPart, scale: ScalePart) -> list[tuple[str, str]]:
    """The kind and id of each member of a scale, in the order of the instrument's text.

    Of sections, those are the items that are answered by options with a value.
    """
    if scale.scales is not None:
        return [("scale", id) for id in scale.scales]
    if scale.items is not None:
        return [("item", id) for id in scale.items]
    sections = {section.id: section for section in part.sections}
    return [
        ("item", item.id)
        for id in scale.sections or []
        if id in sections
        for item in sections[id].asked
        if has_values(options_of(part, sections[id], item))
    ]


def targeted(part: InstrumentPart) -> list[tuple[SectionPart, ItemPart, list[OptionPart]]]:
    """The items for which the wanted state is asked, each with its section and options."""
    wanted = part.targets.sections if part.targets else []
    found = [
        (section, item, options_of(part, section, item))
        for section in part.sections
        if section.id in wanted
        for item in section.asked
        if item.type == "single_choice"
    ]
    return [one for one in found if has_values(one[2])]


def has_values(options: list[OptionPart]) -> bool:
    """Whether answers by these options count something."""
    return any(option.value is not None for option in options)


def is_ordered(options: list[OptionPart]) -> bool:
    """Whether the values tell the options apart, so that one is further than another."""
    values = [option.value for option in options if option.value is not None]
    return len(values) > 1 and len(set(values)) == len(values)
