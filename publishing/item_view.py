"""A question as its page shows it: how it is answered, what is printed beside it, its layout."""

from collections.abc import Mapping
from dataclasses import dataclass

from publishing import by_hand, only_if
from scoring import numbers
from scoring.conditions import Condition, Every
from scoring.instrument import Instrument, Section
from scoring.items import Item, Kind, Option

SIDE_BY_SIDE = 3
SIDE_BY_SIDE_CHARACTERS = 48
SHORT_LABEL = 16


@dataclass(frozen=True)
class OptionView:
    """A bubble: its option's id and labels, and the value printed before it, if any."""

    id: str
    label: str
    short: str
    printed_value: str | None
    alone: bool


@dataclass(frozen=True)
class NumberView:
    """The bounds of a number, as HTML takes them, and its unit."""

    minimum: str | None
    maximum: str | None
    step: str
    whole: bool
    unit: str | None


@dataclass(frozen=True)
class ItemView:
    """A question: `anchor` is its fragment on the page, `number` its place in the instrument.

    `only_if` says in words when it is asked, if not always.
    """

    anchor: str
    id: str
    number: int
    kind: Kind
    stem: str
    help: str | None
    only_if: str | None
    side_by_side: bool
    options: tuple[OptionView, ...]
    at_most: int | None
    answer: NumberView
    max_length: int | None
    requirements: tuple[str, ...]


def of(
    instrument: Instrument,
    section: Section,
    item: Item,
    anchors: Mapping[tuple[str, str], str],
    places: Mapping[str, int],
) -> ItemView:
    """The view of an item of the instrument's section; *places* has the numbers of all items."""
    printed = by_hand.has_printed_values(item)
    condition = _own_condition(section, instrument.show_if.get(item.id))
    return ItemView(
        anchor=anchors["item", item.id],
        id=item.id,
        number=places[item.id],
        kind=item.kind,
        stem=item.stem,
        help=item.help,
        only_if=None if condition is None else only_if.words(condition, instrument, places),
        side_by_side=not printed and is_short(item.options),
        options=tuple(option(one, printed=printed) for one in item.options),
        at_most=item.at_most,
        answer=NumberView(
            minimum=_html_number(item.minimum),
            maximum=_html_number(item.maximum),
            step=numbers.display(numbers.parse(f"1/{10**item.decimals}"), item.decimals),
            whole=not item.decimals,
            unit=item.unit,
        ),
        max_length=item.max_length,
        requirements=tuple(requirement.text for requirement in item.requirements),
    )


def _own_condition(section: Section, whole: Condition | None) -> Condition | None:
    """An item's condition without its section's, which stands above all its items already."""
    if section.show_if is None or whole is None:
        return whole
    return whole.of[1] if isinstance(whole, Every) and whole.of[0] == section.show_if else None


def option(option: Option, *, printed: bool) -> OptionView:
    """The view of an option; *printed*: what it counts stands before its label."""
    value = str(option.value) if printed and option.value is not None else None
    return OptionView(option.id, option.label, option.short or option.label, value, option.alone)


def is_short(options: tuple[Option, ...]) -> bool:
    """Whether the options fit beside each other, on a phone in two rows at the most."""
    labels = [option.label for option in options]
    few = len(options) <= SIDE_BY_SIDE or sum(map(len, labels)) <= SIDE_BY_SIDE_CHARACTERS
    return (
        few
        and len(options) <= SIDE_BY_SIDE + 1
        and all(len(label) <= SHORT_LABEL for label in labels)
    )


def _html_number(number: object) -> str | None:
    return None if number is None else str(number)
