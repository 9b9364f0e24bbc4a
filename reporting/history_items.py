"""Which answers changed since an earlier result: each question once, then and now."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from reporting import plain_text, responses, words
from reporting.folding import folded
from reporting.history_past import Entry
from reporting.subject import Subject
from scoring import numbers, visibility
from scoring.items import Item, Response

STANDING_OPEN, SLACK = 8, 2
LONGEST = 160  # characters of an answer in words: it stands in full among the answers
OTHER_WORDS = "other words"


class Answer(NamedTuple):
    """A question with its answer then and now, if any, and how much more or less it counts."""

    stem: str
    then: str | None
    now: str | None
    counts: str | None


class Group(NamedTuple):
    """The questions whose answers changed in the same way; *more* of them are folded away."""

    title: str
    answers: tuple[Answer, ...]
    more: tuple[Answer, ...]


class Comparison(NamedTuple):
    """What is different since an earlier result, in a sentence and question by question."""

    language: str
    lead: str
    groups: tuple[Group, ...]


class _Pair(NamedTuple):
    """A question with its responses then and now, and whether it is asked now."""

    item: Item
    then: Response | None
    now: Response | None
    asked: bool


# The kinds of change in the order in which they are told: of one question, of several, a heading.
_CHANGED = ("answer changed", "answers changed", "Changed answers")
_ANSWERED = ("question newly answered", "questions newly answered", "Newly answered")
_OPENED = ("question now open", "questions now open", "Now open")
_UNASKED = ("question no longer asked", "questions no longer asked", "No longer asked")
_KINDS = (_CHANGED, _ANSWERED, _OPENED, _UNASKED)


def of(subject: Subject, then: Entry, *, live: bool) -> Comparison:
    """What changed since *then*.

    Changed answers stand by how far they moved, as a share of all that the question can count;
    those that count in no score behind them. What stands in a file tells no name and none of the
    words that were written then: they may have been changed for a reason.
    """
    found: dict[tuple[str, str, str], list[_Pair]] = {kind: [] for kind in _KINDS}
    for pair in _pairs(subject, then):
        found[_kind(pair)].append(pair)
    scored = subject.instrument.scored_items
    found[_CHANGED].sort(key=lambda pair: _distance(pair, scored), reverse=True)
    return Comparison(
        subject.instrument.language,
        _lead(since(then, live=live), found),
        tuple(
            Group(kind[-1], *_folded([_answer(pair, scored, live=live) for pair in pairs]))
            for kind, pairs in found.items()
            if pairs
        ),
    )


def since(then: Entry, *, live: bool) -> str:
    """The day of an earlier result, behind its name where that is to be told."""
    day = words.date(then.day)
    return f"“{then.name}” of {day}" if live and then.name else day


def _pairs(subject: Subject, then: Entry) -> Iterator[_Pair]:
    """The questions whose answers are not what they were, in the order of the page."""
    asked_then = visibility.of_all(subject.instrument, then.chosen)
    for item in subject.instrument.items.values():
        before = then.chosen.get(item.id) if asked_then[item.id].now else None
        now = subject.response(item)
        if before != now:
            yield _Pair(item, before, now, subject.asked[item.id].now)


def _kind(pair: _Pair) -> tuple[str, str, str]:
    if pair.now is None:
        return _OPENED if pair.asked else _UNASKED
    return _ANSWERED if pair.then is None else _CHANGED


def _lead(day: str, found: Mapping[tuple[str, str, str], Sequence[_Pair]]) -> str:
    told = [words.count(len(pairs), *kind[:2]) for kind, pairs in found.items() if pairs]
    if not told:
        return f"Every answer is the same as on {day}."
    return f"Since {day}: {words.both(told)}."


def _folded(answers: list[Answer]) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    return folded(tuple(answers), STANDING_OPEN, SLACK)


def _answer(pair: _Pair, scored: frozenset[str], *, live: bool) -> Answer:
    then, now = (_told(pair.item, one) for one in (pair.then, pair.now))
    if then is not None and not live and pair.item.kind in ("short_text", "long_text"):
        then = OTHER_WORDS
    return Answer(pair.item.stem, then, now, _counts(_moved(pair, scored)))


def _told(item: Item, response: Response | None) -> str | None:
    if response is None:
        return None
    told = plain_text.line(responses.answer(item, response))
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rstrip()} …"


def _moved(pair: _Pair, scored: frozenset[str]) -> Fraction | None:
    """How much more the answer counts; None where that can't be said."""
    if pair.then is None or pair.now is None or pair.item.id not in scored:
        return None
    then, now = (responses.counted(pair.item, one) for one in (pair.then, pair.now))
    return None if then is None or now is None else now - then


def _counts(moved: Fraction | None) -> str | None:
    if moved is None:
        return None
    if not moved:
        return "counts the same"
    return f"counts {numbers.plain(abs(moved))} {'more' if moved > 0 else 'less'}"


def _distance(pair: _Pair, scored: frozenset[str]) -> Fraction:
    """How far the answer moved; below zero where nothing of it is counted."""
    moved = _moved(pair, scored)
    if moved is None:
        return Fraction(-1)
    whole = _whole(pair.item)
    return abs(moved) / whole if whole else Fraction(0)


def _whole(item: Item) -> Fraction:
    """The way from the least to the most that an answer can count."""
    if item.minimum is not None and item.maximum is not None:
        return item.maximum - item.minimum
    if item.kind == "multiple_choice":
        return sum(map(abs, item.values), Fraction(0))
    return max(item.values) - min(item.values)
