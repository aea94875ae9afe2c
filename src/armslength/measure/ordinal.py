"""A drifting level seen through the ranks of deeds: the dynamic ordered logit behind warmth.

    level[0] ~ Normal(usual, 0.25),    usual: the mean of the pairs looked at together
    level[t] = level[t-1] + drift,     drift ~ Normal(0, q * months in a period)
    mood[t]  = level[t] + passing,     passing ~ Normal(0, p)
    P(deed of period t ranks below c) = 1 / (1 + exp(-(c - mood[t]) / s))

Deeds are sorted into ten ranks by fixed cuts on intensity / 10, so that level and cuts share the deeds' own scale,
and a slaughter weighs as the lowest rank and not as a number. The passing mood of a period keeps a crowded month
from counting as many witnesses. Posterior by Laplace's method: for each scatter s the deeds of a period become one
Gaussian observation at the mode, found by iterated smoothing; drift q and passing p are then tried on a grid, and
everything is averaged by its evidence. Linear in periods, and vectorised over pairs.

Source: McCullagh, P. (1980), Regression models for ordinal data, JRSS B 42(2). Fahrmeir, L. and Tutz, G. (2001),
Multivariate Statistical Modelling Based on Generalized Linear Models, ch. 8 (posterior modes by iterated Kalman
smoothing). Durbin, J. and Koopman, S. J. (2012), Time Series Analysis by State Space Methods, ch. 2, 4 and 10.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.interval import Z90
from armslength.measure.placing import MOST_COUNTED

CUTS = np.array([-0.85, -0.625, -0.45, -0.3, -0.05, 0.05, 0.3, 0.45, 0.65])
"""Between the ranks, in intensity / 10: below the first stands killing, above the last giving."""
VALUES = np.array([-1.0, -0.72, -0.55, -0.4, -0.15, 0.0, 0.2, 0.4, 0.55, 0.75])
"""What a deed of each rank is worth: about the mean intensity / 10 of the PLOVER classes in it."""
RANKS = len(VALUES)

START_VARIANCE = 0.25
SCATTERS = np.array([0.08, 0.13, 0.21, 0.34, 0.55, 0.9])
"""s; a single deed scatters around the mood with standard deviation s * pi / sqrt(3)."""
DRIFTS = np.geomspace(1e-4, 0.02, 6)
"""q: variance a month by which the level may drift."""
PASSINGS = np.array([0.0, 0.02, 0.08])
"""p: variance of a period's own mood around the level."""
SCATTER_PRIOR, DRIFT_PRIOR = (0.2, 0.7), (0.003, 1.0)
"""Median and spread on the log scale: ties between states move by some 0.2 in a year, give or take a lot."""
MIDDLE_DRIFT, MIDDLE_PASSING = 0.003, 0.02
"""Under these the modes are found."""
ROUNDS = 4
LONGEST_STEP = 0.5
AT_ONCE = 256
"""Pairs worked on together: about what a processor's cache holds."""
_NODES, _WEIGHTS = np.array([-np.sqrt(3), 0.0, np.sqrt(3)]), np.array([1, 4, 1]) / 6

Q, P = (grid.ravel() for grid in np.meshgrid(DRIFTS, PASSINGS, indexing="ij"))


@dataclass(frozen=True, slots=True)
class Level:
    """The level of each pair in each period, given all its deeds, before and after; arrays (pairs, periods).

    Attributes:
        mean, variance: of the level, on the scale of intensity / 10, unbounded.
        value, low, high: of the deed to be expected at that level, in [-1, 1]: its mean, and where that lies at the ends
            of the level's 90% interval.
        scatter: (pairs), the mean scatter believed.
    """

    mean: Floats
    variance: Floats
    value: Floats
    low: Floats
    high: Floats
    scatter: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """Deeds as Gaussian observations of the mood at its mode, for one scatter; arrays (pairs, periods).

    Attributes:
        mode: the mood at which they were taken.
        score: gradient of the deeds' log probability there.
        precision: minus its curvature; 0 where a period has no deed.
        fit: the log probability itself.
    """

    mode: Floats
    score: Floats
    precision: Floats
    fit: Floats

    @property
    def value(self) -> Floats:
        """The observation; the mode where there is none."""
        return np.asarray(self.mode + self.score / np.where(self.precision > 0, self.precision, np.inf))


