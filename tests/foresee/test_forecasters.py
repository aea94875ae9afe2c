"""Each forecaster does what its name says on series where that is known. All series simulated."""

from math import lgamma

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.foresee import scores
from armslength.foresee.baselines import baselines
from armslength.foresee.counts import LocalCounts, filtered, log_gamma
from armslength.foresee.draws import carried
from armslength.foresee.levels import LocalLevel
from armslength.foresee.standard import forecasters
from armslength.foresee.vectors import Vector

HORIZONS = (1, 3, 12)


def counts(rate, series=40, periods=100, seed=0, size=None):
    rng = np.random.default_rng(seed)
    if size is None:
        return rng.poisson(rate, (periods, series)).astype(float)
    return rng.negative_binomial(size, size / (size + rate), (periods, series)).astype(float)


def test_every_forecaster_gives_the_shape_it_promises_and_passes_over_gaps():
    history = counts(3.0, series=4)
    history[10:15, 1] = np.nan
    history[0, 2] = history[-1, 3] = np.nan
    for whole in (True, False):
        for name, forecaster in forecasters([(0, 1), (2, 3)], whole=whole).items():
            drawn = forecaster(history, HORIZONS)
            assert drawn.shape == (3, 4, 200), name
            assert np.isfinite(drawn).all(), name
            assert np.array_equal(drawn, forecaster(history, HORIZONS)), name
            if whole:
                assert (drawn >= 0).all(), name
                assert (drawn == np.rint(drawn)).all(), name


def test_a_series_never_seen_is_refused():
    history = counts(3.0, series=2)
    history[:, 1] = np.nan
    with pytest.raises(InputError, match="series 1 has no known value"):
        carried(history)
    with pytest.raises(InputError, match="series 1 has no known value"):
        baselines(whole=True)["base rate"](history, (1,))


def test_baselines_say_what_they_say():
    history = np.array([[1.0], [3.0], [2.0], [6.0], [3.0], [5.0], [4.0], [8.0]])
    said = {name: f(history, (1, 4)) for name, f in baselines(whole=False).items()}
    assert sorted(set(said["base rate"][0, 0])) == sorted(set(history[:, 0]))
    assert said["historical mean"][0, 0].mean() == pytest.approx(4.0)
    assert said["random walk"][1, 0].mean() == pytest.approx(8.0)
    assert said["random walk"][1, 0].std() == pytest.approx(2 * said["random walk"][0, 0].std())
    assert set(said["persistence"][0, 0]) == {8.0 + d for d in np.diff(history[:, 0])}


def test_smoothing_forgets_fast_where_levels_jump_and_slowly_where_they_do_not():
    rng = np.random.default_rng(0)
    flat = rng.normal(5.0, 1.0, 100)
    walk = 5.0 + rng.normal(0.0, 1.0, 100).cumsum()
    drawn = baselines(whole=False)["smoothing"](np.column_stack([flat, walk]), (1,))[0].mean(axis=1)
    assert abs(drawn[0] - 5.0) < 0.4
    assert abs(drawn[1] - walk[-1]) < 0.5


def test_log_gamma_is_that_of_the_library():
    x = np.array([1e-9, 1e-3, 0.3, 1.0, 2.5, 40.0, 1e4])
    assert np.allclose(log_gamma(x), [lgamma(v) for v in x], rtol=1e-9, atol=1e-8)


@pytest.mark.parametrize(("rate", "size"), [(0.3, None), (4.0, None), (4.0, 1.5)])
def test_counts_of_a_steady_rate_are_forecast_as_well_as_the_truth(rate, size):
    history = counts(rate, periods=80, series=300, size=size, seed=1)
    rng = np.random.default_rng(2)
    seen = counts(rate, periods=1, series=300, size=size, seed=3)[0]
    truth = (
        rng.poisson(rate, (300, 200))
        if size is None
        else rng.negative_binomial(size, size / (size + rate), (300, 200))
    )
    drawn = LocalCounts()(history, (1, 6))
    best = scores.crps(truth.astype(float), seen).mean()
    assert scores.crps(drawn[0], seen).mean() < 1.05 * best
    assert scores.crps(drawn[1], seen).mean() < 1.05 * best
    inner = np.abs(scores.ranks(drawn[0], seen, rng) - 0.5) < 0.4
    assert 0.74 <= inner.mean() <= 0.86


def test_counts_follow_a_rate_that_moves_and_beat_the_base_rate():
    rng = np.random.default_rng(4)
    rate = np.exp(rng.normal(0, 0.25, (120, 200)).cumsum(axis=0))
    y = rng.poisson(np.minimum(rate, 50.0)).astype(float)
    history, seen = y[:-1], y[-1]
    mine = scores.crps(LocalCounts()(history, (1,))[0], seen).mean()
    base = scores.crps(baselines(whole=True)["base rate"](history, (1,))[0], seen).mean()
    assert mine < 0.8 * base


def test_an_unknown_period_widens_what_is_said_and_is_not_taken_for_zero():
    history = counts(5.0, series=30, seed=6)
    gap = np.concatenate([history, np.full((12, 30), np.nan)])
    assert np.allclose(filtered(gap).mean(), filtered(history).mean(), rtol=0.25)
    assert filtered(gap).mean().mean() == pytest.approx(5.0, rel=0.15)


@pytest.mark.parametrize("drift", [0.0, 0.2, 1.0])
def test_levels_are_calibrated_whether_they_drift_or_not(drift):
    rng = np.random.default_rng(7)
    y = (drift * rng.normal(size=(121, 400))).cumsum(axis=0) + rng.normal(size=(121, 400))
    drawn = LocalLevel()(y[:-1], (1,))[0]
    inner = np.abs(scores.ranks(drawn, y[-1], rng) - 0.5) < 0.4
    assert 0.74 <= inner.mean() <= 0.86


def test_levels_follow_the_scatter_when_it_changes():
    rng = np.random.default_rng(7)
    y = np.where(np.arange(120) < 60, 0.3, 3.0)[:, None] * rng.normal(size=(120, 50))
    before, after = (np.quantile(LocalLevel()(y[:n], (1,))[0], [0.1, 0.9], axis=1) for n in (60, 120))
    assert np.median((after[1] - after[0]) / (before[1] - before[0])) == pytest.approx(10.0, rel=0.4)


def test_a_vector_of_series_that_lead_each_other_beats_each_alone():
    rng = np.random.default_rng(8)
    lead = rng.normal(size=(200, 20))
    follow = np.concatenate([rng.normal(size=(1, 20)), lead[:-1]]) * 0.9 + 0.4 * rng.normal(size=(200, 20))
    y = np.concatenate([lead, follow], axis=1)
    pairs = [(i, i + 20) for i in range(20)]
    together = Vector(pairs, lags=2)(y[:-1], (1,))[0, 20:]
    alone = Vector([(i,) for i in range(40)], lags=2)(y[:-1], (1,))[0, 20:]
    assert scores.crps(together, y[-1, 20:]).mean() < 0.7 * scores.crps(alone, y[-1, 20:]).mean()
