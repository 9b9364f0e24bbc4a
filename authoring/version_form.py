"""Versions beside each other: which of them can be ordered, and what a step between two says."""

import re
from collections.abc import Iterable
from typing import Literal

Step = Literal["same", "words", "meaning", "back"]
THREE = re.compile(r"(\d+)\.(\d+)\.(\d+)", re.ASCII)
_NUMBERS = re.compile(r"v?\d+(?:[ ._+-]\d+)*", re.ASCII)
_YEAR_LAST = re.compile(r"(?:\d{1,2}\D){1,2}\d{4}", re.ASCII)


def form(version: str) -> str | None:
    """What stands around a version's numbers; versions of one form have an order.

    None is the form of those that are more than numbers, such as “spring” or “1.0.0-rc1”.
    """
    return re.sub(r"\d+", "0", version) if _NUMBERS.fullmatch(version) else None


def newest(versions: Iterable[str]) -> str:
    """The highest of some versions of one form."""
    return max(versions, key=_order)


def step_between(then: str, now: str) -> Step:
    """What a version says has changed since another."""
    if then == now:
        return "same"
    if form(then) is None or form(then) != form(now):
        return "meaning"
    before, after = _numbers(then), _numbers(now)
    if after <= before:
        return "back" if after < before else "same"
    if not THREE.fullmatch(now):
        return "meaning"
    return "meaning" if after[:2] > before[:2] else "words"


def order(version: str) -> list[tuple[int, str]]:
    """By this, versions of any form stand in order: numbers in them count as numbers."""
    parts = re.findall(r"\d+|\D+", version, re.ASCII)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _order(version: str) -> tuple[list[int], list[tuple[int, str]]]:
    return ([] if form(version) is None else _numbers(version)), order(version)


def _numbers(version: str) -> list[int]:
    numbers = [int(part) for part in re.findall(r"\d+", version)]
    is_day_first = _YEAR_LAST.fullmatch(version) and not THREE.fullmatch(version)
    return numbers[::-1] if is_day_first else numbers