def rank(values: Floats) -> NDArray[np.intp]:
    """The rank, 0 to 9, of deeds of these intensities / 10."""
    return np.searchsorted(CUTS, values)


def counted(period: NDArray[np.intp], values: Floats, weights: Floats, periods: int) -> Floats:
    """(periods, ranks): the weight of deeds of each rank in each period."""
    out = np.zeros((periods, RANKS))
    np.add.at(out, (period, rank(values)), weights)
    return out


def expected(mood: Floats, scatter: Floats) -> Floats:
    """The mean value, in [-1, 1], of deeds done in a mood; strictly increasing in it."""
    out = np.full(np.broadcast_shapes(np.shape(mood), np.shape(scatter)), VALUES[-1])
    for cut, step in zip(CUTS, np.diff(VALUES), strict=True):
        out -= step / (1 + np.exp((mood - cut) / scatter))
    return out


def levels(counts: Floats, months: float = 1.0, centre: Floats | None = None) -> Level:
    """The level of every pair.

    Args:
        counts: (pairs, periods, ranks), weights of deeds; a deed that is half believed counts half, and n deeds of one
            period as n / (1 + n / 30): what is told of a month is not so many witnesses.
        months: how long a period is.
        centre: (pairs), where a level starts before any deed; the pairs' common mean where None.
    """
    counts = tempered(counts)
    if centre is None:
        centre = np.full(len(counts), usual(counts))
    parts = [slice(at, at + AT_ONCE) for at in range(0, len(counts), AT_ONCE)]
    return _joined([_levels(counts[part], months, centre[part]) for part in parts])


def tempered(counts: Floats) -> Floats:
    """The counts with no period heavier than thirty deeds."""
    return np.asarray(counts / (1 + counts.sum(axis=-1, keepdims=True) / MOST_COUNTED))


def usual(counts: Floats) -> float:
    """The mean value of deeds, each pair counted once: what is usual among these pairs."""
    total = counts.sum(axis=1)
    weight = total.sum(axis=1)
    return float((total @ VALUES)[weight > 0].dot(1 / weight[weight > 0]) / max(1, (weight > 0).sum()))


def _levels(counts: Floats, months: float, centre: Floats) -> Level:
    pairs, periods, _ = counts.shape
    logs, means, variances = [], [], []
    for scatter in SCATTERS:
        seen = observed(counts, float(scatter), months, centre)
        log, mean, variance = averaged_over_drift(seen, months, centre)
        logs.append(log + scatter_prior(scatter))
        means.append(mean)
        variances.append(variance)
    believed = _shares(np.stack(logs))[:, :, None]
    mean = (believed * np.stack(means)).sum(axis=0)
    variance = (believed * (np.stack(variances) + (np.stack(means) - mean) ** 2)).sum(axis=0)
    scatter = SCATTERS @ believed[:, :, 0]
    spread, wide = np.sqrt(variance), np.broadcast_to(scatter[:, None], (pairs, periods))
    value = sum(w * expected(mean + n * spread, wide) for n, w in zip(_NODES, _WEIGHTS, strict=True))
    low, high = expected(mean - Z90 * spread, wide), expected(mean + Z90 * spread, wide)
    return Level(mean, variance, np.asarray(value), low, high, scatter)


