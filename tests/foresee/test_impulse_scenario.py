"""Impulse responses of a known system are recovered; a scenario that states the mean path changes nothing. All simulated."""

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.foresee import Prior, conditional, fit, responses
from armslength.foresee.bvar import moving_average

BACK = np.array([[0.6, 0.15], [-0.2, 0.5]])
FACTOR = np.array([[1.0, 0.0], [0.5, 0.8]])
LOOSE = Prior(lambda0=1.0, lambda1=1.0, lambda3=1.0, lambda4=5.0)


def simulated(seed, periods=150):
    rng = np.random.default_rng(seed)
    y = np.zeros((periods + 50, 2))
    for t in range(1, len(y)):
        y[t] = BACK @ y[t - 1] + FACTOR @ rng.normal(size=2)
    return y[50:]


def truth(periods):
    out = [FACTOR]
    for _ in range(periods - 1):
        out.append(BACK @ out[-1])
    return np.array(out)


def test_responses_of_a_known_system_lie_in_the_bands_as_often_as_they_say():
    known = truth(8)
    upper = np.ones((8, 2, 2), dtype=bool)
    upper[0, 0, 1] = False  # zero by the order of the series, in truth and in every draw
    held = []
    for seed in range(60):
        found = responses(fit(simulated(seed), 1, LOOSE), 8, n=300, seed=seed)
        held.append(((known >= found.low) & (known <= found.high))[upper])
    assert 0.85 <= np.mean(held) <= 0.95


def test_moving_average_is_the_power_of_the_coefficients():
    coefficients = np.concatenate([BACK.T, np.zeros((1, 2))])[None]
    assert np.allclose(moving_average(coefficients, 1, 5)[0, 4], np.linalg.matrix_power(BACK, 4))


def test_a_scenario_that_states_the_mean_path_changes_nothing():
    found = fit(simulated(1), 2, LOOSE)
    baseline = found.point(6)
    stated = np.full((6, 2), np.nan)
    stated[:, 0] = baseline[:, 0]
    same = conditional(found, stated, n=2000, seed=2)
    assert np.allclose(same.path, baseline, atol=1e-9)
    assert same.strain == pytest.approx(0.0, abs=1e-9)
    free = found.draws(2000, 6, seed=2)
    assert np.abs(same.draws.mean(axis=0) - free.mean(axis=0)).max() < 0.15


def test_the_mean_path_changes_nothing_after_it_was_learnt_from_too():
    y = simulated(1)
    found = fit(y, 1, LOOSE)
    stated = np.full((4, 2), np.nan)
    stated[:, 0] = found.point(4)[:, 0]
    same = conditional(found, stated, n=1500, seed=2, again=lambda f: fit(np.concatenate([y, f]), 1, LOOSE))
    assert np.abs(same.draws.mean(axis=0)[:, 1] - found.point(4)[:, 1]).max() < 0.15


def test_conditions_hold_in_every_draw_and_move_the_rest_as_theory_says():
    found = fit(simulated(3, 4000), 1, LOOSE)
    stated = np.full((3, 2), np.nan)
    stated[0, 0] = found.point(1)[0, 0] + 2.0
    told = conditional(found, stated, n=4000, seed=4)
    assert (told.draws[:, 0, 0] == stated[0, 0]).all()
    assert told.strain == pytest.approx(2.0, abs=0.1)
    # Given a first-period error of 2 in series 0, series 1 is expected 2 * cov / var = 1 above its mean, and then it decays.
    moved = told.draws.mean(axis=0) - found.point(3)
    assert moved[0, 1] == pytest.approx(1.0, abs=0.08)
    assert np.allclose(moved[1], BACK @ [2.0, 1.0], atol=0.12)
    assert np.allclose(told.path - found.point(3), moved, atol=0.1)
    left = told.draws[:, 0, 1].std()
    assert left == pytest.approx(0.8, abs=0.05)


def test_a_scenario_does_not_depend_on_the_order_of_the_series():
    y = simulated(5)
    stated = np.array([[3.0, np.nan], [np.nan, np.nan]])
    one = conditional(fit(y, 1, LOOSE), stated, n=10)
    other = conditional(fit(y[:, ::-1].copy(), 1, LOOSE), stated[:, ::-1].copy(), n=10)
    assert np.allclose(one.path, other.path[:, ::-1])


def test_a_scenario_that_states_nothing_is_refused():
    found = fit(simulated(5), 1, LOOSE)
    with pytest.raises(InputError, match="states nothing"):
        conditional(found, np.full((3, 2), np.nan))
    with pytest.raises(InputError, match="give"):
        conditional(found, np.zeros((3, 5)))
