from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", Fraction(3)), ("-0.1", Fraction(-1, 10)), ("1/3", Fraction(1, 3)), ("+2", Fraction(2))],
)
def test_a_number_is_read_exactly(text, number):
    assert numbers.parse(text) == number


@pytest.mark.parametrize("text", ["", "1/0", "1e9", ".5", "1,5", "NaN", "1 ", "١", "9" * 19])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"not a number|divides by zero"):
        numbers.parse(text)


@given(st.fractions())
def test_an_exact_number_survives_being_written(number):
    assert Fraction(numbers.exact(number)) == number


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_number_is_shown_rounded_half_up(thousandths, digits):
    shown = numbers.display(Fraction(thousandths, 1000), digits)
    by_decimal = Decimal(thousandths) / 1000
    expected = by_decimal.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert Decimal(shown) == expected
    assert shown != "-0"