def _joined(parts: list[Level]) -> Level:
    names = ("mean", "variance", "value", "low", "high", "scatter")
    return Level(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def observed(counts: Floats, scatter: float, months: float, centre: Floats) -> Seen:
    """The deeds as observations at the mode, found by iterated smoothing under a middling drift."""
    drift, passing = np.array([MIDDLE_DRIFT * months]), np.array([MIDDLE_PASSING])
    weight = counts.sum(axis=2)
    mode = np.asarray(counts @ VALUES / np.where(weight > 0, weight, 1.0))
    for _ in range(ROUNDS):
        seen = _at(counts, mode, scatter)
        filtered = _filter(seen, drift, passing, centre)
        level, _ = _smooth(filtered, drift)
        # The mood lies between the level and what the deeds say of it.
        share = passing / (passing + 1 / np.maximum(seen.precision, 1e-12))
        mood = level[:, :, 0] + share * (seen.value - level[:, :, 0])
        # Outside the cuts the deeds' likelihood is flat, and a step from there would know no measure.
        step = np.clip(mood - mode, -LONGEST_STEP, LONGEST_STEP)
        mode = np.where(weight > 0, mode + step, 0.0)
    return _at(counts, mode, scatter)


def averaged_over_drift(seen: Seen, months: float, centre: Floats) -> tuple[Floats, Floats, Floats]:
    """Log evidence (pairs), and mean and variance of the level (pairs, periods), averaged over drift and passing mood."""
    drift = Q * months
    filtered = _filter(seen, drift, P, centre)
    mean, variance = _smooth(filtered, drift)
    logs = filtered.log + _log_prior(Q, *DRIFT_PRIOR)
    believed = _shares(logs, axis=1)[:, None, :]
    middle = (believed * mean).sum(axis=2)
    spread = (believed * (variance + (mean - middle[:, :, None]) ** 2)).sum(axis=2)
    return _log_sum(logs), middle, spread


def beliefs(seen: Seen, months: float, centre: Floats) -> tuple[Floats, Floats]:
    """Of one pair: the log evidence of the scatter, and the probability of each drift and passing mood (settings)."""
    logs = _filter(seen, Q * months, P, centre).log + _log_prior(Q, *DRIFT_PRIOR)
    return _log_sum(logs), _shares(logs, axis=1)[0]


def pulls(seen: Seen, drift: float, passing: float) -> Floats:
    """(periods, periods) of one pair: how much the smoothed level of a row's period hangs on a column's observation."""
    precision = seen.precision[0]
    periods = len(precision)
    weight = np.where(precision > 0, 1 / (passing + 1 / np.maximum(precision, 1e-12)), 0.0)
    mean, variance = np.zeros((periods, periods)), np.zeros(periods)
    x, v = np.zeros(periods), START_VARIANCE
    for t in range(periods):
        v += drift if t else 0.0
        gain = v * weight[t] / (1 + v * weight[t])
        x = x * (1 - gain)
        x[t] += gain
        v *= 1 - gain
        mean[t], variance[t] = x, v
    for t in range(periods - 2, -1, -1):
        gain = variance[t] / (variance[t] + drift)
        mean[t] += gain * (mean[t + 1] - mean[t])
    return mean


def shares_of_deeds(values: Floats, weights: Floats, mood: float, scatter: float) -> tuple[Floats, Floats]:
    """Each deed's part in its period's score and in its precision, at the mood."""
    at = rank(values)
    below = np.concatenate([[0.0], _below(np.array(mood), np.array(scatter)), [1.0]])
    upper, lower = below[at + 1], below[at]
    score = weights * (upper + lower - 1) / scatter
    precision = weights * (upper * (1 - upper) + lower * (1 - lower)) / scatter**2
    return score, precision


def scatter_prior(scatter: float) -> float:
    """Log prior of a scatter."""
    return float(_log_prior(scatter, *SCATTER_PRIOR))


def _below(mood: Floats, scatter: Floats) -> Floats:
    """(..., cuts): the probability that a deed ranks below each cut."""
    return np.asarray(1 / (1 + np.exp((mood[..., None] - CUTS) / scatter[..., None])))


def _at(counts: Floats, mood: Floats, scatter: float) -> Seen:
    """Fit, gradient and curvature of the deeds at a mood.

    For a logistic with cuts a below b, P = F(b) - F(a); d log P / d mood = (F(a) + F(b) - 1) / s, and minus its own
    derivative is (F(a)(1 - F(a)) + F(b)(1 - F(b))) / s^2.
    """
    below = _below(mood, np.array(scatter))
    inner = below * (1 - below)
    edge = counts[..., :-1] + counts[..., 1:]
    score = ((below * edge).sum(axis=-1) - counts[..., :-1].sum(axis=-1)) / scatter
    precision = (inner * edge).sum(axis=-1) / scatter**2
    probability = np.diff(below, axis=-1, prepend=0.0, append=1.0)
    fit = (counts * np.log(np.maximum(probability, 1e-300))).sum(axis=-1)
    return Seen(mood, score, precision, fit)


@dataclass(frozen=True, slots=True)
class _Filtered:
    """(pairs, periods, settings) means and variances, and (pairs, settings) log evidence."""

    mean: Floats
    variance: Floats
    log: Floats


def _filter(seen: Seen, drift: Floats, passing: Floats, centre: Floats) -> _Filtered:
    """Kalman filter of the level; Laplace's evidence of the deeds."""
    pairs, periods = seen.mode.shape
    shape = (pairs, len(drift))
    x = np.repeat(centre[:, None], len(drift), axis=1)
    v, log = np.full(shape, START_VARIANCE), np.zeros(shape)
    mean, variance = np.empty((periods, *shape)), np.empty((periods, *shape))
    value, precision = seen.value, seen.precision
    for t in range(periods):
        if t:
            v = v + drift
        there = precision[:, t] > 0
        if there.any():
            noise = passing + 1 / np.maximum(precision[:, t, None], 1e-12)
            total = v + noise
            gap = value[:, t, None] - x
            log += np.where(there[:, None], -0.5 * (np.log(total) + gap**2 / total), 0.0)
            gain = np.where(there[:, None], v / total, 0.0)
            x = x + gain * gap
            v = v * (1 - gain)
        mean[t], variance[t] = x, v
    # Laplace: the deeds' own fit at the mode in the place of the Gaussian's.
    safe = np.where(precision > 0, precision, 1.0)
    own = seen.fit + np.where(precision > 0, 0.5 * seen.score**2 / safe - 0.5 * np.log(safe), 0.0)
    return _Filtered(mean, variance, log + own.sum(axis=1)[:, None])


def _smooth(filtered: _Filtered, drift: Floats) -> tuple[Floats, Floats]:
    """Rauch-Tung-Striebel: (pairs, periods, settings) means and variances given all deeds."""
    mean, variance = filtered.mean.copy(), filtered.variance.copy()
    for t in range(len(mean) - 2, -1, -1):
        ahead = variance[t] + drift
        gain = variance[t] / ahead
        mean[t] += gain * (mean[t + 1] - mean[t])
        variance[t] += gain**2 * (variance[t + 1] - ahead)
    return np.moveaxis(mean, 0, 1), np.moveaxis(variance, 0, 1)


def _log_sum(logs: Floats) -> Floats:
    """(pairs): logarithm of the sum over settings of what these (pairs, settings) are logarithms of."""
    top = logs.max(axis=1)
    return np.asarray(top + np.log(np.exp(logs - top[:, None]).sum(axis=1)))


def _shares(logs: Floats, axis: int = 0) -> Floats:
    believed = np.exp(logs - logs.max(axis=axis, keepdims=True))
    return np.asarray(believed / believed.sum(axis=axis, keepdims=True))


def _log_prior(value: float | Floats, median: float, spread: float) -> Floats:
    return np.asarray(-0.5 * (np.log(np.asarray(value) / median) / spread) ** 2)
