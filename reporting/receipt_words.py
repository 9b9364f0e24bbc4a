"""Whether a receipt still gives the same result, in words."""

from collections.abc import Iterator

from reporting import plain_text, words
from scoring import numbers
from scoring.comparison import Comparison, Moved, Standing
from scoring.instrument import Instrument
from scoring.scale import Scale

SAME = "The answers still give the same result."
OTHERWISE = "The answers do not give the same result any more."

PARTS = {
    "completeness": "Another number of questions counts as answered or open.",
    "gaps": "What is missing comes out otherwise.",
    "recommendations": "The advice comes out otherwise.",
    "targets": "The way to where you want to be comes out otherwise.",
}


def sentences(comparison: Comparison, instrument: Instrument) -> tuple[str, ...]:
    """What is to be said, the answer first; what the receipt brought along is made harmless."""
    return tuple(map(plain_text.line, _sentences(comparison, instrument)))


def _sentences(comparison: Comparison, instrument: Instrument) -> Iterator[str]:
    yield SAME if comparison.same else OTHERWISE
    for moved in comparison.moved:
        yield _moved(moved, instrument.scale.get(moved.scale))
    for part in comparison.parts:
        yield PARTS[part]
    if comparison.version:
        then, now = comparison.version
        yield f"The assessment has changed since: it was version {then}, and is {now} now."
    elif comparison.rewritten:
        yield "The assessment has changed since, though its version has not."
    if comparison.engine:
        then, now = comparison.engine
        yield f"The engine has changed since: it was version {then}, and is {now} now."


def _moved(moved: Moved, scale: Scale | None) -> str:
    title = words.quoted(moved.scale if scale is None else scale.title)
    if moved.then is None:
        return f"{title} is new."
    if moved.now is None:
        return f"{title} is not there any more."
    then, now = (_standing(one, scale) for one in (moved.then, moved.now))
    return f"{title}: {then} then, {now} now."


def _standing(standing: Standing, scale: Scale | None) -> str:
    """The exact numbers: what is rounded may look the same."""
    low, high = standing.low, standing.high
    if standing.score is None:
        if low is None or high is None:
            return "no score"
        return f"no score ({numbers.plain(low)} to {numbers.plain(high)} possible)"
    titles = {} if scale is None else {band.id: band.title for band in scale.bands}
    band = standing.band and titles.get(standing.band, standing.band)
    return numbers.plain(standing.score) + (f" ({band})" if band else "")
