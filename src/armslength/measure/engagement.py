"""Engagement of i and j: how many deeds a month pass between them, at typical coverage."""

from __future__ import annotations

import numpy as np

from armslength.measure.evidence import Evidence, Floats
from armslength.measure.sampling import gamma, interval
from armslength.records import Reading, Series, Term

MEMORY_MONTHS = 12.0
"""Half-life of a past month's deeds."""
PRIOR_SHAPE = 0.5


def draws(evidence: Evidence, i: str, j: str) -> Floats:
    """(draws, periods) of the rate, deeds a month: gamma-Poisson with fading memory.

    Source: West, M. and Harrison, J. (1997), Bayesian Forecasting and Dynamic Models, ch. 14 (discounted
    gamma-Poisson).
    """
    counts = np.zeros(len(evidence.labels))
    for deed in evidence.between(i, j):
        counts[deed.period] += deed.weight
    exposure = evidence.coverage * evidence.months
    kept = 0.5 ** (evidence.months / MEMORY_MONTHS)
    shape, rate = np.empty_like(counts), np.empty_like(counts)
    a, b = 0.0, 0.0
    for t, count in enumerate(counts):
        a, b = kept * a + count, kept * b + exposure[t]
        shape[t], rate[t] = PRIOR_SHAPE + a, PRIOR_SHAPE + b
    return gamma(shape, rate)


def engagement(evidence: Evidence, i: str, j: str) -> Series:
    """Deeds a month between `i` and `j`; None throughout where none is known."""
    deeds = evidence.between(i, j)
    days = evidence.labels
    ids: list[list[str]] = [[] for _ in days]
    for deed in deeds:
        ids[deed.period].append(deed.event.id)
    if not deeds:
        readings = tuple(Reading(day, None, None, None, 0) for day in days)
    else:
        mean, low, high = interval(draws(evidence, i, j))
        readings = tuple(
            Reading(
                day,
                float(mean[t]),
                float(low[t]),
                float(high[t]),
                len(ids[t]),
                (Term("deeds", float(len(ids[t])), 1.0, None, tuple(ids[t])),) if ids[t] else (),
            )
            for t, day in enumerate(days)
        )
    return Series("engagement", (i, j), evidence.period, "deeds a month", 0.0, None, readings)
