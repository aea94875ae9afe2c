"""The exact posterior of change points, against all segmentations written out. All values invented."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armslength.detect import changepoints as cp
from armslength.detect.shifts import windows

HAZARD = 0.15


def drawn(n, seed, gaps=0.3):
    rng = np.random.default_rng(seed)
    values = rng.normal(0, 0.3, n) + 0.8 * (np.arange(n) >= n // 2)
    return values, rng.uniform(0.2, 6, n) * (rng.random(n) > gaps)


def log_normal(x, covariance):
    _, determinant = np.linalg.slogdet(covariance)
    return -0.5 * (len(x) * np.log(2 * np.pi) + determinant + x @ np.linalg.solve(covariance, x))


def of_segment(y, w, centre, noise):
    """Log evidence, mean and second moment of the level, from the normal's own definition."""
    seen = w > 0
    z, scatter = y[seen] - centre, np.diag(noise / np.minimum(w[seen], cp.HEAVIEST) + cp.EXCESS)
    ones = np.ones(len(z))
    logs, means, squares = [], [], []
    for spread in cp.SPREADS:
        covariance = scatter + spread
        logs.append(log_normal(z, covariance))
        pull = spread * np.linalg.solve(covariance, ones)
        mean = centre + pull @ z
        means.append(mean)
        squares.append(spread - spread * pull.sum() + mean**2)
    log = np.logaddexp.reduce(logs)
    share = np.exp(np.array(logs) - log)
    return log - np.log(len(cp.SPREADS)), share @ means, share @ squares


def segmentations(n):
    for cuts in product([False, True], repeat=n - 1):
        starts = [0, *(t for t, cut in enumerate(cuts, 1) if cut)]
        yield list(zip(starts, [*(s - 1 for s in starts[1:]), n - 1], strict=True)), sum(cuts)


def prior(n, changes):
    return changes * np.log(HAZARD) + (n - 1 - changes) * np.log1p(-HAZARD)


def weighed(panels, choices):
    """Every segmentation under every choice of noises, one a panel, with its log weight and its segments' levels."""
    n = len(panels[0][0])
    for noises in choices:
        of = [
            {
                (a, b): of_segment(y[a : b + 1], w[a : b + 1], centre, noise)
                for a in range(n)
                for b in range(a, n)
            }
            for (y, w, centre), noise in zip(panels, noises, strict=True)
        ]
        for segments, changes in segmentations(n):
            yield prior(n, changes) + sum(found[s][0] for found in of for s in segments), segments, of


def written_out(panels, choices):
    """`Posterior` of each panel by summing over all segmentations."""
    n = len(panels[0][0])
    found = list(weighed(panels, choices))
    whole = np.logaddexp.reduce([log for log, _, _ in found])
    segments = np.zeros((n, n))
    moments = np.zeros((len(panels), 2, n, n))
    for log, parts, of in found:
        for a, b in parts:
            segments[a, b] += np.exp(log - whole)
            for p, levels in enumerate(of):
                moments[p, :, a, b] += np.exp(log - whole) * np.array(levels[a, b][1:])
    return segments, moments


@pytest.mark.parametrize(("n", "seed"), [(1, 0), (2, 1), (3, 2), (5, 3), (8, 4)])
def test_the_posterior_is_that_of_all_segmentations_written_out(n, seed, monkeypatch):
    monkeypatch.setattr(cp, "NEGLIGIBLE", 0.0)
    y, w = drawn(n, seed)
    segments, moments = written_out([(y, w, cp.centre(y, w))], [(noise,) for noise in cp.NOISES])
    found = cp.of_arrays(y, w, hazard=HAZARD)
    assert found.segments == pytest.approx(segments, abs=1e-12)
    assert found.first == pytest.approx(moments[0, 0], abs=1e-10)
    assert found.second == pytest.approx(moments[0, 1], abs=1e-10)


def test_leaving_out_noises_that_are_hardly_believed_changes_next_to_nothing():
    y, w = drawn(7, 11)
    segments, _ = written_out([(y, w, cp.centre(y, w))], [(noise,) for noise in cp.NOISES])
    assert cp.of_arrays(y, w, hazard=HAZARD).segments == pytest.approx(segments, abs=1e-2)


