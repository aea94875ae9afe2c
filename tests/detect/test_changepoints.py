"""The exact posterior of change points, against all segmentations written out. All values invented."""

import sys
import tracemalloc
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armslength.detect import changepoints as cp
from armslength.detect import levels, segments
from armslength.detect.segments import Segments
from armslength.detect.shifts import windows

HAZARD = 0.15


def drawn(n, seed, gaps=0.3):
    rng = np.random.default_rng(seed)
    values = rng.normal(0, 0.3, n) + 0.8 * (np.arange(n) >= n // 2)
    return values, rng.uniform(0.2, 6, n) * (rng.random(n) > gaps)


def broken(posterior, first, last):
    """Probability that a segment starts in the periods first to last."""
    return 1 - float(posterior.unbroken(np.array([first]), np.array([last]))[0])


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


def over(levels_of, shares):
    """Of one segment under several noises, each as believed as its share says: log evidence and moments together."""
    logs = np.array([log for log, _, _ in levels_of]) + np.log(shares)
    whole = np.logaddexp.reduce(logs)
    return whole, *(np.exp(logs - whole) @ np.array([level[1:] for level in levels_of]))


def weighed(panels, choices):
    """Every segmentation under every choice of noises, one a panel, with its log weight and its segments' levels.

    A choice may also be a panel's noises with their shares, of which each segment draws its own.
    """
    n = len(panels[0][0])
    for noises in choices:
        of = [
            {
                (a, b): of_segment(y[a : b + 1], w[a : b + 1], centre, noise)
                if np.ndim(noise) == 0
                else over([of_segment(y[a : b + 1], w[a : b + 1], centre, one) for one in noise[0]], noise[1])
                for a in range(n)
                for b in range(a, n)
            }
            for (y, w, centre), noise in zip(panels, noises, strict=True)
        ]
        for parts, changes in segmentations(n):
            yield prior(n, changes) + sum(found[s][0] for found in of for s in parts), parts, of


def written_out(panels, choices):
    """The posterior of each panel by summing over all segmentations."""
    n = len(panels[0][0])
    found = list(weighed(panels, choices))
    whole = np.logaddexp.reduce([log for log, _, _ in found])
    probable = np.zeros((n, n))
    moments = np.zeros((len(panels), 2, n, n))
    for log, parts, of in found:
        for a, b in parts:
            probable[a, b] += np.exp(log - whole)
            for p, level in enumerate(of):
                moments[p, :, a, b] += np.exp(log - whole) * np.array(level[a, b][1:])
    return [Segments(probable, *moment) for moment in moments]


def alike(found, expected, off):
    """Whether two posteriors say the same of every period and every stretch of them."""
    n = len(expected.change)
    assert found.change == pytest.approx(expected.change, abs=off)
    first, last = np.array([(a, b) for a in range(1, n) for b in range(a, n)], dtype=int).reshape(-1, 2).T
    assert found.unbroken(first, last) == pytest.approx(expected.unbroken(first, last), abs=off)
    for starts in [np.array([t]) for t in range(1, n)] + [np.arange(1, n)] * (n > 1):
        assert found.before(starts) == pytest.approx(expected.before(starts), abs=100 * off)
        assert found.after(starts) == pytest.approx(expected.after(starts), abs=100 * off)


@pytest.mark.parametrize(("n", "seed"), [(1, 0), (2, 1), (3, 2), (5, 3), (8, 4)])
def test_the_posterior_is_that_of_all_segmentations_written_out(n, seed, monkeypatch):
    monkeypatch.setattr(levels, "NEGLIGIBLE", 0.0)
    y, w = drawn(n, seed)
    (expected,) = written_out([(y, w, cp.centre(y, w))], [(noise,) for noise in cp.NOISES])
    alike(levels.posterior(y, w, hazard=HAZARD), expected, 1e-7)


def test_leaving_out_noises_that_are_hardly_believed_changes_next_to_nothing():
    y, w = drawn(7, 11)
    (expected,) = written_out([(y, w, cp.centre(y, w))], [(noise,) for noise in cp.NOISES])
    assert levels.posterior(y, w, hazard=HAZARD).change == pytest.approx(expected.change, abs=1e-2)


def test_the_noises_evidence_is_that_of_all_segmentations_written_out():
    y, w = drawn(6, 7)
    expected = [
        np.logaddexp.reduce([log for log, _, _ in weighed([(y, w, cp.centre(y, w))], [(noise,)])])
        for noise in cp.NOISES
    ]
    assert levels.learnt(y, w, hazard=HAZARD) == pytest.approx(np.array(expected))


@pytest.mark.parametrize("n", [2, 4, 7])
def test_changes_in_common_are_those_of_all_segmentations_that_the_series_share(n, monkeypatch):
    monkeypatch.setattr(segments, "NEGLIGIBLE", 0.0)
    panels = [drawn(n, seed) for seed in (20, 21)]
    centred = [(y, w, cp.centre(y, w)) for y, w in panels]
    learnt = [levels.learnt(y, w, hazard=HAZARD) for y, w in panels]
    noises = tuple((cp.NOISES, np.exp(logs) / np.exp(logs).sum()) for logs in learnt)
    for found, expected in zip(
        segments.common(panels, hazard=HAZARD), written_out(centred, [noises]), strict=True
    ):
        alike(found, expected, 1e-11)


@pytest.mark.parametrize(("n", "weight", "scatter"), [(240, 4.0, 0.05), (360, 1.0, 0.4), (600, 2.0, 0.3)])
def test_in_linear_time_comes_what_comes_of_all_segments(n, weight, scatter, monkeypatch):
    """By months: twenty years of the heaviest weight and the least noise, and longer ones of what is usual."""
    rng = np.random.default_rng(n)
    y = rng.normal(0, scatter, n) + 0.3 * (np.arange(n) > n // 2) - 0.2 * (np.arange(n) > n // 3)
    w = weight * (rng.random(n) > 0.1)
    noise = float(cp.NOISES[levels.learnt(y, w, hazard=0.008).argmax()])
    monkeypatch.setattr(segments, "learnt", lambda *_, **__: np.where(noise == cp.NOISES, 0.0, -np.inf))
    (expected,) = segments.common([(y, w)], hazard=0.008)
    (found,) = levels.under(y[None], w[None], hazard=0.008, noise=noise)
    assert found.change == pytest.approx(expected.change, abs=1e-6)
    first = np.arange(1, n)
    for width in (1, 12, n):
        last = np.minimum(first + width - 1, n - 1)
        assert found.unbroken(first, last) == pytest.approx(expected.unbroken(first, last), abs=1e-6)
    for t in range(1, n, 17):
        assert found.before(np.array([t])) == pytest.approx(expected.before(np.array([t])), abs=1e-4)
        assert found.after(np.array([t])) == pytest.approx(expected.after(np.array([t])), abs=1e-4)


@pytest.mark.parametrize("n", [100, 400, 800, 1600])
@pytest.mark.parametrize(("off", "said"), [(0.0, 0.0125), (1.0, 0.015), (1.5, 0.03), (2.0, 0.06)])
def test_the_evidence_of_one_segment_is_off_by_no_more_than_the_page_says(n, off, said):
    """Under the least noise and the heaviest weight, where the level is known best and the grid is coarsest beside it."""
    y, w = np.random.default_rng(n).normal(0, 0.2, n).clip(-0.2, 0.2), np.full(n, cp.HEAVIEST)
    middle = cp.centre(y, w) - off
    exact = segments._evidence(y, w, middle, cp.NOISES[:1])[0, 0, -1]
    one = np.zeros(1, dtype=int)
    rows = levels._Rows.of(y[None], w[None], one, cp.NOISES[:1], middle=np.array([middle]))
    found = rows.evidence(1e-15)[0]
    beside = np.searchsorted(rows.points, off)
    apart = rows.points[beside] - rows.points[beside - 1]
    assert apart == pytest.approx(said, rel=0.07)
    precision = cp.precisions(w, cp.NOISES[:1]).sum() + 1 / min(cp.SPREADS)
    of_the_rule = 2 * np.exp(-2 * np.pi**2 / (precision * apart**2))
    assert abs(np.expm1(found - exact)) <= of_the_rule + 1e-7


def test_work_grows_with_the_periods_and_not_with_their_square():
    """What is held at once, in bytes, and how often Python calls anything: both are the same on every machine."""
    held, called = {}, {}
    for n in (500, 2000):
        y, w = np.random.default_rng(n).normal(0, 0.3, n), np.ones(n)
        levels.posterior(y, w, hazard=0.01)
        tracemalloc.start()
        try:
            levels.posterior(y, w, hazard=0.01)
            held[n] = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        calls = []
        sys.setprofile(lambda _frame, event, _arg, calls=calls: calls.append(event))
        try:
            levels.posterior(y, w, hazard=0.01)
        finally:
            sys.setprofile(None)
        called[n] = len(calls)
    assert 1 < held[2000] / held[500] < 5
    assert 3 < called[2000] / called[500] < 5


def test_many_series_at_once_are_as_each_by_itself():
    told = [drawn(30, seed) for seed in range(9)]
    at_once = list(levels.posteriors(*(np.stack(x) for x in zip(*told, strict=True)), hazard=0.05))
    assert len(at_once) == 9
    for found, (y, w) in zip(at_once, told, strict=True):
        alike(found, levels.posterior(y, w, hazard=0.05), 1e-12)


def test_a_change_that_two_series_have_at_once_is_surer_than_in_either():
    rng = np.random.default_rng(3)
    step = 0.35 * (np.arange(40) >= 20)
    one, two = ((step + rng.normal(0, 0.3, 40), np.ones(40)) for _ in range(2))
    alone = [broken(levels.posterior(*panel, hazard=0.01), 15, 25) for panel in (one, two)]
    assert broken(segments.common([one, two], hazard=0.01)[0], 15, 25) > max(alone)


def test_a_value_that_decides_between_two_noises_hardly_moves_what_is_common():
    """The series of one noise or the next, by a hair: the change is as sure either way."""
    rng = np.random.default_rng(8)
    step = 0.3 * (np.arange(80) >= 40)
    other = rng.normal(0, 0.3, 80), np.ones(80)
    found, noises = [], []
    for scatter in np.linspace(0.27, 0.37, 51):
        one = step + scatter * np.random.default_rng(2).normal(0, 1, 80), np.ones(80)
        noises.append(int(levels.learnt(*one, hazard=0.01).argmax()))
        found.append(broken(segments.common([one, other], hazard=0.01)[0], 34, 46))
    assert len(set(noises)) > 1
    assert np.abs(np.diff(found)).max() < 0.05


def test_a_series_that_says_nothing_changes_nothing_in_what_is_common():
    y, w = drawn(12, 5)
    nothing = np.zeros(12), np.zeros(12)
    alone = segments.common([(y, w)], hazard=HAZARD)[0]
    assert segments.common([(y, w), nothing], hazard=HAZARD)[0].segments == pytest.approx(alone.segments)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-1, 1), st.sampled_from([0.0, 1e-9, 0.5, 3.0, 1e6])), min_size=1, max_size=25
    ),
    st.sampled_from([1e-4, 0.01, 0.5]),
)
def test_whatever_is_seen_the_posterior_is_one(told, hazard):
    y, w = np.array(told).T
    (together,), alone = segments.common([(y, w)], hazard=hazard), levels.posterior(y, w, hazard=hazard)
    n = len(y)
    for t in range(n):
        assert together.segments[: t + 1, t:].sum() == pytest.approx(1)
    assert (together.segments >= 0).all()
    assert (together.segments[np.tril_indices(n, -1)] == 0).all()
    for found in (together, alone):
        assert found.change[0] == 0
        assert ((found.change >= 0) & (found.change <= 1 + 1e-9)).all()
        for a in range(1, n):
            one = np.array([a])
            assert found.unbroken(one, one)[0] == pytest.approx(1 - found.change[a], abs=1e-9)
            lasting = found.unbroken(np.full(n - a, a), np.arange(a, n))
            assert (np.diff(lasting) <= 1e-12).all()
            assert (lasting >= -1e-12).all()
            for mean, variance in (found.before(one), found.after(one)):
                assert np.isfinite(mean)
                assert variance >= 0


