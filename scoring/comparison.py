"""Whether the responses of a receipt still give the same result.

Words (titles, texts, numbers as they are shown) are no part of that: only what they tell is.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.receipt import Receipt
from scoring.version import VERSION

_WORDS = ("title", "text", "display")
_PARTS = ("completeness", "gaps", "recommendations", "targets")


class Standing(NamedTuple):
    """What came of a scale: its score and band, and from where to where it can still come."""

    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    band: str | None


class Moved(NamedTuple):
    """A scale that comes out otherwise now; None where there was, or is, no such scale."""

    scale: str
    then: Standing | None
    now: Standing | None


class Comparison(NamedTuple):
    """What a receipt says, held against what comes of its responses now.

    `parts` names the parts of the result beside the scales that come out otherwise. `version` and
    `engine` have what was then and what is now, None where that is the same; `rewritten` says that
    the instrument is another one of the same version.
    """

    moved: tuple[Moved, ...]
    parts: tuple[str, ...]
    version: tuple[str, str] | None
    rewritten: bool
    engine: tuple[str, str] | None

    @property
    def same(self) -> bool:
        """Whether the result is still the same."""
        return not self.moved and not self.parts


def of(receipt: Receipt, result: Mapping[str, Any]) -> Comparison:
    """The receipt held against the result of its responses, as `scoring.result.compute` gives it.

    A part of a result that the receipt knows nothing of is not held against it.
    """
    then, now = (_standings(one) for one in (receipt.result, result))
    made_for = result["instrument"]
    version = (receipt.version, made_for["version"])
    engine = (receipt.engine, VERSION)
    return Comparison(
        moved=tuple(
            Moved(id, then.get(id), now.get(id))
            for id in dict.fromkeys([*now, *then])
            if then.get(id) != now.get(id)
        ),
        parts=tuple(
            part
            for part in _PARTS
            if part in receipt.result
            and _without_words(receipt.result[part]) != _without_words(result[part])
        ),
        version=None if len(set(version)) == 1 else version,
        rewritten=len(set(version)) == 1 and receipt.digest != made_for["digest"],
        engine=None if len(set(engine)) == 1 else engine,
    )


def _standings(result: Mapping[str, Any]) -> dict[str, Standing]:
    return {
        entry["id"]: Standing(
            _number(entry["score"]["exact"]),
            _number(entry["range"]["low"]),
            _number(entry["range"]["high"]),
            entry["band"],
        )
        for entry in result["scales"]
    }


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(told) for key, told in value.items() if key not in _WORDS}
    return [_without_words(one) for one in value] if isinstance(value, list) else value