def test_the_noises_evidence_is_that_of_all_segmentations_written_out():
    y, w = drawn(6, 7)
    expected = [
        np.logaddexp.reduce([log for log, _, _ in weighed([(y, w, cp.centre(y, w))], [(noise,)])])
        for noise in cp.NOISES
    ]
    assert cp.learnt(y, w, hazard=HAZARD) == pytest.approx(np.array(expected))


@pytest.mark.parametrize("n", [2, 4, 7])
def test_changes_in_common_are_those_of_all_segmentations_that_the_series_share(n):
    panels = [drawn(n, seed) for seed in (20, 21)]
    centred = [(y, w, cp.centre(y, w)) for y, w in panels]
    likeliest = tuple(cp.NOISES[cp.learnt(y, w, hazard=HAZARD).argmax()] for y, w in panels)
    segments, moments = written_out(centred, [likeliest])
    for p, found in enumerate(cp.common(panels, hazard=HAZARD)):
        assert found.segments == pytest.approx(segments, abs=1e-12)
        assert found.first == pytest.approx(moments[p, 0], abs=1e-10)
        assert found.second == pytest.approx(moments[p, 1], abs=1e-10)


def test_a_change_that_two_series_have_at_once_is_surer_than_in_either():
    rng = np.random.default_rng(3)
    step = 0.35 * (np.arange(40) >= 20)
    one, two = ((step + rng.normal(0, 0.3, 40), np.ones(40)) for _ in range(2))
    alone = [cp.of_arrays(*panel, hazard=0.01).within(15, 25) for panel in (one, two)]
    assert cp.common([one, two], hazard=0.01)[0].within(15, 25) > max(alone)


def test_a_series_that_says_nothing_changes_nothing_in_what_is_common():
    y, w = drawn(12, 5)
    nothing = np.zeros(12), np.zeros(12)
    alone = cp.common([(y, w)], hazard=HAZARD)[0]
    assert cp.common([(y, w), nothing], hazard=HAZARD)[0].segments == pytest.approx(alone.segments)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-1, 1), st.sampled_from([0.0, 1e-9, 0.5, 3.0, 1e6])), min_size=1, max_size=25
    ),
    st.sampled_from([1e-4, 0.01, 0.5]),
)
def test_every_period_lies_in_exactly_one_segment(told, hazard):
    y, w = np.array(told).T
    found = cp.of_arrays(y, w, hazard=hazard)
    n = len(y)
    for t in range(n):
        assert found.segments[: t + 1, t:].sum() == pytest.approx(1)
    assert (found.segments >= 0).all()
    assert (found.segments[np.tril_indices(n, -1)] == 0).all()
    unbroken = found.unbroken()
    for a in range(1, n):
        assert found.within(a, n - 1) == pytest.approx(1 - unbroken[a, n - 1], abs=1e-9)
        mean, variance = found.before(np.array([a]))
        assert np.isfinite(mean)
        assert variance >= 0


def test_with_nothing_seen_changes_are_as_likely_as_the_prior_has_them():
    found = cp.of_arrays(np.zeros(30), np.zeros(30), hazard=HAZARD)
    assert found.change[1:] == pytest.approx(np.full(29, HAZARD))
    assert found.within(5, 9) == pytest.approx(1 - (1 - HAZARD) ** 5)


def test_the_same_backwards_changes_at_the_same_places():
    y, w = drawn(20, 9)
    found, turned = (cp.of_arrays(a, b, hazard=HAZARD) for a, b in ((y, w), (y[::-1], w[::-1])))
    assert found.segments == pytest.approx(turned.segments.T[::-1, ::-1], abs=1e-9)


def test_values_turned_in_sign_or_moved_change_at_the_same_places():
    y, w = drawn(20, 10)
    found = cp.of_arrays(y, w, hazard=HAZARD)
    for other in (-y, y + 0.3):
        assert cp.of_arrays(other, w, hazard=HAZARD).segments == pytest.approx(found.segments, abs=1e-9)


