"""Stored events into series: how warm, how engaged, how compliant, how dependent, how firmly held."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armslength.measure.compliance import compliance
from armslength.measure.dependence import dependence
from armslength.measure.engagement import draws as engagement_draws
from armslength.measure.engagement import engagement
from armslength.measure.evidence import Floats, gather
from armslength.measure.hedging import hedging
from armslength.measure.hold import hold, lead, tilt
from armslength.measure.periods import left_out
from armslength.measure.sampling import DRAWS
from armslength.measure.warmth import Z90, warmth
from armslength.records import Event, PeriodName, Question, Series

__all__ = ["left_out", "measures"]


def measures(
    events: Sequence[Event],
    question: Question,
    *,
    coverage: Sequence[tuple[str, int]],
    period: PeriodName = "month",
    until: str | None = None,
) -> tuple[Series, ...]:
    """Every measure of the question, from its events.

    Only deeds (modality happened or habitual) count; plans, possibilities and denials move nothing.

    Args:
        coverage: first day of a period -> documents published in it.
        period: width of a period; each is labelled by its first day, UTC.
        until: last day that counts, over the question's own.

    Returns:
        One series a measure, each with one reading a period, oldest first, no gaps; no readings at all where
        no deed between the parties can be placed in time.
    """
    evidence = gather(events, question, coverage, period, until)
    client, poles = question.client, question.poles
    towards = [warmth(evidence, client, pole) for pole in poles]
    back = [warmth(evidence, pole, client) for pole in poles]
    drawn = [_warmth_draws(series, seed) for seed, series in enumerate(towards)]
    hedged, hedged_draws = hedging(evidence, drawn, [engagement_draws(evidence, client, p) for p in poles])
    led, led_draws = lead(evidence, drawn)
    complied, complied_draws = compliance(evidence)
    channels, depended, depended_draws = dependence(evidence)
    pull = tilt(evidence)
    parts: dict[str, Floats | None] = {
        "dependence": depended_draws,
        "compliance": complied_draws,
        "lead": None if led_draws is None else (1 + led_draws) / 2,
        "commitment": None if hedged_draws is None else 1 - hedged_draws,
    }
    held, kept_off = hold(evidence, parts, pull)
    engaged = [engagement(evidence, client, pole) for pole in poles]
    return (*towards, *back, *engaged, complied, *channels, depended, hedged, led, pull, held, kept_off)


def _warmth_draws(series: Series, seed: int) -> Floats | None:
    """(draws, periods) around a warmth series, clipped to [-1, 1]; None where it is not known."""
    if not series.readings or series.readings[0].value is None:
        return None
    mean = np.array([r.value for r in series.readings], dtype=float)
    high = np.array([r.high for r in series.readings], dtype=float)
    low = np.array([r.low for r in series.readings], dtype=float)
    spread = np.maximum(high - mean, mean - low) / Z90
    noise = np.random.default_rng(seed).standard_normal((DRAWS, len(mean)))
    return np.asarray(np.clip(mean + spread * noise, -1, 1))
