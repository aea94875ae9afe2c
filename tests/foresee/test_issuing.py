"""Forecasts as they are issued, and their record. All series simulated."""

from dataclasses import replace

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.foresee.issuing import base_rates, issue, settled
from armslength.foresee.record import record
from armslength.foresee.supposing import suppose
from armslength.records import Ahead, Outlook

STARTS = ["2021-01-01", "2021-02-01", "2021-03-01"]
ASKED = Outlook(
    "deeds.material_conflict", ("RUS", "BLR"), "month", "2020-12-31", "2021-01-03T10:00:00", "pool@0", ()
)


def asked(n):
    return [replace(ASKED, of=("RUS", f"X{i}")) for i in range(n)]


def counts(seed=0, periods=40):
    """One series that drifts far, one that is the same chance in every period."""
    rng = np.random.default_rng(seed)
    level = np.exp(np.cumsum(rng.normal(0, 0.35, periods)) + 1.5)
    return np.stack([rng.poisson(np.minimum(level, 60)), rng.poisson(0.4, periods)], axis=1).astype(float)


@pytest.fixture(scope="module")
def issued():
    return issue(counts(), [(0, 1)], asked(2), STARTS, whole=True, bounds=(0.0, np.inf))


def test_each_period_to_come_has_values_in_order_and_a_record(issued):
    for outlook in issued:
        assert [a.start for a in outlook.ahead] == STARTS
        assert [a.horizon for a in outlook.ahead] == [1, 2, 3]
        for ahead in outlook.ahead:
            assert list(ahead.quantiles) == sorted(ahead.quantiles)
            assert all(q >= 0 and q == int(q) for q in ahead.quantiles)
            assert ahead.track.n >= 8
            assert ahead.track.best_crps <= ahead.track.base_crps


def test_what_drifts_can_be_forecast_and_what_is_chance_cannot(issued):
    drifting, chance = issued
    assert all(a.forecastable for a in drifting.ahead)
    assert not any(a.forecastable for a in chance.ahead)


def test_what_did_not_beat_its_baselines_shows_the_base_rate_and_nothing_else(issued):
    for ahead in (a for o in issued for a in o.ahead):
        if ahead.forecastable:
            assert ahead.track.crps < ahead.track.best_crps
        else:
            assert ahead.quantiles == ahead.base


def test_a_forecast_ends_with_the_first_step_that_did_not_beat_the_baselines(issued):
    for outlook in issued:
        said = [a.forecastable for a in outlook.ahead]
        assert said == sorted(said, reverse=True)


def test_a_gain_that_is_next_to_nothing_is_no_forecast(issued):
    shown = [a.track for o in issued for a in o.ahead if a.forecastable]
    assert shown
    assert all(track.crps <= 0.98 * track.best_crps for track in shown)


def test_a_series_that_never_moved_shows_what_it_always_was():
    values = np.column_stack([counts()[:, 0], np.ones(40)])
    moving, still = issue(values, [(0, 1)], asked(2), STARTS, whole=True, bounds=(0.0, np.inf))
    assert moving.ahead[0].track is not None
    assert {q for a in still.ahead for q in a.quantiles} == {1.0}
    assert not any(a.forecastable for a in still.ahead)


def test_a_group_that_cannot_be_fitted_does_not_keep_the_others_from_their_forecast(monkeypatch):
    from armslength.foresee import issuing

    whole = issuing.forecast

    def failing(values, groups, **rest):
        if (values[:, -1] == 7).sum() > 3:
            raise np.linalg.LinAlgError("invented")
        return whole(values, groups, **rest)

    monkeypatch.setattr(issuing, "forecast", failing)
    values = np.column_stack([counts()[:, 0], np.where(np.arange(40) % 2, 7.0, 3.0)])
    fitted, left = issue(values, [(0,), (1,)], asked(2), STARTS, whole=True, bounds=(0.0, np.inf))
    assert fitted.ahead[0].track is not None
    assert left.ahead[0].track is None
    assert not left.ahead[0].forecastable