def test_a_period_of_ten_thousand_deeds_is_no_change_by_itself():
    y, w = np.zeros(60), np.ones(60)
    y[30], w[30] = 0.3, 1e4
    assert cp.of_arrays(y, w, hazard=0.01).within(29, 32) < 0.2


def test_level_before_and_after_a_sure_change_are_the_means_on_either_side():
    y = np.repeat([-0.4, 0.5], 30)
    found = cp.of_arrays(y, np.full(60, 4.0), hazard=0.01)
    before, after = found.before(np.array([30])), found.after(np.array([30]))
    assert before[0] == pytest.approx(-0.4, abs=0.05)
    assert after[0] == pytest.approx(0.5, abs=0.05)
    assert 0 < before[1] < 0.02


@pytest.mark.parametrize("panels", [1, 2])
def test_what_had_started_is_what_the_posterior_of_the_past_alone_says(panels, monkeypatch):
    """At each period, the last segment of the exact posterior of a series that ends there."""
    monkeypatch.setattr(cp, "NEGLIGIBLE", 0.0)
    told = [(*drawn(7, 30 + p), 0.1) for p in range(panels)]
    found = cp.started(told, hazard=HAZARD)
    for t in range(7):
        past = [(y[: t + 1], w[: t + 1], centre) for y, w, centre in told]
        segments, _ = written_out(past, [(noise,) * panels for noise in cp.NOISES])
        assert found[: t + 1, t] == pytest.approx(segments[:, t], abs=1e-10)
        assert (found[t + 1 :, t] == 0).all()


def test_what_comes_later_changes_nothing_in_what_had_started():
    y, w = drawn(30, 12)
    other = y.copy()
    other[20:] += 0.9
    one, two = (cp.started([(x, w, 0.0)], hazard=0.05) for x in (y, other))
    assert one[:, :20] == pytest.approx(two[:, :20])


def test_shuffled_series_at_once_are_as_each_alone():
    y, w = drawn(15, 13)
    order = np.stack([np.random.default_rng(k).permutation(15) for k in range(4)])
    at_once = cp.unbroken(y[order], w[order], hazard=HAZARD, noise=0.15)
    for row, one in zip(order, at_once, strict=True):
        alone = cp.unbroken(y[row][None], w[row][None], hazard=HAZARD, noise=0.15)[0]
        assert one == pytest.approx(alone)


def test_weeks_of_thirty_years_fit_into_memory_and_seconds():
    rng = np.random.default_rng(1)
    y = rng.normal(0, 0.4, 1560) + 0.8 * (np.arange(1560) > 900)
    found = cp.of_arrays(y, np.ones(1560), hazard=0.002)
    assert found.within(880, 920) > 0.9


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 1), st.sampled_from([0.0, 0.3, 4.0])), min_size=2, max_size=30))
def test_windows_do_not_touch_and_hold_their_likeliest_period_inside_its_interval(told):
    y, w = np.array(told).T
    posterior = cp.of_arrays(y, w, hazard=0.3)
    found = windows(posterior, "quarter")
    for one in found:
        assert one.first <= one.low <= one.best <= one.high <= one.last
        assert one.first >= 1
        assert one.last - one.first < 4
        assert 0.5 <= one.probability <= 0.999
        assert one.probability == pytest.approx(min(0.999, posterior.within(one.first, one.last)), abs=1e-9)
        mass = posterior.change[one.first : one.last + 1].sum()
        assert posterior.change[one.low : one.high + 1].sum() >= 0.9 * mass - 1e-9
    spans = sorted((one.first, one.last) for one in found)
    assert all(b[0] > a[1] + 1 for a, b in pairwise(spans))


def test_the_likeliest_period_is_in_the_interval_even_where_ten_others_hold_nine_tenths_without_it():
    chance = np.array([0.095, 0.0, *[0.0905] * 10])
    segments = np.zeros((13, 13))
    segments[0, :12] = segments[1:, 12] = chance
    (found,) = windows(cp.Posterior(segments, segments, segments), "month")
    assert (found.low, found.best, found.high) == (1, 1, 11)
