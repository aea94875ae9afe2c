"""Intervals from draws: fixed seeds, so that the same evidence gives the same figures."""

from __future__ import annotations

import numpy as np

from armslength.floats import Floats

DRAWS = 1000
SEED = 1993


def beta(a: Floats, b: Floats) -> Floats:
    """(DRAWS, periods) draws from Beta(a, b) of each period."""
    return np.random.default_rng(SEED).beta(a, b, size=(DRAWS, len(a)))


def gamma(shape: Floats, rate: Floats) -> Floats:
    """(DRAWS, periods) draws from Gamma(shape, rate) of each period."""
    return np.random.default_rng(SEED).gamma(shape, 1 / rate, size=(DRAWS, len(shape)))


def interval(draws: Floats) -> tuple[Floats, Floats]:
    """The ends of the 90% interval of each period."""
    low, high = np.quantile(draws, [0.05, 0.95], axis=0)
    return low, high


def around(value: float, low: float, high: float) -> tuple[float, float]:
    """The interval, widened to hold the value where that, reckoned without draws, lies outside."""
    return min(float(low), value), max(float(high), value)