def test_with_nothing_seen_changes_are_as_likely_as_the_prior_has_them():
    found = levels.posterior(np.zeros(30), np.zeros(30), hazard=HAZARD)
    assert found.change[1:] == pytest.approx(np.full(29, HAZARD))
    assert broken(found, 5, 9) == pytest.approx(1 - (1 - HAZARD) ** 5)


def test_the_same_backwards_changes_at_the_same_places():
    y, w = drawn(20, 9)
    found, turned = (levels.posterior(a, b, hazard=HAZARD) for a, b in ((y, w), (y[::-1], w[::-1])))
    assert found.change[1:] == pytest.approx(turned.change[:0:-1], abs=1e-9)
    for t in range(1, 20):
        assert found.before(np.array([t])) == pytest.approx(turned.after(np.array([20 - t])), abs=1e-6)


def test_values_turned_in_sign_or_moved_change_at_the_same_places():
    y, w = drawn(20, 10)
    found = levels.posterior(y, w, hazard=HAZARD)
    for other in (-y, y + 0.3):
        assert levels.posterior(other, w, hazard=HAZARD).change == pytest.approx(found.change, abs=1e-7)


def test_values_far_beyond_the_scale_are_still_told_apart():
    y = np.repeat([-9.0, 9.0], 20)
    found = levels.posterior(y, np.ones(40), hazard=0.01)
    assert found.change.argmax() == 20
    assert found.change[20] > 0.9


