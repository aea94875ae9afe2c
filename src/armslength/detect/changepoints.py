"""Exact Bayesian change points of a series' observations: how many, where, and how probable.

The product-partition model of Barry and Hartigan (1993) with the exact recursions of Fearnhead (2006),
"Exact and efficient Bayesian inference for multiple changepoint problems", Statistics and Computing 16.
Within a segment the observations are y_t ~ N(mu, noise / weight_t) around one mean mu ~ N(centre, spread);
a period without deeds carries no information. Noise and spread are learnt by maximising the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.records import Observation

Floats = NDArray[np.float64]

YEARS_BETWEEN = 10.0
"""Prior: a change every ten years. At five, flat noise gave an alarm in every tenth series; at ten, see the docs."""
NOISES = np.array([0.03, 0.06, 0.12, 0.2, 0.3, 0.45])
SPREADS = np.array([0.02, 0.05, 0.1, 0.2, 0.4])
HEAVIEST = 4.0
"""No period weighs more than this many deeds: one crowded month is not two changes."""
EXCESS = 0.04
"""Variance that a period's mean keeps however many deeds it has: months differ without a change of level."""
SAMPLES = 1000
SEED = 2006


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the observations say of their changes.

    Attributes:
        change: probability that a new segment starts at each period; 0 at the first.
        starts: (samples, periods), True where the sampled segmentation starts a segment.
        level: (samples, periods) sampled segment means.
    """

    change: Floats
    starts: NDArray[np.bool_]
    level: Floats


@dataclass(frozen=True, slots=True)
class _Sums:
    """Running sums that give any segment's evidence in constant time."""

    precision: Floats
    first: Floats
    second: Floats
    logs: Floats


def posterior(observations: Sequence[Observation], periods_a_year: float) -> Posterior:
    """The posterior of the change points of `observations`, one a period; deterministic.

    Args:
        observations: aligned to periods, value None where nothing was seen.
        periods_a_year: 12 for months; sets the prior.
    """
    y = np.array([0.0 if o.value is None else o.value for o in observations])
    w = np.array([0.0 if o.value is None else o.weight for o in observations])
    hazard = min(0.5, 1 / (YEARS_BETWEEN * periods_a_year))
    centre = float(np.average(y, weights=w)) if w.any() else 0.0
    best, chosen = -np.inf, None
    for noise in NOISES:
        for spread in SPREADS:
            segments = _segments(y, w, noise, spread, centre)
            backward = _backward(segments, hazard)
            if backward[0] > best:
                best, chosen = backward[0], (noise, spread, segments, backward)
    assert chosen is not None  # noqa: S101 - the grid is not empty
    noise, spread, segments, backward = chosen
    return _sample(y, w, (noise, spread, centre), segments, backward, hazard)


def precisions(w: Floats, noise: float) -> Floats:
    """Precision of each period's mean; 0 where nothing was seen."""
    capped = np.minimum(w, HEAVIEST)
    return np.divide(1.0, noise / np.maximum(capped, 1e-12) + EXCESS, out=np.zeros_like(w), where=w > 0)


def _segments(y: Floats, w: Floats, noise: float, spread: float, centre: float) -> Floats:
    """Log evidence of the segment from i to j inclusive: upper triangle of (periods, periods)."""
    p = precisions(w, noise)
    z = y - centre
    zero = np.zeros(1)
    precision = np.concatenate([zero, np.cumsum(p)])
    first = np.concatenate([zero, np.cumsum(p * z)])
    second = np.concatenate([zero, np.cumsum(p * z * z)])
    logs = np.concatenate(
        [zero, np.cumsum(np.where(p > 0, 0.5 * np.log(np.maximum(p, 1e-300) / (2 * np.pi)), 0))]
    )
    total = precision[None, 1:] - precision[:-1, None]
    linear = first[None, 1:] - first[:-1, None]
    square = second[None, 1:] - second[:-1, None]
    constant = logs[None, 1:] - logs[:-1, None]
    grown = 1 + spread * np.maximum(total, 0)
    return np.asarray(constant - 0.5 * np.log(grown) - 0.5 * (square - spread * linear**2 / grown))


def _backward(segments: Floats, hazard: float) -> Floats:
    """Log evidence of the observations from t on, given that a segment starts at t; one beyond the end is 0."""
    n = len(segments)
    out = np.zeros(n + 1)
    stay = np.log1p(-hazard)
    for t in range(n - 1, -1, -1):
        ends = np.arange(t, n)
        following = np.where(ends < n - 1, np.log(hazard), 0.0) + out[ends + 1]
        terms = segments[t, t:] + stay * (ends - t) + following
        top = terms.max()
        out[t] = top + np.log(np.exp(terms - top).sum())
    return out


def _sample(
    y: Floats,
    w: Floats,
    learnt: tuple[float, float, float],
    segments: Floats,
    backward: Floats,
    hazard: float,
) -> Posterior:
    """Draw segmentations and their levels exactly, and the change probabilities from them."""
    noise, spread, centre = learnt
    n = len(y)
    rng = np.random.default_rng(SEED)
    p = precisions(w, noise)
    starts = np.zeros((SAMPLES, n), dtype=bool)
    level = np.empty((SAMPLES, n))
    stay = np.log1p(-hazard)
    tables: dict[int, Floats] = {}
    for s in range(SAMPLES):
        t = 0
        while t < n:
            if t not in tables:
                ends = np.arange(t, n)
                following = np.where(ends < n - 1, np.log(hazard), 0.0) + backward[ends + 1]
                tables[t] = np.cumsum(np.exp(segments[t, t:] + stay * (ends - t) + following - backward[t]))
            end = t + min(int(np.searchsorted(tables[t], rng.random() * tables[t][-1])), n - 1 - t)
            total = p[t : end + 1].sum()
            variance = 1 / (1 / spread + total)
            mean = centre + variance * (p[t : end + 1] * (y[t : end + 1] - centre)).sum()
            level[s, t : end + 1] = mean + np.sqrt(variance) * rng.standard_normal()
            starts[s, t] = True
            t = end + 1
    change = starts.mean(axis=0)
    change[0] = 0.0
    starts[:, 0] = False
    return Posterior(change, starts, level)
