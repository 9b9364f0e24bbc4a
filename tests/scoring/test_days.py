"""Days are counted as the calendar counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import days


@given(st.dates())
def test_days_are_numbered_as_the_calendar_numbers_them(day):
    assert days.ordinal(day.isoformat()) == day.toordinal()
    assert days.parts(day.isoformat()) == (day.year, day.month, day.day)


@given(st.dates(max_value=date.max - timedelta(days=1)))
def test_each_day_is_followed_by_the_next(day):
    assert days.following(day.isoformat()) == (day + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    "text",
    [
        *("", "today", "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-04-31"),
        *("2026-1-1", "0000-01-01", "2026-01-01\n", "２０２６-01-01", "2026-01-01T00:00"),
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        days.parts(text)
