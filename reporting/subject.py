"""What a report is about: the instrument, what was answered, and what came of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reporting import plain_text
from reporting.scales import ScaleView, scale_views
from scoring import visibility
from scoring.instrument import Instrument
from scoring.items import Item, Response
from scoring.responses import ResponseSet
from scoring.visibility import Asked


class Subject(NamedTuple):
    """Everything that the parts of a report are made from."""

    instrument: Instrument
    responses: ResponseSet
    result: dict[str, Any]
    asked: Mapping[str, Asked]
    scales: Mapping[str, ScaleView]

    def response(self, item: Item) -> Response | None:
        """The response to an item, if it is asked and answered."""
        return self.responses.chosen.get(item.id) if self.asked[item.id].now else None


def of(instrument: Instrument, responses: ResponseSet, result: dict[str, Any]) -> Subject:
    """The subject for a result, as `scoring.result.compute` gives it."""
    responses = plain_text.of_responses(responses)
    return Subject(
        instrument,
        responses,
        result,
        visibility.of_all(instrument, responses.chosen),
        scale_views(instrument, result),
    )
