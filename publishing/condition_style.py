"""Conditions as style: which questions the page shows follows from what is ticked, without script.

Each condition of an item or a section becomes one selector on the page's main element, over the
boxes that are ticked. What the selector does not match is not asked: its ``--asked`` says so,
which the page's scripts read, and on a screen it is not shown. The meaning is that of
`scoring.visibility`: a condition sees an item that is itself not asked as one without an answer,
so each statement brings the condition of its own item along.
"""

from collections.abc import Iterator, Mapping

from scoring.conditions import Chosen, Condition, Every, Not, Some
from scoring.instrument import Instrument

ROOT = ".assess"


def sheet(instrument: Instrument, anchors: Mapping[tuple[str, str], str]) -> str:
    """The style sheet of an instrument's page; empty where everything is always asked.

    Args:
        instrument: whose conditions are meant.
        anchors: the id on the page of each ("section" or "item", id).
    """
    sections = {one.id: one.show_if for one in instrument.sections if one.show_if is not None}
    hidden = [
        f"{ROOT}:not({selector(condition, instrument.show_if)}) {part}"
        for kind, found in (("section", sections), ("item", instrument.show_if))
        for id, condition in found.items()
        for part in _parts(kind, anchors[kind, id])
    ]
    if not hidden:
        return ""
    rules = "".join(f"{one}{{--asked:no}}\n" for one in hidden)
    shown = "".join(f"{one}{{display:none!important}}\n" for one in hidden)
    return f"{rules}@media screen{{\n{shown}}}\n"


def _parts(kind: str, anchor: str) -> Iterator[str]:
    """What of the page belongs to a question or a step: of a step, also its place in the list."""
    yield f'[id="{anchor}"]'
    if kind == "section":
        yield f'.steps li:has([href="#{anchor}"])'


def selector(condition: Condition, show_if: Mapping[str, Condition]) -> str:
    """The selector, to stand behind an element's, that matches where the condition holds.

    It always matches or fails as a whole, so selectors behind each other mean "and".
    """
    match condition:
        case Every(of=parts):
            return "".join(selector(part, show_if) for part in parts)
        case Some(of=parts):
            return f":is({','.join(selector(part, show_if) for part in parts)})"
        case Not(of=part):
            return f":not({selector(part, show_if)})"
        case Chosen(item=item, options=options):
            ticked = ",".join(f'[name="{item}"][value="{option}"]:checked' for option in options)
            own = show_if.get(item)
            return f":has({ticked})" + ("" if own is None else selector(own, show_if))
    raise TypeError("what is asked depends on answers alone")
