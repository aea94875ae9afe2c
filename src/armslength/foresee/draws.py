"""Draws of what may come, which every forecaster of series gives: their shape, and how they are made without chance.

A forecaster takes a history (periods, series), oldest first, NaN where a value is not known, and gives draws
(horizons, series, n), equally likely, for so many periods ahead each. It sees nothing but the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from armslength.errors import InputError
from armslength.floats import Floats

DRAWS = 200


class Forecaster(Protocol):
    """Anything that turns a history into draws of its future."""

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n) from (periods, series); a horizon of 1 is the next period."""
        ...


def middles(n: int) -> Floats:
    """The middles of n equal parts of [0, 1]."""
    return (np.arange(n) + 0.5) / n


def normal_quantiles(n: int) -> Floats:
    """Equally likely values of a standard normal, scaled to unit variance: no chance in them."""
    found = np.array([NormalDist().inv_cdf(p) for p in middles(n)])
    return np.asarray(found / found.std())


def normal_draws(mean: Floats, deviation: Floats, n: int = DRAWS) -> Floats:
    """(..., n) equally likely values of normal distributions."""
    return mean[..., None] + deviation[..., None] * normal_quantiles(n)


def empirical(values: Floats, n: int = DRAWS) -> Floats:
    """(series, n): equally likely values of what was seen (periods, series), values as they were; NaN is not seen.

    Raises:
        InputError: a series with nothing seen.
    """
    known = np.isfinite(values).sum(axis=0)
    if (known == 0).any():
        raise InputError(f"foresee: series {int(np.argmin(known))} has no known value; leave it out")
    ordered = np.sort(values, axis=0)  # NaN goes last
    at = (middles(n)[:, None] * known).astype(int)
    return np.asarray(np.take_along_axis(ordered, at, axis=0).T)


def carried(history: Floats) -> Floats:
    """The history with each gap filled by the value before it, and a leading gap by the first value known."""
    known = np.isfinite(history)
    if not known.any(axis=0).all():
        raise InputError(
            f"foresee: series {int(np.argmin(known.any(axis=0)))} has no known value; leave it out"
        )
    at = np.where(known, np.arange(len(history))[:, None], -1)
    at = np.maximum.accumulate(at, axis=0)
    at = np.where(at < 0, known.argmax(axis=0), at)
    return np.asarray(np.take_along_axis(history, at, axis=0))


def as_counts(draws: Floats) -> Floats:
    """Draws of a series that can only be a whole number from 0 up."""
    return np.asarray(np.maximum(np.rint(draws), 0.0))


def chosen(weight: Floats, n: int) -> NDArray[np.intp]:
    """(series, n): settings by their weights (settings, series), in equal parts of [0, 1]: no chance in them."""
    upto = weight.cumsum(axis=0)
    return np.asarray((upto[:, :, None] < middles(n) * upto[-1][:, None]).sum(axis=0))


def believed(told: Floats, *, turns: int = 10, doubt: float = 1.0) -> Floats:
    """(settings, series): the probability of each setting of each series, given how well it foretold.

    What is usual among the series is learnt too (empirical Bayes), beginning from all settings alike: one too short to
    tell takes what most others need.

    Args:
        told: (settings, series) log probability of each series' past under each setting.
        doubt: how many series' worth of all settings alike stand against what the others say.
    """
    told = told - told.max(axis=0)
    usual = np.full((len(told), 1), 1 / len(told))
    for _ in range(turns):
        share = np.exp(told) * usual
        share /= share.sum(axis=0)
        usual = (share.sum(axis=1, keepdims=True) + doubt / len(told)) / (told.shape[1] + doubt)
    return np.asarray(share)
