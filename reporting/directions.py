"""Directions around a point, exact to nine digits and the same in every Python.

Sine and cosine of the floating-point library may differ between machines in their last digits, so
they are summed up here in whole numbers.
"""

from functools import cache

UNIT = 10**9
"""What a sine of 1 is here."""

_ONE = 10**15
_PI = 3_141_592_653_589_793


@cache
def around(count: int) -> tuple[tuple[int, int], ...]:
    """As many directions at equal angles, from the top and clockwise.

    Each is (right, up) for a distance of `UNIT`.
    """
    quarter = _PI // 2
    angles = [2 * _PI * i // count for i in range(count)]
    return tuple((_sine(angle), _sine(angle + quarter)) for angle in angles)


def at(direction: tuple[int, int], distance: int) -> tuple[int, int]:
    """The point at that distance, in whole numbers; its second one grows downwards."""
    right, up = direction
    return (2 * distance * right + UNIT) // (2 * UNIT), (UNIT - 2 * distance * up) // (2 * UNIT)


def _sine(angle: int) -> int:
    """The sine by its power series, for an angle of at most a turn and a quarter."""
    square, term, total, step, sign = angle * angle, angle, 0, 1, 1
    while term:
        total += sign * term
        term = term * square // (_ONE * _ONE * (step + 1) * (step + 2))
        step, sign = step + 2, -sign
    return (2 * total * UNIT + _ONE) // (2 * _ONE)
