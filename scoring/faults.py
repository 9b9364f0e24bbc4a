"""What is wrong with a response file, as data."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One finding: a code, the place, what is wrong there, and what to do about it."""

    code: str
    where: str
    message: str
    hint: str

    def __str__(self) -> str:
        """The finding as one line, without what can't be seen, such as a terminal's commands."""
        line = f"{self.where}: {self.code}: {self.message} ({self.hint})"
        return "".join(char if char.isprintable() else "\ufffd" for char in line)


class InvalidResponses(Exception):
    """A response file that nothing is computed from; `faults` names every reason."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults
