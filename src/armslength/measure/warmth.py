"""Warmth of i towards j: the deed to be expected of i, by all that i did to j before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.measure import ordinal
from armslength.measure.evidence import Evidence, observations
from armslength.measure.placing import Deed
from armslength.measure.sampling import DRAWS
from armslength.records import Reading, Series, Term

FEWEST = 3
"""Deeds under which nothing is said of a pair."""
KINDS: dict[str, frozenset[int]] = {
    "warmth": frozenset({1, 2, 3, 4}),
    "warmth.deeds": frozenset({2, 4}),
    "warmth.words": frozenset({1, 3}),
}
"""Measure -> the quads of PLOVER whose deeds it sees: all, material ones, verbal ones."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """A warmth series and the level behind it.

    Attributes:
        level: its mean and variance (periods), its scatter, and where it started before any deed; None where nothing
            is known.
    """

    series: Series
    level: tuple[Floats, Floats, float, float] | None

    def draws(self, seed: int) -> Floats | None:
        """(draws, periods) of it."""
        if self.level is None:
            return None
        mean, variance, scatter, _ = self.level
        noise = np.random.default_rng(seed).standard_normal((DRAWS, len(mean)))
        mood = mean + np.sqrt(variance) * noise
        return ordinal.expected(mood, np.array(scatter))


def of_kind(deeds: Sequence[Deed], kind: str) -> list[Deed]:
    """The deeds that a kind of warmth sees."""
    return [d for d in deeds if d.event.quad in KINDS[kind]]


def counts(deeds: Sequence[Deed], periods: int) -> Floats:
    """(periods, ranks): the weights of deeds."""
    return ordinal.counted(
        np.array([d.period for d in deeds], dtype=int),
        np.array([d.value for d in deeds], dtype=float),
        np.array([d.weight for d in deeds], dtype=float),
        periods,
    )


def centres(counted: Floats, kinds: Sequence[str]) -> Floats:
    """Where the level of each pair starts: at what is usual among the pairs of its kind."""
    of = np.array(kinds)
    return np.array([ordinal.usual(counted[of == kind]) for kind in kinds])


def enough(deeds: Sequence[Deed]) -> bool:
    """Whether anything is said of warmth."""
    return len({d.event.id for d in deeds}) >= FEWEST


def warmths(evidence: Evidence, asked: Sequence[tuple[str, str, str]]) -> list[Warmth]:
    """Warmth in [-1, 1] of each (kind, i, j); None throughout where fewer than three deeds are known.

    One call for all: the levels are found together.
    """
    periods = len(evidence.labels)
    deeds = [of_kind(evidence.deeds.get((i, j), ()), kind) for kind, i, j in asked]
    told = [n for n, found in enumerate(deeds) if enough(found)]
    level, start = None, np.zeros(0)
    if told:
        counted = np.stack([counts(deeds[n], periods) for n in told])
        start = centres(counted, [asked[n][0] for n in told])
        level = ordinal.levels(counted, evidence.months, start)
    place = {n: row for row, n in enumerate(told)}
    return [_warmth(evidence, asked[n], deeds[n], level, start, place.get(n)) for n in range(len(asked))]


def _warmth(
    evidence: Evidence,
    asked: tuple[str, str, str],
    deeds: Sequence[Deed],
    level: ordinal.Level | None,
    start: Floats,
    row: int | None,
) -> Warmth:
    kind, i, j = asked
    seen = observations(deeds, [1.0] * len(deeds), evidence.labels)
    if level is None or row is None:
        readings = tuple(Reading(o.start, None, None, None, len(o.events)) for o in seen)
        return Warmth(Series(kind, (i, j), evidence.period, "-1 to 1", -1.0, 1.0, readings, seen), None)
    readings = tuple(
        Reading(
            o.start,
            float(level.value[row, t]),
            float(level.low[row, t]),
            float(level.high[row, t]),
            len(o.events),
            (Term("deeds", o.value, o.weight, None, o.events),) if o.events else (),
        )
        for t, o in enumerate(seen)
    )
    series = Series(kind, (i, j), evidence.period, "-1 to 1", -1.0, 1.0, readings, seen)
    behind = level.mean[row], level.variance[row], float(level.scatter[row]), float(start[row])
    return Warmth(series, behind)
