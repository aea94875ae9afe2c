"""Warmth of i towards j: a drifting level seen through the intensity of deeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from armslength.measure.evidence import Evidence, Floats, observations
from armslength.measure.periods import Deed
from armslength.records import Reading, Series, Term

FEWEST = 3
"""Deeds under which nothing is said of a pair."""
PRIOR_VARIANCE = 0.25
DRIFTS = np.geomspace(1e-4, 0.05, 10)
"""Variance a month by which the level may drift."""
NOISES = np.geomspace(0.04, 0.6, 8)
"""Variance of a single deed around the level, in units of (intensity / 10)^2."""
DRIFT_PRIOR, NOISE_PRIOR = (0.003, 1.2), (0.2, 0.8)
"""Median and spread on the log scale: ties between states move by some 0.2 in a year, give or take a lot."""
Z90 = 1.6448536


@dataclass(frozen=True, slots=True)
class Level:
    """Mean and variance of the level in each period, given all deeds, before and after."""

    mean: Floats
    variance: Floats


def level(deeds: Sequence[Deed], periods: int, months: float = 1.0) -> Level:
    """Kalman filter and Rauch-Tung-Striebel smoother, averaged over drift and noise by their probability.

    Averaging, unlike taking the likeliest pair, keeps few deeds from looking like a level that never moves.

    Args:
        deeds: of one ordered pair.
        periods: how many there are.
        months: how long a period is.

    Source: Durbin, J. and Koopman, S. J. (2012), Time Series Analysis by State Space Methods, ch. 2 and 4.
    """
    weight, mean, scatter = _sums(deeds, periods)
    drift, noise = (g.ravel() for g in np.meshgrid(DRIFTS, NOISES))
    steps = drift * months
    filtered, variance, likelihood = _filter(weight, mean, steps, noise)
    count = len(deeds) - np.count_nonzero(weight)
    likelihood = likelihood - 0.5 * count * np.log(noise) - 0.5 * scatter / noise
    likelihood = likelihood + _log_prior(drift, *DRIFT_PRIOR) + _log_prior(noise, *NOISE_PRIOR)
    believed = np.exp(likelihood - likelihood.max())
    believed /= believed.sum()
    means, variances = _smooth(filtered, variance, steps)
    middle = means @ believed
    return Level(middle, (variances + (means - middle[:, None]) ** 2) @ believed)


def _log_prior(value: Floats, median: float, spread: float) -> Floats:
    return np.asarray(-0.5 * (np.log(value / median) / spread) ** 2)


def warmth(evidence: Evidence, i: str, j: str) -> Series:
    """Warmth of `i` towards `j` in [-1, 1]; None throughout where fewer than three deeds are known."""
    deeds = evidence.deeds.get((i, j), ())
    days = evidence.labels
    seen = observations(deeds, [1.0] * len(deeds), days)
    if len({d.event.id for d in deeds}) < FEWEST:
        readings = tuple(
            Reading(day, None, None, None, len(o.events)) for day, o in zip(days, seen, strict=True)
        )
    else:
        found = level(deeds, len(days), evidence.months)
        spread = Z90 * np.sqrt(found.variance)
        middle = np.clip(found.mean, -1, 1)
        low, high = np.clip(found.mean - spread, -1, 1), np.clip(found.mean + spread, -1, 1)
        readings = tuple(
            Reading(
                day,
                float(middle[t]),
                float(low[t]),
                float(high[t]),
                len(seen[t].events),
                (Term("deeds", seen[t].value, seen[t].weight, None, seen[t].events),)
                if seen[t].events
                else (),
            )
            for t, day in enumerate(days)
        )
    return Series("warmth", (i, j), evidence.period, "-1 to 1", -1.0, 1.0, readings, seen)


def _sums(deeds: Sequence[Deed], periods: int) -> tuple[Floats, Floats, float]:
    """Weight and weighted mean of each period, and the scatter of deeds around their periods' means."""
    weight, total = np.zeros(periods), np.zeros(periods)
    for d in deeds:
        weight[d.period] += d.weight
        total[d.period] += d.weight * d.value
    mean = np.divide(total, weight, out=np.zeros(periods), where=weight > 0)
    return weight, mean, float(sum(d.weight * (d.value - mean[d.period]) ** 2 for d in deeds))


def _filter(weight: Floats, mean: Floats, drift: Floats, noise: Floats) -> tuple[Floats, Floats, Floats]:
    """Filtered mean and variance (periods, grid) and log likelihood (grid) for each pair of drift and noise."""
    x, p = np.zeros_like(drift), np.full_like(drift, PRIOR_VARIANCE)
    means, variances = np.empty((len(weight), len(drift))), np.empty((len(weight), len(drift)))
    likelihood = np.zeros_like(drift)
    for t, w in enumerate(weight):
        if t:
            p = p + drift
        if w > 0:
            s = p + noise / w
            likelihood = likelihood - 0.5 * (np.log(s) + (mean[t] - x) ** 2 / s)
            gain = p / s
            x, p = x + gain * (mean[t] - x), p * (1 - gain)
        means[t], variances[t] = x, p
    return means, variances, likelihood


def _smooth(mean: Floats, variance: Floats, drift: Floats) -> tuple[Floats, Floats]:
    """Smoothed mean and variance (periods, grid), from the filtered ones."""
    out, spread = mean.copy(), variance.copy()
    for t in range(len(mean) - 2, -1, -1):
        ahead = variance[t] + drift
        gain = variance[t] / ahead
        out[t] = mean[t] + gain * (out[t + 1] - mean[t])
        spread[t] = variance[t] + gain**2 * (spread[t + 1] - ahead)
    return out, spread
