"""What a sudden deed of one party sets in motion: impulse responses with bands.

Shocks are told apart by their order (Cholesky): a series answers within the period to those that stand before it, and not to
those after. The order is a claim of the user's, not of the data. Bands are pointwise quantiles of the posterior draws, as in
Sims, C. and Zha, T. (1999), "Error bands for impulse responses", Econometrica 67, without their shape bands.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.foresee.bvar import Posterior, moving_average


@dataclass(frozen=True, slots=True)
class Responses:
    """Responses to a shock of one standard deviation; every array is (periods, m, m): h, who answers, whose shock.

    Attributes:
        middle: median of the draws.
        low, high: ends of the pointwise band.
        level: what the band holds, such as 0.9.
    """

    middle: Floats
    low: Floats
    high: Floats
    level: float


def responses(
    posterior: Posterior, periods: int, *, n: int = 1000, seed: int = 0, level: float = 0.9
) -> Responses:
    """Responses from the period of the shock (h = 0) to `periods - 1` periods later."""
    found = drawn(posterior, periods, n=n, seed=seed)
    low, middle, high = np.quantile(found, [(1 - level) / 2, 0.5, (1 + level) / 2], axis=0)
    return Responses(middle=middle, low=low, high=high, level=level)


def drawn(posterior: Posterior, periods: int, *, n: int, seed: int) -> Floats:
    """(n, periods, m, m): the responses of each draw of the parameters."""
    coefficients, factors = posterior.parameters(n, np.random.default_rng(seed))
    return np.asarray(moving_average(coefficients, posterior.lags, periods) @ factors[:, None])
