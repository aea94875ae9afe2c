"""Which forecasts a record counts, and as what. All are invented."""

from armslength.foresee.issued import first_of_each, made, said


def test_what_was_issued_on_the_last_day_was_made_before_and_on_the_next_after():
    assert made("2020-01-07T23:59:00+00:00", "2020-01-01", 7) == "before"
    assert made("2020-01-08T00:00:00+00:00", "2020-01-01", 7) == "after"
    assert made("2019-05-01T12:00:00+00:00", "2020-01-01", 7) == "before"


def test_the_first_of_those_about_the_same_counts():
    issued = [("visit", 0.2), ("strike", 0.4), ("visit", 0.9)]
    assert first_of_each(issued, lambda f: f[0]) == [("visit", 0.2), ("strike", 0.4)]


def test_what_was_not_forecast_was_said_as_the_base_rate():
    assert (said(forecastable=True), said(forecastable=False)) == ("forecast", "base rate")
