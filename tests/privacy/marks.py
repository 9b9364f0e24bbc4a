"""Words that stand for what a visitor gives: each is unique, so that it is known wherever it is."""

import random
import string
from dataclasses import dataclass, field

LETTERS = "bcdfghjklmnpqrstvwxz"  # no vowels: no word of any page
ALIKE, APART = 4, 8  # letters that all words of a visit begin with, and those that tell them apart


@dataclass
class Marks:
    """All that was given in a visit, by what it was given as; `also` has what was made of it.

    Each call of `word` and `number` is another one. All words of a visit begin alike, and so do all
    numbers, so that they are found sooner.
    """

    given: dict[str, str] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    letters: str = field(default_factory=lambda: _some(LETTERS, ALIKE))
    digits: str = field(default_factory=lambda: _some(string.digits[1:], ALIKE))

    def word(self, what: str) -> str:
        """A word to give as this, of twelve letters."""
        return self._mark(what, self.letters + _some(LETTERS, APART))

    def number(self, what: str) -> str:
        """A number to give as this, of eight digits."""
        return self._mark(what, self.digits + _some(string.digits, APART - ALIKE))

    def not_in(self, evidence: str) -> list[str]:
        """What was to be given and is not in what the device keeps or makes."""
        return [what for what, mark in self.given.items() if mark not in evidence]

    @property
    def every(self) -> list[str]:
        """All that must not be found in what goes out."""
        return [*self.given.values(), *self.also.values()]

    def _mark(self, what: str, mark: str) -> str:
        assert what not in self.given, f"“{what}” is given twice"
        self.given[what] = mark
        return mark


def _some(of: str, many: int) -> str:
    return "".join(random.SystemRandom().choices(of, k=many))
