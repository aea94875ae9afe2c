"""Engagement of i and j: how many deeds a month pass between them, at typical coverage."""

from __future__ import annotations

import numpy as np

from armslength.floats import Floats
from armslength.measure.evidence import Evidence, observations, unknown
from armslength.measure.fading import MEMORY_MONTHS, fading_sums, kept_of
from armslength.measure.sampling import gamma, interval
from armslength.records import Reading, Series, Term

PRIOR_SHAPE = 0.5


def parameters(evidence: Evidence, i: str, j: str) -> tuple[Floats, Floats]:
    """Shape and rate of each period's Gamma posterior of the rate, deeds a month: gamma-Poisson with fading memory.

    Source: West, M. and Harrison, J. (1997), Bayesian Forecasting and Dynamic Models, ch. 14 (discounted
    gamma-Poisson).
    """
    counts = np.zeros(len(evidence.labels))
    for deed in evidence.between(i, j):
        counts[deed.period] += deed.weight
    kept = memory(evidence)
    return PRIOR_SHAPE + fading_sums(counts, kept), PRIOR_SHAPE + fading_sums(exposure(evidence), kept)


def exposure(evidence: Evidence) -> Floats:
    """How many months at typical coverage each period is worth."""
    return np.asarray(evidence.coverage * evidence.months)


def memory(evidence: Evidence) -> float:
    """What a period leaves of the deeds before it."""
    return kept_of(MEMORY_MONTHS, evidence.months)


def engagement(evidence: Evidence, i: str, j: str) -> Series:
    """Deeds a month between `i` and `j`; None throughout where none is known."""
    deeds, days = evidence.between(i, j), evidence.labels
    seen = observations(deeds, [1.0] * len(deeds), days)
    if not deeds:
        readings = unknown(days)
    else:
        shape, rate = parameters(evidence, i, j)
        low, high = interval(gamma(shape, rate))
        readings = tuple(
            Reading(
                day,
                float(shape[t] / rate[t]),
                float(low[t]),
                float(high[t]),
                len(o.events),
                (Term("deeds", o.weight, 1.0, None, o.events),) if o.events else (),
            )
            for t, (day, o) in enumerate(zip(days, seen, strict=True))
        )
    return Series("engagement", (i, j), evidence.period, "deeds a month", 0.0, None, readings)
