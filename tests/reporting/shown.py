"""The sample that asks and advises in every way, and how its report reads."""

import json
import re
from decimal import Decimal
from html.parser import HTMLParser

from publishing.engine.samples import ASKING, asked
from reporting import card, html, view
from scoring import instrument, responses, result

SAMPLE = json.loads(ASKING.path.read_text("utf-8"))


def every_set():
    """What is answered to the sample when the engine is built, and the keys beside it."""
    for written in asked():
        data = json.loads(json.dumps(written), parse_float=Decimal)
        keys = ("targets", "scale_targets", "details")
        yield data["responses"], {key: data[key] for key in keys if key in data}


def changed(**keys):
    """A copy of the sample with other keys."""
    return {**json.loads(json.dumps(SAMPLE)), **keys}


def read(chosen, sample=SAMPLE, **more):
    """The instrument, its responses and their result."""
    ready = instrument.from_plain(sample)
    given = responses.read(ready, ASKING.response_set(chosen, **more))
    return ready, given, result.compute(ready, given)


def report(chosen, sample=SAMPLE, **more):
    return view.of(*read(chosen, sample, **more), None)


def card_of(chosen, sample=SAMPLE, address="../rehearsal-asking/", **more):
    return card.of(*read(chosen, sample, **more), "2026-11-22", address)


def markup(chosen, sample=SAMPLE, **more):
    return html.article(report(chosen, sample, **more))


def said(chosen, sample=SAMPLE, **more):
    """The words of the report."""
    return plain(markup(chosen, sample, **more))


def block(markup, label):
    """The markup of the part that the heading of that id names."""
    return re.search(rf'<section [^>]*aria-labelledby="{label}".*?</section>', markup, re.S)[0]


def plain(markup):
    """The words of some HTML."""
    found = []
    parser = HTMLParser()
    parser.handle_data = found.append
    parser.feed(markup)
    return re.sub(r"\s+", " ", " ".join(found))
