"""Advice, as records: a text with its priority, and the rules that give it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from scoring import conditions
from scoring.conditions import Condition


class Advice(NamedTuple):
    """Advice on an option or a band: its text, its priority (1 comes first, 9 last), its group."""

    text: str
    priority: int
    group: str | None


class Rule(NamedTuple):
    """A recommendation that is given when its condition holds."""

    id: str
    title: str
    advice: Advice
    when: Condition


class Group(NamedTuple):
    """A block of advice on the report."""

    id: str
    title: str
    text: str | None


def rule_from_plain(data: Mapping[str, Any]) -> Rule:
    """The record for a rule's plain data."""
    advice = Advice(data["text"], data["priority"], data["group"])
    return Rule(data["id"], data["title"], advice, conditions.from_plain(data["when"]))
