"""Values that drift: a level and a scatter that both change, how fast learnt from the series themselves.

The local-level model with discounts (West, M. and Harrison, J. (1997), Bayesian Forecasting and Dynamic Models, ch. 10.8): the
level's variance grows by `1 / keep - 1` of itself every period, the scatter's degrees of freedom fade by `steady`; one period
ahead the value is a Student t. h periods ahead the level has drifted h times. Every pair (keep, steady) of a grid runs at once;
they are averaged by how well each foretold the past. Heavy tails and quiet years come from the data, not from a wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from armslength.floats import Floats
from armslength.foresee.counts import log_gamma
from armslength.foresee.draws import DRAWS, believed, carried, chosen

KEEPS = (0.3, 0.5, 0.7, 0.85, 0.93, 0.97, 1.0)
STEADIES = (0.7, 0.85, 0.93, 0.97, 1.0)
FREEDOM = 2.0
"""Degrees of freedom of what is expected of the scatter before the first value."""
MOST = 200.0
"""More degrees of freedom than this are as good as a normal."""


@dataclass(frozen=True, slots=True)
class LocalLevel:
    """The forecaster; the same draws for the same history and seed."""

    seed: int = 0
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        settings = np.array(list(product(KEEPS, STEADIES)))
        keep, steady = settings[:, :1], settings[:, 1:]
        known = np.isfinite(history)
        filled = carried(history)
        series = history.shape[1]
        level = np.broadcast_to(filled[0], (len(settings), series)).copy()
        first = np.maximum(np.nanvar(history, axis=0), 1e-12)
        wide = np.ones_like(level)  # variance of the level, in units of the scatter's
        freedom = np.full_like(level, FREEDOM)
        scatter = np.broadcast_to(first, level.shape).copy()
        drift = np.zeros_like(level)
        told = np.zeros_like(level)
        for y, seen in zip(filled[1:], known[1:], strict=True):
            drift = wide * (1 / keep - 1)
            wide = wide + drift
            freedom = np.maximum(steady * freedom, 1.0)
            spread = scatter * (1 + wide)
            error = y - level
            told += np.where(seen, _log_t(error, spread, freedom), 0.0)
            gain = np.where(seen, wide / (1 + wide), 0.0)
            scatter = np.where(seen, scatter * (freedom + error**2 / spread) / (freedom + 1), scatter)
            scatter = np.maximum(scatter, 1e-9 * first)
            freedom = np.minimum(freedom + seen, MOST)
            level += gain * error
            wide = np.where(seen, gain, wide)
        at = (chosen(believed(told), self.n), np.arange(series)[:, None])
        rng = np.random.default_rng(self.seed)
        out = np.empty((len(horizons), series, self.n))
        drift = wide * (1 / keep - 1)
        for place, h in enumerate(horizons):
            deviation = np.sqrt(scatter * (1 + wide + h * drift))[at]
            out[place] = level[at] + deviation * rng.standard_t(np.maximum(steady * freedom, 1.0)[at])
        return out


def _log_t(error: Floats, spread: Floats, freedom: Floats) -> Floats:
    return np.asarray(
        log_gamma((freedom + 1) / 2) - log_gamma(freedom / 2) - 0.5 * np.log(freedom * np.pi * spread)
        - (freedom + 1) / 2 * np.log1p(error**2 / (spread * freedom))
    )  # fmt: skip
