"""Probabilities of events from panels whose hazards are known. All simulated."""

from dataclasses import replace

import numpy as np
import pytest

from armslength.foresee.hazards import SHARED, Blocks, describe, regress
from armslength.foresee.odds import FEWEST_CAME, bend, mended, roll, standing, tell

ALL = [(a, b) for a in range(9) for b in range(9) if a != b]
PAIRS = ALL[:20]
DAYS, WIDTH = 90, 18


def panel(hazard, seed=0, known=None):
    """Blocks of one kind drawn with `hazard` (blocks, pairs) a block; deeds of any kind are that kind's."""
    rng = np.random.default_rng(seed)
    came = (rng.random(hazard.shape) < hazard).astype(float)
    happened = np.stack([came, came, np.zeros_like(came), came], axis=2)
    assert happened.shape[2] == 1 + len(SHARED)
    source, target = np.array(ALL[: hazard.shape[1]]).T
    return Blocks(happened, np.ones(len(hazard), dtype=bool) if known is None else known, source, target)


def steady(periods=500, seed=0):
    rng = np.random.default_rng(seed)
    return np.broadcast_to(rng.uniform(0.002, 0.06, len(PAIRS)), (periods, len(PAIRS))).copy()


def switching(periods=900, seed=1):
    """Each pair is quiet or busy, and changes about every two years."""
    rng = np.random.default_rng(seed)
    busy = np.cumsum(rng.random((periods, len(PAIRS))) < 1 / 150, axis=0) % 2
    return np.where(busy == 1, 0.12, 0.003)


def chances(hazard, origins, width):
    """What the chance of a window was, in truth."""
    return np.array([1 - np.prod(1 - hazard[o : o + width], axis=0) for o in origins])


def wandering(periods=900, seed=2):
    """72 pairs whose log hazard wanders around its own mean, with a half-life of about a year."""
    rng = np.random.default_rng(seed)
    keep = 0.99
    at = rng.normal(0, 1, 72)
    usual = rng.normal(-4, 0.8, 72)
    out = np.empty((periods, 72))
    for t in range(periods):
        at = keep * at + np.sqrt(1 - keep**2) * rng.normal(0, 1, 72)
        out[t] = np.exp(np.minimum(usual + at, -0.5))
    return out


@pytest.fixture(scope="module")
def drifting():
    return roll(panel(switching()), DAYS)


def test_a_hazard_that_stays_is_recovered():
    hazard = steady()
    rolled = roll(panel(hazard), DAYS)
    true = chances(hazard, rolled.origins[-1:] - WIDTH, WIDTH)[0]
    error = rolled.said[-1, :, 0] - true
    assert np.abs(error).mean() < 0.08
    assert np.corrcoef(rolled.said[-1, :, 0], true)[0, 1] > 0.9


def test_what_is_said_of_hazards_that_wander_comes_true_as_often_as_said():
    said, came = [], []
    for seed in (2, 3, 4, 5):
        rolled = roll(panel(wandering(seed=seed), seed=seed), DAYS)
        due = (rolled.origins > 300) & np.isfinite(rolled.described.came).all(axis=(1, 2))
        said.append(rolled.said[due].ravel())
        came.append(rolled.described.came[due].ravel())
    said, came = np.concatenate(said), np.concatenate(came)
    tenth = np.minimum((said * 10).astype(int), 9)
    # Windows overlap three times: of a thousand forecasts a third stand alone.
    full = [b for b in range(10) if (tenth == b).sum() >= 1000]
    assert len(full) >= 7
    gaps = {b: came[tenth == b].mean() - said[tenth == b].mean() for b in full}
    assert max(map(abs, gaps.values())) < 0.07, gaps


def test_what_switches_can_be_forecast(drifting):
    (stands,) = standing(drifting)
    assert stands.forecastable
    assert stands.brier < stands.best_brier


def test_what_comes_by_chance_alone_cannot_and_is_said_not_to_be():
    (stands,) = standing(roll(panel(np.full((700, len(PAIRS)), 0.02), seed=4), DAYS))
    assert not stands.forecastable
    assert stands.n > 0