def test_a_period_of_ten_thousand_deeds_is_no_change_by_itself():
    y, w = np.zeros(60), np.ones(60)
    y[30], w[30] = 0.3, 1e4
    assert broken(levels.posterior(y, w, hazard=0.01), 29, 32) < 0.2


def test_level_before_and_after_a_sure_change_are_the_means_on_either_side():
    y = np.repeat([-0.4, 0.5], 30)
    found = levels.posterior(y, np.full(60, 4.0), hazard=0.01)
    before, after = found.before(np.array([30])), found.after(np.array([30]))
    assert before[0] == pytest.approx(-0.4, abs=0.05)
    assert after[0] == pytest.approx(0.5, abs=0.05)
    assert 0 < before[1] < 0.02


@pytest.mark.parametrize("panels", [1, 2])
def test_what_had_started_is_what_the_posterior_of_the_past_alone_says(panels):
    """At each period, the last segment of the exact posterior of a series that ends there."""
    told = [(*drawn(7, 30 + p), 0.1) for p in range(panels)]
    found = segments.started(told, hazard=HAZARD)
    for t in range(7):
        past = [(y[: t + 1], w[: t + 1], centre) for y, w, centre in told]
        expected, *_ = written_out(past, [(noise,) * panels for noise in cp.NOISES])
        assert found[: t + 1, t] == pytest.approx(expected.segments[:, t], abs=1e-10)
        assert (found[t + 1 :, t] == 0).all()


