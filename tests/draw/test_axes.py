"""Axes of time."""

from datetime import date

from armslength.draw.axes import _month_starts


def test_the_last_year_that_a_date_can_have_ends_the_axis():
    assert list(_month_starts(date(9998, 6, 1), date(9999, 12, 31), 12)) == [date(9999, 1, 1)]
