"""Plain data of a file on its way to the page: its numbers arrive as they are."""

from decimal import Decimal
from typing import Any

EXACT = 2**53  # JavaScript's numbers are binary fractions: above this, whole ones are rounded


def of(data: Any) -> Any:
    """The same data with every number that could be rounded as a text, which responses may have."""
    if isinstance(data, dict):
        return {key: of(value) for key, value in data.items()}
    if isinstance(data, list):
        return [of(value) for value in data]
    if isinstance(data, Decimal) or (isinstance(data, int) and abs(data) >= EXACT):
        return str(data)
    return data
