"""The pictures that reports are drawn with: one scale, rows, a radar, a history.

A picture has no view box and is laid out in per cent of its width, so that its text keeps the
size that the style sheet gives it, on a phone as on a desk. What is uncertain is hatched, not
merely paler. Every picture has a title and a description, and its numbers stand in a table beside
it.
"""

from reporting.svg_course import course
from reporting.svg_history import Point, history
from reporting.svg_radar import FEWEST, Radar, Ring, Spoke, radar
from reporting.svg_rows import Bar, Way, profile, ways
from reporting.svg_scale import band_scale
from reporting.svg_spokes import Numbered

__all__ = [
    "FEWEST",
    "Bar",
    "Numbered",
    "Point",
    "Radar",
    "Ring",
    "Spoke",
    "Way",
    "band_scale",
    "course",
    "history",
    "profile",
    "radar",
    "ways",
]
