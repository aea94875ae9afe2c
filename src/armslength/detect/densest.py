"""Where a change most probably lies: the shortest stretch of periods that holds most of its probability."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MASS = 0.9
"""The share of the probability that the interval of a shift or turn holds."""
SLIP = 1e-12
"""What adding up may be off by."""


def densest(mass: NDArray[np.float64], top: int, goal: float) -> tuple[int, int]:
    """The shortest stretch around a period with so much of the mass, the first of several: its first and last period.

    Args:
        mass: (periods), from 0 up.
        top: the period that it holds.
        goal: no more than all of the mass.
    """
    sums = np.concatenate([[0.0], np.cumsum(mass)])
    _, first, last = min(
        (j - i, i, j)
        for i in range(top + 1)
        for j in range(top, len(mass))
        if sums[j + 1] - sums[i] >= goal - SLIP
    )
    return first, last
