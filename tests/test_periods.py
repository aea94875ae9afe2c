"""Weeks, months, quarters and years of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armslength.periods import PERIODS, first_day, following, following_iso, labels, last_day, months_on

DAYS = st.dates(date(1, 1, 8), date(9997, 12, 31))
"""Days whose period begins and ends within the calendar."""


@given(DAYS, st.sampled_from(PERIODS))
def test_every_day_lies_in_the_period_that_its_first_and_last_day_bound(day, period):
    first, last = first_day(day, period), last_day(first_day(day, period), period)
    assert first <= day <= last
    assert first_day(last, period) == first
    assert following(first, period) == last + timedelta(days=1) == first_day(last + timedelta(days=1), period)


def test_periods_have_no_gaps_across_years_and_leap_days():
    for period, count in (("week", 262), ("month", 61), ("quarter", 21), ("year", 6)):
        days = labels(date(2015, 1, 1), date(2020, 1, 1), period)
        assert days == sorted(set(days))
        assert len(days) == count


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        ("week", "2021-02-22", "2021-03-01"),
        ("month", "2020-12-01", "2021-01-01"),
        ("quarter", "2020-10-01", "2021-01-01"),
        ("year", "2020-01-01", "2021-01-01"),
    ],
)
def test_a_period_is_followed_by_the_next_over_the_end_of_a_month_or_year(period, first, after):
    assert following_iso(first, period) == after
    assert first_day(date.fromisoformat(after) - timedelta(days=1), period).isoformat() == first


@pytest.mark.parametrize("period", PERIODS)
def test_the_last_period_that_the_calendar_has_is_followed_by_its_last_day_and_ends_on_it(period):
    first = first_day(date.max, period)
    assert following(first, period) == last_day(first, period) == date.max
    assert labels(first, date.max, period) == [first]


def test_months_are_counted_on_and_back_over_the_turn_of_a_year():
    assert months_on(date(2020, 11, 30), 2) == date(2021, 1, 1)
    assert months_on(date(2020, 1, 31), -1) == date(2019, 12, 1)
    assert months_on(date(9990, 1, 1), 120) == date.max
