"""Nothing of the future reaches a forecast, and the record is what it says. All series simulated."""

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.foresee import BASELINES, Pool, forecast, roll
from armslength.foresee.baselines import baselines
from armslength.foresee.counts import LocalCounts
from armslength.foresee.levels import LocalLevel

MEMBERS = ("base rate", "local")


def drifting(periods=60, series=30, seed=0):
    rng = np.random.default_rng(seed)
    rate = 2 * np.exp(rng.normal(0, 0.3, (periods, series)).cumsum(axis=0))
    return rng.poisson(np.minimum(rate, 30.0)).astype(float)


def backtested(values, origins=range(10, 60, 2), pool=None, horizons=(1, 3)):
    named = {**baselines(whole=True), "local": LocalCounts()}
    return roll(values, named, origins=list(origins), horizons=horizons, whole=True, pool=pool)


def test_what_comes_after_an_origin_changes_nothing_that_was_said_there():
    values = drifting()
    other = values.copy()
    other[40:] = 99.0
    pool = Pool(MEMBERS)
    one, two = backtested(values, range(10, 41, 2), pool), backtested(other, range(10, 41, 2), pool)
    for name in one.names:
        assert np.array_equal(one.latest[name], two.latest[name])
    assert np.array_equal(one.weights, two.weights)
    due = [o + 3 <= 40 for o in one.origins]
    assert np.array_equal(one.crps[:, due], two.crps[:, due])


def test_a_forecaster_is_handed_the_past_only_and_cannot_write_into_it():
    values = drifting(series=2)
    seen = []

    def spy(history, horizons):
        seen.append(len(history))
        history[:] = -1.0
        return np.zeros((len(horizons), 2, 5))

    roll(values, {"spy": spy}, origins=[10, 20], horizons=(1,), whole=True)
    assert seen == [10, 20]
    assert (values >= 0).all()


def test_the_score_of_a_forecast_is_of_the_period_it_was_for():
    values = np.arange(30.0)[:, None]

    def knows(history, horizons):
        return np.array([[[history[-1, 0] + h] * 4] for h in horizons])

    found = roll(values, {"knows": knows}, origins=[10, 28], horizons=(1, 4), whole=False)
    assert np.allclose(found.crps[0, 0], 0.0)
    assert np.isnan(found.crps[0, 1, 1]).all()  # its time has not come


def test_a_pool_learns_which_member_is_better_and_is_not_worse_than_either():
    found = backtested(drifting(periods=90, series=60), range(10, 90, 2), Pool(MEMBERS)).since(30)
    mean = {n: np.nanmean(found.crps[found.of(n)]) for n in found.names}
    assert found.weights[-1, 0, :, 1].mean() > 0.6
    assert mean["pool"] <= 1.01 * min(mean[m] for m in MEMBERS)


def test_a_pool_narrows_what_is_said_too_widely():
    rng = np.random.default_rng(3)
    values = rng.normal(size=(80, 40))
    wide = {"wide": lambda h, hs: 3.0 * rng.normal(size=(len(hs), h.shape[1], 200))}
    found = roll(
        values, wide, origins=range(10, 80), horizons=(1,), whole=False, pool=Pool(("wide",), narrows=True)
    ).since(20)
    assert np.nanmean(found.crps[found.of("pool")]) < 0.8 * np.nanmean(found.crps[found.of("wide")])


def test_what_does_not_beat_its_baselines_is_said_to_be_unforecastable():
    rng = np.random.default_rng(5)
    drift = rng.normal(size=(100, 30)).cumsum(axis=0)
    noise = rng.normal(size=(100, 30))
    named = {**baselines(whole=False), "local": LocalLevel()}
    found = roll(
        np.concatenate([drift, noise], axis=1), named, origins=range(12, 100, 2), horizons=(1,), whole=False
    )
    shown = found.forecastable("local", ("base rate", "historical mean"))[0]
    assert shown[:30].mean() > 0.9
    assert shown[30:].mean() < 0.6
    assert not found.since(95).forecastable("local", ("base rate",)).any()  # too short a record


def test_before_leaves_only_what_was_due():
    found = backtested(drifting()).before(30)
    at = found.origins.index(28)
    assert np.isfinite(found.crps[0, at, 0]).all()
    assert np.isnan(found.crps[0, at, 1]).all()


def test_skill_is_the_share_of_the_score_saved():
    found = backtested(drifting())
    mean = np.nanmean(found.crps, axis=(1, 3))
    expected = 1 - mean[found.of("local")] / mean[found.of("base rate")]
    assert np.allclose(found.skill("local", "base rate"), expected)
    assert (found.skill("local", "base rate") > 0.05).all()


def test_a_forecast_comes_with_its_record_and_its_baselines():
    found = forecast(
        drifting(periods=40, series=4), [(0, 1), (2, 3)], horizons=(1, 6, 12), whole=True, every=4
    )
    assert found.latest["pool"].shape == (3, 4, 200)
    assert found.origins[-1] == 40
    assert np.isnan(found.crps[:, -1]).all()
    assert np.isfinite(found.crps[:, 0]).all()
    assert set(BASELINES) < set(found.names)


def test_groups_that_leave_a_series_out_are_refused():
    with pytest.raises(InputError, match="every column in one group"):
        forecast(drifting(series=4), [(0, 1), (1, 2)], horizons=(1,), whole=True)


def test_origins_horizons_and_members_that_cannot_be_are_refused():
    values = drifting(series=2)
    with pytest.raises(InputError, match="origins"):
        backtested(values, [70])
    with pytest.raises(InputError, match="horizons"):
        backtested(values, [20], horizons=(3, 1))
    with pytest.raises(InputError, match="oracle"):
        backtested(values, [20], Pool(("oracle",)))


def test_probabilities_of_an_event_are_those_of_the_draws():
    values = drifting(series=3)

    def says(_history, horizons):
        return np.tile([0.0, 1.0, 2.0, 5.0], (len(horizons), 3, 1))

    found = roll(values, {"says": says}, origins=[20, 59], horizons=(1, 2), whole=True, event=2)
    assert (found.chance == 0.5).all()
    assert np.array_equal(found.happened[0, 0], values[20] >= 2)
    assert np.isnan(found.happened[1, 1]).all()
    assert roll(values, {"says": says}, origins=[20], horizons=(1,), whole=True).chance is None
