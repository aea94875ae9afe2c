"""Favour of many states towards one. All counts invented."""

import numpy as np
import pytest

from armslength.measure.favour import USUAL, favour


def counts(*states):
    """(kinds, states, periods) of friendly and hostile deeds, from one row a state of (friendly, hostile) a kind."""
    told = np.array(states, dtype=float)
    return told[:, :, 0].T[:, :, None], told[:, :, 1].T[:, :, None]


def test_favour_is_the_sum_of_the_log_odds_of_each_kind_less_the_usual():
    friendly, hostile = counts([(30, 10), (2, 6)], [(10, 30), (2, 0)])
    found = favour(friendly, hostile)
    expected = 0.0
    for f, h, share in ((30, 10, 40 / 80), (2, 6, 4 / 10)):
        expected += np.log((f + USUAL * share) / (h + USUAL * (1 - share))) - np.log(share / (1 - share))
    assert found.mean[0, 0] == pytest.approx(expected)


def test_what_is_told_of_more_is_no_friendlier_where_each_kind_is_as_usual():
    """One state speaks, another acts, and material deeds are seldom friendly: the mean deed differs, favour does not."""
    friendly, hostile = counts([(900, 100), (2, 8)], [(9, 1), (20, 80)])
    found = favour(friendly, hostile)
    assert found.mean == pytest.approx(np.zeros((2, 1)), abs=1e-9)


def test_a_state_that_did_little_is_nearer_to_the_usual_and_less_sure():
    friendly, hostile = counts([(0, 300)], [(0, 2)], [(1000, 50)])
    found = favour(friendly, hostile)
    assert found.mean[0, 0] < found.mean[1, 0] < 0
    assert found.variance[1, 0] > found.variance[0, 0]


def test_of_a_state_that_did_nothing_nothing_is_known():
    friendly, hostile = counts([(0, 0)], [(5, 5)])
    found = favour(friendly, hostile)
    assert np.isnan(found.mean[0]).all()
    assert np.isnan(found.variance[0]).all()
    assert np.isfinite(found.mean[1]).all()


def test_a_kind_that_tells_no_states_apart_is_left_out_and_who_did_nothing_else_is_not_known():
    friendly, hostile = counts([(5, 0), (3, 1)], [(50, 0), (0, 0)], [(0, 0), (1, 3)])
    found = favour(friendly, hostile)
    alone = favour(friendly[1:], hostile[1:])
    assert np.array_equal(found.mean, alone.mean, equal_nan=True)
    assert np.isnan(found.mean[1]).all()
    assert np.isnan(found.variance[1]).all()
    assert np.isfinite(found.mean[[0, 2]]).all()


def test_deeds_fade_by_half_in_a_year_and_later_ones_change_nothing_before():
    friendly, hostile = np.zeros((1, 2, 36)), np.zeros((1, 2, 36))
    friendly[0, 0, 0], hostile[0, 1, 0] = 40, 40
    found = favour(friendly, hostile)
    assert np.log((40 + 5) / 5) == pytest.approx(found.mean[0, 0])
    assert np.log((20 + 5) / 5) == pytest.approx(found.mean[0, 12])
    hostile[0, 0, 30] = friendly[0, 1, 30] = 1
    assert favour(friendly, hostile).mean[:, :30] == pytest.approx(found.mean[:, :30])


def test_nine_in_ten_states_lie_within_their_intervals():
    """States drawn around the usual as the prior has them, with from two to sixty deeds of each of two kinds."""
    rng = np.random.default_rng(4)
    share, n = np.array([[0.9], [0.3]]), rng.integers(2, 60, (2, 4000))
    chance = rng.beta(USUAL * share, USUAL * (1 - share), (2, 4000))
    friendly = rng.binomial(n, chance).astype(float)
    found = favour(friendly[:, :, None], (n - friendly)[:, :, None])
    truth = (np.log(chance / (1 - chance)) - np.log(share / (1 - share))).sum(axis=0)
    inside = np.abs(found.mean[:, 0] - truth) <= 1.645 * np.sqrt(found.variance[:, 0])
    assert 0.85 <= inside.mean() <= 0.95
