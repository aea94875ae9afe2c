"""Favour of many states towards one: are their deeds towards it friendlier than is usual towards it, kind by kind?

Warmth is the deed to be expected of a state, and so depends on which kinds of deeds are told of: words are mostly friendly,
material deeds mostly not, and of great powers more of both is told. Here each kind is held against its like alone, in
odds, and against what is usual of all states towards the same one. That takes the deeds of many states at once, such as an
archive's counts; within one dossier nobody knows what is usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.measure.fading import MEMORY_MONTHS, fading_sums, kept_of

USUAL = 10.0
"""Deeds that what is usual is worth: of a state that did fewer, more is taken from what others do."""


@dataclass(frozen=True, slots=True)
class Favour:
    """Favour by state and period, (states, periods); nan in all periods of a state that did nothing of a kind that tells.

    Attributes:
        mean: logarithm of the odds that a deed is friendly, less that of what is usual, summed over kinds; 0 is as usual.
        variance: of it.
    """

    mean: Floats
    variance: Floats


def favour(friendly: Floats, hostile: Floats, months: float = 1.0) -> Favour:
    """Favour of states towards one, from what each did to it.

    With fading memory, the odds of each kind have a Beta posterior around the odds of all states and periods together; mean
    and variance of their logarithm are those of its normal approximation, log(a / b) and 1 / a + 1 / b.

    Args:
        friendly: (kinds, states, periods); weights of the deeds of each kind.
        hostile: the same of hostile ones. A kind that is all friendly or all hostile tells nothing and is left out, and of a
            state that did nothing else nothing is known.
        months: how long a period is.

    Source: Agresti, A. (2013), Categorical Data Analysis, 3rd ed., ch. 3, on the empirical logit.
    """
    mean, variance = np.zeros(friendly.shape[1:]), np.zeros(friendly.shape[1:])
    kept, told = kept_of(MEMORY_MONTHS, months), np.zeros(friendly.shape[1], dtype=bool)
    for good, bad in zip(friendly, hostile, strict=True):
        share = float(good.sum()) / max(float(good.sum() + bad.sum()), 1e-300)
        if not 0 < share < 1:
            continue
        a = USUAL * share + fading_sums(good.T, kept).T
        b = USUAL * (1 - share) + fading_sums(bad.T, kept).T
        mean += np.log(a / b) - np.log(share / (1 - share))
        variance += 1 / a + 1 / b
        told |= (good + bad).sum(axis=1) > 0
    mean[~told] = variance[~told] = np.nan
    return Favour(mean, variance)
