"""What goes with what: counts to come where some of them are stated, beside the same without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from armslength.errors import InputError
from armslength.floats import Floats
from armslength.foresee.bvar import learn
from armslength.foresee.draws import DRAWS, carried
from armslength.foresee.scenario import conditional
from armslength.foresee.vectors import FARTHEST, FEW

LAGS = 2
FEWEST = 24
"""Periods under which no scenario is told."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """Draws of what is to come, (periods, series, n), whole numbers in order: with the conditions and without.

    `strain` is as in `scenario.Scenario`: about 1 is an ordinary future, 3 a story that the past does not tell.
    """

    given: Floats
    otherwise: Floats
    strain: float


def suppose(
    values: Floats, stated: Mapping[tuple[int, int], float], periods: int, *, seed: int = 0
) -> Supposed:
    """The future of counts that act on each other, if `stated` comes true: (period to come from 0, series) -> count.

    Both futures are those of one vector autoregression on the logarithm of one more than the count, as in `vectors`; no pool has
    a part in them, and nothing tells how good such scenarios are.

    Args:
        values: (periods, series), oldest first, NaN where not known.

    Raises:
        InputError: fewer than `FEWEST` periods, or a count that is not finite or below 0.
    """
    if len(values) < FEWEST:
        raise InputError(f"outlook: {len(values)} periods are too few for a scenario; it needs {FEWEST}")
    if bad := [v for v in stated.values() if not (np.isfinite(v) and v >= 0)]:
        raise InputError(f"outlook: {bad[0]:g} is no number of deeds; give 0 or more")
    filled = carried(values)
    posterior = learn(np.log1p(filled), LAGS, FEW)
    wanted = np.full((periods, values.shape[1]), np.nan)
    for at, value in stated.items():
        wanted[at] = np.log1p(value)
    found = conditional(posterior, wanted, n=DRAWS, seed=seed)
    most = FARTHEST * np.maximum(filled.max(axis=0), 1.0)
    free = posterior.draws(DRAWS, periods, seed)
    given = _counts(found.draws, most)
    for (period, series), value in stated.items():
        given[period, series] = value
    return Supposed(given, _counts(free, most), found.strain)


def _counts(logs: Floats, most: Floats) -> Floats:
    """(periods, series, n) counts from (n, periods, series) logarithms."""
    counts = np.rint(np.clip(np.expm1(np.minimum(logs, 50.0)), 0.0, most))
    return np.asarray(np.sort(counts.transpose(1, 2, 0), axis=-1))
