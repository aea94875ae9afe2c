"""Scores against their closed forms and against what a proper score must do. All draws simulated."""

from math import pi, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from armslength.foresee import scores
from armslength.foresee.draws import normal_draws


def test_crps_of_draws_is_the_closed_form_of_the_normal():
    for mean, deviation, seen in [(0.0, 1.0, 0.3), (2.0, 0.5, 5.0), (-1.0, 3.0, -1.0)]:
        draws = normal_draws(np.array([mean]), np.array([deviation]), 2000)
        z, normal = (seen - mean) / deviation, NormalDist()
        exact = deviation * (z * (2 * normal.cdf(z) - 1) + 2 * normal.pdf(z) - 1 / sqrt(pi))
        assert scores.crps(draws, np.array([seen])) == pytest.approx(exact, abs=2e-3 * deviation)


def test_crps_of_one_draw_is_the_absolute_error_and_of_two_is_known():
    assert scores.crps(np.array([[3.0]]), np.array([5.0])) == pytest.approx(2.0)
    # Half of |0-1| + |2-1| = 1, less a quarter of twice |0-2| halved.
    assert scores.crps(np.array([[0.0, 2.0]]), np.array([1.0])) == pytest.approx(0.5)


def test_the_truth_scores_best():
    rng = np.random.default_rng(0)
    seen = rng.normal(1.0, 2.0, 4000)
    said = {
        (m, d): normal_draws(np.full(4000, m), np.full(4000, d), 100)
        for m in (0.0, 1.0)
        for d in (1.0, 2.0, 4.0)
    }
    for rule in (lambda d: scores.crps(d, seen), lambda d: -scores.log_draws(d, seen)):
        assert min(said, key=lambda key: rule(said[key]).mean()) == (1.0, 2.0)


def test_log_score_of_draws_is_near_that_of_the_normal():
    draws = normal_draws(np.array([0.0]), np.array([1.0]), 400)
    for seen in (0.0, 1.0, 2.0):  # the kernel widens the tails a little
        exact = scores.log_normal(np.array([0.0]), np.array([1.0]), np.array([seen]))
        assert scores.log_draws(draws, np.array([seen])) == pytest.approx(exact, abs=0.12)


def test_log_score_of_counts_is_the_share_and_never_minus_infinity():
    draws = np.array([[0.0, 0.0, 1.0, 3.0]])
    assert scores.log_counts(draws, np.array([0.0])) == pytest.approx(np.log(0.5), abs=1e-3)
    assert np.isfinite(scores.log_counts(draws, np.array([9.0]))).all()


def test_what_is_not_known_has_no_score():
    draws = np.ones((2, 5))
    seen = np.array([np.nan, 1.0])
    for found in (
        scores.crps(draws, seen),
        scores.log_counts(draws, seen),
        scores.within(draws, seen),
        scores.ranks(draws, seen, np.random.default_rng(0)),
    ):
        assert np.isnan(found[0])
        assert np.isfinite(found[1])


def test_ranks_of_a_calibrated_forecast_are_even_even_where_counts_are_small():
    rng = np.random.default_rng(1)
    draws = rng.poisson(0.4, (20_000, 100)).astype(float)
    seen = rng.poisson(0.4, 20_000).astype(float)
    found = np.histogram(scores.ranks(draws, seen, rng), bins=10, range=(0, 1))[0] / 20_000
    assert np.abs(found - 0.1).max() < 0.01
    assert scores.within(draws, seen).mean() > 0.9  # an interval of whole numbers holds more than it says


def test_reliability_finds_a_boast():
    rng = np.random.default_rng(2)
    said = rng.random(20_000)
    honest = scores.reliability(said, (rng.random(20_000) < said).astype(float))
    boast = scores.reliability(said, (rng.random(20_000) < 0.5).astype(float))
    assert all(b.interval[0] - 0.02 <= b.said <= b.interval[1] + 0.02 for b in honest)
    assert boast[9].said > boast[9].interval[1]
    empty = scores.reliability(np.array([0.95]), np.array([1.0]))[0]
    assert (empty.n, empty.happened) == (0, None)


def test_brier_is_the_squared_distance():
    assert scores.brier(np.array([0.8]), np.array([1.0])) == pytest.approx(0.04)