def test_what_came_too_seldom_to_tell_cannot_be_forecast_however_good_the_score():
    hazard = np.zeros((500, len(PAIRS)))
    hazard[300:303, :2] = 1.0
    (stands,) = standing(roll(panel(hazard), DAYS))
    assert stands.came < FEWEST_CAME
    assert not stands.forecastable


def test_what_comes_later_changes_nothing_that_was_said_before(drifting):
    blocks = panel(switching())
    at = 600
    cut = Blocks(blocks.happened[:at], blocks.known[:at], blocks.source, blocks.target)
    other = replace(blocks, happened=blocks.happened.copy())
    other.happened[at:] = 1 - other.happened[at:]
    origins = np.array([at])
    one, two, three = (describe(b, origins, WIDTH) for b in (blocks, cut, other))
    for found in (two, three):
        for name in ("signs", "base", "steady", "pooled"):
            np.testing.assert_array_equal(getattr(one, name), getattr(found, name))
    assert (one.came != three.came).any()
    assert np.isnan(two.came).all()
    # The whole way, with weights learnt on it: the origins of both end on the same day.
    np.testing.assert_array_equal(
        roll(cut, DAYS).said, roll(other, DAYS).said[: len(roll(cut, DAYS).origins)]
    )
    assert drifting.said.shape[0] > 0


def test_the_last_forecast_is_the_one_that_a_later_look_back_tests():
    blocks = panel(switching())
    at = 600
    cut = Blocks(blocks.happened[:at], blocks.known[:at], blocks.source, blocks.target)
    looked_back = roll(blocks, DAYS)
    place = int(np.flatnonzero(looked_back.origins == at)[0])
    np.testing.assert_allclose(looked_back.said[place], roll(cut, DAYS).said[-1])


def test_blocks_of_which_nothing_is_known_are_no_quiet_ones():
    hazard = np.full((400, len(PAIRS)), 0.05)
    whole = panel(hazard, seed=3)
    known = np.ones(400, dtype=bool)
    known[150:250] = False
    silent = replace(whole, happened=np.where(known[:, None, None], whole.happened, 0.0), known=known)
    taken_for_zero = replace(silent, known=np.ones(400, dtype=bool))
    origins = np.array([400])
    right, wrong = (describe(b, origins, WIDTH).base.mean() for b in (silent, taken_for_zero))
    assert right == pytest.approx(1 - 0.95**WIDTH, abs=0.08)
    assert wrong < right - 0.05
    assert np.isnan(describe(silent, np.array([200]), WIDTH).came).all()


def test_knowing_nothing_the_regression_says_what_is_expected():
    x = np.ones((0, 3))
    expected = np.array([0.3, 1.0, -0.2])
    np.testing.assert_allclose(regress(x, np.zeros(0), expected, np.ones(3)), expected)


def test_the_regression_finds_the_weights_that_made_the_data():
    rng = np.random.default_rng(0)
    x = np.column_stack([np.ones(20_000), rng.normal(size=(20_000, 2))])
    true = np.array([-1.0, 0.7, -0.4])
    y = (rng.random(20_000) < 1 / (1 + np.exp(-x @ true))).astype(float)
    np.testing.assert_allclose(regress(x, y, np.zeros(3), np.ones(3)), true, atol=0.06)


def test_forecasts_that_say_too_much_are_bent_to_what_came():
    rng = np.random.default_rng(0)
    raw = rng.uniform(0.2, 0.8, (400, 20, 1))
    came = (rng.random(raw.shape) < raw / 2).astype(float)
    bent = bend(raw, came, np.zeros(400, dtype=np.int64), 6)
    assert mended(raw, bent).mean() == pytest.approx(came.mean(), abs=0.01)


def test_a_past_shorter_than_a_window_says_nothing_of_it():
    assert set(tell(panel(np.full((60, len(PAIRS)), 0.05)))) == {30, 90}
    assert tell(panel(np.full((20, len(PAIRS)), 0.05))) == {}
