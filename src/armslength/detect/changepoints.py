"""Bayesian change points of what is observed: the model, and what a posterior of it tells.

The product-partition model of Barry and Hartigan (1993). Within a segment the observations are
y_t ~ N(mu, noise / weight_t + excess) around one level mu, which is drawn from a mixture of normals around `centre`, narrow to
wide, so that a small change is as thinkable as a great one; a period without deeds carries no information. How many segments
there are is not known. Nothing is sampled: `levels` has one series, in time linear in its periods, `segments` several that change
together, in time quadratic in them; each gives the posterior for each noise, averaged by the noises' evidence.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats

YEARS_BETWEEN = 10.0
"""Prior: a change every ten years. At five, flat noise gave an alarm in every tenth series; at ten, see the docs."""
NOISES = np.array([0.03, 0.07, 0.15, 0.3, 0.6, 1.2])
SPREADS = (0.02, 0.09, 0.4)
HEAVIEST = 4.0
"""No period weighs more than this many deeds: one crowded month is not two changes."""
EXCESS = 0.04
"""Variance that a period's mean keeps however many deeds it has: months differ without a change of level."""


class Posterior(Protocol):
    """What observations say of their changes."""

    @property
    def change(self) -> Floats:
        """(periods,); probability that a new segment starts at each; 0 at the first."""

    def unbroken(self, first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
        """Probability that no segment starts in the periods first to last, both included; `first` is 1 or more."""

    def before(self, starts: NDArray[np.intp]) -> tuple[float, float]:
        """Mean and variance of the level that ends where a segment starts at one of these periods."""

    def after(self, starts: NDArray[np.intp]) -> tuple[float, float]:
        """Mean and variance of the level that begins at one of these periods."""


def hazard(periods_a_year: float, years_between: float = YEARS_BETWEEN) -> float:
    """Prior probability that a segment starts at any one period."""
    return min(0.5, 1 / (years_between * periods_a_year))


def centre(y: Floats, w: Floats) -> float:
    """The mean of what was seen; 0 where nothing was."""
    return float(np.average(y, weights=w)) if w.any() else 0.0


def precisions(w: Floats, noises: Floats) -> Floats:
    """(noises, periods), of weights (periods,) or (noises, periods): the precision of each period's mean; 0 where nothing was seen."""
    capped = np.minimum(w, HEAVIEST)
    exact = 1.0 / (noises[:, None] / np.maximum(capped, 1e-12) + EXCESS)
    return np.asarray(np.where(w > 0, exact, 0.0))


def moments(weight: Floats, first: Floats, second: Floats) -> tuple[float, float]:
    """Mean and variance from a weight and the first and second moment times it, summed over."""
    total = max(float(weight.sum()), 1e-300)
    mean = float(first.sum()) / total
    return mean, max(float(second.sum()) / total - mean**2, 0.0)
