"""From the posterior of change points to shifts that can be told: interval, probability, size, drivers, channel."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.detect import levels
from armslength.detect.changepoints import Posterior, hazard
from armslength.detect.densest import MASS, densest
from armslength.detect.segments import common
from armslength.floats import Floats
from armslength.interval import Z90
from armslength.ontology.plover import CHANNEL_OF_CONTEXT
from armslength.records import PERIODS_A_YEAR, Direction, Event, Observation, PeriodName, Series, Shift

FEWEST = 8
"""Periods with deeds under which no shift is looked for."""
WINDOW_YEARS = 1.0
LEAST_PROBABLE = 0.5
MOST_DRIVERS = 8
WIDEST = 3
"""A deed that may have been in more periods than these dates no shift: it would draw it to where it only may have been."""
AFTERMATH = 3
"""Periods after the interval whose events may still have made the shift."""
SHARES = frozenset({"compliance", "dependence"})
COARSE = 0.1
NEGLIGIBLE = 1e-9
SURE_OF = 9
"""Decimals to which probabilities are compared: beyond them stands how numbers were added up."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a series lets a shift be looked for in, on the scale -1 to 1: arrays (periods), weight 0 where nothing was seen."""

    values: Floats
    weights: Floats

    @property
    def seen(self) -> int:
        """Periods with anything in them."""
        return int(np.count_nonzero(self.weights))


@dataclass(frozen=True, slots=True)
class Window:
    """Where a shift lies: the year's window, the 90% interval in it, the likeliest period, and its probability."""

    first: int
    last: int
    low: int
    high: int
    best: int
    probability: float

    @property
    def starts(self) -> NDArray[np.intp]:
        """The periods of the window."""
        return np.arange(self.first, self.last + 1)


def signal(series: Series) -> Signal:
    """A series' observations, its range stretched to -1 to 1.

    A deed says of a share only that it is for the one side or the other: there it weighs a tenth.
    """
    low, high = _range(series)
    coarse = COARSE if series.measure.partition(".")[0] in SHARES else 1.0
    dated = dating([series])
    values, weights = [], []
    for o in series.observations:
        figures, total = beside_events(o)
        deeds = [(v, w) for e, v, w in zip(o.events, o.values, o.weights, strict=True) if e in dated]
        weight = figures + coarse * sum(w for _, w in deeds)
        total += coarse * sum(v * w for v, w in deeds)
        values.append(2 * (total / weight - low) / (high - low) - 1 if weight else 0.0)
        weights.append(weight)
    return Signal(np.array(values), np.array(weights))


def dating(series: Sequence[Series]) -> frozenset[str]:
    """The events that are known to `WIDEST` periods or fewer."""
    periods = Counter(e for s in series for o in s.observations for e in frozenset(o.events))
    sides = Counter(e for s in series for e in frozenset(e for o in s.observations for e in o.events))
    return frozenset(e for e, n in periods.items() if n <= WIDEST * sides[e])


def beside_events(observation: Observation) -> tuple[float, float]:
    """What an observation has beside its events, which is figures: their weight, and their values times it."""
    weight = observation.weight - sum(observation.weights)
    if observation.value is None or weight <= NEGLIGIBLE * observation.weight:
        return 0.0, 0.0
    of_events = sum(v * w for v, w in zip(observation.values, observation.weights, strict=True))
    return weight, observation.value * observation.weight - of_events


def merged(series: Sequence[Series]) -> Signal:
    """The deeds of several warmth series as one signal, each event once a period."""
    values, weights = [], []
    dated = dating(series)
    for seen in zip(*(s.observations for s in series), strict=True):
        deeds = {
            e: (v, w)
            for o in seen
            for e, v, w in zip(o.events, o.values, o.weights, strict=True)
            if e in dated
        }
        total = sum(w for _, w in deeds.values())
        values.append(sum(v * w for v, w in deeds.values()) / total if total else 0.0)
        weights.append(total)
    return Signal(np.array(values), np.array(weights))


def believed(signals: Sequence[Signal], period: PeriodName) -> Posterior:
    """The posterior of one signal's changes, or of those that several have in common."""
    chance = hazard(PERIODS_A_YEAR[period])
    if len(signals) == 1:
        return levels.posterior(signals[0].values, signals[0].weights, hazard=chance)
    return common([(s.values, s.weights) for s in signals], hazard=chance)[0]


def windows(posterior: Posterior, period: PeriodName) -> list[Window]:
    """Windows of a year that more likely than not hold a change, likeliest first, none beside another."""
    width = max(1, round(WINDOW_YEARS * PERIODS_A_YEAR[period]))
    change = posterior.change
    free = np.ones(len(change), dtype=bool)
    free[0] = False
    out: list[Window] = []
    while True:
        probability, first, last = surest(posterior, *_stretches(free, width))
        if probability < LEAST_PROBABLE:
            return out
        # A change is as likely in a period without deeds as in the next with some: that one is named.
        mass = change[first : last + 1]
        rounded = np.round(mass, SURE_OF)
        top = int(np.flatnonzero(rounded == rounded.max())[-1])
        low, high = densest(mass, top, MASS * mass.sum())
        out.append(Window(first, last, first + low, first + high, first + top, min(probability, 0.999)))
        free[max(0, first - 1) : last + 2] = False


