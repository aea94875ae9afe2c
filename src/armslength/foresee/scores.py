"""How good a forecast was, once its time has come. Lower is better for all but the log scores.

Proper scoring rules as in Gneiting, T. and Raftery, A. (2007), JASA 102. A forecast is a set of equally likely draws, in the
last axis; everything before it is aligned with what was observed. NaN observed gives NaN.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from armslength.floats import Floats
from armslength.interval import Z90

LEAST = 1e-4
"""No outcome is held less probable than this in a log score of counts, nor less dense (per standard deviation) in one of draws."""


def crps(draws: Floats, observed: Floats) -> Floats:
    """Continuous ranked probability score of draws (..., n) against (...): in the units of the series, 0 is perfect."""
    far = np.abs(draws - observed[..., None]).mean(axis=-1)
    return np.asarray(far - spread(draws) / 2)


def spread(draws: Floats) -> Floats:
    """Mean difference of two draws (...): Gini's, with each draw compared to itself too."""
    n = draws.shape[-1]
    ordered = np.sort(draws, axis=-1)
    return np.asarray(ordered @ (2.0 * np.arange(n) - n + 1) * 2 / n**2)


def log_normal(mean: Floats, deviation: Floats, observed: Floats) -> Floats:
    """Log density of what was observed under a normal distribution."""
    return np.asarray(-0.5 * ((observed - mean) / deviation) ** 2 - np.log(deviation) - 0.5 * np.log(2 * pi))


def log_counts(draws: Floats, observed: Floats) -> Floats:
    """Log probability of a whole number under draws: the share within half of it, never below `LEAST`."""
    share = (np.abs(np.rint(draws) - observed[..., None]) < 0.5).mean(axis=-1)
    found = np.log((1 - LEAST) * share + LEAST)
    return np.asarray(np.where(np.isfinite(observed), found, np.nan))


def log_draws(draws: Floats, observed: Floats) -> Floats:
    """Log density under draws smoothed by a normal kernel (Silverman's width), never below `LEAST` per deviation."""
    n = draws.shape[-1]
    low, high = np.quantile(draws, [0.25, 0.75], axis=-1)
    deviation = np.maximum(draws.std(axis=-1), 1e-12)
    inner = np.where(high > low, np.minimum(deviation, (high - low) / 1.349), deviation)
    width = 0.9 * inner * n**-0.2
    z = (draws - observed[..., None]) / width[..., None]
    density = np.exp(-(z**2) / 2).mean(axis=-1) / (width * sqrt(2 * pi))
    return np.asarray(np.log((1 - LEAST) * density + LEAST / deviation))


def within(draws: Floats, observed: Floats, level: float = 0.8) -> Floats:
    """1 where the central interval of that level holds what was observed, ends included; else 0.

    Of small counts an interval holds more than its level says, since it can only end on whole numbers: look at `ranks` too.
    """
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=-1)
    held = (observed >= low) & (observed <= high)
    return np.asarray(np.where(np.isfinite(observed), held, np.nan))


def ranks(draws: Floats, observed: Floats, rng: np.random.Generator) -> Floats:
    """Where the observed stands among the draws, in [0, 1], ties broken by lot: even where the forecast is calibrated."""
    below = (draws < observed[..., None]).sum(axis=-1)
    same = (draws == observed[..., None]).sum(axis=-1)
    found = (below + rng.random(observed.shape) * (same + 1)) / (draws.shape[-1] + 1)
    return np.asarray(np.where(np.isfinite(observed), found, np.nan))


def brier(probability: Floats, happened: Floats) -> Floats:
    """Squared distance of a probability from what happened (0 or 1)."""
    return np.asarray((probability - happened) ** 2)


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of much the same probability.

    Attributes:
        low, high: which probabilities.
        n: how many forecasts.
        said: their mean probability; None where n is 0.
        happened: how often it came true; None where n is 0.
        interval: 90% (Wilson) of `happened`; None where n is 0.
    """

    low: float
    high: float
    n: int
    said: float | None
    happened: float | None
    interval: tuple[float, float] | None


def reliability(probability: Floats, happened: Floats, bins: int = 10) -> tuple[Bin, ...]:
    """What was said beside what came of it; forecasts whose outcome is NaN take no part."""
    known = np.isfinite(happened) & np.isfinite(probability)
    p, y = probability[known], happened[known]
    at = np.minimum((p * bins).astype(int), bins - 1)
    out = []
    for b in range(bins):
        mine = at == b
        n = int(mine.sum())
        if n == 0:
            out.append(Bin(b / bins, (b + 1) / bins, 0, None, None, None))
            continue
        rate = float(y[mine].mean())
        out.append(Bin(b / bins, (b + 1) / bins, n, float(p[mine].mean()), rate, _wilson(rate, n)))
    return tuple(out)


def _wilson(rate: float, n: int, z: float = Z90) -> tuple[float, float]:
    middle = (rate + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)
