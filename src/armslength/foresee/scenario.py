"""What follows if: forecasts conditional on a stated future path of some series.

Hard conditions after Waggoner, D. and Zha, T. (1999), "Conditional forecasts in dynamic multivariate models", Review of
Economics and Statistics 81. The shocks that make the path true are those of least squares, so that the conditions are met by the
likeliest shocks and no series is told apart from another: the answer does not depend on the order of the series. Parameters and
future are drawn in turn (their Gibbs sampler), so that a strange scenario also changes what is believed of the parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.errors import InputError
from armslength.floats import Floats
from armslength.foresee.bvar import Posterior, moving_average, paths

NDBools = NDArray[np.bool_]

FIRST_SWEEPS = 50
"""Draws thrown away: the sampler starts at the forecast without conditions, near to where it ends."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A conditional forecast beside the baseline; every path is (periods, m).

    Attributes:
        baseline: the path at the posterior mean, without conditions.
        path: the same with them; equal to `baseline` where they state it.
        draws: (n, periods, m) futures in which the conditions hold, parameters unknown.
        strain: how far the conditions are from the baseline: the root mean square of the shocks they need, in standard
            deviations, one for each condition. About 1 is an ordinary future; 3 is a story that the past does not tell.
    """

    baseline: Floats
    path: Floats
    draws: Floats
    strain: float


def conditional(
    posterior: Posterior,
    stated: Floats,
    *,
    n: int = 1000,
    seed: int = 0,
    again: Callable[[Floats], Posterior] | None = None,
) -> Scenario:
    """The forecast in which `stated` comes true.

    Args:
        stated: (periods, m); NaN where nothing is stated.
        again: the posterior once this future (periods, m) has been seen too: `lambda f: fit(concatenate([y, f]), ...)`.
            None leaves what is believed of the parameters as it is, which is quicker.

    Raises:
        InputError: nothing is stated, or a wrong shape.
    """
    if stated.ndim != 2 or stated.shape[1] != posterior.series:
        raise InputError(
            f"foresee: a scenario of shape {stated.shape}; give (periods, {posterior.series}), NaN where open"
        )
    fixed = np.isfinite(stated)
    if not fixed.any():
        raise InputError("foresee: the scenario states nothing; give at least one value of one series")
    rng = np.random.default_rng(seed)
    periods = len(stated)
    factor = np.asarray(np.linalg.cholesky(posterior.covariance), dtype=np.float64)
    baseline = posterior.point(periods)
    shocks = _shocks(posterior.mean, factor, posterior.lags, baseline, stated, fixed)
    path = baseline + _felt(posterior.mean, factor, posterior.lags, shocks)
    path[fixed] = stated[fixed]
    strain = float(np.sqrt((shocks**2).sum() / fixed.sum()))
    if again is None:
        coefficients, factors = posterior.parameters(n, rng)
        drawn = np.stack(
            [_drawn(posterior, c, f, stated, fixed, rng) for c, f in zip(coefficients, factors, strict=True)]
        )
    else:
        kept, future = [], path
        for sweep in range(FIRST_SWEEPS + n):
            coefficients, factors = again(future).parameters(1, rng)
            future = _drawn(posterior, coefficients[0], factors[0], stated, fixed, rng)
            if sweep >= FIRST_SWEEPS:
                kept.append(future)
        drawn = np.stack(kept)
    return Scenario(baseline=baseline, path=path, draws=drawn, strain=strain)


def _drawn(
    posterior: Posterior,
    coefficients: Floats,
    factor: Floats,
    stated: Floats,
    fixed: NDBools,
    rng: np.random.Generator,
) -> Floats:
    """One future given the parameters: free shocks, moved by the least that makes the conditions true."""
    free = rng.standard_normal(stated.shape)
    calm = paths(coefficients[None], posterior.last, (free @ factor.T)[None])[0]
    moved = _shocks(coefficients, factor, posterior.lags, calm, stated, fixed)
    future = calm + _felt(coefficients, factor, posterior.lags, moved)
    future[fixed] = stated[fixed]
    return np.asarray(future)


def _shocks(
    coefficients: Floats, factor: Floats, lags: int, calm: Floats, stated: Floats, fixed: NDBools
) -> Floats:
    """(periods, m): the smallest shocks that lead from the path `calm` to the stated values."""
    wanted = _effect(coefficients, factor, lags, len(calm))[fixed.ravel()]
    missing = (stated - calm)[fixed]
    # Least norm: a draw of free shocks plus this is a draw given the conditions (Matheron's rule).
    found = wanted.T @ np.linalg.lstsq(wanted @ wanted.T, missing, rcond=None)[0]
    return np.asarray(found.reshape(calm.shape))


def _felt(coefficients: Floats, factor: Floats, lags: int, shocks: Floats) -> Floats:
    """(periods, m): what these shocks add to a path."""
    return np.asarray(
        (_effect(coefficients, factor, lags, len(shocks)) @ shocks.ravel()).reshape(shocks.shape)
    )


def _effect(coefficients: Floats, factor: Floats, lags: int, periods: int) -> Floats:
    """(periods * m, periods * m): path from orthogonal shocks, both flattened period by period."""
    m = len(factor)
    felt = (moving_average(coefficients[None], lags, periods) @ factor)[0]
    out = np.zeros((periods, m, periods, m))
    for h in range(periods):
        for since in range(h + 1):
            out[h, :, since] = felt[h - since]
    return out.reshape(periods * m, periods * m)
