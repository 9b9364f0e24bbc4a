"""The questions of an instrument as a plain HTML form, to compare the page of the site with.

The same headings, fieldsets, legends, explanations and radios, in the same order; no style, no
script, no attribute that the form could do without.
"""

from collections.abc import Iterator
from html import escape

from publishing.item_view import ItemView
from publishing.view import InstrumentView


def page(instrument: InstrumentView, head: str = "") -> str:
    """The whole page; *head* is more to stand in its head."""
    return "\n".join(_lines(instrument, head))


def _lines(instrument: InstrumentView, head: str) -> Iterator[str]:
    title = escape(instrument.title)
    yield f'<!doctype html>\n<html lang="{instrument.language}">\n<meta charset="utf-8">'
    yield f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>{head}'
    yield f'<h1>{title}</h1>\n<p>{escape(instrument.summary)}</p>\n<form method="dialog">'
    for section in instrument.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        if section.intro:
            yield f"<p>{escape(section.intro)}</p>"
        for item in section.items:
            yield from _question(item)
    yield "<button>Send</button>\n</form>\n</html>"


def _question(item: ItemView) -> Iterator[str]:
    if item.kind != "single_choice":
        raise ValueError(f"{item.id}: only single choices have a plain form here")
    yield f"<fieldset>\n<legend>{item.number}. {escape(item.stem)}</legend>"
    if item.help:
        yield f"<p>{escape(item.help)}</p>"
    for option in item.options:
        radio = f'<input type="radio" name="{item.id}" value="{option.id}">'
        yield f"<p><label>{radio} {escape(option.label)}</label></p>"
    yield "</fieldset>"
