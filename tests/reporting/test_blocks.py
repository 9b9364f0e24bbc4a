"""The blocks of a report: in the order that the editor gives, each only where it says something."""

import json
import re

from publishing.engine.samples import ASKING
from reporting import door, html, view
from reporting.operations.reports import LATER
from scoring.instrument import BLOCKS
from tests.building import compiled, item, response_file, scale
from tests.reporting.shown import changed, every_set, read

HEADINGS = {
    "lift": "report_lift",
    "others": "other_",
    "benchmark": "report_benchmark",
    "matrix": "report_matrix_",
    "profile": "report_profile",
    "targets": "report_targets",
    "gaps": "report_gaps",
    "advice": "report_advice",
    "responses": "report_responses",
    "computed": "report_computed",
}


def headings(markup):
    """The blocks with a heading, in the order of the report, each once."""
    found = re.findall(r'<section [^>]*aria-labelledby="([^"]+)"', markup)
    named = (
        next((name for name, start in HEADINGS.items() if id.startswith(start)), None)
        for id in found
    )
    return list(dict.fromkeys(name for name in named if name))


def article(order, chosen, **more):
    others = json.loads(ASKING.among_others())["benchmark"]
    sample = changed(report=order, benchmark=others)
    return html.article(view.of(*read(chosen, sample, **more), None))


def test_blocks_stand_in_the_order_that_the_instrument_gives():
    for order in (list(BLOCKS), list(reversed(BLOCKS)), ["computed", "gaps", "advice"]):
        for chosen, more in every_set():
            shown = headings(article(order, chosen, **more))
            assert shown == [name for name in order if name in shown]
            assert "computed" in shown


def test_every_block_has_something_to_say_somewhere():
    said = {
        name
        for chosen, more in every_set()
        for name in headings(article(list(BLOCKS), chosen, **more))
    }
    assert said == set(HEADINGS)


def test_what_is_not_named_is_left_out_and_numbers_then_lead_nowhere():
    made = article(["bands"], {"n1": "best", "n2": "best", "n3": "best", "kind": "plain"})
    assert headings(made) == []
    assert 'href="#computed' not in made


def test_every_number_that_leads_somewhere_leads_to_how_it_was_computed():
    for chosen, more in every_set():
        made = article(list(BLOCKS), chosen, **more)
        ids = set(re.findall(r' id="([^"]+)"', made))
        links = re.findall(r'<a class="why" href="#([^"]+)"', made)
        assert set(links) <= ids


def test_a_page_gets_the_rest_of_a_report_later_and_nothing_twice():
    sample = json.dumps(
        compiled([item("a"), item("b")], [scale("s", "sum", ["a", "b"], bands=["0", "2"])])
    )
    request = {"instrument": sample, "responses": response_file({"a": "yes", "b": "no"})}
    first = json.loads(door.call(json.dumps({"operation": "report", **request})))["html"]
    later = json.loads(door.call(json.dumps({"operation": "later", **request})))["blocks"]
    places = re.findall(r'<div data-later="([^"]+)">', first)
    assert set(later) <= set(places) == {*LATER, "take-along"}
    for name, markup in later.items():
        assert markup.count("<section") >= 1, name
        (label,) = re.findall(r'aria-labelledby="(report_[a-z-]+)"', markup)[:1]
        assert label not in first
