"""The report as HTML: Jinja2 with autoescape, in CPython and in the browser alike."""

from functools import cache
from pkgutil import get_data

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reporting.view import Report


def article(report: Report) -> str:
    """The report as one <article>, to be put into a page."""
    return _environment().get_template("report.html").render(report=report)


def document(report: Report, style: str) -> str:
    """The report as a page of its own that needs no other file.

    Args:
        report: what to show.
        style: the style sheet to write into the page; trusted, it comes from the theme.
    """
    body = Markup(article(report))
    template = _environment().get_template("document.html")
    return template.render(report=report, body=body, style=Markup(style))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str | None:
    """The template's source, from a folder or, in the browser, from inside the archive."""
    source = get_data("reporting", f"templates/{name}")
    return None if source is None else source.decode("utf-8")
