"""The report as HTML: Jinja2 with autoescape, in CPython and in the browser alike."""

from collections.abc import Collection, Sequence
from functools import cache
from io import BytesIO
from pkgutil import get_data

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket

from reporting.beside import Beside
from reporting.card import Card
from reporting.changes import Changes
from reporting.history_items import Comparison
from reporting.incoming import Incoming
from reporting.set_aside import Kept
from reporting.sharing import Contents
from reporting.trial import Outcome, Part
from reporting.view import Report
from scoring.instrument import Instrument


def article(report: Report) -> str:
    """The report as one <article>, to be put into a page."""
    return environment().get_template("report.html").render(report=report)


def block(report: Report, name: str) -> str:
    """One block of a report."""
    return environment().get_template(f"blocks/{name}.html").render(report=report)


def take_along(report: Report) -> str:
    """The ways to take a report along, for a page that can do so."""
    return environment().get_template("take-along.html").render(report=report)


def trial(outcome: Outcome, parts: Sequence[Part], hidden: Collection[str]) -> str:
    """The answers that can be tried, below what they come to; *hidden* ones are not asked."""
    template = environment().get_template("trial.html")
    return template.render(outcome=outcome, parts=parts, hidden=hidden)


def trial_outcome(outcome: Outcome) -> str:
    """What the tried answers come to."""
    return environment().get_template("trial-outcome.html").render(outcome=outcome)


def changes(changes: Changes) -> str:
    """What has changed in a questionnaire since a visitor answered it."""
    return environment().get_template("changes.html").render(changes=changes)


def kept(instrument: Instrument, kept: Sequence[Kept]) -> str:
    """What is kept beside the answers, as a list."""
    shown = {"all": kept, "language": instrument.language}
    return environment().get_template("kept.html").render(kept=shown)


def comparison(comparison: Comparison) -> str:
    """Which answers changed, to stand in a report's history."""
    return environment().get_template("history-answers.html").render(comparison=comparison)


def card(card: Card) -> str:
    """The result in short as one <article>, to stand among those of other instruments."""
    return environment().get_template("card.html").render(card=card)


def link(contents: Contents) -> str:
    """What a link holds, and who can read it."""
    return environment().get_template("link.html").render(contents=contents)


def beside(beside: Beside) -> str:
    """A shared result beside one's own, as one <article>."""
    return environment().get_template("beside.html").render(beside=beside)


def incoming(incoming: Incoming) -> str:
    """What a file holds, before anything of it is taken."""
    return environment().get_template("incoming.html").render(incoming=incoming)


class CompiledAhead(BytecodeCache):
    """Templates that were compiled when the engine was built; Jinja2 compiles what is not there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template, if there is one of this very source."""
        try:
            compiled = get_data("reporting", f"templates/{bucket.key}.compiled")
        except OSError:
            return
        if compiled is not None:
            bucket.load_bytecode(BytesIO(compiled))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: the templates are compiled ahead, or there is time to compile them."""


@cache
def environment() -> Environment:
    """Where the templates live; the engine's build compiles them through it."""
    return Environment(
        loader=FunctionLoader(_template),
        bytecode_cache=CompiledAhead(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str | None:
    """The template's source, from a folder or, in the browser, from inside the archive."""
    source = get_data("reporting", f"templates/{name}")
    return None if source is None else source.decode("utf-8")
