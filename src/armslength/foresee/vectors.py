"""The vector autoregression as a forecaster of a panel: one for each group of series that act on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.foresee.bvar import grid, learn
from armslength.foresee.draws import DRAWS, as_counts, carried

FEW = grid(tightness=(0.05, 0.15, 0.4), decays=(1.0,))
FARTHEST = 2.0
"""Draws beyond so many times the largest value seen are held there: a draw that explodes says nothing of the world."""


@dataclass(frozen=True, slots=True)
class Vector:
    """The forecaster.

    Attributes:
        groups: which series (columns) are modelled together; a series in none gets no draws (NaN).
        lags: p, fewer where the history is short.
        fades: how fast the scatter may forget, one chosen for each group by evidence; see `bvar.learn`.
        whole: the series are counts; they are modelled as the logarithm of one more than the count.
    """

    groups: Sequence[Sequence[int]]
    lags: int = 2
    whole: bool = False
    fades: Sequence[float] = (1.0,)
    seed: int = 0
    n: int = DRAWS

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        filled = carried(history)
        most = FARTHEST * np.maximum(np.abs(filled).max(axis=0), 1.0)
        y = np.log1p(filled) if self.whole else filled
        out = np.full((len(horizons), history.shape[1], self.n), np.nan)
        at = np.array(horizons) - 1
        lags = min(self.lags, max(1, (len(y) - 3) // 4))
        for group in self.groups:
            columns = list(group)
            drawn = learn(y[:, columns], lags, FEW, fades=self.fades).draws(self.n, max(horizons), self.seed)[
                :, at
            ]
            out[:, columns] = drawn.transpose(1, 2, 0)
        if self.whole:
            out = np.expm1(np.minimum(out, 50.0))
        out = np.clip(out, -most[:, None], most[:, None])
        return as_counts(out) if self.whole else out
