"""Hedging: how evenly the client spreads warmth and engagement over the poles."""

from __future__ import annotations

import numpy as np

from armslength.measure.evidence import Evidence, Floats
from armslength.measure.sampling import interval
from armslength.records import Reading, Series


def hedging(
    evidence: Evidence, warmths: list[Floats | None], engagements: list[Floats]
) -> tuple[Series, Floats | None]:
    """Normalised entropy in [0, 1] of the poles' shares, and its draws.

    A pole's share is its engagement times (1 + warmth) / 2. A pole towards which no warmth is known takes
    no part; None where fewer than two are known.

    Args:
        warmths, engagements: (draws, periods) for each pole; None where warmth is not known.
    """
    question, days = evidence.question, evidence.labels
    known = [(w, e) for w, e in zip(warmths, engagements, strict=True) if w is not None]
    if len(known) < 2:
        nothing = tuple(Reading(day, None, None, None, 0) for day in days)
        return Series("hedging", (question.client,), evidence.period, "0 to 1", 0.0, 1.0, nothing), None
    share = np.stack([e * (1 + np.clip(w, -0.999, 1)) / 2 for w, e in known])
    share = share / share.sum(axis=0)
    draws = -(share * np.log(np.maximum(share, 1e-12))).sum(axis=0) / np.log(len(known))
    mean, low, high = interval(draws)
    readings = tuple(
        Reading(day, float(mean[t]), float(low[t]), float(high[t]), 0) for t, day in enumerate(days)
    )
    return Series("hedging", (question.client,), evidence.period, "0 to 1", 0.0, 1.0, readings), draws
