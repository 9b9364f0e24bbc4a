"""Conditions in words, for readers on paper: there nothing can be hidden."""

from collections.abc import Mapping

from scoring.conditions import Chosen, Condition, Every, Not, Some
from scoring.instrument import Instrument


def words(condition: Condition, instrument: Instrument, numbers: Mapping[str, int]) -> str:
    """The condition as the end of “Answer this only if …”.

    *numbers* has the number that each item has on the page.
    """

    def told(part: Condition, *, holds: bool) -> str:
        match part:
            case Not(of=inner):
                return told(inner, holds=not holds)
            case Every(of=parts) | Some(of=parts):
                both = isinstance(part, Every) == holds
                inner_words = [_bracketed(told(one, holds=holds), one) for one in parts]
                return (" and " if both else " or ").join(inner_words)
            case Chosen(item=id, options=options):
                labels = [f"“{instrument.items[id].by_option[option].label}”" for option in options]
                verb = "is" if holds else "is not"
                return f"your answer to question {numbers[id]} {verb} {' or '.join(labels)}"
        raise TypeError("what is asked depends on answers alone")

    return told(condition, holds=True)


def _bracketed(words: str, part: Condition) -> str:
    """Words that are a list themselves, in brackets."""
    while isinstance(part, Not):
        part = part.of
    return f"({words})" if isinstance(part, Every | Some) and len(part.of) > 1 else words
