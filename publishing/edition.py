"""What one build of the site publishes, and how the build command hands it to the hooks.

MkDocs calls the hooks with its own configuration only. The command that builds therefore says
what to publish around MkDocs' build::

    with edition.published(Edition(instruments, engine)):
        mkdocs.commands.build.build(config)
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from publishing.inside import Inside
from scoring import instrument
from scoring.instrument import Instrument


class Engine(Protocol):
    """Python for the browser: files by name, ``engine.json`` among them."""

    @property
    def files(self) -> Mapping[str, bytes | Path]:
        """Each file's bytes, or where they are on disk."""


@dataclass(frozen=True)
class Entry:
    """One instrument as it is published: its compiled data and its about page (Markdown).

    `past` has the records of its other editions, the oldest first; `cases` the response files of
    its cases, by name.
    """

    compiled: Mapping[str, Any]
    about: str
    past: Sequence[Mapping[str, Any]] = ()
    cases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def instrument(self) -> Instrument:
        """The compiled data as the records that scoring works with."""
        return instrument.from_plain(self.compiled)

    @property
    def id(self) -> str:
        """The instrument's id, which is also its address on the site."""
        return str(self.compiled["id"])


@dataclass(frozen=True)
class Edition:
    """Everything that one build publishes beside the hand-written pages.

    `inside` tells what the site is made from; None where nobody asks.
    """

    entries: Sequence[Entry]
    engine: Engine
    inside: Inside | None = None

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries by the instrument's id."""
        return {entry.id: entry for entry in self.entries}

    def in_order(self, first: Sequence[str]) -> list[Entry]:
        """The entries whose ids are in *first*, in that order, then the others by id."""
        named = [self.by_id[id] for id in first if id in self.by_id]
        others = sorted(set(self.by_id) - set(first))
        return named + [self.by_id[id] for id in others]


_current: ContextVar[Edition | None] = ContextVar("edition", default=None)


@contextmanager
def published(edition: Edition) -> Iterator[None]:
    """Makes *edition* the one that MkDocs' hooks publish, while the block runs."""
    token = _current.set(edition)
    try:
        yield
    finally:
        _current.reset(token)


def current() -> Edition | None:
    """The edition that is being published, if any."""
    return _current.get()
