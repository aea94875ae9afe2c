"""Is a shift one of the world, or of who told of it? Each check looks for it again with one other cause taken away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np

from armslength.detect import changepoints, levels
from armslength.detect.shifts import (
    AFTERMATH,
    FEWEST,
    LEAST_PROBABLE,
    Signal,
    Window,
    believed,
    beside_events,
    signal,
    surest,
)
from armslength.floats import Floats
from armslength.records import PERIODS_A_YEAR, Check, Observation, PeriodName, Series, Shift

SHUFFLES = 40
MOST_ALARMS = 0.1
"""Share of shuffled series that may show a shift as probable without the placebo being failed."""
SIDE_YEARS = 2.0
"""How far back and ahead coverage is looked at."""
SEED = 1948


def checks(
    series: Series,
    window: Window,
    shift: Shift,
    *,
    told_by: Mapping[str, AbstractSet[str]],
    coded_by: Mapping[str, AbstractSet[str]],
    placebo: Floats,
) -> tuple[Check, ...]:
    """All checks of one shift.

    Args:
        told_by: event -> the publishers that tell of it.
        coded_by: event -> the coders that read it.
        placebo: of shuffled series, from `shuffled`.
    """
    return (
        _source(series, window, shift, told_by),
        _coverage(series, window, shift),
        _coder(series, window, shift, coded_by),
        _placebo(placebo, shift.probability, series.period),
    )


def shuffled(seen: Signal, period: PeriodName) -> Floats:
    """(shuffles): how probable a shift looks where there is none: the same periods in random order.

    Empty periods take no part, and the chance of a change is what it is between two periods seen.
    """
    there = np.flatnonzero(seen.weights)
    y, w = seen.values[there], seen.weights[there]
    width = max(1, round(len(there) / len(seen.values) * PERIODS_A_YEAR[period]))
    hazard = min(0.5, changepoints.hazard(PERIODS_A_YEAR[period]) * len(seen.values) / len(there))
    rng = np.random.default_rng(SEED)
    order = np.stack([rng.permutation(len(there)) for _ in range(SHUFFLES)])
    # The noise is that likeliest once shuffled, when a true change is part of it.
    best = int(levels.learnt(y[order[0]], w[order[0]], hazard=hazard).argmax())
    noise = float(changepoints.NOISES[best])
    first = np.arange(1, len(there))
    last = np.minimum(first + width - 1, len(there) - 1)
    of_each = levels.under(y[order], w[order], hazard=hazard, noise=noise)
    return np.array([surest(one, first, last)[0] for one in of_each])


def without(series: Series, events: AbstractSet[str]) -> Series:
    """The series as its observations would be without some events."""
    return replace(series, observations=tuple(_less(o, events) for o in series.observations))


def _less(observation: Observation, events: AbstractSet[str]) -> Observation:
    kept = [
        (e, v, w)
        for e, v, w in zip(observation.events, observation.values, observation.weights, strict=True)
        if e not in events
    ]
    if len(kept) == len(observation.events):
        return observation
    figures, total = beside_events(observation)
    weight = figures + sum(w for _, _, w in kept)
    if not weight:
        return Observation(observation.start, None, 0.0)
    ids, values, weights = zip(*kept, strict=True) if kept else ((), (), ())
    mean = (total + sum(v * w for _, v, w in kept)) / weight
    return Observation(observation.start, mean, weight, ids, values, weights)


def stands(seen: Signal, window: Window, shift: Shift, period: PeriodName) -> tuple[bool, float]:
    """Whether the change is still more likely than not, in the same direction; and its probability."""
    if seen.seen < FEWEST:
        return False, 0.0
    posterior = believed([seen], period)
    probability = 1 - float(posterior.unbroken(np.array([window.first]), np.array([window.last]))[0])
    rises = posterior.after(window.starts)[0] >= posterior.before(window.starts)[0]
    return probability >= LEAST_PROBABLE and rises == (shift.direction == "up"), probability


def _source(series: Series, window: Window, shift: Shift, told_by: Mapping[str, AbstractSet[str]]) -> Check:
    """Without the publisher that alone tells most of what made the shift."""
    sign = 1 if shift.direction == "up" else -1
    pulls: dict[str, float] = defaultdict(float)
    known = False
    for seen in series.observations[window.low : window.high + AFTERMATH + 1]:
        for event, value, weight in zip(seen.events, seen.values, seen.weights, strict=True):
            lone = told_by.get(event, frozenset())
            known |= bool(lone)
            pull = sign * (value - shift.before[0]) * weight
            if len(lone) == 1 and pull > 0:
                pulls[next(iter(lone))] += pull
    if not known:
        return Check("source", passed=None, detail="no publisher is known of what made it")
    if not pulls:
        return Check("source", passed=True, detail="no publisher is alone in telling of what made it")
    main = max(sorted(pulls), key=lambda publisher: pulls[publisher])
    gone = {e for e, by in told_by.items() if by == {main}}
    left = signal(without(series, gone))
    if not left.seen:
        return Check("source", passed=None, detail=f"{main} alone tells of all of it")
    holds, probability = stands(left, window, shift, series.period)
    return Check("source", holds, f"{probability:.0%} without what {main} alone tells of")


def _coverage(series: Series, window: Window, shift: Shift) -> Check:
    """With no period heavier than those of the quieter side."""
    seen = signal(series)
    side = max(1, round(SIDE_YEARS * PERIODS_A_YEAR[series.period]))
    sides = slice(max(0, window.low - side), window.low), slice(window.high + 1, window.high + 1 + side)
    early, late = (seen.weights[at] for at in sides)
    told = [float(w[w > 0].mean()) if (w > 0).any() else 0.0 for w in (early, late)]
    deeds = np.array([sum(o.weights) for o in series.observations])
    rate = [float(deeds[at].mean()) if len(deeds[at]) else 0.0 for at in sides]
    words = f"deeds a {series.period} {rate[0]:.1f} before and {rate[1]:.1f} after"
    cap = min(told)
    if not cap:
        return Check("coverage", passed=None, detail=words)
    thinned = Signal(seen.values, np.minimum(seen.weights, cap))
    holds, probability = stands(thinned, window, shift, series.period)
    return Check("coverage", holds, f"{words}; {probability:.0%} with both sides told of equally")


def _coder(series: Series, window: Window, shift: Shift, coded_by: Mapping[str, AbstractSet[str]]) -> Check:
    """With what one coder read alone, where several did."""
    coders = Counter(c for o in series.observations for e in o.events for c in coded_by.get(e, ()))
    if not coders:
        return Check("coder", passed=None, detail="no coder is known of what made it")
    if len(coders) < 2:
        return Check("coder", passed=True, detail=f"{next(iter(coders))} read all of it")
    main = max(sorted(coders), key=lambda coder: coders[coder])
    gone = {e for o in series.observations for e in o.events if main not in coded_by.get(e, ())}
    holds, probability = stands(signal(without(series, gone)), window, shift, series.period)
    return Check("coder", holds, f"{probability:.0%} with what {main} read alone")


def _placebo(placebo: Floats, probability: float, period: PeriodName) -> Check:
    """How often chance alone gives a shift at least as probable."""
    count = int((placebo >= probability).sum())
    return Check(
        "placebo",
        count <= MOST_ALARMS * len(placebo),
        f"one as probable in {count} of {len(placebo)} series with the {period}s shuffled",
    )
