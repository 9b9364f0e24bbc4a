"""From response sets to what they come to together: a line for each, and a count of the scores."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from reporting import plain_text
from reporting.collected import Entry, Score
from scoring import bands, distribution, outcome, visibility
from scoring.distribution import Distribution
from scoring.instrument import Instrument
from scoring.responses import ResponseSet
from scoring.standing import Outcome


class Tally:
    """Counts scores as they come, so that nobody has to keep the results."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._versions: Counter[str] = Counter()
        self._scores: list[Counter[Fraction | None]] = [Counter() for _ in instrument.scales]

    def count(self, version: str, scores: Iterable[Fraction | None]) -> None:
        """Count one file: the version it was answered in, and the score on each scale."""
        self._versions[version] += 1
        for counter, score in zip(self._scores, scores, strict=True):
            counter[score] += 1

    @property
    def versions(self) -> tuple[tuple[str, int], ...]:
        """How many were answered in each version, the most frequent first."""
        return tuple(self._versions.most_common())

    @property
    def distributions(self) -> tuple[Distribution, ...]:
        """How the scores are spread, in the order of the instrument's scales."""
        pairs = zip(self._instrument.scales, self._scores, strict=True)
        return tuple(distribution.of(scale, scores) for scale, scores in pairs)


def entry(instrument: Instrument, file: str, responses: ResponseSet) -> Entry:
    """What the responses in a file come to, by the rules of `scoring.result`."""
    outcomes = outcome.of_all(instrument, responses.chosen)
    asked = visibility.of_all(instrument, responses.chosen)
    return Entry(
        plain_text.line(file),
        responses.version,
        answered=sum(asked[id].now for id in responses.chosen),
        asked=sum(one.now for one in asked.values()),
        open=len(set(_open(outcomes.values()))),
        scores=tuple(_score(outcomes[scale.id]) for scale in instrument.scales),
    )


def _open(outcomes: Iterable[Outcome]) -> Iterable[str]:
    for one in outcomes:
        for standing in one.standings:
            if standing.member.kind == "item" and standing.open:
                yield standing.member.id


def _score(now: Outcome) -> Score:
    band = None if now.score is None else bands.of(now.scale, now.score)
    return Score(now.score, now.low, now.high, band, now.reason)
