"""Shares with fading memory: what compliance and dependence have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armslength.measure.evidence import Evidence, Floats
from armslength.measure.sampling import beta, interval
from armslength.records import Reading, Series, Term


def fading_sums(values: Floats, kept: float) -> Floats:
    """Running sum in which each step keeps the share `kept` of what was there."""
    out = np.empty_like(values)
    total = 0.0
    for t, value in enumerate(values):
        total = kept * total + value
        out[t] = total
    return out


def share_series(
    measure: str,
    of: tuple[str, ...],
    evidence: Evidence,
    ids: Sequence[Sequence[str]],
    parameters: tuple[Floats, Floats],
) -> tuple[Series, Floats | None]:
    """A series of Beta posteriors in [0, 1], None before the first event, and its (draws, periods).

    Args:
        ids: the events that entered in each period.
        parameters: a and b of each period.
    """
    known = np.cumsum([len(i) for i in ids]) > 0
    days = evidence.labels
    if not known.any():
        nothing = tuple(Reading(day, None, None, None, 0) for day in days)
        return Series(measure, of, evidence.period, "0 to 1", 0.0, 1.0, nothing), None
    draws = beta(*parameters)
    mean, low, high = interval(draws)
    readings = tuple(
        Reading(
            day,
            float(mean[t]),
            float(low[t]),
            float(high[t]),
            len(ids[t]),
            (Term("deeds", None, 1.0, None, tuple(ids[t])),) if ids[t] else (),
        )
        if known[t]
        else Reading(day, None, None, None, 0)
        for t, day in enumerate(days)
    )
    draws[:, ~known] = np.nan
    return Series(measure, of, evidence.period, "0 to 1", 0.0, 1.0, readings), draws