def test_nothing_is_said_of_too_few_periods():
    assert issue(counts()[:7], [(0, 1)], asked(2), STARTS, whole=True, bounds=(0.0, np.inf)) == []
    assert issue(counts(), [(0, 1)], asked(2), [], whole=True, bounds=(0.0, np.inf)) == []


def test_base_rates_alone_claim_no_forecast():
    (found,) = base_rates(np.linspace(0, 1, 20)[:, None], [ASKED], STARTS, bounds=(0.0, 1.0))
    assert not any(a.forecastable for a in found.ahead)
    assert all(a.track is None for a in found.ahead)
    assert found.ahead[0].median == pytest.approx(0.5, abs=0.06)


def said(*quantiles, start="2021-01-01", forecastable=True):
    return Ahead(start, 1, forecastable, quantiles, (0.0, 0.0, 0.0, 4.0))


def test_an_outcome_is_scored_once():
    one = settled(replace(ASKED, ahead=(said(1.0, 1.0, 1.0, 1.0),)), {"2021-01-01": 1.0})
    ahead = one.ahead[0]
    assert (ahead.observed, ahead.crps, ahead.covered) == (1.0, 0.0, True)
    assert ahead.base_crps == pytest.approx(np.mean([1, 1, 1, 3]) - 6 * 4 / 16 / 2)
    assert settled(one, {"2021-01-01": 9.0}) == one
    assert settled(replace(ASKED, ahead=(said(1.0),)), {}).ahead[0].observed is None


def test_the_record_sets_forecasts_beside_the_base_rate():
    outlooks = [
        settled(replace(ASKED, of=("RUS", str(i)), ahead=(said(0.0, 1.0, 2.0, 3.0),)), {"2021-01-01": came})
        for i, came in enumerate((0.0, 9.0))
    ]
    (row,) = record(outlooks)
    assert (row.measure, row.horizon, row.said, row.made, row.n) == (
        "deeds.material_conflict",
        1,
        "forecast",
        "before",
        2,
    )
    assert row.covered == 0.5
    assert row.brier == pytest.approx((0.75**2 + 0.25**2) / 2)
    assert row.base_brier == pytest.approx((0.25**2 + 0.75**2) / 2)


def test_who_asks_again_does_not_mend_what_was_said():
    first = settled(replace(ASKED, ahead=(said(0.0, 0.0),)), {"2021-01-01": 5.0})
    again = replace(
        settled(replace(ASKED, ahead=(said(5.0, 5.0),)), {"2021-01-01": 5.0}), made="2021-01-20T10:00:00"
    )
    (row,) = record([again, first])
    assert (row.n, row.crps) == (1, 5.0)


def test_what_was_issued_after_the_fact_stands_apart():
    late = settled(replace(ASKED, made="2022-01-01T10:00:00", ahead=(said(5.0, 5.0),)), {"2021-01-01": 5.0})
    early = settled(replace(ASKED, ahead=(said(5.0, 5.0),)), {"2021-01-01": 5.0})
    assert [row.made for row in record([late, early])] == ["after", "before"]
    assert record([replace(ASKED, ahead=(said(5.0),))]) == []


def test_a_scenario_comes_true_and_what_is_far_from_the_past_strains():
    values = counts()
    usual = float(np.median(values[-6:, 0]))
    calm = suppose(values, {(0, 0): usual}, 3)
    wild = suppose(values, {(0, 0): 20 * usual + 50}, 3)
    assert (calm.given[0, 0] == usual).all()
    assert (wild.given[0, 0] == 20 * usual + 50).all()
    assert wild.strain > 3 * calm.strain
    assert np.median(wild.given[1, 0]) > np.median(calm.given[1, 0])


@pytest.mark.parametrize(("periods", "count"), [(10, 1.0), (40, -1.0), (40, float("nan"))])
def test_a_scenario_of_too_little_or_of_no_number_is_refused(periods, count):
    with pytest.raises(InputError, match="outlook"):
        suppose(counts()[:periods], {(0, 0): count}, 3)