def surest(posterior: Posterior, firsts: NDArray[np.intp], lasts: NDArray[np.intp]) -> tuple[float, int, int]:
    """Of stretches the one that most probably holds a change, the first of several: its probability, first and last period."""
    if not firsts.size:
        return 0.0, 0, 0
    expected = np.concatenate([[0.0], np.cumsum(posterior.change)])
    most = expected[lasts + 1] - expected[firsts]

    def broken(which: NDArray[np.intp]) -> Floats:
        return np.round(1 - posterior.unbroken(firsts[which], lasts[which]), SURE_OF)

    # No stretch holds a change more surely than it holds changes on average, so that few have to be asked.
    least = broken(np.array([most.argmax()]))[0]
    asked = np.flatnonzero(most >= least - 1e-6)
    probable = broken(asked)
    at = int(asked[probable.argmax()])
    return float(probable.max()), int(firsts[at]), int(lasts[at])


def found(series: Series, events: Mapping[str, Event]) -> list[tuple[Window, Shift]]:
    """The shifts of one series, where at least eight of its periods have anything in them."""
    seen = signal(series)
    if seen.seen < FEWEST:
        return []
    posterior = believed([seen], series.period)
    return [
        (w, told(series, w, posterior.before(w.starts), posterior.after(w.starts), events))
        for w in windows(posterior, series.period)
    ]


def told(
    series: Series,
    window: Window,
    before: tuple[float, float],
    after: tuple[float, float],
    events: Mapping[str, Event],
    *,
    level: float | None = None,
) -> Shift:
    """A shift in the series' own unit.

    Args:
        before, after: mean and variance of the level on each side, on the scale -1 to 1.
        level: the old level in the unit of the observations, where that is not the series' own.
    """
    direction: Direction = "up" if after[0] >= before[0] else "down"
    old = _unscaled(series, before[0]) if level is None else level
    drivers = _drivers(series, window, old, direction)
    return Shift(
        measure=series.measure,
        of=series.of,
        start=series.observations[window.low].start,
        end=series.observations[window.high].start,
        best=series.observations[window.best].start,
        probability=round(window.probability, 3),
        direction=direction,
        before=_summary(series, *before),
        after=_summary(series, *after),
        drivers=tuple(name for name, _ in drivers[:MOST_DRIVERS]),
        channel=_channel(drivers, events),
    )


def _stretches(free: NDArray[np.bool_], width: int) -> NDArray[np.intp]:
    """First and last period, (2, stretches), of every window of the width that begins in a free period and holds only free ones."""
    firsts, taken = np.flatnonzero(free), np.append(np.flatnonzero(~free), len(free))
    return np.stack([firsts, np.minimum(firsts + width, taken[np.searchsorted(taken, firsts)]) - 1])


def _summary(series: Series, mean: float, variance: float) -> tuple[float, float, float]:
    spread = Z90 * float(np.sqrt(variance))
    low, high = _range(series)
    level, below, above = (_unscaled(series, mean + s) for s in (0.0, -spread, spread))
    return round(level, 4), round(max(low, below), 4), round(min(high, above), 4)


def _drivers(series: Series, window: Window, before: float, direction: Direction) -> list[tuple[str, float]]:
    """Events in and soon after the interval, by how far they stand from the old level in the shift's direction."""
    sign = 1 if direction == "up" else -1
    dated, pulls = dating([series]), dict[str, float]()
    for seen in series.observations[window.low : window.high + AFTERMATH + 1]:
        for name, value, weight in zip(seen.events, seen.values, seen.weights, strict=True):
            if name not in dated:
                continue
            pulls[name] = max(pulls.get(name, 0.0), sign * (value - before) * weight)
    return sorted(((e, p) for e, p in pulls.items() if p > 0), key=lambda pull: (-pull[1], pull[0]))


def _channel(drivers: Sequence[tuple[str, float]], events: Mapping[str, Event]) -> str | None:
    """The channel that most of the drivers' pull belongs to."""
    pulls: dict[str, float] = defaultdict(float)
    for name, pull in drivers:
        for channel in {CHANNEL_OF_CONTEXT[c] for c in events[name].contexts if c in CHANNEL_OF_CONTEXT}:
            pulls[channel] += pull
    return max(sorted(pulls), key=lambda channel: pulls[channel], default=None)


def _range(series: Series) -> tuple[float, float]:
    return (series.low_bound or 0.0), (1.0 if series.high_bound is None else series.high_bound)


def _unscaled(series: Series, value: float) -> float:
    low, high = _range(series)
    return float(np.clip(low + (value + 1) / 2 * (high - low), low, high))
