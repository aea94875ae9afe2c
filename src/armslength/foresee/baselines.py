"""What a forecast has to beat: five forecasters that know nothing of politics.

Each gives a predictive distribution and not a point alone. With `whole` what it gives is rounded to whole numbers from 0 up,
without which a normal distribution would be an easy opponent where counts are small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.foresee.draws import DRAWS, Forecaster, as_counts, carried, empirical, normal_draws

WEIGHTS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FEWEST = 4
"""With fewer changes seen, persistence spreads as a random walk would."""


@dataclass(frozen=True, slots=True)
class Persistence:
    """The last value known, plus what the series did over as many periods at every time before."""

    whole: bool = False
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        filled = carried(history)
        out = np.empty((len(horizons), history.shape[1], self.n))
        for at, h in enumerate(horizons):
            if len(filled) - h >= FEWEST:
                changes = empirical(filled[h:] - filled[:-h], self.n)
            else:
                changes = normal_draws(np.zeros(filled.shape[1]), _step(filled) * np.sqrt(h), self.n)
            out[at] = filled[-1][:, None] + changes
        return as_counts(out) if self.whole else out


@dataclass(frozen=True, slots=True)
class BaseRate:
    """Any value that the series ever had, as often as it had it."""

    whole: bool = False
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        return np.broadcast_to(empirical(history, self.n), (len(horizons), history.shape[1], self.n))


@dataclass(frozen=True, slots=True)
class HistoricalMean:
    """Normal around the mean of the past."""

    whole: bool = False
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        known = np.isfinite(history).sum(axis=0)
        mean = np.nanmean(history, axis=0)
        deviation = np.sqrt(
            np.nansum((history - mean) ** 2, axis=0) / np.maximum(known - 1, 1) * (1 + 1 / known)
        )
        out = normal_draws(mean, deviation, self.n)
        out = as_counts(out) if self.whole else out
        return np.broadcast_to(out, (len(horizons), *out.shape))


@dataclass(frozen=True, slots=True)
class RandomWalk:
    """Normal around the last value, wider by the square root of time."""

    whole: bool = False
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        filled = carried(history)
        ahead = np.sqrt(np.array(horizons, dtype=np.float64))[:, None]
        out = normal_draws(
            np.broadcast_to(filled[-1], (len(horizons), filled.shape[1])), ahead * _step(filled), self.n
        )
        return as_counts(out) if self.whole else out


@dataclass(frozen=True, slots=True)
class Smoothing:
    """Simple exponential smoothing, its weight learnt by squared error of the past's one-step forecasts, one for each series.

    Normal, with the variance of its local-level model, `s2 * (1 + (h - 1) * weight ** 2)`.
    """

    whole: bool = False
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        weights = np.array(WEIGHTS)[:, None]
        known = np.isfinite(history)
        level = np.broadcast_to(carried(history)[0], (len(WEIGHTS), history.shape[1])).copy()
        squares, count = np.zeros_like(level), np.maximum(known[1:].sum(axis=0), 1)
        for value, seen in zip(history[1:], known[1:], strict=True):
            error = np.where(seen, value - level, 0.0)
            squares += error**2
            level += weights * error
        best = squares.argmin(axis=0)
        at = (best, range(history.shape[1]))
        weight = np.array(WEIGHTS)[best]
        ahead = np.array(horizons)[:, None] - 1
        deviation = np.sqrt(squares[at] / count * (1 + ahead * weight**2))
        out = normal_draws(np.broadcast_to(level[at], deviation.shape), deviation, self.n)
        return as_counts(out) if self.whole else out


def baselines(*, whole: bool, n: int = DRAWS) -> Mapping[str, Forecaster]:
    """All five, by name."""
    return {
        "persistence": Persistence(whole, n),
        "base rate": BaseRate(whole, n),
        "historical mean": HistoricalMean(whole, n),
        "random walk": RandomWalk(whole, n),
        "smoothing": Smoothing(whole, n),
    }


def _step(filled: Floats) -> Floats:
    """Root mean square change from one period to the next, (series)."""
    return np.asarray(np.sqrt((np.diff(filled, axis=0) ** 2).mean(axis=0)))
