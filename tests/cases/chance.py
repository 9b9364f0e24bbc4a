"""Random requests to the door about an instrument: what the privacy page's proof tries as well."""

from collections.abc import Iterator
from typing import Any

from publishing.chance import response_sets
from scoring.instrument import Instrument


def requests(instrument: Instrument, number: int) -> Iterator[dict[str, Any]]:
    """As many requests about the instrument; the same ones each time."""
    for place, responses in enumerate(response_sets(instrument, number)):
        operation = "report" if place % 10 == 5 else "result"
        yield {"operation": operation, "responses": responses}
