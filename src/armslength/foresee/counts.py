"""Small counts: a negative binomial around a rate that drifts, how fast and how unevenly learnt from the series itself.

The rate is a gamma whose knowledge fades (Harvey, A. and Fernandes, C. (1989), "Time series models for count or qualitative
observations", JBES 7; West, M. and Harrison, J. (1997), ch. 14). With y[t] the count of a period,

    a[t] = keep * a[t-1] + w[t] * y[t],    b[t] = keep * b[t-1] + w[t],    rate[t] ~ Gamma(a[t], b[t])

`w = 1 / (1 + uneven * a/b)` weighs a period less where deeds come in bunches (`uneven` is the excess variance over a Poisson,
relative to the squared mean). h periods ahead both are faded h times more: the mean stays, the spread grows. The count is
then negative binomial with that mean and `1/size = uneven + (1 + uneven) / (keep^h a)`. Every pair (keep, uneven) of a grid
runs at once; they are averaged by how well each foretold the past one period ahead, so that none is picked by luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from armslength.floats import Floats
from armslength.foresee.draws import DRAWS, believed, chosen

KEEPS = (0.5, 0.7, 0.8, 0.88, 0.94, 0.97, 0.99)
UNEVENS = (0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
FIRST = 0.5
"""A prior of half a deed."""
FAINTEST = 1e-12
"""Where years of nothing would fade to nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the rates at the end of a history; arrays are (settings, series).

    Attributes:
        a, b: of the gamma.
        weight: probability of each setting, given the past.
        keep, uneven: (settings, 1).
    """

    a: Floats
    b: Floats
    weight: Floats
    keep: Floats
    uneven: Floats

    def mean(self) -> Floats:
        """(series): the expected count of any later period."""
        return np.asarray((self.weight * self.a / self.b).sum(axis=0))


@dataclass(frozen=True, slots=True)
class LocalCounts:
    """The forecaster; the same draws for the same history and seed."""

    seed: int = 0
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n) whole numbers from 0 up."""
        state = filtered(history)
        rng = np.random.default_rng(self.seed)
        series = history.shape[1]
        setting = chosen(state.weight, self.n)  # so that only the count itself is left to chance
        at = (setting, np.arange(series)[:, None])
        a, b = state.a[at], state.b[at]
        keep, uneven = state.keep[setting, 0], state.uneven[setting, 0]
        out = np.empty((len(horizons), series, self.n))
        for place, h in enumerate(horizons):
            size = 1 / (uneven + (1 + uneven) / (keep ** (h - 1) * a))
            mean = a / b
            out[place] = rng.negative_binomial(size, size / (size + mean))
        return out


def filtered(history: Floats) -> State:
    """Run every setting over counts (periods, series); a NaN is passed over, and knowledge fades meanwhile."""
    settings = np.array(list(product(KEEPS, UNEVENS)))
    keep, uneven = settings[:, :1], settings[:, 1:]
    known = np.isfinite(history)
    start = np.where(known, history, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    a = np.full((len(settings), history.shape[1]), FIRST)
    b = FIRST / np.maximum(np.broadcast_to(start, a.shape), 0.5 / len(history))
    told = np.zeros_like(a)
    for y, seen in zip(history, known, strict=True):
        a, b = np.maximum(keep * a, FAINTEST), np.maximum(keep * b, FAINTEST)
        mean = a / b
        size = 1 / (uneven + (1 + uneven) / a)
        counted = np.where(seen, y, 0.0)
        told += np.where(seen, log_negative_binomial(counted, mean, size), 0.0)
        weight = np.where(seen, 1 / (1 + uneven * mean), 0.0)
        a, b = a + weight * counted, b + weight
    return State(a=keep * a, b=keep * b, weight=believed(told), keep=keep, uneven=uneven)


def log_negative_binomial(y: Floats, mean: Floats, size: Floats) -> Floats:
    """Log probability of counts under negative binomials; the variance is `mean + mean ** 2 / size`."""
    return np.asarray(
        log_gamma(y + size) - log_gamma(size) - log_gamma(y + 1.0)
        + size * np.log(size / (size + mean)) + y * np.log(mean / (size + mean))
    )  # fmt: skip


def log_gamma(x: Floats) -> Floats:
    """Log of the gamma function for x above 0, by Stirling's series after a step of 6; right to 1e-9."""
    below = x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5)
    z = x + 6.0
    inverse = 1 / (z * z)
    series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z
    return np.asarray((z - 0.5) * np.log(z) - z + 0.5 * np.log(2 * np.pi) + series - np.log(below))
