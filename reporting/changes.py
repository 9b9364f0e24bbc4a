"""What has changed in a questionnaire since a visitor answered it, in plain words.

Only what a visitor can notice is told: questions that are new, worded anew or gone, answers that
are on offer, and what a result depends on. That an id has changed is not.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reporting.edition_words import Told
from reporting.folding import folded
from reporting.set_aside import Kept
from scoring import edition_changes
from scoring.edition import Record
from scoring.instrument import Instrument

STANDING, SLACK = 5, 2


class Listed(NamedTuple):
    """The entries that are read at once, and those that are folded away."""

    first: tuple[Any, ...]
    more: tuple[Any, ...]


class Changes(NamedTuple):
    """What there is to tell. `since` is the version that was answered, if it is another.

    `untold` says that nothing is known of that edition, so that only `kept` can be told.
    """

    title: str
    language: str
    version: str
    since: str | None
    untold: bool
    new: Listed
    reworded: Listed
    gone: Listed
    answers: Listed
    scores: Listed
    kept: Listed

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        lists = (self.new, self.reworded, self.gone, self.answers, self.scores, self.kept)
        return not self.untold and not any(one.first for one in lists)


def of(instrument: Instrument, since: str, record: Record | None, kept: Sequence[Kept]) -> Changes:
    """What to tell a visitor who answered the edition *since*.

    Args:
        instrument: the present edition.
        since: the version that the answers are of.
        record: the record of that edition, if there is one.
        kept: what has no place in the present one, and had one before.
    """
    changes = [] if record is None else edition_changes.of(instrument, record)
    told = Told(instrument, record, changes)
    return Changes(
        title=instrument.title,
        language=instrument.language,
        version=instrument.version,
        since=None if since == instrument.version else since,
        untold=record is None and since != instrument.version,
        new=_listed(told.stems("new")),
        reworded=_listed(told.reworded()),
        gone=_listed(told.stems("gone")),
        answers=_listed(told.answers()),
        scores=_listed(told.scores()),
        kept=_listed(kept),
    )


def _listed(entries: Iterable[Any]) -> Listed:
    return Listed(*folded(tuple(entries), STANDING, SLACK))
