"""Outlooks in a dossier: appended, never rewritten, scored once. All invented."""

from dataclasses import replace

import pytest

from armslength.records import Ahead, Outlook
from armslength.store import open_dossier

NEXT = Ahead(
    "2021-01-01", horizon=1, forecastable=True, quantiles=(0.0, 1.0, 1.0, 3.0), base=(0.0, 0.0, 1.0, 2.0)
)
LATER = Ahead(
    "2021-02-01", horizon=2, forecastable=False, quantiles=(0.0, 0.0, 1.0, 2.0), base=(0.0, 0.0, 1.0, 2.0)
)
SAID = Outlook(
    "deeds.material_conflict",
    ("RUS", "BLR"),
    "month",
    "2020-12-31",
    "2021-01-03T10:00:00",
    "pool@0.1.0",
    (NEXT, LATER),
)


def came(outlook, value, crps=0.25):
    ahead = replace(outlook.ahead[0], observed=value, crps=crps, base_crps=0.5, covered=True)
    return replace(outlook, ahead=(ahead, *outlook.ahead[1:]))


def test_what_was_said_is_read_back_as_it_was_said(dossier):
    assert dossier.keep_outlooks([SAID]) == 2
    assert dossier.outlooks() == [SAID]


def test_the_same_forecast_made_again_is_there_once_with_the_first_day_of_issue(dossier):
    dossier.keep_outlooks([SAID])
    assert dossier.keep_outlooks([replace(SAID, made="2021-01-09T10:00:00")]) == 0
    assert [o.made for o in dossier.outlooks()] == [SAID.made]


def test_another_forecast_of_the_same_period_stands_beside_the_first(dossier):
    dossier.keep_outlooks([SAID])
    other = replace(SAID, made="2021-01-09T10:00:00", ahead=(replace(NEXT, quantiles=(1.0, 1.0, 2.0, 3.0)),))
    assert dossier.keep_outlooks([other]) == 1
    assert dossier.outlooks() == [SAID, other]


def test_an_outcome_is_written_once_and_changes_nothing_that_was_said(dossier):
    dossier.keep_outlooks([SAID])
    assert dossier.keep_outlooks([came(SAID, 2.0)]) == 0
    assert dossier.outlooks() == [came(SAID, 2.0)]
    dossier.keep_outlooks([came(SAID, 7.0, crps=9.0)])
    assert dossier.outlooks() == [came(SAID, 2.0)]


def test_what_was_no_forecast_is_kept_under_the_name_of_the_base_rate(dossier):
    dossier.keep_outlooks([SAID])
    rows = dossier.sql("SELECT horizon, method FROM outlooks ORDER BY horizon")
    assert rows == [(1, "pool@0.1.0"), (2, "base rate@0.1.0")]


def test_outlooks_last_and_outlive_the_events(directory):
    with open_dossier(directory, write=True) as dossier:
        dossier.keep_outlooks([SAID])
        dossier.replace_events([])
    with open_dossier(directory) as dossier:
        assert dossier.outlooks() == [SAID]


def test_known_until_is_the_last_day_that_something_was_surely_published(dossier, told):
    assert dossier.known_until() is None
    for day in ("2021-03-05", "2021-02", None, "2199-01-01"):
        dossier.add(*told(published=day))
    assert dossier.known_until() == "2021-03-05"


@pytest.mark.parametrize(("share", "value"), [(0.1, 0.0), (0.5, 1.0), (0.75, 1.0), (0.9, 3.0), (1.0, 3.0)])
def test_a_quantile_is_one_of_the_values(share, value):
    from armslength.records import quantile

    assert quantile(NEXT.quantiles, share) == value


def test_the_probability_of_one_deed_or_more_is_the_share_of_values_of_one_or_more():
    assert (NEXT.any, NEXT.base_any) == (0.75, 0.5)
    assert NEXT.interval == (0.0, 3.0)