def test_one_series_in_linear_time_had_started_what_the_segments_say():
    y, w = drawn(60, 14)
    found = segments.started([(y, w, 0.1)], hazard=0.05)
    told = dict(levels.running(y, w, 0.1, (28, 33), hazard=0.05))
    assert list(told) == list(range(28, 60))
    for t, p in told.items():
        assert p == pytest.approx(found[28:34, t].sum(), abs=1e-7)


def test_what_comes_later_changes_nothing_in_what_had_started():
    y, w = drawn(30, 12)
    other = y.copy()
    other[20:] += 0.9
    one, two = (segments.started([(x, w, 0.0)], hazard=0.05) for x in (y, other))
    assert one[:, :20] == pytest.approx(two[:, :20])


def test_weeks_of_thirty_years_fit_into_memory_and_seconds():
    rng = np.random.default_rng(1)
    y = rng.normal(0, 0.4, 1560) + 0.8 * (np.arange(1560) > 900)
    assert broken(levels.posterior(y, np.ones(1560), hazard=0.002), 880, 920) > 0.9


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 1), st.sampled_from([0.0, 0.3, 4.0])), min_size=2, max_size=30))
def test_windows_do_not_touch_and_hold_their_likeliest_period_inside_its_interval(told):
    y, w = np.array(told).T
    posterior = levels.posterior(y, w, hazard=0.3)
    found = windows(posterior, "quarter")
    for one in found:
        assert one.first <= one.low <= one.best <= one.high <= one.last
        assert one.first >= 1
        assert one.last - one.first < 4
        assert 0.5 <= one.probability <= 0.999
        assert one.probability == pytest.approx(min(0.999, broken(posterior, one.first, one.last)), abs=1e-9)
        mass = posterior.change[one.first : one.last + 1].sum()
        assert posterior.change[one.low : one.high + 1].sum() >= 0.9 * mass - 1e-9
    spans = sorted((one.first, one.last) for one in found)
    assert all(b[0] > a[1] + 1 for a, b in pairwise(spans))


def test_the_likeliest_period_is_in_the_interval_even_where_ten_others_hold_nine_tenths_without_it():
    chance = np.array([0.095, 0.0, *[0.0905] * 10])
    told = np.zeros((13, 13))
    told[0, :12] = told[1:, 12] = chance
    (found,) = windows(Segments(told, told, told), "month")
    assert (found.low, found.best, found.high) == (1, 1, 11)
