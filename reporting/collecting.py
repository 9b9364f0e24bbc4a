"""From response sets to what they come to together: a line for each, and counts of all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from reporting import plain_text
from reporting.collected import Entry, Group, Score, Twin
from scoring import agreement, bands, distribution, outcome, visibility
from scoring.agreement import Answers
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.responses import ResponseSet
from scoring.standing import Outcome


class Sheet(NamedTuple):
    """One file that was read: its line, and the answers that it adds to the counts.

    `digest` is the same for the same answers. `given` has what was asked and answered, a text as
    an empty one; `hidden` the ids of what was not asked.
    """

    entry: Entry
    digest: str
    given: Mapping[str, Response]
    hidden: tuple[str, ...]


def sheet(
    instrument: Instrument,
    file: str,
    place: int,
    responses: ResponseSet,
    digest: str = "",
    set_aside: int = 0,
) -> Sheet:
    """What the responses in a file come to, by the rules of `scoring.result`."""
    chosen = responses.chosen
    outcomes = outcome.of_all(instrument, chosen)
    asked = visibility.of_all(instrument, chosen)
    still_open = set(_open(outcomes.values()))
    return Sheet(
        Entry(
            plain_text.line(file),
            place,
            plain_text.line(responses.version),
            answered=sum(asked[id].now for id in chosen),
            asked=sum(one.now for one in asked.values()),
            open=tuple(id for id in instrument.items if id in still_open),
            set_aside=set_aside,
            scores=tuple(_score(outcomes[scale.id]) for scale in instrument.scales),
        ),
        digest,
        {
            id: "" if _is_text(instrument, id) else response
            for id, response in chosen.items()
            if asked[id].now
        },
        tuple(id for id, one in asked.items() if not one.now),
    )


class Tally:
    """Counts files as they come, so that nobody has to keep them.

    A file with the same answers as one before counts once, unless *each* is to count.
    """

    def __init__(self, instrument: Instrument, *, each: bool = False) -> None:
        self._instrument = instrument
        self._each = each
        self._first: dict[str, str] = {}
        self._twins: list[Twin] = []
        self._counts: dict[str, _Counts] = {}

    def add(self, sheet: Sheet) -> Twin | None:
        """Count one file; or tell which other one it is the twin of, and count nothing."""
        first = self._first.get(sheet.digest)
        if first is not None and not self._each:
            twin = Twin(sheet.entry.file, first)
            self._twins.append(twin)
            return twin
        self._first.setdefault(sheet.digest, sheet.entry.file)
        counts = self._counts.setdefault(sheet.entry.version, _Counts(self._instrument))
        counts.add(sheet)
        return None

    @property
    def twins(self) -> tuple[Twin, ...]:
        """The files that were not counted, since their answers had been before."""
        return tuple(self._twins)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What was counted, each version apart: the present one first, then the most frequent."""
        own = self._instrument.version
        in_order = sorted(
            self._counts.items(), key=lambda one: (one[0] != own, -one[1].files, one[0])
        )
        return tuple(counts.group(version) for version, counts in in_order)


class _Counts:
    """Counts the files of one version."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self.files = 0
        self._set_aside = 0
        self._scores: list[Counter[Fraction | None]] = [Counter() for _ in instrument.scales]
        self._given: dict[str, Counter[Response]] = {id: Counter() for id in instrument.items}
        self._hidden: Counter[str] = Counter()

    def add(self, sheet: Sheet) -> None:
        self.files += 1
        self._set_aside += sheet.entry.set_aside
        for counter, one in zip(self._scores, sheet.entry.scores, strict=True):
            counter[one.score] += 1
        for id, response in sheet.given.items():
            self._given[id][response] += 1
        self._hidden.update(sheet.hidden)

    def group(self, version: str) -> Group:
        pairs = zip(self._instrument.scales, self._scores, strict=True)
        return Group(
            version,
            self.files,
            self._set_aside,
            tuple(distribution.of(scale, scores) for scale, scores in pairs),
            tuple(self._answers(id) for id in self._instrument.items),
        )

    def _answers(self, id: str) -> Answers:
        given, hidden = self._given[id], self._hidden[id]
        return agreement.of(
            self._instrument.items[id],
            given,
            left_open=self.files - hidden - given.total(),
            not_asked=hidden,
        )


def _open(outcomes: Iterable[Outcome]) -> Iterable[str]:
    for one in outcomes:
        for standing in one.standings:
            if standing.member.kind == "item" and standing.open:
                yield standing.member.id


def _score(now: Outcome) -> Score:
    band = None if now.score is None else bands.of(now.scale, now.score)
    return Score(now.score, now.low, now.high, band, now.reason)


def _is_text(instrument: Instrument, id: str) -> bool:
    return instrument.items[id].kind in ("short_text", "long_text")
