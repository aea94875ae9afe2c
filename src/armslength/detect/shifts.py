"""From the posterior of change points to shifts that can be told: interval, probability, size, drivers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from armslength.detect.changepoints import Floats, Posterior, posterior
from armslength.records import Direction, Event, Series, Shift

FEWEST = 8
"""Periods with deeds under which no shift is looked for."""
WINDOW_YEARS = 1.0
LEAST_PROBABLE = 0.5
MASS = 0.9
MOST_DRIVERS = 8
AFTERMATH = 3
"""Periods after the interval whose events may still have made the shift."""
PERIODS_A_YEAR = {"week": 52.18, "month": 12.0, "quarter": 4.0, "year": 1.0}


def found(series: Series, events: Mapping[str, Event]) -> list[Shift]:
    """The shifts of one series, each in a window of its own, while a change is likelier than not."""
    if sum(o.value is not None for o in series.observations) < FEWEST:
        return []
    a_year = PERIODS_A_YEAR[series.period]
    believed = posterior(series.observations, a_year)
    width = max(1, round(WINDOW_YEARS * a_year))
    free = np.ones(len(believed.change), dtype=bool)
    free[0] = False
    out: list[Shift] = []
    while True:
        window, probability = _likeliest(believed, free, width)
        if probability < LEAST_PROBABLE:
            return out
        low, high = _highest_density(believed.change, window)
        out.append(_shift(series, events, believed, window, (low, high), probability))
        free[max(0, window[0] - 1) : window[1] + 2] = False


def _likeliest(believed: Posterior, free: NDArray[np.bool_], width: int) -> tuple[tuple[int, int], float]:
    """The window (first, last) of free periods most likely to hold a change, and that probability."""
    best, where = 0.0, (0, 0)
    changed = believed.starts & free
    sums = np.concatenate([np.zeros((len(changed), 1), np.int64), changed.cumsum(axis=1)], axis=1)
    for first in np.flatnonzero(free).tolist():
        last = min(first + width - 1, len(free) - 1)
        probability = float((sums[:, last + 1] > sums[:, first]).mean())
        if probability > best:
            best, where = probability, (first, last)
    return where, best


def _highest_density(change: Floats, window: tuple[int, int]) -> tuple[int, int]:
    """The shortest stretch of the window with 90% of its probability of change."""
    first, last = window
    mass = change[first : last + 1]
    goal = MASS * mass.sum()
    sums = np.concatenate([[0.0], np.cumsum(mass)])
    stretches = [
        (j - i, i, j)
        for i in range(len(mass))
        for j in range(i, len(mass))
        if sums[j + 1] - sums[i] >= goal - 1e-12
    ]
    _, i, j = min(stretches)
    return first + i, first + j


def _shift(
    series: Series,
    events: Mapping[str, Event],
    believed: Posterior,
    window: tuple[int, int],
    interval: tuple[int, int],
    probability: float,
) -> Shift:
    """A shift told from the sampled segmentations that change within its window."""
    first, last = window
    changed = believed.starts[:, first : last + 1].any(axis=1)
    at = first + believed.starts[changed, first : last + 1].argmax(axis=1)
    until = last - believed.starts[changed, first : last + 1][:, ::-1].argmax(axis=1)
    rows = np.flatnonzero(changed)
    before, after = believed.level[rows, at - 1], believed.level[rows, until]
    direction: Direction = "up" if after.mean() >= before.mean() else "down"
    best = first + int(believed.change[first : last + 1].argmax())
    return Shift(
        measure=series.measure,
        of=series.of,
        start=series.observations[interval[0]].start,
        end=series.observations[interval[1]].start,
        best=series.observations[best].start,
        probability=round(min(probability, 0.999), 3),
        direction=direction,
        before=_summary(before),
        after=_summary(after),
        drivers=_drivers(series, events, interval, float(before.mean()), direction),
    )


def _summary(draws: Floats) -> tuple[float, float, float]:
    low, high = np.quantile(draws, [0.05, 0.95])
    return round(float(draws.mean()), 4), round(float(low), 4), round(float(high), 4)


def _drivers(
    series: Series,
    events: Mapping[str, Event],
    interval: tuple[int, int],
    before: float,
    direction: Direction,
) -> tuple[str, ...]:
    """Events in and soon after the interval, by how far they stand from the old level in the shift's direction."""
    sign = 1 if direction == "up" else -1
    pulls: dict[str, float] = {}
    for t in range(interval[0], min(interval[1] + AFTERMATH + 1, len(series.observations))):
        seen = series.observations[t]
        if seen.value is None:
            continue
        for name in seen.events:
            event = events[name]
            value = _value(series, event)
            pulls[name] = max(pulls.get(name, 0.0), sign * (value - before) * event.confidence)
    ranked = sorted((e for e in pulls if pulls[e] > 0), key=lambda e: (-pulls[e], e))
    return tuple(ranked[:MOST_DRIVERS])


def _value(series: Series, event: Event) -> float:
    """The event's value in the series' own direction: friendly to a rival counts against the tilt."""
    value = event.intensity / 10
    if series.measure != "tilt":
        return value
    with_patron = series.of[1] in (*event.source, *event.target)
    return value if with_patron else -value
